"""What decisions, conversations, messages and incidents bring about, each consequence with its record."""
