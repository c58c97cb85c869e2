"""Time borrowed from what was planned away from the queues: what is owed for it, and what was given back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from floorsim.floor.ledger import StateLog
from floorsim.floor.measures.activities import Activity
from floorsim.floor.measures.agent_time import ROUNDING_S
from floorsim.floor.states import ABSENT, OFF

LENDABLE: Final = ("back_office", "meeting", "training", "coaching", "one_to_one")
"""Kinds of activity whose time can be borrowed for the queues; breaks are not the floor's to lend."""
_MIN_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Debt:
    """The planned activities of one kind whose time came in a window, as they stand now; in minutes."""

    planned_min: float
    """Of agents who were at work then."""
    borrowed_min: float
    """Of these, not given at their time: put off, cancelled, or cut short."""
    repaid_min: float
    """Of the borrowed, given later: at the new time, or in an activity of the kind that was added."""
    owed_min: float
    """borrowed - repaid."""
    to_come_min: float
    """Of the owed, with a time still ahead."""

    def as_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def debts(
    activities: Sequence[Sequence[Activity]],
    states: Sequence[StateLog],
    from_s: float,
    to_s: float,
    now_s: float,
) -> dict[str, Debt]:
    """The debt of each kind, planned against actual: of activities whose planned time lies in [from_s, to_s).

    An activity that begins late because a contact is in hand is not borrowed.
    """
    sums = {activity: [0.0] * 4 for activity in LENDABLE}
    for own, log in zip(activities, states, strict=True):
        for activity, found in _of_agent(own, log, from_s, to_s, now_s).items():
            sums[activity] = [total + part for total, part in zip(sums[activity], found, strict=True)]
    return {
        activity: Debt(
            planned / _MIN_S,
            borrowed / _MIN_S,
            repaid / _MIN_S,
            (borrowed - repaid) / _MIN_S,
            to_come / _MIN_S,
        )
        for activity, (planned, borrowed, repaid, to_come) in sums.items()
    }


def _of_agent(
    activities: Sequence[Activity], log: StateLog, from_s: float, to_s: float, now_s: float
) -> dict[str, list[float]]:
    """Planned, borrowed, repaid and still to come, in seconds per kind."""
    found: dict[str, list[float]] = {}
    added: dict[str, list[float]] = {}
    for item in activities:
        if item.activity not in LENDABLE:
            continue
        if not item.planned:
            given_s, coming_s = _given_s(log, item, now_s), _to_come_s(item, now_s)
            sums = added.setdefault(item.activity, [0.0, 0.0])
            added[item.activity] = [sums[0] + given_s, sums[1] + coming_s]
        elif from_s <= item.planned_s < to_s and was_at_work(log, item.planned_s):
            parts = _of_item(log, item, now_s)
            sums = found.setdefault(item.activity, [0.0] * 4)
            found[item.activity] = [total + part for total, part in zip(sums, parts, strict=True)]
    for activity, (given_s, coming_s) in added.items():
        if activity in found:
            _, borrowed_s, repaid_s, ahead_s = found[activity]
            found[activity][2] = repaid_s = min(borrowed_s, repaid_s + given_s)
            found[activity][3] = min(borrowed_s - repaid_s, ahead_s + coming_s)
    return found


def _of_item(log: StateLog, item: Activity, now_s: float) -> tuple[float, float, float, float]:
    length_s, given_s = item.length_s, min(item.length_s, _given_s(log, item, now_s))
    coming_s = _to_come_s(item, now_s)
    if item.cancelled or item.start_s != item.planned_s:
        return length_s, length_s, given_s, coming_s
    short_s = length_s - given_s - coming_s
    return length_s, short_s if short_s > ROUNDING_S else 0.0, 0.0, 0.0


def _given_s(log: StateLog, item: Activity, now_s: float) -> float:
    """Time that the agent has spent in the activity, by the ledger's states."""
    if item.begun_s < 0:
        return 0.0
    entries = log.entries
    place = bisect_left(entries, item.begun_s, key=lambda entry: entry[0])
    while place < len(entries) and entries[place][1] != item.state:
        place += 1
    if place == len(entries):
        return 0.0
    until_s = entries[place + 1][0] if place + 1 < len(entries) else now_s
    return max(0.0, until_s - entries[place][0])


def _to_come_s(item: Activity, now_s: float) -> float:
    """Time of the activity that is still ahead."""
    if item.going_on:
        return max(0.0, item.begun_s + item.length_s - now_s)
    ahead = item.begun_s < 0 and not item.cancelled and (item.due or item.start_s >= now_s)
    return item.length_s if ahead else 0.0


def still_owed_s(log: StateLog, item: Activity, now_s: float) -> float:
    """Time of a planned activity that was not given at its time and has not been given since, in seconds."""
    _, borrowed_s, repaid_s, _ = _of_item(log, item, now_s)
    return borrowed_s - repaid_s


def was_at_work(log: StateLog, at_s: float) -> bool:
    """Whether the agent whose states these are was at work at a time."""
    place = bisect_right(log.entries, at_s, key=lambda entry: entry[0])
    return place > 0 and log.entries[place - 1][1] not in (OFF, ABSENT)
