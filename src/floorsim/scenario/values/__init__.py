"""Times, durations, shares and amounts as a scenario writes them."""
