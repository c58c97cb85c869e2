"""A test for every row of the decision catalogue."""
