"""A6: an activity of a day to come is put into the plan or moved, while nothing is owed for it yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.decisions.families.roster_day import PersonsDayDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker, MinutesPicker, Option, Picker
from floorsim.floor.agent import AgendaItem
from floorsim.floor.roster import PlannedItem
from floorsim.floor.rostering import changes
from floorsim.floor.states import ACTIVITY_STATES
from floorsim.scenario.models.staff import ActivityKind
from floorsim.scenario.values.units import TimeOfDay, format_time
from floorsim.units import DAY_S, HOUR_S
from floorsim.wording.activities import activity_words, some_activity
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

KINDS: Final[dict[ActivityKind, str]] = {
    "break": "Break",
    "lunch": "Lunch",
    "meeting": "Meeting",
    "training": "Training",
    "coaching": "Coaching",
    "back_office": "Back office",
}


class ClockPicker(Picker):
    """A time of a day, every half hour from seven to nine in the evening."""

    takes: ClassVar[str] = "time"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Each as it is written and as it is read."""
        for half_hour in range(14, 43):
            at_s = half_hour * HOUR_S / 2.0
            yield Option(format_time(at_s), time_of_day(at_s))


class PlanActivity(PersonsDayDecision):
    """Plan an activity on a later day."""

    kind: ClassVar[str] = "plan_activity"
    codes: ClassVar[tuple[str, ...]] = ("A6",)
    title: ClassVar[str] = "Plan an activity on a later day"
    short: ClassVar[str] = "plan activity"
    acts_on: ClassVar[ActsOn] = "agent"
    minutes: ClassVar[float] = 1.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = "The plan of that day changes; today stays as it is."
    effect_later: ClassVar[str] = "The agent is off the queues at that time, with nothing owed for another."

    activity: Annotated[ActivityKind, ChoicePicker(labels=KINDS)] = Field(description="Which activity")
    begins: Annotated[TimeOfDay, ClockPicker(label="At")] = Field(description="Time of that day")
    how: Annotated[
        Literal["put_in", "move"], ChoicePicker(labels={"put_in": "One more", "move": "Move it there"})
    ] = Field(default="put_in", description="One more, or the one that is planned moves there")
    length: Annotated[
        int, Field(ge=5, le=240), MinutesPicker(steps=(15, 30, 45, 60, 90, 120), label="Minutes")
    ] = Field(default=30, description="How many minutes, where it is one more")

    def why_not(self, desk: Workspace) -> str | None:
        """There must be a shift with room for it, and something to move if it moves."""
        reason = super().why_not(desk)
        if reason is not None:
            return reason
        agent, day, rosters = self.who(desk), self.day - 1, desk.consequences.rosters
        reason = rosters.why_no_shift(agent, day)
        item = self._item(desk)
        if reason is None and self.how == "move" and item is None:
            reason = f"{desk.name(agent)} has no {activity_words(self.activity)} planned that day"
        length_s = 60.0 * self.length if self.how == "put_in" or item is None else item.length_s
        moving = item if self.how == "move" else None
        return reason or rosters.why_no_room(agent, day, self._at_s(), length_s, moving)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What the day has already, and where it is short without the agent."""
        agent = self.who(desk)
        planned = [
            f"{activity_words(item.activity)} {time_of_day(item.start_s)}"
            for item in changes.items_on(agent, self.day - 1)
        ]
        return [f"{desk.name(agent)}: {', '.join(planned) or 'nothing planned'}", *self.cover_facts(desk)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The plan changes."""
        agent, item, at_s = self.who(desk), self._item(desk), self._at_s()
        if self.how == "move":
            assert item is not None
            changes.move(desk.floor, agent, item, at_s)
        else:
            state = ACTIVITY_STATES[self.activity]
            changes.put_in(
                desk.floor, agent, PlannedItem(self.activity, state, at_s, 60.0 * self.length, None, None)
            )
        desk.consequences.record("activity", agent.id, self.day, self.activity, order.cause())
        when = f"{self.day_words(desk)} {time_of_day(at_s)}"
        return f"you planned {some_activity(self.activity)} for {desk.name(agent)} on {when}"

    def doing(self, desk: Workspace) -> str:
        """Whose day."""
        return f"planning {desk.name(self.who(desk))}'s {self.day_words(desk)}"

    def _at_s(self) -> float:
        return (self.day - 1) * DAY_S + self.begins % DAY_S

    def _item(self, desk: Workspace) -> AgendaItem | None:
        items = changes.items_on(self.who(desk), self.day - 1)
        return next((item for item in items if item.activity == self.activity), None)
