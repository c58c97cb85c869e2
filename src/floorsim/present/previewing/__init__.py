"""A scenario on one page before it is played: what comes, who is there, who is needed, what happens when."""
