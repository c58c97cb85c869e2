"""One channel on the wallboard: counts kept up contact by contact, so that a look costs only what is new."""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush

from floorsim.floor.channel import Channel
from floorsim.floor.contact import ANSWERED, IN_SERVICE, PARTNER, WAITING, Contact
from floorsim.floor.demand.day_grid import DayGrid
from floorsim.floor.demand.deadlines import deadline_s
from floorsim.floor.measures.outcomes import (
    ABANDONED_OUTCOMES,
    ANSWERED_OUTCOMES,
    BLOCKED_AWAY,
    DEFLECTED_AWAY,
    OUTCOMES,
    OVERDUE,
    counts_of,
    outcome_of,
)
from floorsim.floor.measures.service_level import FORMULAS, Quotient, formula_words, service_level
from floorsim.sums import whole_sum
from floorsim.units import DAY_S

SLICE_S = 300.0
SLICES = 6
"""The wallboard's memory: six slices of five minutes, the present one last."""


def slice_of(at_s: float) -> int:
    """Number of the 5-minute slice that a time falls into."""
    return int(at_s // SLICE_S)


def _zeros() -> list[int]:
    return [0] * OUTCOMES


class ChannelFold:
    """What the wallboard knows of a channel. Everything is booked to the contact's arrival.

    A customer who left a chat silently looks as if waiting until an agent has found out.
    """

    def __init__(self, channel: Channel, grid: DayGrid, play_from_s: float) -> None:
        target = channel.spec.target
        self.channel = channel
        self.grid = grid
        self.play_from_s = play_from_s
        self.within_s = target.within
        self.formula_words = formula_words(target.formula, target.count_blocked)
        self.short_s = target.short_abandon
        self.offered = 0
        self.tally = _zeros()
        self.slices: defaultdict[int, list[int]] = defaultdict(_zeros)
        self.intervals: defaultdict[int, list[int]] = defaultdict(_zeros)
        self.touched: set[int] = set()
        """Intervals of which something has changed since the plan was last drawn."""
        self.arrivals: defaultdict[int, int] = defaultdict(int)
        """Per slice."""
        self.arrived: defaultdict[int, int] = defaultdict(int)
        """Per interval."""
        self.joined: defaultdict[int, int] = defaultdict(int)
        """Per slice: contacts that came to wait on the line or not to wait at all."""
        self.released: defaultdict[int, int] = defaultdict(int)
        """Per slice: contacts that the line let go of."""
        self.answers: defaultdict[int, int] = defaultdict(int)
        """Per slice: contacts that agents took in it."""
        self.open: dict[int, int] = {}
        """Open contacts per slice of arrival; written channels."""
        self.due: dict[float, int] = {}
        """Open contacts per deadline; work that is due by a time of day."""
        self.promised: dict[int, Contact] = {}
        self.staff_ms: defaultdict[int, int] = defaultdict(int)
        """Per interval: agents' logged-in time."""
        self.waited_s = 0.0
        self.waits = 0
        self.handle_s = 0.0
        self.handled = 0
        self.concurrency = 0
        self._silent_abandons: set[int] = set()
        self._order: list[Contact] = []
        self._overdue: set[int] = set()
        self._to_check = 0
        self._deadlines: list[tuple[float, int, Contact]] = []
        """Contacts whose deadline is still to come, as a heap."""
        self._over_24_h: set[int] = set()
        self._over_48_h: set[int] = set()
        self._to_check_24_h = 0
        self._to_check_48_h = 0
        self._first_open = 0

    def on_arrival(self, contact: Contact) -> None:
        """A contact has arrived."""
        at_s = contact.arrived_s
        if at_s >= self.play_from_s or not self.channel.live:
            self.offered += 1
        number = slice_of(at_s)
        self.arrivals[number] += 1
        interval = self.grid.number(at_s)
        if interval >= 0:
            self.arrived[interval] += 1
            self.touched.add(interval)
        self._order.append(contact)
        if contact.promised_s >= 0.0:
            self.promised[contact.id] = contact
        else:
            self.joined[number] += 1
        if not self.channel.live:
            self.open[number] = self.open.get(number, 0) + 1
            if contact.type.due_s is not None:
                due_s = deadline_s(contact.arrived_s, contact.type.due_s, self.channel.hours)
                heappush(self._deadlines, (due_s, contact.id, contact))
                self.due[due_s] = self.due.get(due_s, 0) + 1

    def on_settled(self, contact: Contact) -> None:
        """The line has let go of a contact; of one who left silently only the contact itself knows."""
        if contact.silent_abandon and not contact.not_reached:
            self._silent_abandons.add(contact.id)
            return
        taken_s = contact.answered_s if contact.answered_s >= 0.0 else contact.left_s
        self._settle(contact, taken_s)
        if contact.disposition not in (IN_SERVICE, ANSWERED, PARTNER):
            return
        if contact.disposition != PARTNER:
            self.answers[slice_of(taken_s)] += 1
        if contact.promised_s < 0.0 and self._counts_today(contact, taken_s):
            self.waited_s += taken_s - contact.arrived_s
            self.waits += 1

    def on_finished(self, contact: Contact) -> None:
        """An agent is done with a contact, or has found that nobody is there any more."""
        if contact.not_reached:
            return
        if contact.silent_abandon:
            self._silent_abandons.discard(contact.id)
            self._settle(contact, contact.wrapped_s)
        elif self._counts_today(contact, contact.answered_s):
            self.handle_s += contact.wrapped_s - contact.answered_s
            self.handled += 1
            self.concurrency += contact.load

    def _counts_today(self, contact: Contact, released_s: float) -> bool:
        if contact.arrived_s >= self.play_from_s:
            return True
        return not self.channel.live and released_s >= self.play_from_s

    def _settle(self, contact: Contact, released_s: float) -> None:
        if contact.id in self._overdue:
            self._overdue.remove(contact.id)
            self._book(contact, OVERDUE, -1)
        self._over_24_h.discard(contact.id)
        self._over_48_h.discard(contact.id)
        if self.promised.pop(contact.id, None) is None:
            self.released[slice_of(released_s)] += 1
        if not self.channel.live:
            number = slice_of(contact.arrived_s)
            left = self.open[number] - 1
            if left:
                self.open[number] = left
            else:
                del self.open[number]
            if contact.type.due_s is not None:
                self.due[deadline_s(contact.arrived_s, contact.type.due_s, self.channel.hours)] -= 1
            if released_s < self.play_from_s and contact.arrived_s < self.play_from_s:
                self.offered -= 1
        outcome = outcome_of(contact, self.within_s, self.short_s, released_s)
        self._book(contact, outcome, 1, released_s)

    def _book(self, contact: Contact, outcome: int, by: int, released_s: float | None = None) -> None:
        at_s = contact.arrived_s
        if self._counts_today(contact, self.play_from_s if released_s is None else released_s):
            self.tally[outcome] += by
        self.slices[slice_of(at_s)][outcome] += by
        interval = self.grid.number(at_s)
        if interval >= 0:
            self.intervals[interval][outcome] += by
            self.touched.add(interval)

    def _waits(self, contact: Contact) -> bool:
        return contact.disposition == WAITING or contact.id in self._silent_abandons

    def tick(self, now_s: float) -> None:
        """Brings forward what time alone changes: targets lost, ages."""
        order, place = self._order, self._to_check
        while place < len(order) and order[place].arrived_s + self.within_s < now_s:
            contact = order[place]
            if contact.promised_s < 0.0 and contact.type.due_s is None and self._waits(contact):
                self._overdue.add(contact.id)
                self._book(contact, OVERDUE, 1)
            place += 1
        self._to_check = place
        while self._deadlines and self._deadlines[0][0] < now_s:
            contact = heappop(self._deadlines)[2]
            if contact.disposition == WAITING:
                self._overdue.add(contact.id)
                self._book(contact, OVERDUE, 1)
        for contact in self.promised.values():
            if contact.promised_s < now_s and contact.id not in self._overdue:
                self._overdue.add(contact.id)
                self._book(contact, OVERDUE, 1)
        if not self.channel.live:
            self._to_check_24_h = self._age(self._over_24_h, self._to_check_24_h, now_s - DAY_S)
            self._to_check_48_h = self._age(self._over_48_h, self._to_check_48_h, now_s - 2 * DAY_S)
            first = self._first_open
            while first < len(order) and order[first].disposition != WAITING:
                first += 1
            self._first_open = first

    def _age(self, older: set[int], place: int, before_s: float) -> int:
        order = self._order
        while place < len(order) and order[place].arrived_s < before_s:
            if order[place].disposition == WAITING:
                older.add(order[place].id)
            place += 1
        return place

    @property
    def answered(self) -> int:
        """Contacts taken, of those that count today."""
        return whole_sum(self.tally[outcome] for outcome in ANSWERED_OUTCOMES)

    @property
    def abandoned(self) -> int:
        """Customers who gave up, as far as the floor has noticed."""
        return whole_sum(self.tally[outcome] for outcome in ABANDONED_OUTCOMES)

    @property
    def open_items(self) -> int:
        """Open contacts of a written channel."""
        return whole_sum(self.open.values())

    @property
    def ages(self) -> tuple[int, int, int]:
        """Open contacts 0-24 h, 24-48 h and over 48 h old."""
        over_24, over_48 = len(self._over_24_h), len(self._over_48_h)
        return self.open_items - over_24, over_24 - over_48, over_48

    def oldest_s(self, now_s: float) -> float:
        """Age of the oldest open contact of a written channel."""
        if self._first_open == len(self._order):
            return 0.0
        return now_s - self._order[self._first_open].arrived_s

    def next_due(self, now_s: float) -> tuple[float, int] | None:
        """The next deadline that open contacts have, and how many have it; None without any."""
        coming = [due_s for due_s, count in self.due.items() if count and due_s >= now_s]
        return (min(coming), self.due[min(coming)]) if coming else None

    def usually_lost_s(self, arrived_s: float) -> float:
        """Until when a contact that arrived at a time is in target, as far as that is the same for all."""
        due_s = self.channel.due_s
        return (
            arrived_s + self.within_s if due_s is None else deadline_s(arrived_s, due_s, self.channel.hours)
        )

    def callbacks_overdue(self, now_s: float) -> int:
        """Callbacks promised for a time that has passed."""
        return whole_sum(1 for contact in self.promised.values() if contact.promised_s < now_s)

    def overdue(self, now_s: float) -> int:
        """Contacts that wait past the target, callbacks apart."""
        return len(self._overdue) - self.callbacks_overdue(now_s)

    def quotient(self) -> Quotient:
        """Contacts above and below the service-level line today."""
        target = self.channel.spec.target
        return FORMULAS[target.formula](counts_of(self.tally, target.count_blocked))

    def level_of(self, tally: list[int]) -> float | None:
        """Service level of a tally by the channel's formula."""
        target = self.channel.spec.target
        return service_level(target.formula, counts_of(tally, target.count_blocked))

    def recent(self, now_s: float) -> list[list[int]]:
        """Tallies of the last slices, oldest first."""
        last = slice_of(now_s)
        return [self.slices.get(number) or _zeros() for number in range(last - SLICES + 1, last + 1)]

    def recent_rate_per_s(self, now_s: float, since_s: float) -> float:
        """Contacts a second that came to the line since the beginning of a slice (or later, if the channel
        opened later); busy tones and deflected customers did not."""
        came = 0
        for number in range(slice_of(since_s), slice_of(now_s) + 1):
            tally = self.slices.get(number)
            came += self.arrivals.get(number, 0)
            if tally:
                came -= tally[BLOCKED_AWAY] + tally[DEFLECTED_AWAY]
        return came / (now_s - since_s) if now_s > since_s else 0.0

    def waiting_trend(self, now_s: float, waiting: int) -> tuple[int, ...]:
        """Contacts waiting at the end of the last slices, oldest first; `waiting` is the number now."""
        trend = [waiting]
        last = slice_of(now_s)
        for number in range(last, last - SLICES + 1, -1):
            before = trend[-1] - self.joined.get(number, 0) + self.released.get(number, 0)
            trend.append(max(0, before))
        return tuple(reversed(trend))
