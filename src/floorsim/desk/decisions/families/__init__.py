"""Families of decisions: what a decision is about, and what of it is the same for all of them."""
