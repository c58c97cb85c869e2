"""The team wellbeing (burnout) score: the team's state at the end against what a well-run day leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import fsum
from typing import Final

from floorsim.floor.measures.activities import Activity
from floorsim.floor.measures.debt import was_at_work
from floorsim.floor.people.shift_strain import LONG_SHIFT_FROM_S, UTILISATION_FROM
from floorsim.floor.states import RESTING
from floorsim.scoring.curve import AT_TARGET, Curve, points
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.owed import MOVED, owed_share, owed_words
from floorsim.scoring.scorecard import Part, Score, score_of
from floorsim.scoring.team import Person, people_of
from floorsim.scoring.well_run import WELL_RUN_OCCUPANCY
from floorsim.wording.numbers import exact_percent, signed, times
from floorsim.wording.score_names import TEAM_WELLBEING
from floorsim.wording.times import length

DEVELOPMENT: Final = ("meeting", "training", "coaching", "one_to_one")
"""Kinds of planned activity that are people's own."""

FATIGUE_WEIGHT: Final = 0.40
STRAIN_WEIGHT: Final = 0.30
MORALE_WEIGHT: Final = 0.30
"""How much each part counts (D)."""

EXCESS_FATIGUE: Final[Curve] = ((0.0, 100.0), (0.05, 80.0), (0.15, 40.0), (0.30, 0.0))
"""Fatigue beyond what a well-run stretch leaves (D; in the floor's model a day at 95% occupancy leaves .07
more than one at 85%)."""
WELL_RUN_STRAIN: Final = 0.05
"""Strain of a well-run day, 0-1 (D)."""
STRAIN: Final[Curve] = ((WELL_RUN_STRAIN, 100.0), (0.20, 75.0), (0.40, 35.0), (0.65, 0.0))
"""Strain of the shift, 0-1 (D)."""
MORALE: Final[Curve] = ((-0.20, 0.0), (-0.10, 30.0), (-0.03, 70.0), (0.0, AT_TARGET), (0.05, 100.0))
"""Change in morale since play began (D)."""
WORST_QUARTER: Final = 2.0
"""Weight of the quarter of the team that came off worst (D): a mean hides whom it hurts."""

BREAKS_MISSED: Final = 40.0
"""Points that a team without any of its breaks loses (D)."""
LATE_BREAK: Final = 0.5
"""Credit for a break that is still to come after the end, within the hour after its time (D)."""
LATE_BREAK_S: Final = 3600.0
CANCELLED: Final = 12.0
"""Points lost when all meetings, training, coaching and one-to-ones are cancelled (D)."""
OVERTIME: Final = 3.0
"""Points that overtime taken or promised costs for each hundredth of the team's planned hours (D)."""
OVERTIME_MOST: Final = 20.0
FINISHING_S: Final = 15 * 60.0
"""Staying up to this long after a shift is a contact being finished, not overtime asked for (D)."""


def burnout_score(evidence: Evidence) -> Score:
    """The score: the weighted mean of the parts, less what was taken from people."""
    return score_of("burnout", TEAM_WELLBEING, list(_parts(evidence)))


def _parts(evidence: Evidence) -> Iterator[Part]:
    people = people_of(evidence)
    if people:
        yield from _minds(people)
    yield from _breaks(evidence)
    yield from _development(evidence)
    yield from _overtime(evidence)


def _minds(people: Sequence[Person]) -> Iterator[Part]:
    n = len(people)
    more = fsum(one.fatigue - one.well_run for one in people) / n
    yield Part(
        "fatigue",
        "Tiredness",
        f"{signed(more)} against a well-run day, on a scale from 0 to 1",
        _team(people, lambda one: points(one.fatigue - one.well_run, EXCESS_FATIGUE)),
        FATIGUE_WEIGHT,
        f"Each person's fatigue against the same hours at {exact_percent(WELL_RUN_OCCUPANCY)} occupancy with "
        f"every break; the quarter that came off worst counts {times(WORST_QUARTER)}.",
    )
    yield Part(
        "strain",
        "How hard the shift was",
        f"{fsum(one.strain for one in people) / n:.2f} on a scale from 0 to 1; a well-run day is "
        f"near {WELL_RUN_STRAIN:g}",
        _team(people, lambda one: points(one.strain, STRAIN)),
        STRAIN_WEIGHT,
        "Fatigue over the shift, work in more than "
        f"{exact_percent(UTILISATION_FROM)} of it, hostile contacts, hours beyond "
        f"{length(LONG_SHIFT_FROM_S)} and missed breaks, less support.",
    )
    yield Part(
        "morale",
        "Morale",
        f"{signed(fsum(one.morale_change for one in people) / n, 3)} since the start",
        _team(people, lambda one: points(one.morale_change, MORALE)),
        MORALE_WEIGHT,
        f"What each person's morale gained or lost; unchanged gives {AT_TARGET:g}, the worst quarter counts "
        f"{times(WORST_QUARTER)}.",
    )


