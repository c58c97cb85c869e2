"""From one day to the next: absence, lateness, rest, morale, experience, resignations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from floorsim.floor.people import shift_strain
from floorsim.floor.people.attendance import absence_chance, lateness_s, quit_chance_day
from floorsim.floor.people.learning import worked_day
from floorsim.floor.records import ResignationRecord
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

RECOGNITION = 0.3
"""Recognition on an ordinary day, 0-1 (D)."""
COACHED = 0.3
"""Coaching on an ordinary day without a session, 0-1 (D); a session makes it 1."""
CONTROL = 0.6
"""Control over one's time on an ordinary day, 0-1 (D)."""
CONTROL_KEPT = 0.5
"""Part of what is left of it that stays after each break missed (D)."""
MOST_BREAKS_MISSED = 3
"""Breaks missed in a day beyond this many take no more of it (D)."""


def stays_away(floor: Floor, agent: Agent, start_s: float) -> bool:
    """Whether the agent is absent from the shift that begins at `start_s`."""
    base = floor.scenario.people.attendance.absent
    if not floor.people or base <= 0.0:
        return False
    u = floor.random.few(1, "absent", agent.id, int(start_s // DAY_S))[0]
    return u < absence_chance(agent.wellbeing.exhaustion, base)


def lateness_of(floor: Floor, agent: Agent, start_s: float) -> float:
    """How late the agent comes to the shift that begins at `start_s`, seconds."""
    rules = floor.scenario.people.attendance
    if not floor.people or rules.late <= 0.0:
        return 0.0
    u = floor.random.few(2, "late", agent.id, int(start_s // DAY_S))
    return lateness_s(u[0], u[1], rules.late, rules.late_by)


def set_up(floor: Floor) -> None:
    """Sets a timer for every midnight of a run over several days."""
    for day in range(1, floor.scenario.floor.days):
        floor.at(day * DAY_S, partial(_midnight, floor, day))


def _midnight(floor: Floor, day: int) -> None:
    """The day behind is over for everyone: rest or experience, morale, perhaps a resignation."""
    if not floor.people:
        return
    coached = {record.agent for record in floor.ledger.coaching if record.at_s >= (day - 1) * DAY_S}
    for agent in floor.agents:
        if agent.resigned:
            continue
        wellbeing = agent.wellbeing
        if agent.shift_end_s is not None or agent.logged_in_s >= (day - 1) * DAY_S:
            worked_day(wellbeing, mentor=agent.index in coached)
        else:
            shift_strain.day_off(wellbeing, floor.now)
        control = CONTROL * CONTROL_KEPT ** min(wellbeing.missed_breaks, MOST_BREAKS_MISSED)
        shift_strain.daily_morale(wellbeing, control, RECOGNITION, 1.0 if agent.index in coached else COACHED)
        if floor.random.few(1, "quits", agent.id, day)[0] < quit_chance_day(
            wellbeing.exhaustion, wellbeing.morale
        ):
            agent.resigned = True
            floor.ledger.resigned.append(ResignationRecord(floor.now, agent.index))
