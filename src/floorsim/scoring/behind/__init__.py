"""What is behind each part of a score: the contacts, people, cases and decisions, worst first."""

from floorsim.scoring.behind.parts import behind
from floorsim.scoring.behind.row import Behind

__all__ = ["Behind", "behind"]
