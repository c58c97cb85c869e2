"""The words of a desk test's three reports, for a page and a terminal alike."""
