"""How people learn: by experience, and by coaching that is aimed well, judged fairly and given in time."""

from __future__ import annotations

from math import exp, fsum, inf
from typing import Final, Literal, NamedTuple

from floorsim.floor.people.handling import refresh, resolving_skill
from floorsim.floor.people.steps import STEPS
from floorsim.floor.people.wellbeing import Wellbeing
from floorsim.units import DAY_S

EXPERIENCE_WEEKS: Final = 13.0
"""E-fold of a new hire's way to a veteran's handle time and skill (D; performance +64% in the first year of a
call centre: De Grip, Sauermann and Sieben 2016)."""
EXPERIENCE_WEEKS_WITH_MENTOR: Final = 8.0
"""The same beside an experienced colleague (D)."""
SKILL_LOST_WHEN_NEW: Final = 0.5
"""Part of the later skill that is missing on the first day (D)."""
WORKDAYS_PER_WEEK: Final = 5

GAIN_PER_SESSION: Final = 0.02
"""Part of what a step's skill lacks that one good session adds (D; a week's training raised performance by
10%: De Grip and Sauermann 2012; novices gain most: Brynjolfsson, Li and Raymond 2025)."""
SESSION_S: Final = 30 * 60.0
"""Length of a session that gives the whole gain; shorter ones give their part, longer ones no more (D)."""
LEAST_SESSION_S: Final = 10 * 60.0
"""A session broken off before this teaches nothing (D)."""
MISMATCH: Final = 0.3
"""Factor when the session is aimed at something that is not really weak, or at nothing (D)."""
WEAKEST_WITHIN: Final = 0.05
"""A step counts as really weak within this much of the person's weakest (D)."""
WEAK_FAMILY_BELOW: Final = 0.8
"""A driver family counts as weak when the skill of resolving it is under this (D)."""
UNCALIBRATED: Final = 0.6
"""Factor when the coach's yardstick has not been calibrated with others' (D)."""
SAME_SHIFT_DAYS: Final = 1.0
WEEK_DAYS: Final = 7.0
WEEK_LATE: Final = 0.7
"""Factor when the contact talked about lies a week back or more; within a day 1, between on a line (D)."""
FAILS: Final = 0.15
FAILS_UNAIMED: Final = 0.35
"""Share of sessions that give nothing or harm, and the share when untargeted (over a third of feedback
interventions lowered performance: Kluger and DeNisi 1996)."""
HARM_OF_FAILURES: Final = 0.5
"""Of those, the part that harms (D)."""
HARM_SIZE: Final = 0.5
"""Size of a harm against the gain the session would have given (D)."""
SAME_TOPIC_DAYS: Final = 5.0
"""Another session on one topic within this many days gives half of the one before it (D)."""
AT_ONCE: Final = 0.5
"""Part of a gain that arrives at once (D); the rest is practised in."""
FADES: Final = 0.01
"""Skill on a driver family, 0-1, that fades when its training is cancelled (D: half of what one session may
add; under 2.5 days of training a year people fall behind, as the trade counts it)."""
PRACTICE_CONTACTS: Final = 20
"""Contacts over which the rest arrives (D). No decay after that: gains held for 20 weeks (Sandvik, Saouma,
Seegert and Stanton 2020)."""

_GENERAL: Final = -1
_FIRST_FAMILY: Final = len(STEPS)


class Session(NamedTuple):
    """What a coaching session did: `gain` is the skill it moves on its topic, at once and by practice."""

    outcome: Literal["gain", "nothing", "harm"]
    gain: float


def coach(
    wellbeing: Wellbeing,
    now_s: float,
    u: tuple[float, float],
    *,
    step: int | None = None,
    driver_family: int | None = None,
    latency_days: float = 0.0,
    calibrated: bool = True,
    session_s: float = SESSION_S,
    focus: float = 1.0,
    done: float = 1.0,
    at_the_person: bool = False,
    practised: bool = True,
) -> Session:
    """Coach the person on a rubric step or on a driver family; on neither, the session is untargeted.

    ``gain = .02 (1 - skill) match calibration latency focus done``, halved for each earlier session on the
    topic within five days. `latency_days` is the age of the contact talked about; `calibrated` whether the
    coach goes by the yardstick of others; `focus` (0-1) how far a rubric of many questions lets the session
    stay with one step; `done` (0-1) the part of it that was got through. A session about the person rather
    than what was done counts as untargeted; without practice nothing arrives later. `u` decides whether the
    session works and, if not, whether it harms. Raises ValueError when both a step and a family are named.
    """
    if step is not None and driver_family is not None:
        raise ValueError("a session has one topic; name a step or a driver family, not both")
    topic, skill, match = _aimed_at(wellbeing, step, driver_family)
    gain = (
        GAIN_PER_SESSION
        * (1.0 - skill)
        * (MISMATCH if at_the_person else match)
        * done
        * (1.0 if calibrated else UNCALIBRATED)
        * _in_time(latency_days)
        * min(1.0, session_s / SESSION_S)
        * focus
        * 0.5 ** _sessions_before(wellbeing, topic, now_s)
    )
    if u[0] < (FAILS_UNAIMED if topic == _GENERAL or at_the_person else FAILS):
        if u[1] >= HARM_OF_FAILURES:
            return Session("nothing", 0.0)
        _learn(wellbeing, topic, -HARM_SIZE * gain)
        _note(wellbeing)
        return Session("harm", -HARM_SIZE * gain)
    _learn(wellbeing, topic, AT_ONCE * gain)
    _note(wellbeing)
    if practised:
        wellbeing.pending.append([topic, (1.0 - AT_ONCE) * gain / PRACTICE_CONTACTS, PRACTICE_CONTACTS])
    return Session("gain", gain)


