"""What an examiner has to say of a desk test as it is written, and of the forms of a family together."""
