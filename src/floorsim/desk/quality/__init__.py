"""Reviewing contacts: their written traces, the supervisor's samples, and what is seen of both."""
