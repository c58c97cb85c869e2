"""Whatever reaches the supervisor and may want an answer, as one thing: a case."""
