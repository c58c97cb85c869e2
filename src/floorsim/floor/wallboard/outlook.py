"""The rest of the day as the wallboard sees it: who will be there, what will come, where the day ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from floorsim.floor.wallboard.channel_need import ChannelNeed
from floorsim.floor.wallboard.future_staffing import Login, planned_staffing
from floorsim.floor.wallboard.projection import Band, Piece, land_live, land_written, trend
from floorsim.floor.wallboard.wallboard_channel import SLICE_S, SLICES, ChannelFold, slice_of
from floorsim.sums import whole_sum
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

ENOUGH_HANDLED = 10
"""Contacts from which on the handling time seen today is believed rather than the plan's (D)."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The rest of a channel's day: its intervals, cut off at now and at the end of the run."""

    numbers: range
    edges_s: tuple[float, ...]
    staffing: dict[Login, list[float]]
    """Agents per interval, by the channels that they will be on together."""

    def on(self, channel: int, place: int) -> float:
        """Agents logged into a channel in one of the intervals."""
        return fsum(agents[place] for login, agents in self.staffing.items() if channel in login)


class Outlook:
    """What one look at the wallboard needs to know of the rest of the day; made anew for every look."""

    def __init__(
        self, floor: Floor, folds: Sequence[ChannelFold], needs: Sequence[ChannelNeed], now_s: float
    ) -> None:
        self.floor = floor
        self.folds = folds
        self.needs = needs
        self.now_s = now_s
        self._ahead: dict[tuple[float, float], Ahead] = {}
        self._work: dict[tuple[int, float, float], float] = {}

    @cached_property
    def ahead(self) -> list[Ahead]:
        """The rest of the day of each channel."""
        return [self._rest_of_day(fold) for fold in self.folds]

    def _rest_of_day(self, fold: ChannelFold) -> Ahead:
        """The intervals to come; channels with the same hours share them."""
        grid, now_s = fold.grid, self.now_s
        hours = (grid.edges_s[0], grid.edges_s[-1])
        if hours not in self._ahead:
            edges_s = grid.edges_from(now_s, self.floor.end_s)
            staffing = planned_staffing(self.floor.agents, now_s, edges_s) if edges_s else {}
            first = grid.number(edges_s[0]) if edges_s else 0
            numbers = range(first, first + max(0, len(edges_s) - 1))
            self._ahead[hours] = Ahead(numbers, edges_s, staffing)
        return self._ahead[hours]

    def slot_aht_s(self, index: int) -> float:
        """Time that a contact takes in one of an agent's places with all of them taken: as seen today once
        there is enough to go by, else as planned."""
        fold, need = self.folds[index], self.needs[index]
        if fold.handled < ENOUGH_HANDLED:
            return need.slot_aht_s(fold.channel.mean_handle_s)
        return need.slot_aht_s(fold.handle_s / fold.handled, fold.concurrency / fold.handled)

    def since_s(self, index: int) -> float:
        """From when on a channel's present pace is judged: six slices ago, or since opening."""
        opened_s = self.floor.day_of(self.now_s) * DAY_S + self.folds[index].channel.opens_s
        first_s = (slice_of(self.now_s) - SLICES + 1) * SLICE_S
        return max(first_s, opened_s, self.floor.start_s)

    def needed_now(self, index: int) -> float | None:
        """Agents needed for the target on what has lately arrived; None where the channel is not live, or a
        dialer brings no more than agents can take."""
        dialled = any(one.channel.index == index for one in self.floor.dialers)
        if not self.folds[index].channel.live or dialled:
            return None
        rate = self.folds[index].recent_rate_per_s(self.now_s, self.since_s(index))
        return self.needs[index].agents(rate, self.slot_aht_s(index))

    def lands_at(self, index: int) -> Band | None:
        """Service level at the end of the day if nothing changes: low, middle, high (see `projection`)."""
        fold, need, ahead = self.folds[index], self.needs[index], self.ahead[index]
        channel, grid = fold.channel, fold.grid
        so_far = fold.quotient()
        factor, seen = self._trend(index)
        there = self._agents_for(index)
        pieces = [
            Piece(to_s - from_s, factor * grid.expected_between(from_s, to_s), there[place])
            for place, (from_s, to_s) in enumerate(pairwise(ahead.edges_s))
        ]
        if channel.live:
            if pieces and channel.down:
                pieces[0] = pieces[0]._replace(agents=0.0)
            return land_live(need, so_far, pieces, self.slot_aht_s(index), seen)
        items = [((number + 0.5) * SLICE_S, float(count)) for number, count in sorted(fold.open.items())]
        return land_written(so_far, items, pieces, self._pace(index), fold.usually_lost_s, self.now_s, seen)

    def _trend(self, index: int) -> tuple[float, float]:
        """Contacts lately over those forecast, and how many it rests on."""
        fold, from_s = self.folds[index], self.since_s(index)
        lasted_s = self.now_s - from_s
        if lasted_s <= 0:
            return 1.0, 0.0
        came = fold.recent_rate_per_s(self.now_s, from_s) * lasted_s
        return trend(came, fold.grid.expected_between(from_s, self.now_s)), came

    def _agents_for(self, index: int) -> list[float]:
        """Agents for a channel in each interval; those on several live channels are split by their work."""
        channels, ahead = self.floor.channels, self.ahead[index]
        total = [0.0] * len(ahead.numbers)
        for login, agents in ahead.staffing.items():
            if index not in login:
                continue
            shared = [other for other in login if channels[other].live] if channels[index].live else [index]
            for place, there in enumerate(agents):
                part = self._part(index, shared, ahead, place) if there and len(shared) > 1 else 1.0
                total[place] += there * part
        return total

    def _part(self, index: int, shared: Sequence[int], ahead: Ahead, place: int) -> float:
        """A channel's part of the work that some channels will bring in an interval."""
        work = [self._expected_work(other, ahead, place) for other in shared]
        whole = fsum(work)
        return work[shared.index(index)] / whole if whole else 1.0 / len(shared)

    def _expected_work(self, index: int, ahead: Ahead, place: int) -> float:
        """Work that the plan expects on a channel in an interval, in agents kept busy."""
        from_s, to_s = ahead.edges_s[place], ahead.edges_s[place + 1]
        key = (index, from_s, to_s)
        known = self._work.get(key)
        if known is None:
            rate = self.folds[index].grid.expected_between(from_s, to_s) / (to_s - from_s)
            known = self._work[key] = self.needs[index].load(rate, self.slot_aht_s(index))
        return known

    def _pace(self, index: int) -> list[float]:
        """Written contacts taken a second in each interval to come: the pace of late, as staffing changes;
        before opening what the plan's people can do."""
        fold, ahead, since_s = self.folds[index], self.ahead[index], self.since_s(index)
        there, lasted_s = self.floor.staffed[index], self.now_s - since_s
        if lasted_s < 0:
            return [ahead.on(index, place) / self.slot_aht_s(index) for place in range(len(ahead.numbers))]
        if not there or not lasted_s:
            return [0.0] * len(ahead.numbers)
        taken = whole_sum(fold.answers.get(n, 0) for n in range(slice_of(since_s), slice_of(self.now_s) + 1))
        return [taken / lasted_s * ahead.on(index, place) / there for place in range(len(ahead.numbers))]
