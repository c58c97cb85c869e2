"""What the machine counts of an answer; people grade beside it, without seeing it."""
