"""Grading a desk test line by line: for a terminal, a screen reader and a pipe alike."""
