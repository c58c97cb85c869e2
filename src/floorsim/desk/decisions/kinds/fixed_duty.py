"""What becomes of a fixed duty: held, shortened, moved, left out; a one-to-one takes its agent along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal, Self

from pydantic import Field

from floorsim.desk.calendar import Area, Duty
from floorsim.desk.calendar.entry import HELD_SHARE
from floorsim.desk.calendar.stand_up import STAND_UP
from floorsim.desk.decisions.agents_agenda import shift_end_s
from floorsim.desk.decisions.duty_pickers import (
    NEXT,
    DutyPicker,
    coming_duties,
    duty_named,
    duty_title,
    name_of,
)
from floorsim.desk.decisions.families.words import PlanDecision
from floorsim.desk.decisions.kinds.defer_activity import cancel, put_off
from floorsim.desk.decisions.pickers import ChoicePicker, MinutesPicker
from floorsim.floor.states import LOGGED_IN
from floorsim.units import DAY_S
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock_from, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

How = Literal["hold", "shorten", "move", "skip"]
WAYS: Final[dict[How, str]] = {
    "hold": "Hold it as planned",
    "shorten": "Shorten it",
    "move": "Move it to later",
    "skip": "Leave it out",
}


class FixedDuty(PlanDecision):
    """Hold, shorten, move or leave out a fixed duty before it begins."""

    kind: ClassVar[str] = "fixed_duty"
    codes: ClassVar[tuple[str, ...]] = ("I6", "C2", "A6")
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Hold, shorten, move or leave out a fixed duty"
    short: ClassVar[str] = "fixed duty"
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = "The time is yours, or the duty is held as you said."
    effect_later: ClassVar[str] = (
        "A duty needs half of its planned time to count. One left out is missed by those it is with."
    )
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    duty: Annotated[str, DutyPicker(label="Which", also={NEXT: "The next one"})] = Field(
        default=NEXT, description="Name of the duty; `next` is the one that begins first"
    )
    how: Annotated[How, ChoicePicker(labels=WAYS)] = Field(description="What becomes of it")
    minutes_of: Annotated[
        int,
        Field(ge=5, le=240, alias="minutes"),
        MinutesPicker(
            steps=(5, 10, 15, 20, 30, 45, 60, 90),
            label="Minutes",
            hint="Shortened: to so many. Moved: later by so many",
        ),
    ] = Field(default=15, description="Shortened to so many minutes, or moved later by so many")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Some duty must still be to come."""
        return None if coming_duties(desk) else "no fixed duty is still to come today"

    def definite(self, desk: Workspace) -> Self:
        """The duty by its name."""
        duty = duty_named(desk, self.duty)
        return self if isinstance(duty, str) else self.model_copy(update={"duty": name_of(duty)})

    def facts(self, desk: Workspace) -> Sequence[str]:
        """When it is, from how much of it on it counts, and what holding it takes off the floor."""
        duty = duty_named(desk, self.duty)
        if isinstance(duty, str):
            return ()
        planned_min = (duty.end_s - duty.start_s) / 60.0
        found = [
            f"{clock_from(duty.start_s, desk.now)}–{time_of_day(duty.end_s)}, {in_minutes(60 * planned_min)}",
            f"counts as held from {in_minutes(60 * HELD_SHARE * planned_min)} on",
        ]
        if duty.kind == STAND_UP:
            at_queues = len([one for one in desk.floor.agents if one.state in LOGGED_IN])
            found.append(f"takes {counted(at_queues, 'agent')} off the queues")
        if duty.with_agent is not None and duty.with_agent[1].start_s != duty.with_agent[1].planned_s:
            found.append("put off before; again costs morale")
        return found

    def why_not(self, desk: Workspace) -> str | None:
        """The duty must be to come, and its new time fit the shift."""
        duty = duty_named(desk, self.duty)
        if isinstance(duty, str):
            return duty
        length_s = duty.end_s - duty.start_s
        if self.how == "shorten" and 60.0 * self.minutes_of >= length_s:
            return f"{duty.title()} takes {in_minutes(length_s)} as it is; shorten it to less"
        if self.how != "move":
            return None
        end_s = self._start_s(desk, duty) + length_s
        if end_s > desk.floor.day_ends_s(duty.start_s):
            return f"it would end at {time_of_day(end_s)}, after your shift; move it by less"
        if duty.with_agent is not None and duty.start_s // DAY_S == desk.now // DAY_S:
            agent = duty.with_agent[0]
            home_s = shift_end_s(agent, desk.now)
            if end_s > home_s:
                name = desk.name(agent)
                return f"{name}'s shift ends at {time_of_day(home_s)}; move it by less or shorten it"
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The calendar changes, and the agent's plan with it."""
        duty = duty_named(desk, self.duty)
        assert not isinstance(duty, str)
        duty.answered = self.how != "move"  # at its new time it asks again
        if self.how != "hold":
            duty.decided_by = order.key
        if self.how == "shorten":
            desk.calendar.shorten(duty, duty.start_s + 60.0 * self.minutes_of)
            return f"you shortened {duty.title()} to {in_minutes(60.0 * self.minutes_of)}"
        if self.how == "move":
            start_s = self._start_s(desk, duty)
            if duty.with_agent is not None:
                put_off(desk, *duty.with_agent, start_s, order.cause())
            else:
                desk.calendar.move(duty, start_s)
            return f"you moved {duty.title()} to {clock_from(start_s, desk.now)}"
        if self.how == "skip":
            if duty.with_agent is not None:
                cancel(desk, *duty.with_agent, order.cause())
            else:
                desk.calendar.cancel(duty)
                duty.missed()
            return f"you left out {duty.title()}"
        return f"you will hold {duty.title()} at {clock_from(duty.start_s, desk.now)}"

    def doing(self, desk: Workspace) -> str:
        """What becomes of which."""
        verb = {"hold": "holding", "shorten": "shortening", "move": "moving", "skip": "leaving out"}[self.how]
        return f"{verb} {duty_title(desk, self.duty)}"

    def _start_s(self, desk: Workspace, duty: Duty) -> float:
        return max(duty.start_s, desk.now) + 60.0 * self.minutes_of
