"""Tests, laid out as src/floorsim is. A package of its own name, so that no installed one is taken for it."""
