"""What is checked of a scenario beyond its form: that the whole of it can be played."""
