"""What can be seen of a change: its driver's contacts before and after, against others.

Busy hours, tired people and another mix of channels move handle times and resolution of everyone alike. So a
change is measured as a difference of differences: how the contacts that it touches differ from before, less
how those that it does not touch differ from before. With some agents on trial the others handle the same
driver untouched; with everyone on it, the other drivers of the same channels do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, log, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.desk.improving.change import Change
from floorsim.desk.improving.estimates import (
    Range,
    Tables,
    in_points,
    mantel_haenszel,
    of_means,
    of_odds,
    range_of,
)
from floorsim.floor.contact import FRESH, TRANSFER, Contact
from floorsim.floor.quality.reviews import normal_975

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

LEAST: Final = 10
"""Contacts on each side from which there is an interval at all (D)."""
STOPS_AT: Final = 3.0
"""Standard errors by which a figure must be worse for a stop rule to end a trial. Looked at again and again,
a bound this far out leaves the last interval as it is (Haybittle 1971; Peto and others 1976)."""
FEW: Final = 40
"""Contacts below which a figure is called few (D)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What can be seen of a change by now."""

    n: int
    """Contacts worked with it."""
    handle: Range | None
    """Factor on handle time."""
    odds: Range | None
    """Factor on the odds of resolving."""
    resolved: Range | None
    """The same as shares: resolved with it, less what would have been resolved without."""
    resolved_share: float | None
    """Share of contacts resolved with it, 0-1."""
    handed_on: Range | None
    """Share handed on to another queue with it, less what would have been without; None where none are."""
    handed_on_share: float | None
    volume: Range | None
    """Factor on how many customers contact; None where only some agents work with it."""

    @property
    def few(self) -> bool:
        """Whether that is too little to decide much by."""
        return self.n < FEW

    @property
    def clearly_worse(self) -> bool:
        """Whether a figure is worse by so much that a trial ends early."""
        slower = self.handle is not None and self.handle.stretched(STOPS_AT / normal_975()).low > 1.0
        fewer = self.odds is not None and self.odds.stretched(STOPS_AT / normal_975()).high < 1.0
        return slower or fewer


class _Four(NamedTuple):
    """Contacts with the change and others, after and before it."""

    after: list[Contact]
    before: list[Contact]
    other_after: list[Contact]
    other_before: list[Contact]

    def sides(self) -> list[tuple[list[Contact], float]]:
        """Each group with its sign; without others it is a plain before and after."""
        own = [(self.after, 1.0), (self.before, -1.0)]
        if not self.other_after or not self.other_before:
            return own
        return [*own, (self.other_after, -1.0), (self.other_before, 1.0)]


def measured(floor: Floor, change: Change, changes: Sequence[Change]) -> Measured | None:
    """What can be seen of a change by now; None before it is live."""
    if change.live_s is None:
        return None
    from_s, to_s = _window(floor, change, changes)
    parents = frozenset(one.parent for one in floor.ledger.contacts if one.origin == TRANSFER)
    every = _four(floor, change, changes, from_s, to_s)
    four = _Four(*([one for one in group if one.id not in parents] for group in every))
    on_trial, too_few = bool(change.agents), _too_few(four)
    share = _share(four.after, _resolved)
    odds = None if too_few else _odds(four, _resolved, on_trial=on_trial)
    moved = too_few or not any(one.id in parents for one in every.before)
    moved_odds = None if moved else _odds(every, lambda one: one.id in parents, on_trial=on_trial)
    moved_share = _share(every.after, lambda one: one.id in parents)
    return Measured(
        n=len(four.after),
        handle=None if too_few else _handle(four),
        odds=odds,
        resolved=None if odds is None else in_points(share, odds),
        resolved_share=share if four.after else None,
        handed_on=None if moved_odds is None else in_points(moved_share, moved_odds),
        handed_on_share=None if moved_odds is None else moved_share,
        volume=None
        if change.agents or not change.upstream
        else _volume(floor, change, changes, from_s, to_s),
    )


def _window(floor: Floor, change: Change, changes: Sequence[Change]) -> tuple[float, float]:
    """From when to when the contacts of the driver were touched by no other change than this one."""
    assert change.live_s is not None
    ends = [floor.now if change.ended_s is None else change.ended_s]
    begins = [floor.start_s]
    for other in changes:
        if other.driver != change.driver or other is change or other.upstream != change.upstream:
            continue
        for at_s in (other.tried_s, other.live_s, other.ended_s):
            if at_s is not None:
                (begins if at_s <= change.live_s else ends).append(at_s)
    return max(begins), min(ends)


def _four(floor: Floor, change: Change, changes: Sequence[Change], from_s: float, to_s: float) -> _Four:
    live_s = change.live_s or 0.0
    mixed_s = live_s if change.tried_s is None else change.tried_s
    touched = {one.driver for one in changes if one.live_s is not None}
    channels = {one.channel for one in floor.compiled.contact_types if one.driver_id == change.driver}
    on_trial = {agent.index for agent in floor.agents if agent.id in change.agents}
    found = _Four([], [], [], [])
    for contact in floor.ledger.finished:
        answered_s = contact.answered_s
        own_driver = contact.type.driver_id == change.driver
        if (
            contact.agent < 0
            or contact.silent_abandon
            or contact.handle_s <= 0.0
            or not from_s <= answered_s < to_s
            or answered_s < live_s <= contact.wrapped_s
            or mixed_s <= answered_s < live_s
        ):
            continue
        after = answered_s >= live_s
        if own_driver and (not on_trial or contact.agent in on_trial):
            (found.after if after else found.before).append(contact)
        elif own_driver or (
            not on_trial and contact.type.channel in channels and contact.type.driver_id not in touched
        ):
            (found.other_after if after else found.other_before).append(contact)
    return found


def _too_few(four: _Four) -> bool:
    return any(len(group) < LEAST for group, _ in four.sides())


def _handle(four: _Four) -> Range:
    """Handle times against what their kind of contact takes on average."""
    return of_means(
        ([log(one.handle_s / one.type.mean_handle_s) for one in group], sign) for group, sign in four.sides()
    )


def _odds(four: _Four, yes: Callable[[Contact], bool], *, on_trial: bool) -> Range | None:
    """Odds of something, after against before, kind by kind of contact, less the same of the others.

    In a trial each side has the same agents before and after; with everyone on it, agents differ too.
    """
    of_agent: dict[int, Tables] = {}
    for place, (group, _) in enumerate(four.sides()):
        for one in group:
            tables = of_agent.setdefault(one.agent, {})
            row = tables.setdefault((place // 2, one.type.index), [0.0] * 4)
            row[2 * (place % 2) + (not yes(one))] += 1.0
    return of_odds(of_agent, between_agents=not on_trial)


def _volume(
    floor: Floor, change: Change, changes: Sequence[Change], from_s: float, to_s: float
) -> Range | None:
    """First contacts of the driver against those of the stream's other drivers, before and after.

    Stream by stream: of the contacts of one, each is about a driver by its share, however busy it is.
    """
    live_s = change.live_s or 0.0
    mixed_s = live_s if change.tried_s is None else change.tried_s
    touched = {one.driver for one in changes if one.live_s is not None}
    counts: dict[int, list[float]] = {}
    for one in floor.ledger.contacts:
        if one.origin == FRESH and from_s <= one.arrived_s < to_s and not mixed_s <= one.arrived_s < live_s:
            own = one.type.driver_id == change.driver
            if own or one.type.driver_id not in touched:
                row = counts.setdefault(one.type.stream, [0.0] * 4)
                row[(0 if one.arrived_s >= live_s else 2) + (not own)] += 1.0
    before, after = fsum(row[2] for row in counts.values()), fsum(row[1] for row in counts.values())
    if min(before, after) < LEAST:
        return None
    ratio = mantel_haenszel(counts.values())
    return None if ratio is None else range_of(ratio[0], normal_975() * sqrt(ratio[1]))


def _resolved(contact: Contact) -> bool:
    return contact.resolved


def _share(group: Sequence[Contact], yes: Callable[[Contact], bool]) -> float:
    return (len([one for one in group if yes(one)]) + 0.5) / (len(group) + 1.0)
