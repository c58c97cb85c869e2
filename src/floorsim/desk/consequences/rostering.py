"""Changes of the roster as the desk makes them: by name and day, within the law and the overtime budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.roster import DayPlan, PlannedItem, day_plan
from floorsim.floor.rostering import changes, cover
from floorsim.floor.rostering.arranged import How, arrange
from floorsim.floor.rostering.days_ahead import days_left
from floorsim.floor.rostering.law import why_not_worked
from floorsim.floor.states import ACTIVITY_STATES
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.sums import whole_sum
from floorsim.units import DAY_S, HOUR_S
from floorsim.wording.activities import some_activity
from floorsim.wording.names import both
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.consequences.consequences import Consequences

COMES_IN_S: Final = HOUR_S
"""From the call to being at work, for somebody who is off today (D)."""
SHORTEST_S: Final = 2 * HOUR_S
"""Nobody comes in for less (D)."""
COMES_WHEN_CALLED: Final = 0.5
"""Part of their morale, 0-1, that is the chance that somebody who would rather not work overtime comes in on
a day off (D); who likes overtime comes, who is on standby has to."""
TOMORROW: Final = "tomorrow"


class Rostering:
    """The verbs by which the roster of the days to come is changed; days are counted from 0."""

    def __init__(self, consequences: Consequences) -> None:
        self._of = consequences
        self.floor = consequences.floor

    def day_of(self, written: int | str | None, agent: str = "") -> int | None:
        """The day meant, if the run has it still to come: a number from 1, a weekday, `tomorrow`, or the
        agent's next day of work (None)."""
        floor, left = self.floor, days_left(self.floor)
        if isinstance(written, int):
            return written - 1 if written - 1 in left else None
        if written in WEEKDAYS:
            return next((day for day in left if floor.scenario.floor.weekday_of(day) == written), None)
        who = None if written == TOMORROW else self._of.agent(agent)
        return next((day for day in left if who is None or changes.shift_on(who, day) is not None), None)

    def agent_called(self, written: str) -> str | None:
        """The id of the agent with this id, name or first name, or None; of two with one first name neither
        is meant."""
        people = self.floor.agents
        whole = [one.id for one in people if written in (one.id, one.name, self._of.name(one))]
        first = [
            one.id
            for one in people
            if written in (self._of.name(one).split()[0], one.written_name.split()[0])
        ]
        return whole[0] if whole else first[0] if len(first) == 1 else None

    def day_words(self, day: int) -> str:
        """`Thursday`, after its number where the run has more than a week."""
        floor = self.floor.scenario.floor
        name = floor.weekday_of(day).capitalize()
        return name if floor.days <= len(WEEKDAYS) else f"{name}, day {day + 1}"

    def why_no_shift(self, agent: Agent, day: int) -> str | None:
        """Why there is no shift of the agent's on a day that could still be changed, or None."""
        name, words = self._of.name(agent), self.day_words(day)
        if day in agent.leave:
            return f"{name} is on leave on {words}"
        shift = changes.shift_on(agent, day)
        if shift is None:
            return f"{name} does not work on {words}"
        return f"{name}'s shift on {words} has begun" if shift[0] <= self.floor.now else None

    def why_no_leave(self, agent: Agent, day: int) -> str | None:
        """Why the agent has no leave on a day that could be cancelled, or None."""
        if day not in agent.leave or agent.leave[day].start_s <= self.floor.now:
            return f"{self._of.name(agent)} has no leave to come on {self.day_words(day)}"
        return self._law(agent, day, agent.leave[day])

    def why_no_swap(self, one: Agent, other: Agent, day: int) -> str | None:
        """Why the two can't work each other's shift, or None."""
        if one is other:
            return "a swap takes two people"
        reason = self.why_no_shift(one, day)
        if reason is None and changes.shift_on(other, day) is not None:
            reason = self.why_no_shift(other, day)
        if reason is None and day in other.leave:
            reason = self.why_no_shift(other, day)
        first, second = changes.plan_on(one, day), changes.plan_on(other, day)
        if reason is None and first is not None:
            reason = self._law(other, day, first)
        if reason is None and second is not None:
            if (first is not None) and (first.start_s, first.end_s) == (second.start_s, second.end_s):
                return "both work the same hours that day"
            reason = self._law(one, day, second)
        return reason

    def swap_gaps(self, one: Agent, other: Agent, day: int) -> list[cover.Gap]:
        """Where a swap would leave somebody missing, channel by channel."""
        first, second = changes.plan_on(one, day), changes.plan_on(other, day)
        moves = [(one, first, second), (other, second, first)]
        return cover.gaps(self.floor, self._of.wallboard, day, moves)

    def why_not_longer(self, agent: Agent, day: int, length_s: float) -> str | None:
        """Why the agent's shift of a day to come can't be so much longer, or None."""
        reason = self.why_no_shift(agent, day)
        shift = changes.shift_on(agent, day)
        if reason is None and shift is not None:
            reason = why_not_worked(agent, self._of.name(agent), day, shift[0], shift[1] + length_s)
        if reason is None and length_s > self._of.budget.overtime_left_s:
            reason = "the overtime budget is used up"
        return reason

    # The verbs of effects

    def leave(self, agent: str, day: int) -> str | None:
        """The agent has the day off."""
        who = self._agent(agent)
        reason = self.why_no_shift(who, day)
        if reason is None:
            changes.take_off(self.floor, who, day)
        return reason

    def cancel_leave(self, agent: str, day: int) -> str | None:
        """The agent works after all."""
        who = self._agent(agent)
        reason = self.why_no_leave(who, day)
        if reason is None:
            changes.cancel_leave(self.floor, who, day)
        return reason

    def swap(self, one: str, other: str, day: int, if_covered: bool) -> str | None:
        """Two work each other's shift, unless `if_covered` and that leaves an interval short."""
        first, second = self._agent(one), self._agent(other)
        reason = self.why_no_swap(first, second, day)
        if reason is None and if_covered and (short := self.swap_gaps(first, second, day)):
            reason = f"{gap_words(short[0])} with it"
        if reason is None:
            changes.swap(self.floor, first, second, day)
        return reason

    def put_on_shift(self, agent: str, day: int, shift: str) -> str | None:
        """The agent works another shift of the scenario."""
        who, plan = self._agent(agent), day_plan(self.floor.scenario.floor.shifts[shift], day, 0)
        reason = self.why_no_shift(who, day) or self._law(who, day, plan)
        if reason is None:
            changes.put_on(self.floor, who, day, plan)
        return reason

    def extend(self, agent: str, day: int, length_s: float) -> str | None:
        """The agent's shift of the day ends later, as overtime."""
        who = self._agent(agent)
        reason = self.why_not_longer(who, day, length_s)
        if reason is None:
            changes.extend(self.floor, who, day, length_s)
            self._of.budget.spend(0.0, length_s)
        return reason

    def call_in(self, count: int, day: int, channel: str | None, standby: bool) -> list[str]:
        """So many who are off come in where people are short; gives those who do."""
        came: list[str] = []
        for who, plan in self.could_come(day, channel, standby=standby):
            length_s = plan.end_s - plan.start_s
            if len(came) < count and length_s <= self._of.budget.overtime_left_s and self.comes(who, day):
                changes.call_in(self.floor, who, plan)
                self._of.budget.spend(0.0, length_s)
                came.append(who.id)
        return came

    def could_come(self, day: int, channel: str | None, *, standby: bool) -> list[tuple[Agent, DayPlan]]:
        """Who is off on a day and could be called, each with the hours that would help most; `standby` limits
        it to those on standby. Nobody where nobody is missing."""
        short = [gap for gap in cover.gaps(self.floor, self._of.wallboard, day) if gap.end_s > self.floor.now]
        found = []
        for agent in self.floor.agents:
            off = changes.shift_on(agent, day) is None and day not in agent.leave and not agent.resigned
            if not off or (day in agent.standby) != standby:
                continue
            own = [
                gap for gap in short if channel in (None, gap.channel) and self._serves(agent, gap.channel)
            ]
            plan = self._hours(agent, day, own)
            if plan is not None:
                found.append((agent, plan))
        return found

    def comes(self, agent: Agent, day: int) -> bool:
        """Whether the agent comes when called: standby has to, who likes overtime does."""
        if day in agent.standby or agent.overtime_willing:
            return True
        draw = self.floor.random.few(1, "called in", agent.id, day)[0]
        return bool(draw < COMES_WHEN_CALLED * agent.wellbeing.morale)

    def put_in(self, agent: str, day: int, activity: Any) -> str | None:
        """An activity more, where its `at`, `length`, `kind`, `title` and `driver` say."""
        who = self._agent(agent)
        start_s = day * DAY_S + activity.at
        reason = self.why_no_shift(who, day) or self.why_no_room(who, day, start_s, activity.length)
        if reason is None:
            state = ACTIVITY_STATES[activity.kind]
            planned = PlannedItem(
                activity.kind, state, start_s, activity.length, activity.title, activity.driver
            )
            changes.put_in(self.floor, who, planned)
        return reason

    def why_no_room(
        self, agent: Agent, day: int, start_s: float, length_s: float, without: AgendaItem | None = None
    ) -> str | None:
        """Why an activity does not fit into the agent's day, or None; `without` is the one that moves."""
        name, shift = self._of.name(agent), changes.shift_on(agent, day)
        if shift is None or start_s < shift[0] or start_s + length_s > shift[1]:
            times = f"from {time_of_day(start_s)} to {time_of_day(start_s + length_s)}"
            return f"{name} does not work {times} that day"
        for item in changes.items_on(agent, day):
            if (
                item is not without
                and start_s < item.start_s + item.length_s
                and item.start_s < start_s + length_s
            ):
                return f"{name} has {some_activity(item.activity)} at that time"
        return None

    def arrange(self, how: How, cover: bool) -> list[str]:
        """Deals the shifts of all days to come anew; gives those whose plan changed."""
        board = self._of.wallboard
        return [one.id for one in arrange(self.floor, board, days_left(self.floor), how, cover=cover)]

    def tell(self, agents: Sequence[str], day: int) -> None:
        """Writes into the log whose day has changed; of nobody, that nobody can come."""
        names = both(self._of.name(self._agent(id)) for id in agents)
        words = self.day_words(day)
        told = f"the roster of {words} has changed for {names}" if names else f"nobody can come in on {words}"
        self._of.say(told, "effect")

    def reforecast(self, channels: Sequence[str], day: int, times: float) -> None:
        """Planning expects so many times the contacts on these live channels, or on all."""
        for channel in self.floor.channels:
            if channel.live and (not channels or channel.id in channels):
                self._of.wallboard.correct_forecast(channel.index, day, times)

    def _agent(self, id: str) -> Agent:
        found = self._of.agent(id)
        assert found is not None
        return found

    def _law(self, agent: Agent, day: int, plan: DayPlan) -> str | None:
        return why_not_worked(agent, self._of.name(agent), day, plan.start_s, plan.end_s)

    def _serves(self, agent: Agent, channel: str) -> bool:
        return self.floor.compiled.channel_index[channel] in agent.home

    def _hours(self, agent: Agent, day: int, short: Sequence[cover.Gap]) -> DayPlan | None:
        """The shift of the scenario that would close most of the gaps, from when the agent can be there."""
        best: tuple[int, int, DayPlan] | None = None
        for number, shift in enumerate(self.floor.scenario.floor.shifts.values()):
            plan = day_plan(shift, day, 0)
            start_s = max(plan.start_s, self.floor.now + COMES_IN_S)
            items = tuple(item for item in plan.items if item.start_s >= start_s)
            plan = DayPlan(start_s, plan.end_s, items)
            closed_s = whole_sum(
                round(gap.missing * max(0.0, min(gap.end_s, plan.end_s) - max(gap.start_s, start_s)))
                for gap in short
            )
            fits = plan.end_s - start_s >= SHORTEST_S and self._law(agent, day, plan) is None
            if fits and closed_s > 0 and (best is None or closed_s > best[0]):
                best = (closed_s, number, plan)
        return None if best is None else best[2]


def gap_words(gap: cover.Gap) -> str:
    """`Voice is 2 short from 16:00 to 18:00`."""
    times = f"from {time_of_day(gap.start_s)} to {time_of_day(gap.end_s)}"
    return f"{gap.title} is {gap.missing} short {times}"
