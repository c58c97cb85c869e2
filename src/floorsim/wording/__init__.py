"""How times, numbers, names and sentences are written for people, wherever they are read."""
