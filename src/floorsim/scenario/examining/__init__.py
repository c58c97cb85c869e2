"""What an examiner asks of a scenario that is valid: that it can be trained with, and that its numbers are a
contact centre's. All of it is a warning."""
