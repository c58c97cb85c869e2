"""What is reported to leadership: figures of a period, what is said of it, and what comes of that."""
