"""One run of a scenario: advance the clock, take decisions, observe the floor, record and replay."""
