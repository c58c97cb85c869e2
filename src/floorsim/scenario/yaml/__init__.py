"""YAML text as a document: a plain tree with the place of every value."""
