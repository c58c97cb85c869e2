"""What can be seen of a change: its driver's contacts before and after, against contacts that it did not touch.

Busy hours, tired people and a different mix of channels move handle times and resolution of everyone alike. So a
change is measured as a difference of differences: how the contacts that it touches differ from before, less how those
that it does not touch differ from before. With some agents on trial the others handle the same driver untouched; with
everyone on it, the other drivers of the same channels do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt
from typing import TYPE_CHECKING, Final

from floorsim.desk.improving.change import Change
from floorsim.floor.contact import FRESH, TRANSFER, Contact
from floorsim.floor.quality.reviews import normal_975, student_975

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

LEAST: Final = 10
"""Contacts on each side from which there is an interval at all (D)."""
FEW: Final = 40
"""Contacts below which a figure is called few (D)."""


@dataclass(frozen=True, slots=True)
class Range:
    """An estimate with its 95% interval."""

    value: float
    low: float
    high: float

    def holds(self, true: float) -> bool:
        """Whether a value lies within the interval."""
        return self.low <= true <= self.high


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
    """The same in points: the share resolved with it, less the share that would have been resolved without."""
    resolved_share: float | None
    """Share of contacts resolved with it, 0-1."""
    volume: Range | None
    """Factor on how many customers contact; None where only some agents work with it."""

    @property
    def few(self) -> bool:
        """Whether that is too little to decide much by."""
        return self.n < FEW

    @property
    def clearly_worse(self) -> bool:
        """Whether a figure is worse with all of its interval."""
        slower = self.handle is not None and self.handle.low > 1.0
        fewer = self.odds is not None and self.odds.high < 1.0
        return slower or fewer


@dataclass(frozen=True, slots=True)
class _Four:
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
    four = _four(floor, change, changes, from_s, to_s)
    share = _share(four.after)
    odds = None if _too_few(four) else _odds(four)
    return Measured(
        n=len(four.after),
        handle=None if _too_few(four) else _handle(four),
        odds=odds,
        resolved=None if odds is None else _points(share, odds),
        resolved_share=share if four.after else None,
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
    handed_on = {one.parent for one in floor.ledger.contacts if one.origin == TRANSFER}
    found = _Four([], [], [], [])
    for contact in floor.ledger.finished:
        answered_s = contact.answered_s
        own_driver = contact.type.driver_id == change.driver
        if (
            contact.agent < 0
            or contact.silent_abandon
            or contact.id in handed_on
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
    """Logs of handle times against what their kind takes on average; unequal variances (Welch)."""
    means, parts = [], []
    for group, sign in four.sides():
        logs = [log(one.handle_s / one.type.mean_handle_s) for one in group]
        mean = fsum(logs) / len(logs)
        variance = fsum((value - mean) ** 2 for value in logs) / (len(logs) - 1)
        means.append(sign * mean)
        parts.append((variance / len(logs), len(logs) - 1))
    squared = fsum(part for part, _ in parts)
    if squared <= 0.0:
        value = exp(fsum(means))
        return Range(value, value, value)
    df = squared**2 / fsum(part**2 / less for part, less in parts)
    return _range(fsum(means), student_975(max(1, int(df))) * sqrt(squared))


def _odds(four: _Four) -> Range:
    """Log odds of resolving, with half a contact added on each side (Haldane, Anscombe)."""
    logs, variances = [], []
    for group, sign in four.sides():
        yes = len([one for one in group if one.resolved]) + 0.5
        no = len(group) + 1.0 - yes
        logs.append(sign * log(yes / no))
        variances.append(1.0 / yes + 1.0 / no)
    return _range(fsum(logs), normal_975() * sqrt(fsum(variances)))


def _volume(
    floor: Floor, change: Change, changes: Sequence[Change], from_s: float, to_s: float
) -> Range | None:
    """First contacts of the driver against those of the stream's other drivers, before and after, stream by stream.

    Of the contacts of one stream each is about a driver by its share, however busy it is.
    """
    live_s = change.live_s or 0.0
    mixed_s = live_s if change.tried_s is None else change.tried_s
    touched = {one.driver for one in changes if one.live_s is not None}
    counts: dict[int, list[float]] = {}
    for one in _first(floor.ledger.contacts):
        if from_s <= one.arrived_s < to_s and not mixed_s <= one.arrived_s < live_s:
            own = one.type.driver_id == change.driver
            if own or one.type.driver_id not in touched:
                row = counts.setdefault(one.type.stream, [0.5, 0.5, 0.5, 0.5])
                row[(0 if own else 2) + (0 if one.arrived_s >= live_s else 1)] += 1.0
    found = [
        (log(row[0] * row[3] / (row[1] * row[2])), 1.0 / fsum(1.0 / count for count in row))
        for row in counts.values()
        if row[0] + row[1] > LEAST and min(row[1], row[2], row[3]) > LEAST
    ]
    if not found:
        return None
    weight = fsum(each for _, each in found)
    return _range(fsum(value * each for value, each in found) / weight, normal_975() / sqrt(weight))


def _first(contacts: Iterable[Contact]) -> Iterable[Contact]:
    return (one for one in contacts if one.origin == FRESH)


def _share(group: Sequence[Contact]) -> float:
    return (len([one for one in group if one.resolved]) + 0.5) / (len(group) + 1.0)


def _points(share: float, odds: Range) -> Range:
    """The odds in points of 100 of the share that is resolved with the change."""
    mine = share / (1.0 - share)
    return Range(*(share - mine / odds_there / (1.0 + mine / odds_there)
                   for odds_there in (odds.value, odds.low, odds.high)))  # fmt: skip


def _range(middle: float, half: float) -> Range:
    return Range(exp(middle), exp(middle - half), exp(middle + half))
