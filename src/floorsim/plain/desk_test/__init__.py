"""A desk test line by line: the same sitting, exercises and marks as on the screen."""
