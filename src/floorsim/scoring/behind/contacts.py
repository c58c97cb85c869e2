"""Contacts behind the parts about customers: who waited, gave up, came back, or was served badly."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from floorsim.floor.channel import Channel
from floorsim.floor.contact import ABANDONED, BLOCKED, CHASE, DEFLECTED, DISCONNECTED, REPEAT, WAITING
from floorsim.floor.measures.contact_table import ContactTable, Floats
from floorsim.floor.measures.service import is_answered
from floorsim.floor.quality.rubric import FULL_SCORE
from floorsim.floor.quality.survey import DELIGHTED, SATISFIED_FROM
from floorsim.scoring.behind.row import Behind, agent_of, worst
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.written_service import finished_s
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock, length

Rows = Iterator[tuple[float, Behind]]
Places = npt.NDArray[np.intp]

_LEFT = {
    ABANDONED: "gave up",
    BLOCKED: "met a busy tone",
    DISCONNECTED: "was cut off at closing",
    WAITING: "still waits",
}
"""How a contact went that nobody took."""


def late(evidence: Evidence, channel: Channel) -> tuple[Behind, ...]:
    """Contacts of a channel that missed its target, the longest past it first."""
    own = _own(evidence, channel)
    over_s = _released_s(own, evidence.now_s) - own.lost_s
    missed = (over_s > 0) | (own.disposition == ABANDONED) | (own.disposition == BLOCKED)
    missed &= own.disposition != DEFLECTED
    rows = [*_late(evidence, own.where(missed))]
    return worst(rows if channel.live else [*rows, *_cannot_be_done(evidence, channel, own.where(~missed))])


def _late(evidence: Evidence, table: ContactTable) -> Rows:
    for place in range(len(table)):
        answered = table.answered_s[place] >= 0
        end_s = float(_released_s(table, evidence.now_s)[place])
        how = "answered late" if answered else _LEFT.get(int(table.disposition[place]), "not answered")
        over_s, waited_s = end_s - float(table.lost_s[place]), end_s - float(table.arrived_s[place])
        row = _row(evidence, table, place, how, f"after {length(waited_s)}")
        yield over_s, row


def _cannot_be_done(evidence: Evidence, channel: Channel, table: ContactTable) -> Rows:
    """Open written work that its people can no longer finish before its target is lost."""
    done_s = dict(zip(*finished_s(evidence, channel), strict=True))
    for place in np.flatnonzero(table.disposition == WAITING):
        late_s = float(done_s[table.id[place]] - table.lost_s[place])
        if late_s > 0:
            figure = f"{length(late_s)} too late" if late_s < np.inf else "nobody works on it"
            row = _row(evidence, table, int(place), "open, can't be finished in time", figure)
            # After what is late already: this is yet to come.
            yield -1.0 / late_s, row


def overdue(evidence: Evidence, channel: Channel) -> tuple[Behind, ...]:
    """Written work that is open and past its target's time, the oldest first."""
    own = _own(evidence, channel)
    open_late = own.where((own.disposition == WAITING) & (own.lost_s < evidence.now_s))
    return worst(
        (
            over_s := evidence.now_s - float(open_late.lost_s[place]),
            _row(evidence, open_late, place, "still open", f"{length(over_s)} past the target's time"),
        )
        for place in range(len(open_late))
    )


def lost(evidence: Evidence, channel: Channel) -> tuple[Behind, ...]:
    """Customers of a channel who never got through, the one who waited longest first."""
    customers = evidence.customers(channel.index)
    return worst(_customers(evidence, channel, np.flatnonzero(customers.lost), "never got through"))


def waited(evidence: Evidence, channel: Channel) -> tuple[Behind, ...]:
    """Customers of a channel who waited beyond the target's time, the longest first."""
    customers = evidence.customers(channel.index)
    rows = np.flatnonzero(customers.waited_s > channel.spec.target.within)
    return worst(_customers(evidence, channel, rows, "waited"))


