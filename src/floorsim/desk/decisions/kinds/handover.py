"""E8: how the shift is handed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import SWITCH_MIN, Area
from floorsim.desk.calendar.handover import HANDOVER, NONE, WAYS
from floorsim.desk.decisions.duty_pickers import coming_duties
from floorsim.desk.decisions.families.words import MessageDecision
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import clock, clock_from, in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

SAID: Final = {"read_back": "a written list and have it read back", "written_list": "a written list",
               "verbal": "in a few words"}  # fmt: skip


class Handover(MessageDecision):
    """Choose how you hand over at the end of your shift."""

    kind: ClassVar[str] = "handover"
    codes: ClassVar[tuple[str, ...]] = ("E8",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Prepare the handover"
    short: ClassVar[str] = "handover"
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = "The handover itself takes the time of the way you choose."
    effect_later: ClassVar[str] = (
        "What is open when you go, promises first, is the next shift's to keep; what nobody told them is "
        "dropped. If you choose nothing, you hand over in a few words."
    )
    at_once: ClassVar[bool] = True

    how: Annotated[
        Literal["read_back", "written_list", "verbal", "none"],
        ChoicePicker(labels={name: way.words for name, way in WAYS.items()}),
    ] = Field(description="How you pass on what is open: in 8, 6 or 3 minutes, or not at all")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """A handover must be planned and still to come."""
        if coming_duties(desk, HANDOVER):
            return None
        return "no handover is still to come; what is open here ends with the run"

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """What it takes, and what is dropped."""
        way = WAYS[value]
        return f"{in_minutes(60.0 * way.minutes)}, {percent(way.dropped)} dropped"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What is open now, and when the handover is."""
        duty = next(iter(coming_duties(desk, HANDOVER)), None)
        if duty is None:
            return ()
        morning_s = next((from_s for from_s, _ in desk.floor.workdays if from_s > duty.start_s), None)
        owed, waiting = desk.cases.left_open(morning_s)
        which = "open now" if morning_s is None else f"open and due before {clock(morning_s)}"
        return (
            f"{which}: {counted(owed, 'promise')}, {counted(waiting, 'case')}",
            f"at {clock_from(duty.start_s, desk.now)}, {in_minutes(duty.end_s - duty.start_s)} planned",
        )

    def why_not(self, desk: Workspace) -> str | None:
        """The time planned for it must be long enough."""
        duty = coming_duties(desk, HANDOVER)[0]
        needed_s, planned_s = 60.0 * WAYS[self.how].minutes, duty.end_s - duty.start_s
        if needed_s <= planned_s:
            return None
        return (
            f"it takes {in_minutes(needed_s)}, and {in_minutes(planned_s)} are planned; choose a shorter way"
        )

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The handover will be held like this; what it needs less is free."""
        duty = coming_duties(desk, HANDOVER)[0]
        duty.choice, duty.answered, duty.decided_by = (self.how,), True, order.key
        if self.how == NONE:
            desk.calendar.cancel(duty)
            duty.missed()
            return "you will hand over nothing"
        needed_s = 60.0 * (WAYS[self.how].minutes + SWITCH_MIN)
        if needed_s < duty.end_s - duty.start_s:
            desk.calendar.shorten(duty, duty.start_s + needed_s)
        return f"you will hand over {SAID[self.how]}"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "preparing the handover"
