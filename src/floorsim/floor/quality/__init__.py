"""Quality: the rubric behind every contact, reviews of a few, satisfaction surveys."""
