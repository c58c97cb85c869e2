"""The roster of the days to come: who works when, what is needed, and how it can be changed."""
