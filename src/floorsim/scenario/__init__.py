"""The language of scenarios: its models, its loader with line numbers, and the shipped library."""
