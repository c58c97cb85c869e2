"""Who was served, how soon: counts, waits and service levels of a table of contacts.

`now_s` is the moment at which the ledger is read: it decides which of those still waiting have lost their
target.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from floorsim.floor.contact import (
    ABANDONED,
    ANSWERED,
    BLOCKED,
    CHASE,
    DEFLECTED,
    DISCONNECTED,
    IN_SERVICE,
    PARTNER,
    REDIAL,
    REPEAT,
    TRANSFER,
    WAITING,
)
from floorsim.floor.measures import outcomes as codes
from floorsim.floor.measures.contact_table import Bools, ContactTable, Floats, Ints
from floorsim.floor.measures.outcomes import OUTCOMES, counts_of
from floorsim.floor.measures.service_level import FORMULAS, service_level
from floorsim.scenario.models.channels import ServiceLevelFormula, Target


def offered(table: ContactTable) -> int:
    """Contacts that wanted service: answered + abandoned + blocked + deflected + cut off + still open."""
    return len(table)


def is_answered(table: ContactTable) -> Bools:
    """Rows that an agent, or the overflow partner, took."""
    disposition = table.disposition
    taken: Bools = (disposition == ANSWERED) | (disposition == IN_SERVICE) | (disposition == PARTNER)
    return taken


def answered(table: ContactTable) -> int:
    """Contacts taken by an agent, the supervisor or the overflow partner."""
    return int(is_answered(table).sum())


def answered_by_partner(table: ContactTable) -> int:
    """Contacts taken by the overflow partner; part of `answered`."""
    return int((table.disposition == PARTNER).sum())


def abandoned(table: ContactTable) -> int:
    """Customers who gave up: those who left the line, noticed or not, and those who balked."""
    return int((table.disposition == ABANDONED).sum())


def blocked(table: ContactTable) -> int:
    """Customers who met a busy tone: no trunk or no place in line."""
    return int((table.disposition == BLOCKED).sum())


def deflected(table: ContactTable) -> int:
    """Customers helped by an announcement, who left without waiting."""
    return int((table.disposition == DEFLECTED).sum())


def disconnected(table: ContactTable) -> int:
    """Customers still in line when their channel closed and cut the line off."""
    return int((table.disposition == DISCONNECTED).sum())


def open_now(table: ContactTable) -> int:
    """Contacts that nobody has taken yet and that still wait."""
    return int((table.disposition == WAITING).sum())


def promised_now(table: ContactTable) -> int:
    """Of the contacts that still wait, those whose customers were promised a call back."""
    return int(((table.disposition == WAITING) & (table.promised_s >= 0)).sum())


def in_hand(table: ContactTable) -> int:
    """Contacts that an agent has not finished with; part of `answered`."""
    return int((table.disposition == IN_SERVICE).sum())


def overdue(table: ContactTable, now_s: float) -> int:
    """Contacts that still wait with their target lost."""
    return int(((table.disposition == WAITING) & (now_s > table.lost_s)).sum())


def redials(table: ContactTable) -> int:
    """Contacts of customers who try again after abandoning or being blocked; part of `offered`."""
    return int((table.origin == REDIAL).sum())


def repeats(table: ContactTable) -> int:
    """Contacts of customers whose matter was not resolved the time before; part of `offered`."""
    return int((table.origin == REPEAT).sum())


def chases(table: ContactTable) -> int:
    """Contacts of customers who heard nothing about an open matter: a message past its target, a promised
    call, a request for a manager; part of `offered`."""
    return int((table.origin == CHASE).sum())


def transfers(table: ContactTable) -> int:
    """Contacts handed on from another queue; part of `offered`."""
    return int((table.origin == TRANSFER).sum())


def outcomes(table: ContactTable, now_s: float) -> Ints:
    """The outcome code of every row, by the rules of `outcomes.outcome_of`."""
    disposition = table.disposition
    late = (table.promised_s >= 0) | (table.left_s - table.arrived_s > table.within_s)
    short = (table.promised_s < 0) & (table.left_s - table.arrived_s <= table.short_abandon_s)
    gave_up = np.where(
        late,
        np.where(short, codes.SHORT_BUT_LATE, codes.ABANDONED_LATE),
        np.where(short, codes.SHORT_ABANDONED, codes.ABANDONED_IN_TARGET),
    )
    lost_s = table.lost_s
    found: Ints = np.where(table.released_s <= lost_s, codes.ANSWERED_IN_TARGET, codes.ANSWERED_LATE)
    for became, code in (
        (WAITING, np.where(now_s > lost_s, codes.OVERDUE, codes.UNDECIDED)),
        (ABANDONED, gave_up),
    ):
        rows = disposition == became
        found[rows] = code[rows]
    for became, code_of_all in (
        (BLOCKED, codes.BLOCKED_AWAY),
        (DEFLECTED, codes.DEFLECTED_AWAY),
        (DISCONNECTED, codes.CUT_OFF),
    ):
        found[disposition == became] = code_of_all
    return found


def tally(table: ContactTable, now_s: float) -> list[int]:
    """Contacts per outcome code."""
    return tallied(outcomes(table, now_s))


def tallied(found: Ints) -> list[int]:
    """How often each outcome code stands in a column of them."""
    counted: list[int] = np.bincount(found, minlength=OUTCOMES).tolist()
    return counted


def service_levels(
    table: ContactTable, target: Target, now_s: float
) -> Mapping[ServiceLevelFormula, float | None]:
    """The service level, 0-1, by each of the five formulas (see `service_level`)."""
    return levels_of(tally(table, now_s), target)


def levels_of(counted: codes.Tally, target: Target) -> Mapping[ServiceLevelFormula, float | None]:
    """The same from contacts per outcome code."""
    counts = counts_of(counted, target.count_blocked)
    return {formula: service_level(formula, counts) for formula in FORMULAS}


def _waits_s(table: ContactTable, rows: Bools) -> Floats:
    """Waits on the line of these rows; whoever was promised a callback did not wait on the line."""
    rows = rows & (table.promised_s < 0)
    waits: Floats = table.released_s[rows] - table.arrived_s[rows]
    return waits


def waits_s(table: ContactTable) -> Floats:
    """Wait on the line of everybody who entered it and was answered or gave up, in seconds."""
    return _waits_s(table, is_answered(table) | (table.disposition == ABANDONED))


def asa_s(table: ContactTable) -> float | None:
    """Average speed of answer = total wait of the answered / answered: blind to abandons. Callbacks apart."""
    return _mean(_waits_s(table, is_answered(table)))


def mean_wait_s(table: ContactTable) -> float | None:
    """Mean wait = total wait of answered and abandoned / their number: what customers lived through."""
    return _mean(waits_s(table))


def wait_percentile_s(table: ContactTable, share: float) -> float | None:
    """The wait that this share (0-1) of the answered and abandoned did not exceed."""
    waits = waits_s(table)
    return float(np.quantile(waits, share)) if len(waits) else None


def callback_wait_s(table: ContactTable) -> float | None:
    """Mean time from joining to the call back, of the customers who were called back."""
    called = is_answered(table) & (table.promised_s >= 0)
    return _mean(table.released_s[called] - table.arrived_s[called])


def callbacks_kept(table: ContactTable) -> int:
    """Callbacks made by the promised time, whether or not anybody was there."""
    called = (is_answered(table) | _not_reached(table)) & (table.promised_s >= 0)
    return int((called & (table.released_s <= table.promised_s)).sum())


def callbacks_not_reached(table: ContactTable) -> int:
    """Customers who were called back and were not there; part of `abandoned`."""
    return int(_not_reached(table).sum())


def _not_reached(table: ContactTable) -> Bools:
    # Who was promised a call abandons only by calling in, or by not being there for an agent who calls.
    found: Bools = (table.promised_s >= 0) & (table.disposition == ABANDONED) & (table.agent >= 0)
    return found


def callbacks_broken(table: ContactTable, now_s: float) -> int:
    """Promised callbacks made too late, or whose time has passed without one."""
    promised = table.promised_s >= 0
    not_reached = _not_reached(table)
    late = (is_answered(table) | not_reached) & (table.released_s > table.promised_s)
    called_in = (table.disposition == ABANDONED) & ~not_reached
    never = called_in | ((table.disposition == WAITING) & (now_s > table.promised_s))
    return int((promised & (late | never | (table.disposition == DISCONNECTED))).sum())


def abandon_rate(table: ContactTable) -> float | None:
    """Abandonment = abandoned / offered, short abandons included (they are counted apart)."""
    return abandoned(table) / len(table) if len(table) else None


def _mean(values: Floats) -> float | None:
    return float(values.mean()) if len(values) else None
