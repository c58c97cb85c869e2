"""What a candidate reads and answers in a desk test, for the screen and the line mode alike."""
