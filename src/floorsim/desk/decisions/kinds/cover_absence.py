"""B5: people have not come, or a day is short: call people in, have standby come, or plan the day anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.decisions.families.roster_day import RosterDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker, DayPicker, NumberPicker
from floorsim.floor.rostering.changes import shift_on
from floorsim.floor.rostering.days_ahead import days_left
from floorsim.floor.rostering.replanned import replan
from floorsim.floor.states import ABSENT
from floorsim.units import MINUTE_S
from floorsim.wording.names import both
from floorsim.wording.numbers import counted
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

How = Literal["standby", "list", "replan", "ignore"]
LABELS: Final[dict[How, str]] = {
    "standby": "Call standby",
    "list": "Call-out list",
    "replan": "Replan breaks",
    "ignore": "Carry on",
}
MINUTES: Final[dict[How, float]] = {"standby": 2.0, "list": 6.0, "replan": 6.0, "ignore": 1.0}
"""Your minutes: a list is phoned down name by name, a plan is told to each person (D)."""
MOST_TOLD: Final = 5


class CoverAbsence(RosterDecision):
    """Cover for people who are missing."""

    kind: ClassVar[str] = "cover_absence"
    codes: ClassVar[tuple[str, ...]] = ("B5",)
    title: ClassVar[str] = "Cover for people who are missing"
    short: ClassVar[str] = "call in"
    acts_on: ClassVar[ActsOn] = "interval"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"interval": "c"}
    minutes: ClassVar[float] = 6.0
    also_today: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        "People on standby come; some of those on the list say no. A new plan needs nobody extra, and "
        "moves breaks."
    )
    effect_later: ClassVar[str] = (
        "People called in work on a day off, as overtime. Offline work that is put off today is owed."
    )

    day: Annotated[int, Field(ge=1), DayPicker(today=True, hint="Which day")] = Field(
        description="Day of the scenario; 1 is the first"
    )
    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(
        description="Call standby, go down the list, move breaks and offline work, or carry on"
    )
    many: Annotated[int, Field(ge=1, le=10), NumberPicker(steps=(1, 2, 3, 4), label="How many")] = Field(
        default=1, description="How many are called in at most; ignored otherwise"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Somebody must have stayed away, be off today, or a day be left to plan."""
        today = desk.floor.day_of(desk.now)
        off = any(shift_on(one, today) is None for one in desk.floor.agents)
        known = off or _stayed_away(desk) or days_left(desk.floor)
        return None if known else "nobody has stayed away, and nobody is off today"

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """Your minutes."""
        return in_minutes(MINUTE_S * MINUTES[value]) if value in MINUTES else ""

    def cost_minutes(self, desk: Workspace) -> float:
        """By what you do."""
        return desk.minutes_for(self.kind, MINUTES[self.how])

    def why_not(self, desk: Workspace) -> str | None:
        """Somebody must be missing that day, and there be somebody to call, within the budget."""
        reason = super().why_not(desk)
        if reason is None and not self.gaps(desk):
            reason = f"nobody is missing on {self.day_words(desk)} by what is known now"
        if reason is None and self.how in ("standby", "list"):
            able = desk.consequences.rosters.could_come(self.day - 1, None, standby=self.how == "standby")
            shortest_s = min((plan.end_s - plan.start_s for _, plan in able), default=None)
            if shortest_s is None:
                who = "on standby" if self.how == "standby" else "who is off"
                reason = f"nobody {who} could help on {self.day_words(desk)}"
            else:
                reason = desk.budget.too_little_overtime(shortest_s)
        return reason

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """The gap may be less by then; whoever was to be called still can be."""
        return RosterDecision.why_not(self, desk)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Who has not come, where people are short, and who could be called."""
        return list(self._facts(desk))

    def _facts(self, desk: Workspace) -> Iterator[str]:
        if self.day - 1 == desk.floor.day_of(desk.now):
            absent = [desk.name(one) for one in _stayed_away(desk)]
            yield f"absent today: {', '.join(absent) or 'nobody'}"
        yield from self.cover_facts(desk)
        for standby, words in ((True, "standby"), (False, "off, on the list")):
            able = desk.consequences.rosters.could_come(self.day - 1, None, standby=standby)
            names = [f"{desk.name(one)} from {time_of_day(plan.start_s)}" for one, plan in able[:MOST_TOLD]]
            yield f"{words}: {', '.join(names) or 'nobody'}"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """They come or do not; the plan changes or does not."""
        words, cause, rosters = self.day_words(desk), order.cause(), desk.consequences.rosters
        if self.how == "ignore":
            desk.consequences.record("cover_absence", "", self.day, "ignored", cause)
            return f"you left {words} as it is"
        if self.how == "replan":
            moved = replan(desk.floor, desk.consequences.wallboard, self.day - 1)
            for agent in moved:
                desk.consequences.record("activity", agent.id, self.day, "moved", cause)
            if not moved:
                return f"you looked at {words}; nothing could be moved out of the gap"
            return f"you moved breaks and offline work of {counted(len(moved), 'agent')} on {words}"
        came = rosters.call_in(self.many, self.day - 1, None, self.how == "standby")
        for id in came:
            desk.consequences.record("call_in", id, self.day, "", cause)
        names = both(desk.name(one) for one in desk.floor.agents if one.id in came)
        return f"you called people in for {words}: {names or 'nobody can come'}"

    def doing(self, desk: Workspace) -> str:
        """For which day."""
        return f"covering for people who are missing on {self.day_words(desk)}"


def _stayed_away(desk: Workspace) -> list[Agent]:
    """Who has not come, or had to leave by what has happened."""
    away_until = desk.floor.modifiers.away_until
    return [one for one in desk.floor.agents if one.state == ABSENT or away_until(one) is not None]
