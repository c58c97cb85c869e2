"""How agents' time was used. The two trade bodies swap the names of two of these, so each says its formula.

Paid time is every state but off: the hours of the shift and overtime, breaks and absence included.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final

import numpy as np

from floorsim.floor.measures.agent_time import STATES, ChannelTime, Spells
from floorsim.floor.measures.contact_table import Bools, Floats, Ints
from floorsim.floor.records import PlannedActivity
from floorsim.floor.states import (
    ABSENT,
    AS_READY,
    BACK_OFFICE,
    BREAK,
    BUSY,
    COACHING,
    LUNCH,
    MEETING,
    OFF,
    READY,
    SWITCHING,
    TRAINING,
)

PRODUCTIVE: Final = (READY, BUSY, SWITCHING, MEETING, TRAINING, COACHING, BACK_OFFICE)
REST: Final = (BREAK, LUNCH)


def occupancy(seconds: Floats) -> float | None:
    """Occupancy = handling / (handling + available), on logged-in time. `seconds`: per agent and state."""
    busy, ready = float(seconds[:, BUSY].sum()), float(seconds[:, READY].sum())
    return busy / (busy + ready) if busy + ready else None


def channel_occupancy(time: ChannelTime, channel: int) -> float | None:
    """Occupancy of one channel = handling on it / (handling on it + its part of the available time)."""
    busy, ready = float(time.handling[:, channel].sum()), float(time.available[:, channel].sum())
    return busy / (busy + ready) if busy + ready > 0 else None


def paid_s(seconds: Floats) -> float:
    """Paid time: all states but off, absence included."""
    return float(seconds.sum() - seconds[:, OFF].sum())


def utilisation(seconds: Floats) -> float | None:
    """Utilisation = productive / paid time; productive: handling, available, changing channel, meetings,
    training, coaching and back-office work. (ICMI 2012 calls this occupancy, and occupancy utilisation.)"""
    paid = paid_s(seconds)
    return float(seconds[:, PRODUCTIVE].sum()) / paid if paid else None


def shrinkage(seconds: Floats) -> float | None:
    """Shrinkage = paid time not available for contacts / paid time: 1 - (handling + available) / paid."""
    paid = paid_s(seconds)
    return 1.0 - float(seconds[:, [READY, BUSY]].sum()) / paid if paid else None


def absence(seconds: Floats) -> float | None:
    """Absence = time absent / paid time."""
    paid = paid_s(seconds)
    return float(seconds[:, ABSENT].sum()) / paid if paid else None


def planned_seconds(planned: Sequence[Sequence[PlannedActivity]], from_s: float, to_s: float) -> Floats:
    """Seconds per state that the plan gave all agents within a window."""
    seconds = np.zeros(STATES)
    for plan in planned:
        for activity in plan:
            inside = min(activity.end_s, to_s) - max(activity.start_s, from_s)
            seconds[activity.state] += max(0.0, inside)
    return seconds


def adherence(
    spells: Spells, planned: Sequence[Sequence[PlannedActivity]], from_s: float, to_s: float
) -> float | None:
    """Adherence = time in the planned state at the planned time / planned time.

    Late by 15 minutes and staying 15 longer in an hour's shift is 75%. The plan is the one at the start of
    the run, whoever changed it; a contact finished into a break costs adherence.
    """
    total = float(planned_seconds(planned, from_s, to_s).sum())
    if not total:
        return None
    wanted = [
        (agent, activity.state, max(activity.start_s, from_s), min(activity.end_s, to_s))
        for agent, plan in enumerate(planned)
        for activity in plan
        if activity.end_s > from_s and activity.start_s < to_s
    ]
    kept = 0.0
    states = _work_as_ready(spells.state)
    for state in sorted({state for _, state, _, _ in wanted}):
        rows = [(agent, start_s, end_s) for agent, kind, start_s, end_s in wanted if kind == state]
        kept += _overlap_s(spells, states == state, rows)
    return kept / total


def conformance(
    spells: Spells, planned: Sequence[Sequence[PlannedActivity]], from_s: float, to_s: float
) -> float | None:
    """Conformance = time worked / time planned, whenever it was worked: late by 15 minutes and staying 15
    longer is 100%."""
    total = float(planned_seconds(planned, from_s, to_s).sum())
    worked = (spells.state != OFF) & (spells.state != ABSENT)
    return float(spells.clipped(from_s, to_s)[worked].sum()) / total if total else None


def given(seconds: Floats, plan: Floats, states: Sequence[int]) -> float | None:
    """Time given to these states / time the plan gave them: breaks had, training done, coaching held."""
    wanted = float(plan[list(states)].sum())
    return float(seconds[:, list(states)].sum()) / wanted if wanted else None


def overtime_s(overtime: Sequence[tuple[int, float, float]], from_s: float, to_s: float) -> float:
    """Overtime worked within a window, in seconds."""
    return fsum(max(0.0, min(end_s, to_s) - max(start_s, from_s)) for _, start_s, end_s in overtime)


def _work_as_ready(states: Ints) -> Ints:
    merged = states.copy()
    for state, ready in AS_READY.items():
        merged[states == state] = ready
    return merged


def _overlap_s(spells: Spells, rows: Bools, wanted: list[tuple[int, float, float]]) -> float:
    """Seconds of the chosen stays that fall into wanted times of the same agent.

    Agents are laid end to end on one axis, so that one sorted search serves all of them.
    """
    if not rows.any():
        return 0.0
    stride = float(spells.end_s.max()) + 1.0
    offset = spells.agent[rows] * stride
    starts, ends = spells.start_s[rows] + offset, spells.end_s[rows] + offset
    lengths = np.concatenate([[0.0], np.cumsum(ends - starts)])

    def until(points: Floats) -> Floats:
        place = np.searchsorted(starts, points, side="right") - 1
        inside = np.minimum(points, ends[np.maximum(place, 0)]) - starts[np.maximum(place, 0)]
        reached: Floats = np.where(place >= 0, lengths[np.maximum(place, 0)] + inside, 0.0)
        return reached

    marks = np.array([(start_s + agent * stride, end_s + agent * stride) for agent, start_s, end_s in wanted])
    return float(
        (
            until(np.minimum(marks[:, 1], marks[:, 0] // stride * stride + stride - 1.0)) - until(marks[:, 0])
        ).sum()
    )
