"""H8: doing like things together, which saves the minute of switching between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum, inf
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area, Entry
from floorsim.desk.decisions.families.words import PlanDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.own_queue import entry_of, not_queued
from floorsim.desk.decisions.pickers import QueuedPicker
from floorsim.wording.numbers import counted
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class BatchWork(PlanDecision):
    """Do queued work of one sort together: switching between sorts costs a minute each time."""

    kind: ClassVar[str] = "batch_work"
    codes: ClassVar[tuple[str, ...]] = ("H8",)
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Do like work together"
    short: ClassVar[str] = "batch"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"own_work": "b"}
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = (
        "Your queue is put in order, sort by sort; each switch avoided saves a minute."
    )
    effect_later: ClassVar[str] = "Work that was ahead of it is done later."
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    decision: Annotated[
        Annotated[int, Field(ge=0)] | None,
        QueuedPicker(none="all of it", hint="Only work like this; none chosen: all of the queue"),
    ] = Field(default=None, description="Only work like this decision comes together; if left out, all of it")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a minute to save."""
        if len(desk.calendar.queue) < 2:
            return "fewer than two things are queued"
        orders = (_batched(desk, None), *_each(desk))
        if any(saved_s(desk, one) > 0.0 for one in orders):
            return None
        return "similar work is together in your queue already; nothing is saved"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What it saves, and when all of it is done."""
        queue = self.queue_after(desk)
        saved = saved_s(desk, queue)
        free_s = desk.calendar.foreseen(queue).free_at_s
        found = [f"saves {in_minutes(saved)} of switching"]
        return found if free_s == inf else [*found, f"free at {time_of_day(free_s)}"]

    def why_not(self, desk: Workspace) -> str | None:
        """It must save something."""
        if self.decision is not None and entry_of(desk, self.decision) is None:
            return not_queued(desk, self.decision, "brought together with others")
        return None if saved_s(desk, self.queue_after(desk)) > 0.0 else "that saves no switching"

    def queue_after(self, desk: Workspace) -> Sequence[Entry]:
        """Sort by sort."""
        return _batched(desk, None if self.decision is None else entry_of(desk, self.decision))

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The queue is in its new order."""
        queue = self.queue_after(desk)
        saved = saved_s(desk, queue)
        desk.calendar.order_by([entry.key for entry in queue])
        return f"you put {counted(len(queue), 'thing')} in order, sort by sort; saves {in_minutes(saved)}"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "putting your work in order"


def saved_s(desk: Workspace, queue: Sequence[Entry]) -> float:
    """Time of switching that another order of the queue saves; 0 where it saves none."""
    return max(0.0, _spent_s(desk, desk.calendar.queue) - _spent_s(desk, queue))


def _spent_s(desk: Workspace, queue: Sequence[Entry]) -> float:
    """Time that all of the queue takes, switching included."""
    forecast = desk.calendar.foreseen(queue)
    found = [one for entry in queue if (one := forecast.of(entry)) is not None]
    return fsum(one.ends_s - one.starts_s for one in found)


def _each(desk: Workspace) -> Iterator[list[Entry]]:
    """The queue with one sort of work brought together, for each sort."""
    first = {entry.area: entry for entry in reversed(desk.calendar.queue)}
    return (_batched(desk, entry) for entry in first.values())


def _batched(desk: Workspace, like: Entry | None) -> list[Entry]:
    """The queue with what is like one entry behind it; or all of it, sorts in the order of their first."""
    queue = desk.calendar.queue
    if like is not None:
        place = next(place for place, entry in enumerate(queue) if entry.area == like.area)
        alike = [entry for entry in queue if entry.area == like.area]
        others = [entry for entry in queue if entry.area != like.area]
        return [*others[:place], *alike, *others[place:]]
    current = desk.calendar.current
    areas = [*([current.area] if current is not None else []), *(entry.area for entry in queue)]
    order = list(dict.fromkeys(areas))
    return sorted(queue, key=lambda entry: order.index(entry.area))
