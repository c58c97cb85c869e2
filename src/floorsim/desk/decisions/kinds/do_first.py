"""Changing the order of one's own work: what is done next, or now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import SWITCH_MIN, Area, Entry
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import ChoicePicker, QueuedPicker
from floorsim.wording.names import listed
from floorsim.wording.numbers import percent
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


NOTE_S: Final = 60.0
"""Time that it takes to write down where a piece of work stands (D)."""


class DoFirst(Decision):
    """Put a queued decision before the others, or do it now and what you are doing afterwards."""

    kind: ClassVar[str] = "do_first"
    family: ClassVar[Family] = "plan"
    codes: ClassVar[tuple[str, ...]] = ("I4",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Do a queued decision first"
    short: ClassVar[str] = "first"
    acts_on: ClassVar[ActsOn] = "own_work"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"own_work": "f"}
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = "It starts before everything else that is queued, or at once."
    effect_later: ClassVar[str] = (
        f"The rest is done later. Resuming what you put aside takes {in_minutes(60.0 * SWITCH_MIN)} more."
    )
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    decision: Annotated[int, Field(ge=0), QueuedPicker(hint="What you do first")] = Field(
        description="Number of the decision in this run, from 0"
    )
    now: Annotated[
        bool,
        ChoicePicker(labels={False: "After what you are doing", True: "Now: put aside what you are doing"}),
    ] = Field(default=False, description="Whether what you are doing is put aside for it")
    note: Annotated[
        bool,
        ChoicePicker(
            labels={False: "Without a note", True: f"Note where you were ({in_minutes(NOTE_S)})"},
            label="Before",
        ),
    ] = Field(default=False, description="Whether you first write down where you were")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Something must be waiting."""
        return None if desk.queued() else "none of your decisions is queued"

    def cost_minutes(self, desk: Workspace) -> float:
        """It takes no time."""
        return 0.0

    def why_not(self, desk: Workspace) -> str | None:
        """It must be waiting, and what is in hand must be such that it can wait."""
        waiting = [order.seq for order in desk.queued()]
        if self.decision not in waiting:
            return f"decision {self.decision} is not queued; {listed(waiting, 'and')} can be done first"
        if not self.now:
            first = desk.calendar.queue[0].key == f"decision:{self.decision}"
            return f"decision {self.decision} is first already" if first else None
        current = desk.calendar.current
        if current is None or desk.calendar.can_put_aside:
            return None
        if current.started_s < 0.0:
            return "you are still switching tasks; wait a minute"
        return f"you are {current.doing()}; that can't be put aside"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What is put aside for it, and how easily that is forgotten."""
        current = desk.calendar.current
        if not self.now or current is None or not desk.calendar.can_put_aside:
            return ()
        words = f"put aside for it: {current.doing()}"
        chance = desk.forgetting()
        return (
            (words,) if self.note or not chance else (words, f"without a note forgotten: {percent(chance)}")
        )

    def queue_after(self, desk: Workspace) -> Sequence[Entry]:
        """What is named comes before the others; what would be put aside for it is left out of account."""
        key = f"decision:{self.decision}"
        return sorted(desk.calendar.queue, key=lambda entry: entry.key != key)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The order changes."""
        first = next(one for one in desk.queued() if one.seq == self.decision)
        what, current = first.decision.doing(desk), desk.calendar.current
        if not self.now:
            desk.calendar.do_first(first.key)
            return f"you moved to the front of your queue: {what}"
        note_s = NOTE_S if self.note else 0.0
        interrupted = desk.calendar.interrupt(first.key, note_s=note_s)
        if interrupted and current is not None and current.key in _waiting(desk):
            noted = ", with a note" if self.note else ""
            return f"you put aside {current.doing()} for {what}{noted}"
        return f"you moved to the front of your queue: {what}"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "changing the order of your work"


def _waiting(desk: Workspace) -> set[str]:
    return {entry.key for entry in desk.calendar.queue}
