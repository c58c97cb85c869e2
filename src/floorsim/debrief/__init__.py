"""The review after a run: what each decision was worth, what was luck, what was missed, what to try next."""
