"""What became of a contact, as the service level sees it: one code per contact, and tallies of codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from floorsim.floor.contact import (
    ABANDONED,
    BLOCKED,
    DEFLECTED,
    DISCONNECTED,
    WAITING,
    Contact,
)
from floorsim.floor.demand.deadlines import lost_s
from floorsim.floor.measures.service_level import ServiceCounts

UNDECIDED: Final = 0
"""Waiting within the target."""
OVERDUE: Final = 1
"""Waiting with the target lost."""
ANSWERED_IN_TARGET: Final = 2
ANSWERED_LATE: Final = 3
SHORT_ABANDONED: Final = 4
"""Abandoned within the short-abandon threshold and within the target."""
ABANDONED_IN_TARGET: Final = 5
"""Abandoned within the target, after the short-abandon threshold."""
ABANDONED_LATE: Final = 6
SHORT_BUT_LATE: Final = 7
"""Abandoned within the short-abandon threshold but after the target, where that is the shorter of the two."""
BLOCKED_AWAY: Final = 8
DEFLECTED_AWAY: Final = 9
CUT_OFF: Final = 10
"""In line when the channel closed and disconnected its line."""
OUTCOMES: Final = 11

ANSWERED_OUTCOMES: Final = (ANSWERED_IN_TARGET, ANSWERED_LATE)
ABANDONED_OUTCOMES: Final = (SHORT_ABANDONED, ABANDONED_IN_TARGET, ABANDONED_LATE, SHORT_BUT_LATE)

Tally = Sequence[int]
"""Contacts per outcome code."""


def outcome_of(contact: Contact, within_s: float, short_abandon_s: float, now_s: float) -> int:
    """The outcome of one contact as things stand at `now_s`; see `service_level` for the rules."""
    disposition = contact.disposition
    if disposition == WAITING:
        return OVERDUE if now_s > lost_s(contact, within_s) else UNDECIDED
    if disposition == ABANDONED:
        waited_s = contact.left_s - contact.arrived_s
        if contact.promised_s >= 0.0 or waited_s > within_s:
            short = contact.promised_s < 0.0 and waited_s <= short_abandon_s
            return SHORT_BUT_LATE if short else ABANDONED_LATE
        return SHORT_ABANDONED if waited_s <= short_abandon_s else ABANDONED_IN_TARGET
    if disposition == BLOCKED:
        return BLOCKED_AWAY
    if disposition == DEFLECTED:
        return DEFLECTED_AWAY
    if disposition == DISCONNECTED:
        return CUT_OFF
    taken_s = contact.answered_s if contact.answered_s >= 0.0 else contact.left_s
    in_target = taken_s <= lost_s(contact, within_s)
    return ANSWERED_IN_TARGET if in_target else ANSWERED_LATE


def counts_of(tally: Tally, count_blocked: bool = False) -> ServiceCounts:
    """The counts that service-level formulas take."""
    in_target, short = tally[ANSWERED_IN_TARGET], tally[SHORT_ABANDONED]
    abandoned_in_target = short + tally[ABANDONED_IN_TARGET]
    return ServiceCounts(
        answered=in_target + tally[ANSWERED_LATE],
        answered_in_target=in_target,
        abandoned=abandoned_in_target + tally[ABANDONED_LATE] + tally[SHORT_BUT_LATE],
        abandoned_in_target=abandoned_in_target,
        short_abandoned=short + tally[SHORT_BUT_LATE],
        overdue=tally[OVERDUE] + tally[CUT_OFF],
        blocked=tally[BLOCKED_AWAY] if count_blocked else 0,
    )
