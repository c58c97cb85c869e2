"""Demand: what the plan expects, how days differ from it, and every first contact of a run."""
