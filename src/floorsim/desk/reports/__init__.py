"""What is reported to leadership: the figures of a period, what is said of it, what comes of what was said."""
