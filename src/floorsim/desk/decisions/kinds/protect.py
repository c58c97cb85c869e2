"""Protecting a time of one's own: a duty, or queued work that is given a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area, Entry
from floorsim.desk.decisions.duty_pickers import DutyPicker, duty_named
from floorsim.desk.decisions.families.words import PlanDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.own_queue import entry_of, not_queued
from floorsim.desk.decisions.pickers import QueuedPicker, TimePicker
from floorsim.scenario.values.units import TimeOfDay
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class Protect(PlanDecision):
    """Keep a time free for a duty or for queued work: what would run into it is not begun before it."""

    kind: ClassVar[str] = "protect"
    codes: ClassVar[tuple[str, ...]] = ("I7", "H8")
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Protect a time of your own"
    short: ClassVar[str] = "protect"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"own_work": "p"}
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = (
        "Queued work that would run into it waits; what is short is still done before."
    )
    effect_later: ClassVar[str] = "What came in during that time is done later."
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    decision: Annotated[
        int | None,
        Field(ge=0),
        QueuedPicker(label="Work", none="none", hint="Queued work whose time is kept"),
    ] = Field(default=None, description="Number of queued work in this run; it or a duty")
    duty: Annotated[
        str | None, DutyPicker(label="Or duty", none="none", hint="A fixed duty whose time is kept")
    ] = Field(default=None, description="Name of a fixed duty, in place of queued work")
    starts: Annotated[
        TimeOfDay | None, TimePicker(label="From", none="when it is its turn", hint="When the work is done")
    ] = Field(
        default=None,
        description="Queued work: when it is done; if left out, when it would be anyway",
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Something must be waiting or fixed."""
        return None if desk.queued() or desk.calendar.duties else "nothing is queued or fixed"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """From when to when."""
        if self.decision is None:
            duty = duty_named(desk, self.duty or "")
            return (
                () if isinstance(duty, str) else (f"{time_of_day(duty.start_s)}–{time_of_day(duty.end_s)}",)
            )
        entry = entry_of(desk, self.decision)
        if entry is None:
            return ()
        at_s = self._at_s(desk, entry)
        return () if at_s == inf else (_times(at_s, at_s + entry.left_s),)

    def why_not(self, desk: Workspace) -> str | None:
        """The duty must be to come; the work queued, and its time to come and within the shift."""
        if self.decision is None:
            if self.duty is None:
                return "say what is protected: queued work or a fixed duty"
            duty = duty_named(desk, self.duty)
            if isinstance(duty, str):
                return duty
            return f"{duty.title()} is protected already" if duty.protected else None
        entry = entry_of(desk, self.decision)
        if entry is None:
            return not_queued(desk, self.decision, "protected")
        at_s = self._at_s(desk, entry)
        if at_s == inf:
            return "there is no time for it in your shift as things stand"
        if at_s < desk.now:
            return f"it is past {time_of_day(at_s)}; choose a time to come"
        ends_s = desk.floor.day_ends_s(at_s)
        if at_s + entry.left_s > ends_s:
            return f"it would end after your shift, which ends at {time_of_day(ends_s)}"
        return None

    def queue_after(self, desk: Workspace) -> Sequence[Entry]:
        """The work with its time."""
        entry = None if self.decision is None else entry_of(desk, self.decision)
        if entry is None:
            return desk.calendar.queue
        timed = replace(entry, at_s=self._at_s(desk, entry), protected=True)
        return [timed if one is entry else one for one in desk.calendar.queue]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The time is kept."""
        if self.decision is None:
            duty = duty_named(desk, self.duty or "")
            assert not isinstance(duty, str)
            desk.calendar.protect(duty)
            return f"you protected {duty.title()} at {time_of_day(duty.start_s)}"
        entry = entry_of(desk, self.decision)
        assert entry is not None
        at_s, what = self._at_s(desk, entry), entry.doing()
        desk.calendar.set_time(entry.key, at_s, protected=True)
        return f"you protected {time_of_day(at_s)} for {what}"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        if self.decision is None:
            duty = duty_named(desk, self.duty or "")
            return "protecting a duty" if isinstance(duty, str) else f"protecting {duty.title()}"
        entry = entry_of(desk, self.decision)
        return "protecting a time" if entry is None else f"protecting a time for {entry.doing()}"

    def _at_s(self, desk: Workspace, entry: Entry) -> float:
        if self.starts is not None:
            return desk.today(self.starts)
        foreseen = desk.calendar.forecast().of(entry)
        return inf if foreseen is None else foreseen.starts_s


def _times(from_s: float, to_s: float) -> str:
    return f"{time_of_day(from_s)}–{time_of_day(to_s)}"