def _team(people: Sequence[Person], of: Callable[[Person], float]) -> float:
    """Mean points over the team, the worst quarter counted twice."""
    values = sorted(of(one) for one in people)
    worst = -(-len(values) // 4)
    weights = [WORST_QUARTER] * worst + [1.0] * (len(values) - worst)
    return fsum(value * weight for value, weight in zip(values, weights, strict=True)) / fsum(weights)


def _breaks(evidence: Evidence) -> Iterator[Part]:
    owed = [item for item in planned_in_play(evidence) if item.state in RESTING]
    total_s = fsum(item.length_s for item in owed)
    if not total_s:
        return
    given = fsum(item.length_s * rested(evidence, item) for item in owed) / total_s
    if given >= 1.0:
        return
    yield Part(
        "breaks",
        "Breaks not given",
        f"{exact_percent(1.0 - given)} of the {length(total_s)} planned",
        -BREAKS_MISSED * (1.0 - given),
        0.0,
        "Breaks and lunches whose time came during play. One moved past the end counts as "
        f"{exact_percent(LATE_BREAK)} given if it follows within {length(LATE_BREAK_S)}, one that is "
        f"cancelled not at all; without any break {BREAKS_MISSED:g} points go.",
    )


def rested(evidence: Evidence, item: Activity) -> float:
    """How much of a break was given, 0-1."""
    if item.begun_s >= 0 or item.due:
        return 1.0
    if item.cancelled or item.start_s - item.planned_s > LATE_BREAK_S or item.start_s < evidence.now_s:
        return 0.0
    return LATE_BREAK


def _development(evidence: Evidence) -> Iterator[Part]:
    of = [evidence.figures.floor.debt[kind] for kind in DEVELOPMENT]
    share = owed_share(of)
    if share:
        yield Part(
            "development",
            "Time taken from people",
            owed_words(of),
            -CANCELLED * share,
            0.0,
            "One-to-ones, coaching, training and meetings whose time came during play: all of it lost takes "
            f"{CANCELLED:g} points, with a new time {exact_percent(MOVED)} of that. What was given later "
            "is not owed.",
        )


def planned_in_play(evidence: Evidence) -> Iterator[Activity]:
    """Activities of the plan whose time came during play while their agent was at work."""
    for log, own in zip(evidence.ledger.states, evidence.activities, strict=True):
        for item in own:
            came = evidence.from_s <= item.planned_s < evidence.now_s
            if item.planned and came and was_at_work(log, item.planned_s):
                yield item


def overtime_worked(evidence: Evidence) -> list[tuple[int, float, float]]:
    """Overtime worked in play: agent (index), from, to."""
    return [
        (agent, start, end)
        for agent, start, end in evidence.ledger.overtime
        if end > evidence.from_s and end - start > FINISHING_S
    ]


def overtime_agreed(evidence: Evidence) -> list[tuple[int, float, float]]:
    """Overtime that open shifts end with: agent (index), from, to."""
    return [
        (agent, shift.overtime_from_s, shift.end_s)
        for agent, shift in sorted(evidence.open_shifts.items())
        if shift.overtime_from_s >= 0.0
    ]


def _overtime(evidence: Evidence) -> Iterator[Part]:
    ledger = evidence.ledger
    worked_s = fsum(to_s - from_s for _, from_s, to_s in overtime_worked(evidence))
    promised_s = fsum(to_s - from_s for _, from_s, to_s in overtime_agreed(evidence))
    planned_s = fsum(end - start for agent in ledger.agents for start, end in agent.shifts)
    if planned_s and worked_s + promised_s > 0:
        share = (worked_s + promised_s) / planned_s
        yield Part(
            "overtime",
            "Overtime asked of people",
            f"{length(worked_s + promised_s)}, {exact_percent(share)} of the planned hours",
            -min(OVERTIME_MOST, OVERTIME * 100 * share),
            0.0,
            f"Worked or agreed for later today: each hundredth of the planned hours takes {OVERTIME:g} "
            "points off.",
        )
