"""What is wrong with a file, where it stands, and what would be right."""
