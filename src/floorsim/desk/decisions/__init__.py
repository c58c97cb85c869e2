"""What the supervisor can decide: families, kinds of their own, and kinds that data/decisions fills."""
