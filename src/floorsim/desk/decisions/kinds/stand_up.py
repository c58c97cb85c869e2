"""E1: what is said at the stand-up: a few points, or everything on the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.calendar.stand_up import KEPT_IN_MIND, STAND_UP, remembered
from floorsim.desk.decisions.duty_pickers import PointsPicker, coming_duties, points_of
from floorsim.desk.decisions.families.words import MessageDecision
from floorsim.desk.decisions.pickers import ONE_OR_MORE
from floorsim.floor.states import LOGGED_IN
from floorsim.wording.names import choose
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import clock_from, in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class StandUp(MessageDecision):
    """Choose what you say at the next stand-up."""

    kind: ClassVar[str] = "stand_up"
    codes: ClassVar[tuple[str, ...]] = ("E1",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Prepare the stand-up"
    short: ClassVar[str] = "stand-up"
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = (
        "The stand-up itself takes its planned time, and everyone at the queues with it."
    )
    effect_later: ClassVar[str] = (
        f"Up to {KEPT_IN_MIND} points are remembered by most; of a long list fewer are remembered in all. "
        "If you choose nothing, you go through the whole list."
    )
    at_once: ClassVar[bool] = True

    points: Annotated[
        tuple[str, ...],
        ONE_OR_MORE,
        PointsPicker(label="Points", hint="What you say, in the order of the list"),
    ] = Field(default=(), description="Names of the points that you make; if left out, all of them")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """A stand-up must be to come, with something to choose from."""
        if not coming_duties(desk, STAND_UP):
            return "no stand-up is still to come today"
        return None if points_of(desk) else "there is nothing to choose from for this stand-up"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """How much of it is remembered, and whom it takes off the queues."""
        duty = next(iter(coming_duties(desk, STAND_UP)), None)
        if duty is None:
            return ()
        chosen = len(self.points or points_of(desk))
        at_queues = len([agent for agent in desk.floor.agents if agent.state in LOGGED_IN])
        return (
            f"{counted(chosen, 'point')}: each remembered by {percent(remembered(chosen))} of those there",
            f"at {clock_from(duty.start_s, desk.now)}, {in_minutes(duty.end_s - duty.start_s)} of "
            f"{counted(at_queues, 'agent')} now at the queues",
        )

    def why_not(self, desk: Workspace) -> str | None:
        """Only points of the next stand-up can be chosen."""
        known = [point.id for point in points_of(desk)]
        unknown = next((point for point in self.points if point not in known), None)
        return None if unknown is None else f"{unknown} is no point of it; {choose(unknown, known)}"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The stand-up will be held with these."""
        said = len(self.points or points_of(desk))
        duty = coming_duties(desk, STAND_UP)[0]
        duty.choice, duty.answered, duty.decided_by = self.points, True, order.key
        return f"you will make {counted(said, 'point')} at the stand-up"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "preparing the stand-up"
