"""The supervisor's own day: fixed duties, and how rested the day begins."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.steps import Step
from floorsim.scenario.values.units import Seconds, Share, TimeOfDay

DutyKind = Literal[
    "stand_up", "one_to_one", "side_by_side", "review", "cross_team", "lunch", "daily_summary", "handover"
]
WITH_AN_AGENT: Final[frozenset[DutyKind]] = frozenset({"one_to_one", "side_by_side"})
"""Duties that take an agent as well."""


class StandUpPoint(Block):
    """Something that can be said at a stand-up, and what comes of its being remembered."""

    id: Name
    text: Text
    effects: tuple[Effect, ...] = ()
    """`subject` stands for the agents who remember it."""
    guidance: tuple[Name, ...] = ()
    """Drivers that the team knows how to handle from then on, if at least half of those there remember it."""


class FixedDuty(Block):
    """A duty of the supervisor at a fixed time."""

    kind: DutyKind
    at: TimeOfDay
    length: Annotated[Seconds, Field(gt=0, le=4 * 3600.0), Field(alias="for")]
    id: Name | None = None
    """Its name in decisions; without one its kind, with a number from the second of the kind on."""
    title: Text | None = None
    agent: Annotated[Name | None, Field(alias="with")] = None
    step: Step | None = None
    """Side-by-side: the step of the rubric that it is about."""
    days: tuple[Annotated[int, Field(ge=1, le=366)], ...] = ()
    """Days of the scenario on which it is held; empty means every day."""
    about: Literal["today", "week", "month"] | None = None
    """Daily summary: what it reports on; left out, today."""
    points: tuple[StandUpPoint, ...] = ()
    if_held: tuple[Effect, ...] = ()
    if_missed: tuple[Effect, ...] = ()

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        if self.agent is None and self.kind in WITH_AN_AGENT:
            raise refusal(f"a {self.kind} is with one agent", "write `with:` and the agent's id")
        if self.agent is not None and self.kind not in WITH_AN_AGENT:
            raise refusal(f"a {self.kind} names no agent", "leave `with` out", at=("with",))
        if self.points and self.kind != "stand_up":
            raise refusal("only a stand-up has points", "leave `points` out", at=("points",))
        if self.about is not None and self.kind != "daily_summary":
            raise refusal("only a daily summary reports on something", "leave `about` out", at=("about",))
        if self.step is not None and self.kind != "side_by_side":
            raise refusal("only a side-by-side has a step", "leave `step` out", at=("step",))
        if (self.if_held or self.if_missed) and self.kind == "one_to_one":
            key = "if_held" if self.if_held else "if_missed"
            right = "leave it out; what a one-to-one brings is the same for all"
            raise refusal("a one-to-one has no effects of its own", right, at=(key,))
        ids = [point.id for point in self.points]
        if len(ids) != len(set(ids)):
            raise refusal("two points have the same id", "give each its own", at=("points",))
        return self

    def effects(self) -> Iterator[Effect]:
        """Every effect of its being held or missed, and of what is said at it."""
        yield from self.if_held
        yield from self.if_missed
        for point in self.points:
            yield from point.effects


class Supervisor(Block):
    """The supervisor of the run."""

    duties: tuple[FixedDuty, ...] = ()
    energy: Annotated[Share, Field(gt=0)] = 0.95
    """At the start of play, 0-1; 1 is fully rested."""

    def named(self) -> dict[str, FixedDuty]:
        """The duties by the names that decisions use, in the order in which they are written."""
        taken = {duty.id for duty in self.duties if duty.id is not None}
        found: dict[str, FixedDuty] = {}
        for duty in self.duties:
            id, number = duty.id or duty.kind, 1
            while duty.id is None and (id in taken or id in found):
                number += 1
                id = f"{duty.kind}-{number}"
            found[id] = duty
        return found
