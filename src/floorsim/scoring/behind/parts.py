"""The things behind a part of a scorecard, by the part's id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from floorsim.floor.channel import Channel
from floorsim.scoring.behind import contacts, given_word, people, plan
from floorsim.scoring.behind.row import Behind
from floorsim.scoring.burnout import DEVELOPMENT
from floorsim.scoring.evidence import Evidence

OF_A_CHANNEL: Final[Mapping[str, Callable[[Evidence, Channel], tuple[Behind, ...]]]] = {
    "in_target": contacts.late,
    "served": contacts.lost,
    "waited": contacts.waited,
    "overdue": contacts.overdue,
}
"""By the last step of the part's id; the channel's id stands before it."""
OF_THE_FLOOR: Final[Mapping[str, Callable[[Evidence], tuple[Behind, ...]]]] = {
    "lent": people.lent,
    "back_office": lambda evidence: plan.owed(evidence, ("back_office",)),
    "closed": contacts.came_back,
    "qa": contacts.badly_handled,
    "csat": contacts.dissatisfied,
    "promises": given_word.promises,
    "trust": given_word.trust,
    "fatigue": people.tired,
    "strain": people.strained,
    "morale": people.morale,
    "breaks": plan.breaks,
    "development": lambda evidence: plan.owed(evidence, DEVELOPMENT),
    "overtime": people.overtime,
}
"""By the part's id."""


def behind(evidence: Evidence, part_id: str) -> tuple[Behind, ...]:
    """The contacts, people, cases and decisions behind a part of a scorecard, worst first.

    Empty where nothing spoils the part. Parts of written channels give what was late or is.

    Raises:
        KeyError: no scorecard has a part of this id.
    """
    if part_id in OF_THE_FLOOR:
        return OF_THE_FLOOR[part_id](evidence)
    channel, _, about = part_id.rpartition(".")
    of_channel = OF_A_CHANNEL[about]
    return of_channel(evidence, next(one for one in evidence.channels if one.id == channel))
