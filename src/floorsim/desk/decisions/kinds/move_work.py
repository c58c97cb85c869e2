"""Moving queued work of one's own: to another place in the queue, or to a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area, Entry
from floorsim.desk.decisions.families.words import PlanDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.own_queue import entry_of, not_queued
from floorsim.desk.decisions.pickers import NumberPicker, QueuedPicker, TimePicker
from floorsim.scenario.values.units import TimeOfDay
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


LAST: Final = 99
"""A place beyond the end of any queue (D)."""


class MoveWork(PlanDecision):
    """Move queued work to another place in your queue, or leave it until a time."""

    kind: ClassVar[str] = "move_work"
    codes: ClassVar[tuple[str, ...]] = ("I8", "H8")
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Move queued work"
    short: ClassVar[str] = "move"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"own_work": "m"}
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = "It is done at its new place or time; the rest moves up or back."
    effect_later: ClassVar[str] = (
        "At its time it goes before work without a time. What is in hand is finished first."
    )
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    decision: Annotated[int, Field(ge=0), QueuedPicker(hint="What you move")] = Field(
        description="Number of the decision in this run, from 0"
    )
    place: Annotated[
        Annotated[int, Field(ge=1, le=LAST)] | None,
        NumberPicker(steps=(1, 2, 3, 4, 5, LAST), none="the end", hint="Place in the queue; 99 is the end"),
    ] = Field(default=None, description="Place in the queue, from 1; if left out, the end")
    to: Annotated[
        TimeOfDay | None,
        TimePicker(label="Or until", none="no time", hint="Left until then, whatever its place"),
    ] = Field(default=None, description="Left until this time, whatever its place")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Something must be waiting."""
        return None if desk.queued() else "none of your decisions is queued"

    def why_not(self, desk: Workspace) -> str | None:
        """It must be waiting; a time must be to come, within the shift, and not make it late."""
        entry = entry_of(desk, self.decision)
        if entry is None:
            return not_queued(desk, self.decision, "moved")
        if self.to is None:
            here = [one.key for one in self.queue_after(desk)] == [one.key for one in desk.calendar.queue]
            return "it is there already" if here and entry.at_s is None else None
        at_s = desk.today(self.to)
        if at_s < desk.now:
            return f"it is past {time_of_day(at_s)}; choose a time to come"
        ends_s = desk.floor.day_ends_s(at_s)
        if at_s + entry.left_s > ends_s:
            return f"it would end after your shift, which ends at {time_of_day(ends_s)}"
        if entry.due_s is not None and at_s > entry.due_s:
            return f"it has to be begun by {time_of_day(entry.due_s)}; choose a time before that"
        return None

    def queue_after(self, desk: Workspace) -> Sequence[Entry]:
        """The queue in its new order."""
        entry = entry_of(desk, self.decision)
        queue = desk.calendar.queue
        if entry is None:
            return queue
        if self.to is not None:
            timed = replace(entry, at_s=desk.today(self.to), protected=False)
            return [timed if one is entry else one for one in queue]
        rest = [one for one in queue if one is not entry]
        rest.insert((self.place or LAST) - 1, replace(entry, at_s=None, protected=False))
        return rest

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The queue changes."""
        entry = entry_of(desk, self.decision)
        assert entry is not None
        what = entry.doing()
        if self.to is not None:
            desk.calendar.set_time(entry.key, desk.today(self.to), protected=False)
            return f"you left until {time_of_day(desk.today(self.to))}: {what}"
        desk.calendar.move_to(entry.key, (self.place or LAST) - 1)
        where = f"place {self.place}" if self.place else "the end"
        return f"you moved to {where} of your queue: {what}"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "moving queued work"
