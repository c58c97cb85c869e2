"""What a desk test is made of, as it is written: exercises, timing, instructions, rubrics."""
