"""What a front end shows of a run, in words, figures and rows with roles; how it looks is not said here."""
