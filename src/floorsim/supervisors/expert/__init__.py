"""A supervisor who looks ahead, in a guess made from what can be seen."""

from floorsim.supervisors.expert.expert import Expert
from floorsim.supervisors.expert.public import public_facts

__all__ = ["Expert", "public_facts"]
