"""What weighs on people from day to day until somebody deals with it."""

from typing import Annotated, Literal

from pydantic import Field

from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.values.units import Share, TimeOfDay

ConcernKind = Literal["team", "conflict", "unused", "need", "fear"]
"""What it is about: something that wears the team down, two who no longer get on, somebody who could do
more, somebody who needs the work arranged otherwise, somebody new who is afraid of it."""


class Concern(Block):
    """Something that weighs on the agents named (none named: on everyone) until it is eased.

    While it holds, morale goes each day to a level that is lower by `morale`, the log odds of resigning are
    higher by `leave`, and every shift is harder by `strain`.
    """

    kind: ConcernKind
    agents: tuple[Name, ...] = ()
    morale: Share = 0.1
    leave: Annotated[float, Field(ge=0, le=3)] = 0.0
    strain: Share = 0.0
    spreads: Share = 0.0
    """Chance a day that it takes hold of one more colleague."""
    seen: Text | None = None
    """What can be noticed without asking."""
    says: Text | None = None
    """What those concerned say when they are asked."""


class StartingConcern(Concern):
    """One that the scenario has; it begins with the run unless a time is written."""

    start: Annotated[TimeOfDay | None, Field(alias="from")] = None
