"""One-to-ones of the plan: duties of the supervisor that take an agent as well."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from floorsim.desk.calendar.calendar import Calendar
from floorsim.desk.calendar.entry import HELD_SHARE, Duty
from floorsim.desk.consequences.consequences import Consequences
from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.states import ABSENT, OFF
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.values.units import format_time
from floorsim.units import DAY_S
from floorsim.wording.times import time_of_day

ONE_TO_ONE: Final = "one_to_one"
HELD_MORALE: Final = 0.03
"""Morale that a one-to-one held gives the agent (D: coaching and recognition, Bakker et al. 2003)."""
STOOD_UP_MORALE: Final = -0.05
"""Morale that waiting for a supervisor who does not come costs the agent (D)."""


BeginTalk = Callable[[Agent, float, Callable[[], None]], Callable[[], bool] | None]
"""Begins a conversation with an agent that lasts at most so many seconds, and calls something when it is
over. Gives what ends it and says whether anything was said; None when there is no conversation that fits."""


class OneToOnes:
    """Puts the one-to-ones of everybody's plan into the supervisor's calendar.

    The agent goes to it by the plan, after the contact in hand. The supervisor comes when free: before
    anything queued, but not out of what is being done. Meetings end on time, for both. When both are there
    it becomes a conversation, if there is one that fits.
    """

    def __init__(self, consequences: Consequences, calendar: Calendar, begin_talk: BeginTalk) -> None:
        self.consequences = consequences
        self._begin_talk = begin_talk
        self._talks: dict[str, Callable[[], bool]] = {}
        """What ends the conversation of a duty, by the duty's key."""
        self.calendar = calendar
        self.floor = consequences.floor
        for agent in self.floor.agents:
            for item in agent.agenda:
                day = self.floor.workday_with(item.start_s, item.start_s + item.length_s)
                if item.activity == ONE_TO_ONE and day is not None:
                    self._fix(agent, item, day[0])

    def _fix(self, agent: Agent, item: AgendaItem, day_from_s: float) -> None:
        length_s = item.length_s
        duty = Duty(
            key=key_of(agent, item),
            area="coaching",
            start_s=max(item.start_s, day_from_s),
            end_s=item.start_s + length_s,
            doing=lambda: f"the one-to-one with {self.consequences.name(agent)}",
            called=lambda: f"1:1 with {self.consequences.name(agent)}",
            takes_place=lambda: may_come(agent, self.floor.now),
            expected=lambda: expected_of(agent, duty, self.floor.now),
            begun=lambda: self._together(duty, item, agent),
            over=lambda given_s: self._over(duty, agent, item, length_s, given_s),
            missed=partial(self._missed, agent, item),
            kind=ONE_TO_ONE,
            with_agent=(agent, item),
        )
        item.on_begin = partial(self._agent_is_there, duty, item)
        item.on_changed = partial(self._changed, duty, item)
        item.on_done = _nothing  # somebody waits for its end, so nobody goes home out of it
        self.calendar.fix(duty)

    def _changed(self, duty: Duty, item: AgendaItem) -> None:
        """The plan was changed: the supervisor's follows."""
        if duty.settled:
            return
        if item.cancelled:
            self.calendar.cancel(duty)
        else:
            self.calendar.move(duty, item.start_s)

    def _agent_is_there(self, duty: Duty, item: AgendaItem, agent: Agent) -> None:
        """The agent stays until the planned end, however late the contact before let go."""
        item.length_s = max(0.0, duty.end_s - item.begun_s)
        self._together(duty, item, agent)
        if self.calendar.current is not duty and self.floor.now >= self.floor.play_from_s:
            self.consequences.say(
                f"{self.consequences.name(agent)} waits for the one-to-one with you", "floor"
            )

    def _together(self, duty: Duty, item: AgendaItem, agent: Agent) -> None:
        """The second of the two is there: it becomes a conversation, if there is one that fits."""
        if duty is not self.calendar.current or duty.started_s < 0.0 or item.begun_s < 0.0:
            return

        def over() -> None:
            if duty is self.calendar.current:
                self.calendar.finish()

        end = self._begin_talk(agent, duty.end_s - self.floor.now, over)
        if end is not None:
            self._talks[duty.key] = end

    def _over(self, duty: Duty, agent: Agent, item: AgendaItem, length_s: float, given_s: float) -> None:
        """The supervisor gets up; what counts is what was said, else the time that both were there."""
        name, cause = self.consequences.name(agent), self._cause(agent, item)
        end_talk = self._talks.pop(duty.key, None)
        if end_talk is not None and end_talk():
            self._release(agent, item)
            self.consequences.record(ONE_TO_ONE, agent.id, given_s / 60.0, "held", cause)
            self._is_over(agent)
            return
        together_s = min(given_s, self.floor.now - item.begun_s) if item.begun_s >= 0.0 else 0.0
        self._release(agent, item)
        if together_s >= HELD_SHARE * length_s:
            self.consequences.record(ONE_TO_ONE, agent.id, together_s / 60.0, "held", cause)
            self.consequences.move_morale([agent], HELD_MORALE, cause)
            self._is_over(agent)
        elif not together_s and not item.cancelled:
            self.consequences.say(f"{name} could not get away for the one-to-one", "floor")

    def _is_over(self, agent: Agent) -> None:
        """What weighs on somebody is said where there is time for it."""
        self.consequences.say(f"the one-to-one with {self.consequences.name(agent)} is over", "floor")
        for text in self.consequences.hear_out((agent.id,)) if agent.wellbeing.concerns else ():
            self.consequences.say(text, "effect")

    def _missed(self, agent: Agent, item: AgendaItem) -> None:
        """The supervisor was not free before its end."""
        waited = item.begun_s >= 0.0
        self._release(agent, item)
        if not waited:
            return
        name, cause = self.consequences.name(agent), self._cause(agent, item)
        self.consequences.record(ONE_TO_ONE, agent.id, 0.0, "stood up", cause)
        self.consequences.move_morale([agent], STOOD_UP_MORALE, cause)
        until = time_of_day(self.floor.now)
        self.consequences.say(f"{name} waited for the one-to-one until {until}; you did not come", "effect")

    def _release(self, agent: Agent, item: AgendaItem) -> None:
        """The agent goes back to the queues, or stays there if the contact before never let go."""
        if agent.now_item is item:
            interventions.bring_back(self.floor, agent)
        elif item.begun_s < 0.0 and not item.cancelled:
            item.on_changed = None
            interventions.cancel_item(self.floor, agent, item)

    def _cause(self, agent: Agent, item: AgendaItem) -> Cause:
        return Cause(key_of(agent, item), agents=(agent.id,))


def key_of(agent: Agent, item: AgendaItem) -> str:
    """What a planned one-to-one is called in the calendar, and as the cause of what comes of it."""
    return f"{ONE_TO_ONE}:{agent.id}:{format_time(item.planned_s)}"


def may_come(agent: Agent, now_s: float) -> bool:
    """Whether the agent is at work, or late and still expected."""
    if agent.state == ABSENT or agent.resigned:
        return False
    if agent.state != OFF:
        return True
    begun_s = max((from_s for from_s, to_s in agent.shifts if from_s <= now_s < to_s), default=None)
    return begun_s is not None and agent.logged_in_s < begun_s


def expected_of(agent: Agent, duty: Duty, now_s: float) -> bool:
    """Whether the one-to-one will take place by what is known now.

    One on a later day is expected of everybody who has not resigned; so is one in a shift still to come.
    """
    if agent.resigned:
        return False
    if duty.start_s // DAY_S > now_s // DAY_S:
        return True
    if agent.state == ABSENT:
        return False
    to_come = any(now_s < from_s <= duty.start_s for from_s, _ in agent.shifts)
    return to_come or may_come(agent, now_s)


def _nothing(agent: Agent) -> None:
    return None
