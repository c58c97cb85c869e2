"""The site as it is seen to stand now: channels as decisions left them, what is left of everybody's day."""

from __future__ import annotations

from typing import Any, Final

from floorsim.desk.view import FloorView
from floorsim.floor.states import ACTIVITY_STATES
from floorsim.floor.view import AgentView, ChannelView
from floorsim.scenario.models.channels import Callbacks, Channel
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.staff import Activity, Agent, Shift
from floorsim.supervisors.expert.plan import Plan, PlannedAgent
from floorsim.units import DAY_S, MINUTE_S

UNKNOWN_S: Final = 10 * MINUTE_S
"""An absence from the floor whose end nobody has said is taken to last this much longer (D)."""
LATE_S: Final = 5 * MINUTE_S
"""Whoever should be there and is not comes after this (D)."""
SHORT_S: Final = 4 * MINUTE_S
"""An activity that the plan does not have lasts this long (D: a micro-break)."""
OFFERED_OVER_S: Final = 2 * MINUTE_S
"""Callbacks that the scenario says nothing of are offered over this wait (D)."""
AWAY_AT: Final = {
    "break": "break",
    "lunch": "lunch",
    "meeting": "meeting",
    "training": "training",
    "coaching": "coaching",
    "back_office": "back_office",
    "away": "break",
    "switching": "back_office",
}
"""What somebody is at who is seen in such a state."""


class Site:
    """What is guessed of the site at one moment. Times are seconds after the day's midnight."""

    def __init__(self, facts: Scenario, plan: Plan, view: FloorView, end_s: float) -> None:
        self._facts, self._plan, self._view, self._end_s = facts, plan, view, end_s
        self._day_s = facts.floor.day_of(view.now_s) * DAY_S
        self._now_s = view.now_s - self._day_s

    def parts(self) -> dict[str, Any]:
        """Agents, shifts, channels and groups, by the scenario's names for them."""
        agents: list[Agent] = []
        shifts: dict[str, Shift] = {}
        for seen in self._view.agents:
            planned = self._plan.agents.get(seen.id)
            shift = None if planned is None else self._shift(seen, planned)
            if planned is not None and shift is not None:
                shifts[seen.id] = shift
                agents.append(_agent(seen, planned))
        return {
            "agents": tuple(agents),
            "shifts": shifts,
            "channels": {
                one.id: _channel(self._facts.floor.channels[one.id], one) for one in self._view.channels
            },
            "groups": {
                id: group.model_copy(update={"count": 0, "shifts": (), "staffing": ()})
                for id, group in self._facts.floor.groups.items()
            },
        }

    def _shift(self, seen: AgentView, planned: PlannedAgent) -> Shift | None:
        """What is left of somebody's day, with what is planned in it; None for who does not come any more."""
        hours = self._hours(seen, planned)
        if hours is None:
            return None
        begins_s, end_s = hours
        activities = [*self._present(seen, end_s), *self._coming(seen, planned, end_s)]
        return Shift.model_construct(start=begins_s, end=end_s, activities=tuple(activities))

    def _hours(self, seen: AgentView, planned: PlannedAgent) -> tuple[float, float] | None:
        if seen.state == "absent":
            return None
        if seen.shift_end_s is not None:
            begins_s, end_s = self._now_s - 1.0, seen.shift_end_s - self._day_s
        else:
            coming = [one for one in planned.shifts if one[1] > self._view.now_s]
            if not coming or seen.handled:
                return None
            begins_s = max(coming[0][0] - self._day_s, self._now_s + LATE_S)
            end_s = coming[0][1] - self._day_s
        return (begins_s, end_s) if begins_s < self._end_s and end_s > begins_s + MINUTE_S else None

    def _present(self, seen: AgentView, end_s: float) -> list[Activity]:
        """What somebody is away at now."""
        kind = AWAY_AT.get(seen.state)
        until_s = self._now_s + UNKNOWN_S if seen.until_s is None else seen.until_s - self._day_s
        until_s = min(until_s, end_s)
        if kind is None or until_s <= self._now_s:
            return []
        return [_activity(kind, self._now_s - 1.0, until_s - self._now_s + 1.0)]

    def _coming(self, seen: AgentView, planned: PlannedAgent, end_s: float) -> list[Activity]:
        """What the plan still has for somebody, the next at the time that is shown."""
        kind, next_s = seen.next_activity, seen.next_activity_s
        if kind is None or next_s is None:
            return []
        alike = [one for one in planned.items if one.kind == kind]
        found = [_activity("break", max(next_s - self._day_s, self._now_s + 1.0), SHORT_S)]
        if alike:
            nearest = min(alike, key=lambda one: abs(one.start_s - next_s))
            found = [_activity(kind, max(next_s - self._day_s, self._now_s + 1.0), nearest.length_s)]
        found += [
            _activity(one.kind, one.start_s - self._day_s, one.length_s)
            for one in planned.items
            if one.start_s > next_s
        ]
        return [one for one in found if one.at + one.length <= end_s]


def _agent(seen: AgentView, planned: PlannedAgent) -> Agent:
    return Agent.model_construct(
        id=seen.id,
        group=planned.group,
        skills=planned.skills,
        on=planned.on,
        shift=seen.id,
        tenure_weeks=seen.tenure_weeks,
        overtime_willing=seen.overtime_willing,
    )


def _channel(written: Channel, seen: ChannelView) -> Channel:
    callbacks = None
    if seen.callbacks_on:
        callbacks = written.callbacks or Callbacks.model_construct(offer_when_wait_over=OFFERED_OVER_S)
    cap = seen.concurrency_cap if written.medium == "chat" else written.concurrency
    return written.model_copy(update={"concurrency": cap, "callbacks": callbacks})


def _activity(kind: Any, at_s: float, length_s: float) -> Activity:
    """What keeps somebody off the queues; what no shift can have (nesting) does so as training does."""
    kind = kind if kind in ACTIVITY_STATES else "training"
    return Activity.model_construct(kind=kind, at=at_s, length=length_s, title=None, driver=None)
