"""What can be seen of a change: its driver's contacts before and after, against others.

Busy hours, tired people and another mix of channels move handle times and resolution of everyone alike. So a
change is measured as a difference of differences: how the contacts that it touches differ from before, less
how those that it does not touch differ from before. With some agents on trial the others handle the same
driver untouched; with everyone on it, the other drivers of the same channels do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.desk.improving.change import Change
from floorsim.floor.contact import FRESH, TRANSFER, Contact
from floorsim.floor.quality.reviews import normal_975, student_975

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
class Range:
    """An estimate with its 95% interval."""

    value: float
    low: float
    high: float

    def stretched(self, times: float) -> Range:
        """The interval so many times as wide, for a factor."""
        return Range(
            self.value,
            self.value * (self.low / self.value) ** times,
            self.value * (self.high / self.value) ** times,
        )

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
        resolved=None if odds is None else _points(share, odds),
        resolved_share=share if four.after else None,
        handed_on=None if moved_odds is None else _points(moved_share, moved_odds),
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


def _odds(four: _Four, yes: Callable[[Contact], bool], *, on_trial: bool) -> Range | None:
    """Odds of something, after against before, kind by kind of contact, less the same of the others.

    In a trial each side has the same agents before and after. With everyone on it, its variance is the
    larger of two: that of chance, and that between agents, found by leaving out each in turn (jackknife).
    """
    of_agent: dict[int, Tables] = {}
    for place, (group, _) in enumerate(four.sides()):
        for one in group:
            tables = of_agent.setdefault(one.agent, {})
            row = tables.setdefault((place // 2, one.type.index), [0.0] * 4)
            row[2 * (place % 2) + (not yes(one))] += 1.0
    every: Tables = {}
    for tables in of_agent.values():
        for key, row in tables.items():
            every[key] = [had + more for had, more in zip(every.get(key, [0.0] * 4), row, strict=True)]
    found = _difference(every)
    if found is None:
        return None
    left_out = [
        each[0]
        for agent in sorted(of_agent)
        if (each := _difference(_less(every, of_agent[agent]))) is not None
    ]
    n = len(left_out)
    if on_trial or n < 2:
        return _range(found[0], normal_975() * sqrt(found[1]))
    mean = fsum(left_out) / n
    between = (n - 1) / n * fsum((value - mean) ** 2 for value in left_out)
    return _range(found[0], student_975(n - 1) * sqrt(max(found[1], between)))


Tables = dict[tuple[int, int], list[float]]
"""Yes and no, after and before, by side (0 with the change, 1 the others) and kind of contact."""


def _less(every: Tables, some: Tables) -> Tables:
    return {
        key: [had - less for had, less in zip(row, some.get(key, [0.0] * 4), strict=True)]
        for key, row in every.items()
    }


def _difference(tables: Tables) -> tuple[float, float] | None:
    """Log odds ratio with the change less that of the others, where there are others, and its variance."""
    own = _mantel_haenszel(row for (side, _), row in tables.items() if side == 0)
    if own is None or all(side == 0 for side, _ in tables):
        return own
    others = _mantel_haenszel(row for (side, _), row in tables.items() if side == 1)
    return None if others is None else (own[0] - others[0], own[1] + others[1])


def _mantel_haenszel(tables: Iterable[Sequence[float]]) -> tuple[float, float] | None:
    """Log of the common odds ratio of 2 by 2 tables (a, b over c, d), and its variance; None where too
    little is in them (Mantel and Haenszel 1959; Robins, Breslow and Greenland 1986)."""
    up, down, pr, mixed, qs = [], [], [], [], []
    for a, b, c, d in tables:
        n = a + b + c + d
        if n <= 0.0:
            continue
        r, s = a * d / n, b * c / n
        p, q = (a + d) / n, (b + c) / n
        up.append(r)
        down.append(s)
        pr.append(p * r)
        mixed.append(p * s + q * r)
        qs.append(q * s)
    r, s = fsum(up), fsum(down)
    if r <= 0.0 or s <= 0.0:
        return None
    return log(r / s), fsum(pr) / (2 * r * r) + fsum(mixed) / (2 * r * s) + fsum(qs) / (2 * s * s)


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
    ratio = _mantel_haenszel(counts.values())
    return None if ratio is None else _range(ratio[0], normal_975() * sqrt(ratio[1]))


def _resolved(contact: Contact) -> bool:
    return contact.resolved


def _share(group: Sequence[Contact], yes: Callable[[Contact], bool]) -> float:
    return (len([one for one in group if yes(one)]) + 0.5) / (len(group) + 1.0)


def _points(share: float, odds: Range) -> Range:
    """The odds in points of 100 of the share that is resolved with the change."""
    mine = share / (1.0 - share)
    return Range(*(share - mine / odds_there / (1.0 + mine / odds_there)
                   for odds_there in (odds.value, odds.low, odds.high)))  # fmt: skip


def _range(middle: float, half: float) -> Range:
    return Range(exp(middle), exp(middle - half), exp(middle + half))