def fade(wellbeing: Wellbeing, driver_family: int) -> None:
    """A training on a driver family did not take place: what was known of it fades a little."""
    _learn(wellbeing, _FIRST_FAMILY + driver_family, -FADES)


def on_contact(wellbeing: Wellbeing) -> None:
    """After each contact: practise what was coached. Skip the call while `wellbeing.pending` is empty."""
    pending = wellbeing.pending
    if not pending:
        return
    for practised in pending:
        _learn(wellbeing, int(practised[0]), practised[1])
        practised[2] -= 1
    wellbeing.pending = [practised for practised in pending if practised[2] > 0]
    _note(wellbeing)


def worked_day(wellbeing: Wellbeing, mentor: bool = False) -> None:
    """After a day's work: experience grows by a fifth of a week, faster beside a mentor."""
    weeks = 1.0 / WORKDAYS_PER_WEEK
    wellbeing.tenure_weeks += weeks
    before = wellbeing.newness
    wellbeing.newness = before * exp(-weeks / (EXPERIENCE_WEEKS_WITH_MENTOR if mentor else EXPERIENCE_WEEKS))
    grown = SKILL_LOST_WHEN_NEW * wellbeing.veteran_skill * (before - wellbeing.newness)
    wellbeing.step_skill = [min(1.0, skill + grown) for skill in wellbeing.step_skill]
    _note(wellbeing)


def _aimed_at(wellbeing: Wellbeing, step: int | None, driver_family: int | None) -> tuple[int, float, float]:
    """Topic, the skill there, and how well the aim matches what is weak."""
    if step is not None:
        skill = wellbeing.step_skill[step]
        weak = skill <= min(wellbeing.step_skill) + WEAKEST_WITHIN
        return step, skill, 1.0 if weak else MISMATCH
    if driver_family is not None:
        skill = min(1.0, resolving_skill(wellbeing) + wellbeing.driver_skill.get(driver_family, 0.0))
        return _FIRST_FAMILY + driver_family, skill, 1.0 if skill < WEAK_FAMILY_BELOW else MISMATCH
    return _GENERAL, wellbeing.skill, MISMATCH


def _sessions_before(wellbeing: Wellbeing, topic: int, now_s: float) -> int:
    """How many sessions on the topic came before, each within five days of the next; counts this one in."""
    last_s, before = wellbeing.coached_at.get(topic, (-inf, 0))
    before = before + 1 if now_s - last_s <= SAME_TOPIC_DAYS * DAY_S else 0
    wellbeing.coached_at[topic] = (now_s, before)
    return before


def _in_time(latency_days: float) -> float:
    late = (latency_days - SAME_SHIFT_DAYS) / (WEEK_DAYS - SAME_SHIFT_DAYS)
    return 1.0 - (1.0 - WEEK_LATE) * min(1.0, max(0.0, late))


def _learn(wellbeing: Wellbeing, topic: int, change: float) -> None:
    """Change the skill on a topic, within 0-1; what is about no topic spreads over all steps."""
    if topic >= _FIRST_FAMILY:
        family = topic - _FIRST_FAMILY
        wellbeing.driver_skill[family] = min(1.0, max(-1.0, wellbeing.driver_skill.get(family, 0.0) + change))
        return
    steps = wellbeing.step_skill
    total = fsum(steps)
    share = change / len(steps)
    wellbeing.step_skill = [
        min(1.0, max(0.0, skill + (share if topic == _GENERAL else change if step == topic else 0.0)))
        for step, skill in enumerate(steps)
    ]
    wellbeing.coached += (fsum(wellbeing.step_skill) - total) / len(steps)


def _note(wellbeing: Wellbeing) -> None:
    refresh(wellbeing)
    wellbeing.skill_key = wellbeing.book.note(wellbeing.step_skill)
