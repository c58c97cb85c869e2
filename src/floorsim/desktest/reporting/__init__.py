"""The figures of a desk test's three reports: for the candidate, the panel and the programme."""
