"""The service-level score of written channels and back-office work, with what is left open priced in."""

from __future__ import annotations

from math import fsum
from typing import Final

import numpy as np

from floorsim.floor.channel import Channel
from floorsim.floor.contact import WAITING
from floorsim.floor.measures.contact_table import ContactTable, Floats, Ints
from floorsim.floor.measures.service import is_answered
from floorsim.scenario.opening_hours import OpeningHours
from floorsim.scoring.curve import AT_TARGET, Curve, points, share_of_target
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.scorecard import Part
from floorsim.sums import whole_sum
from floorsim.units import DAY_S
from floorsim.wording.numbers import exact_percent
from floorsim.wording.times import length

AT_WORK: Final = 0.85
"""Part of an agent's hours that goes into open work, the rest into breaks and activities (D)."""
IN_TIME_WEIGHT: Final = 0.6
OVERDUE_WEIGHT: Final = 0.4
"""How much meeting the target and clearing what is overdue count within a channel (D)."""

OVERDUE: Final[Curve] = ((0.0, 100.0), (0.05, 85.0), (0.15, 60.0), (0.40, 20.0), (1.0, 0.0))
"""Share of the channel's work that is overdue and still open at the end (D)."""


def written_parts(evidence: Evidence, channel: Channel) -> list[Part]:
    """The parts of one written channel; none when it had no work."""
    own = evidence.window.where(evidence.window.channel == channel.index)
    now_s, target = evidence.now_s, channel.spec.target
    parts = []
    winnable = own.where(own.lost_s >= evidence.from_s)
    if len(winnable):
        kept = in_time(evidence, channel, winnable)
        parts.append(
            Part(
                f"{channel.id}.in_target",
                f"{channel.title}: answered in time, or still can be",
                f"{exact_percent(kept)} {_promised(channel)}, target {exact_percent(target.share)}",
                share_of_target(kept, target.share),
                IN_TIME_WEIGHT,
                "Open work counts by whether the channel's own people can finish it, oldest first, before "
                f"its target is lost; meeting the target gives {AT_TARGET:g} points.",
            )
        )
    if len(own):
        late = int(((own.disposition == WAITING) & (own.lost_s < now_s)).sum())
        parts.append(
            Part(
                f"{channel.id}.overdue",
                f"{channel.title}: overdue work left open",
                f"{late} of {len(own)} past the target's time at the end",
                points(late / len(own), OVERDUE),
                OVERDUE_WEIGHT,
                "Age, not count: what is past its target and still open at the end, as part of the work.",
            )
        )
    return parts


def _promised(channel: Channel) -> str:
    return f"in {length(channel.spec.target.within)}" if channel.due_s is None else "by the time it is due"


def in_time(evidence: Evidence, channel: Channel, work: ContactTable) -> float:
    """Share of the work that was answered within its target, or is open and can still be."""
    in_target = int((is_answered(work) & (work.answered_s <= work.lost_s)).sum())
    finished_at_s = dict(zip(*finished_s(evidence, channel), strict=True))
    waiting = work.where(work.disposition == WAITING)
    can = [finished_at_s[id] <= lost_s for id, lost_s in zip(waiting.id, waiting.lost_s, strict=True)]
    return (in_target + whole_sum(map(bool, can))) / len(work)


def finished_s(evidence: Evidence, channel: Channel) -> tuple[Ints, Floats]:
    """When each open contact of a channel would be finished by the people whose channel it is, oldest first.

    Gives ids and times, seconds. Work goes on in opening hours only; where nobody works nothing is finished.
    """
    table = evidence.table
    waiting = table.where((table.channel == channel.index) & (table.disposition == WAITING))
    oldest_first = np.argsort(waiting.arrived_s, kind="stable")
    ids, work_s = waiting.id[oldest_first], waiting.mean_handle_s[oldest_first]
    resigned = {record.agent for record in evidence.ledger.resigned}
    hands = fsum(
        1.0 / len(agent.home)
        for index, agent in enumerate(evidence.ledger.agents)
        if channel.index in agent.home and index not in resigned
    )
    if not hands:
        return ids, np.full(len(ids), np.inf)
    worked_s = np.cumsum(work_s) / (hands * AT_WORK)
    return ids, _clock(evidence.now_s, worked_s, channel.hours)


def _clock(now_s: float, worked_s: Floats, hours: OpeningHours) -> Floats:
    """The moment by which so much opening time has passed from now on; infinity where it never is."""
    starts_s: list[float] = []
    open_before_s: list[float] = []
    open_s, day, most_s = 0.0, hours.day_of(now_s), float(worked_s.max(initial=0.0))
    while hours.ever and open_s <= most_s:
        span = hours.on(day)
        start_s = max(now_s, day * DAY_S + span[0]) if span is not None else now_s
        end_s = day * DAY_S + span[1] if span is not None else now_s
        if end_s > start_s:
            starts_s.append(start_s)
            open_before_s.append(open_s)
            open_s += end_s - start_s
        day += 1
    if not starts_s:
        return np.full(len(worked_s), np.inf)
    place = np.searchsorted(open_before_s, worked_s, side="right") - 1
    moments: Floats = np.array(starts_s)[place] + (worked_s - np.array(open_before_s)[place])
    return moments
