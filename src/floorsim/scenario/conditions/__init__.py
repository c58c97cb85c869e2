"""Conditions as a scenario writes them: what the wallboard shows, what was decided, what has happened."""
