"""Contact drivers and what is done about them: figures, changes on trial, what is seen of those."""
