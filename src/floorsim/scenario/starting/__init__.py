"""A new scenario: the text of its file, from a template or on a shipped scenario."""
