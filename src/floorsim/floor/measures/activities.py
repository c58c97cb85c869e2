"""Agents' activities as they stand at the end of a ledger: planned, put off, given, dropped."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.floor.activity_log import BEGUN, CANCELLED, DROPPED, DUE, ENDED, MOVED, REPLANNED
from floorsim.floor.ledger import Ledger
from floorsim.floor.records import UNSET


@dataclass(slots=True)
class Activity:
    """One activity of an agent. Times are seconds since midnight before day 1."""

    agent: int
    activity: str
    """`break`, `lunch`, `meeting`, ... as scenarios write them; `switching`, `away`."""
    state: int
    planned: bool
    """Part of the plan at the start of the run."""
    planned_s: float
    """Where it stood before anybody moved it."""
    start_s: float
    length_s: float
    begun_s: float = UNSET
    due: bool = False
    """Its time has come, and the agent finishes the contact in hand first."""
    going_on: bool = False
    cancelled: bool = False


def activities_of(ledger: Ledger) -> list[list[Activity]]:
    """The activities of each agent, those of the plan first, then in the order in which they were added."""
    found: list[list[Activity]] = [[] for _ in ledger.agents]
    for record in ledger.activities:
        found[record.agent].append(
            Activity(
                record.agent, record.activity, record.state, record.planned,
                record.planned_s, record.planned_s, record.length_s,
            )
        )  # fmt: skip
    for at_s, agent, number, event, start_s, length_s in ledger.activity_events:
        one = found[agent][number]
        one.start_s, one.length_s = start_s, length_s
        if event == DUE:
            one.due = True
        elif event == BEGUN:
            one.due, one.begun_s, one.going_on = False, at_s, True
        elif event == ENDED:
            one.going_on = False
        elif event in (MOVED, DROPPED):
            one.due = False
        elif event == CANCELLED:
            one.due, one.cancelled = False, True
        elif event == REPLANNED:
            one.due, one.cancelled, one.planned = False, True, False
    return found


def held_and_skipped(found: list[list[Activity]], state: int, from_s: float, to_s: float) -> tuple[int, int]:
    """Planned activities of a state (states.py) whose time was in [from_s, to_s): begun, and not begun.

    One that was put off to a time after `to_s` counts as not begun.
    """
    held = skipped = 0
    for one in (activity for agent in found for activity in agent):
        if one.planned and one.state == state and from_s <= one.planned_s < to_s:
            held += one.begun_s >= 0.0 and not one.cancelled
            skipped += one.cancelled or (one.begun_s < 0.0 and one.start_s + one.length_s <= to_s)
            skipped += not one.cancelled and one.begun_s < 0.0 and one.start_s >= to_s
    return held, skipped
