"""Contact drivers and what is done about them: figures, changes on trial, what they really do, what can be seen of it."""