def _customers(evidence: Evidence, channel: Channel, rows: Places, what: str) -> Rows:
    customers, table = evidence.customers(channel.index), evidence.table
    for row in rows:
        of = np.flatnonzero(table.root == customers.root[row])
        tries = len(of)
        waited_s = float(customers.waited_s[row])
        figure = f"{length(waited_s)} in {counted(tries, 'attempt')}"
        yield waited_s, _row(evidence, table, int(of[-1]), what, figure)


def came_back(evidence: Evidence) -> tuple[Behind, ...]:
    """Customers who came back, or will, about what they had come for; who came most often first."""
    table = evidence.table
    own = evidence.matters.arrived_in(evidence.from_s, np.nextafter(evidence.now_s, np.inf))
    again = (table.origin == REPEAT) | (table.origin == CHASE)

    def rows() -> Rows:
        for first in own.first[own.came_back]:
            matter = table.root == table.root[first]
            back_s = table.arrived_s[matter & again]
            will_s = table.returns_s[matter & (table.returns_s >= 0)]
            at_s = float(back_s.min() if len(back_s) else will_s.min(initial=np.inf))
            when = "came back" if len(back_s) else "will come back"
            figure = f"{when} {clock(at_s)}" if at_s < np.inf else when
            yield float(len(back_s)), _row(evidence, table, int(first), "not resolved", figure)

    return worst(rows())


def badly_handled(evidence: Evidence) -> tuple[Behind, ...]:
    """Contacts of play by their score on the rubric, the lowest first; full scores are left out."""
    judged = evidence.judged
    if judged is None:
        return ()
    own, score = judged.contacts, judged.quality.score
    rows = np.flatnonzero((own.arrived_s >= evidence.from_s) & (score < FULL_SCORE))
    return worst(
        (
            -float(score[place]),
            _row(evidence, own, int(place), "score on the rubric", f"{score[place]:.0f} of {FULL_SCORE:g}"),
        )
        for place in rows
    )


def dissatisfied(evidence: Evidence) -> tuple[Behind, ...]:
    """Customers who were not satisfied: those who never got through first, then the least satisfied."""
    found = [
        (DELIGHTED + waited_s, row)
        for channel in evidence.channels
        if channel.live
        for waited_s, row in _customers(
            evidence, channel, np.flatnonzero(evidence.customers(channel.index).lost), "never got through"
        )
    ]
    if evidence.judged is not None:
        own, felt = evidence.judged.surveyed, evidence.judged.satisfaction.felt
        rows = np.flatnonzero((own.arrived_s >= evidence.from_s) & (felt < SATISFIED_FROM))
        found += [
            (
                DELIGHTED - float(felt[place]),
                _row(evidence, own, int(place), "how the customer felt", f"{felt[place]} of {DELIGHTED}"),
            )
            for place in rows
        ]
    return worst(found)


def broken_callbacks(evidence: Evidence) -> Rows:
    """Callbacks that were promised by the floor and not made in time."""
    own = evidence.window.where(evidence.window.promised_s >= 0)
    end_s = _released_s(own, evidence.now_s)
    made = is_answered(own) & (own.answered_s <= own.promised_s)
    for place in np.flatnonzero(~made & (end_s > own.promised_s)):
        late_s = float(end_s[place] - own.promised_s[place])
        row = _row(evidence, own, int(place), "callback not made in time", f"{length(late_s)} late")
        yield late_s, row


def _own(evidence: Evidence, channel: Channel) -> ContactTable:
    return evidence.window.where(evidence.window.channel == channel.index)


def _released_s(table: ContactTable, now_s: float) -> Floats:
    """When the line let go of each contact; now for those that still wait."""
    released_s: Floats = np.where(table.released_s >= 0, table.released_s, now_s)
    return released_s


def _row(evidence: Evidence, table: ContactTable, place: int, how: str, figure: str) -> Behind:
    contact_type = evidence.compiled.contact_types[int(table.contact_type[place])]
    channel = evidence.channels[int(table.channel[place])]
    about = evidence.scenario.driver_title(contact_type.driver_id)
    return Behind(
        at_s=float(table.arrived_s[place]),
        what=f"{channel.title}, {about.lower()}: {how}",
        agent=agent_of(int(table.agent[place])),
        contact=int(table.id[place]),
        figure=figure,
    )
