"""From one day to the next: absence, lateness, rest, morale, experience, resignations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from floorsim.floor.agent import MICRO_BREAK
from floorsim.floor.people import concerns, nesting, new_skills, shift_strain
from floorsim.floor.people.attendance import absence_chance, chance_in_spells, lateness_s, quit_chance_day
from floorsim.floor.people.fairness import excess_shifts, resentment
from floorsim.floor.people.learning import worked_day
from floorsim.units import DAY_S, MINUTE_S

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

RECOGNITION = 0.3
"""Recognition on an ordinary day, 0-1 (D)."""
COACHED = 0.3
"""Coaching on an ordinary day without a session, 0-1 (D); a session makes it 1."""
CONTROL = 0.6
"""Control over one's time on an ordinary day, 0-1 (D)."""
SHORT_BREAK_CONTROL = 0.1
"""What a day with a micro-break adds to it (D; short breaks at work go with better mood and, in a call
centre, with better sales: Kim, Park and Headrick 2018)."""
CONTROL_KEPT = 0.5
"""Part of what is left of it that stays after each break missed (D)."""
PLAN_KEPT = 0.9
"""Part of it that stays after each change to one's plan for the day at short notice (D)."""
NORM_LATE_S = 5 * MINUTE_S
"""From so late on others see it (D)."""
NORM_DRIFT = 1.1
"""Factor on the others' chance of coming late after each day on which somebody with a habit of it was late
and nobody has talked about it (D: what is not talked about becomes the norm)."""
NORM_MOST = 2.0
"""The most that the norm drifts (D)."""
NORM_HELD_S = 7 * DAY_S
"""So long after a talk about it colleagues see that somebody cares (D)."""
MOST_BREAKS_MISSED = 3
"""Breaks missed in a day beyond this many take no more of it (D)."""


def stays_away(floor: Floor, agent: Agent, start_s: float) -> bool:
    """Whether the agent is absent from the shift that begins at `start_s`."""
    base = floor.scenario.people.attendance.absent
    if not floor.people or base <= 0.0:
        return False
    u = floor.random.few(1, "absent", agent.id, int(start_s // DAY_S))[0]
    usual = absence_chance(agent.wellbeing.exhaustion, base)
    wellbeing = agent.wellbeing
    if wellbeing.absent_last is not None:
        usual = chance_in_spells(usual, wellbeing.absent_last)
    wellbeing.absent_last = u < usual
    return wellbeing.absent_last


def lateness_of(floor: Floor, agent: Agent, start_s: float) -> float:
    """How late the agent comes to the shift that begins at `start_s`, seconds."""
    rules = floor.scenario.people.attendance
    share = (rules.late if agent.late is None else agent.late) * agent.wellbeing.late_times
    if not floor.people or share <= 0.0:
        return 0.0
    u = floor.random.few(2, "late", agent.id, int(start_s // DAY_S))
    return lateness_s(u[0], u[1], share, rules.late_by)


def set_up(floor: Floor) -> None:
    """Sets a timer for the end of every day of a run over several days: midnight, as a rule."""
    for day in range(1, floor.scenario.floor.days):
        floor.at(floor.day_begins_at(day), partial(_midnight, floor, day))


def _midnight(floor: Floor, day: int) -> None:
    """The day behind is over for everyone: rest or experience, morale, perhaps a resignation."""
    if not floor.people:
        return
    unpopular, yesterday_s = excess_shifts(floor), floor.day_begins_at(day - 1)
    coached = {record.agent for record in floor.ledger.coaching if record.at_s >= yesterday_s}
    for agent in list(floor.agents):
        if agent.resigned:
            continue
        wellbeing = agent.wellbeing
        control, hostile_contacts = CONTROL, 0.0
        if agent.shift_end_s is not None or agent.logged_in_s >= yesterday_s:
            worked_day(wellbeing, mentor=agent.mentored or agent.index in coached)
            control += SHORT_BREAK_CONTROL * _had_a_short_break(agent, yesterday_s)
            control *= CONTROL_KEPT ** min(wellbeing.missed_breaks, MOST_BREAKS_MISSED)
            hostile_contacts = wellbeing.hostile_contacts
            minded = resentment(floor, agent, day - 1, unpopular[agent.index])
            wellbeing.morale = max(0.0, wellbeing.morale + minded)
        else:
            shift_strain.day_off(wellbeing, floor.now)
        control *= PLAN_KEPT**wellbeing.plan_changes
        shift_strain.daily_morale(
            wellbeing,
            control,
            RECOGNITION,
            1.0 if agent.index in coached else COACHED,
            hostile_contacts,
            concerns.burden(wellbeing),
        )
        shift_strain.settle_in(wellbeing)
        if floor.random.few(1, "quits", agent.id, day)[0] < quit_chance_day(
            wellbeing.exhaustion, wellbeing.morale, wellbeing.newness, concerns.leaning(wellbeing)
        ):
            floor.resign(agent)
    new_skills.practised(floor, day)
    nesting.day_ends(floor, day)
    concerns.spread(floor, day)
    _norm_drifts(floor, day)


def _norm_drifts(floor: Floor, day: int) -> None:
    """Lateness about which nobody has said anything makes the others come late more often."""
    yesterday = floor.day_begins_at(day - 1)
    for agent in floor.agents:
        if agent.late is None or agent.logged_in_s < yesterday:
            continue
        start_s = max((start for start, _ in agent.shifts if start <= agent.logged_in_s), default=None)
        held = floor.now - agent.wellbeing.spoken_of_late_s < NORM_HELD_S
        if start_s is None or agent.logged_in_s - start_s < NORM_LATE_S or held:
            continue
        for other in floor.agents:
            if other.late is None:
                other.wellbeing.late_times = min(NORM_MOST, other.wellbeing.late_times * NORM_DRIFT)


def _had_a_short_break(agent: Agent, since_s: float) -> bool:
    return any(
        item.done and item.activity == MICRO_BREAK and item.begun_s >= since_s
        for item in reversed(agent.agenda)
    )
