"""The wallboard: what a supervisor sees live, and where the day is heading."""
