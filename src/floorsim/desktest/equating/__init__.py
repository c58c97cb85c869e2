"""Whether the forms of a desk test are equal: shown by simulation, by structure, by answering at random."""
