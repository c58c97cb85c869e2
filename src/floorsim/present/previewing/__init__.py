"""A scenario on one page before anybody plays it: what comes, who is there, who is needed, what happens when."""
