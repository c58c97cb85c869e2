"""The tabs of the review: what each shows and does with its keys."""
