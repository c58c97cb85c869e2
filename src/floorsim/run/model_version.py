"""The version of the model, the fourth part of a run's name; lists of runs need it without the engine."""

MODEL_VERSION = 7
"""Goes up whenever the same scenario, seed and decisions could give other numbers."""
