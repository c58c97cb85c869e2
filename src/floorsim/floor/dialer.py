"""The dialer: calls customers of a list while enough agents are idle, and puts those it reaches through."""

from __future__ import annotations

from collections import deque
from functools import partial
from heapq import heappop, heappush
from math import floor as whole_below
from typing import TYPE_CHECKING, Final

import numpy as np

from floorsim.floor.chance.laws import law_of
from floorsim.floor.clock import Timer
from floorsim.floor.contact import BOT, OUTBOUND, Contact
from floorsim.floor.demand.brought import Brought
from floorsim.floor.measures.outcomes import OUTCOMES, counts_of, outcome_of
from floorsim.floor.measures.service_level import service_level
from floorsim.floor.records import DialRecord
from floorsim.floor.shared import shared_by_runs_of
from floorsim.sums import whole_sum
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.channel import Channel
    from floorsim.floor.floor import Floor
    from floorsim.floor.ledger import Ledger
    from floorsim.scenario.models.dialer import Dialer as DialerSpec
    from floorsim.scenario.models.dialer import WhileService


HELD_S: Final = 60.0
"""While service holds calls back the dialer looks so often whether it still does (D)."""


class Dialer:
    """Calls the customers of one stream. Times are seconds since midnight before day 1.

    What each number of the list brings, and in which of its calls it is reached, is drawn beforehand: it does
    not depend on when it is called.
    """

    def __init__(self, floor: Floor, stream: int, spec: DialerSpec) -> None:
        self.floor = floor
        self.stream = stream
        self.spec = spec
        own = floor.compiled.contact_types_of_stream[stream]
        self.id = floor.compiled.stream_ids[stream]
        self.channel = own[0].own_channel
        self._queues = [floor.queues[index] for index in dict.fromkeys(one.queue for one in own)]
        self._among = frozenset(floor.compiled.group_index[id] for id in spec.among)
        self._service = None
        if spec.while_service is not None:
            judged = floor.channels[floor.compiled.channel_index[spec.while_service.channel]]
            self._service = LateService(floor.ledger, judged, spec.while_service)
        rings = law_of(spec.rings)
        self._rings = rings if rings.mean > 0.0 else None
        self._on = self._pending = self._held = False
        self._ringing = 0
        self._fresh = 0
        """Numbers called at least once: the list is called from its beginning."""
        self._tried = [0] * spec.numbers
        self._again: list[tuple[float, int]] = []
        """Numbers to be called once more, as a heap by when."""
        self.draw()
        for day in range(floor.scenario.floor.days):
            hours = self.channel.hours.on(day)
            if hours is not None:
                start_s, end_s = self._window(hours)
                if end_s > start_s:
                    floor.at(day * DAY_S + start_s, partial(self._switch, True))
                    floor.at(day * DAY_S + end_s, partial(self._switch, False))

    def _window(self, hours: tuple[float, float]) -> tuple[float, float]:
        spec, (opens_s, closes_s) = self.spec, hours
        return (
            opens_s if spec.start is None else max(spec.start, opens_s),
            closes_s if spec.end is None else min(spec.end, closes_s),
        )

    def draw(self) -> None:
        """Draws what is still to come for every number, from the floor's streams as they are now."""
        numbers, random = self.spec.numbers, self.floor.random
        brought = shared_by_runs_of(self.floor.scenario).once("brought", lambda: Brought(self.floor.compiled))
        rows = brought.uniforms(random, numbers, (self.id, "list"))
        mixed = np.full(numbers, brought.only(self.stream, None))
        self._columns = brought.of(np.full(numbers, self.stream), mixed, rows)
        tries = self.spec.tries
        self._luck = random.uniforms(numbers * tries, "reached", self.id).reshape(numbers, tries)
        self._ring_luck = (
            random.uniforms(numbers * tries, "rings", self.id).reshape(numbers, tries)
            if self._rings is not None
            else self._luck
        )

    def _switch(self, on: bool) -> None:
        self._on = on
        self.wake()

    def wake(self) -> None:
        """Something may have changed: the dialer looks, once whatever happens now is over."""
        if self._on and not self._pending:
            self._pending = True
            Timer(self.floor.env, _look, self).after(0.0)

    def look(self, now: float) -> None:
        """Begins as many calls as the agents who are idle now allow."""
        self._pending = False
        if not self._on:
            return
        able = dict.fromkeys(idle for queue in self._queues for rank in queue.idle for idle in rank[0])
        free = whole_sum(map(len, able))
        if not free or self._idle(free) < self.spec.idle:
            return
        if self._service is not None and not self._service.holds(now):
            if not self._held:
                self._held = True
                Timer(self.floor.env, _no_longer_held, self).after(HELD_S)
            return
        for _ in range(whole_below(self.spec.per_idle * free + 0.5) - self._ringing):
            number = self._next(now)
            if number is None:
                return
            self._call(number, now)

    def release(self) -> None:
        """Looks again at the service that held calls back."""
        self._held = False
        self.wake()

    def _idle(self, free: int) -> int:
        if not self._among:
            return free
        pools = self.floor.compiled.pools.values()
        return whole_sum(len(pool.free) for pool in pools if pool.group in self._among)

    def _next(self, now: float) -> int | None:
        """The number (from 0) to call next: who is to be called again goes first."""
        if self._again and self._again[0][0] <= now:
            return heappop(self._again)[1]
        if self._fresh == self.spec.numbers:
            return None
        self._fresh += 1
        return self._fresh - 1

    def _call(self, number: int, now: float) -> None:
        tried = self._tried[number]
        self._tried[number] += 1
        reached = self._luck[number, tried] < self.spec.reached_at(now - self.floor.day_of(now) * DAY_S)
        if self._rings is None:
            self.ends(number, tried, reached, now)
            return
        self._ringing += 1
        after_s = self._rings.draw_one(float(self._ring_luck[number, tried]))
        Timer(self.floor.env, _ends, (self, number, tried, reached)).after(after_s)

    def rang(self, number: int, tried: int, reached: bool, now: float) -> None:
        """A call that rang is over; where nobody was reached another one may be begun."""
        self._ringing -= 1
        self.ends(number, tried, reached, now)
        if not reached:
            self.wake()

    def ends(self, number: int, tried: int, reached: bool, now: float) -> None:
        """The customer is reached and put through, or is to be called again, or given up."""
        floor = self.floor
        floor.ledger.dials.append(DialRecord(now, self.stream, number + 1, tried, bool(reached)))
        if reached:
            contact = self._contact(number, now)
            contact.root = len(floor.ledger.contacts)
            floor.admit(contact, now)
        elif tried + 1 < self.spec.tries:
            heappush(self._again, (now + self.spec.again_after, number))
            Timer(floor.env, _wake, self).after(self.spec.again_after)

    def _contact(self, number: int, now: float) -> Contact:
        contact_type, *times, balks, own = self._columns
        talk_s, hold_s, after_contact_s, patience_s = (float(column[number]) for column in times)
        return Contact(
            self.floor.compiled.contact_types[contact_type[number]],
            tuple(own[number].tolist()),
            now,
            talk_s,
            hold_s,
            after_contact_s,
            patience_s,
            bool(balks[number]),
            OUTBOUND,
            number + 1,
        )


class LateService:
    """How customers of a channel were served lately: those whom the line let go of in the last minutes."""

    def __init__(self, ledger: Ledger, channel: Channel, spec: WhileService) -> None:
        self._settled = ledger.settled
        self._channel = channel
        self._spec = spec
        self._read = 0
        self._lately: deque[tuple[float, int]] = deque()
        self._tally = [0] * OUTCOMES

    def holds(self, now: float) -> bool:
        """Whether their service level, by the channel's formula, is what it must be; true with nobody."""
        target, tally = self._channel.spec.target, self._tally
        for contact in self._settled[self._read :]:
            if contact.type.channel == self._channel.index and contact.agent != BOT:
                at_s = contact.answered_s if contact.answered_s >= 0.0 else contact.left_s
                outcome = outcome_of(contact, target.within, target.short_abandon, at_s)
                self._lately.append((at_s, outcome))
                tally[outcome] += 1
        self._read = len(self._settled)
        while self._lately and self._lately[0][0] < now - self._spec.over:
            tally[self._lately.popleft()[1]] -= 1
        level = service_level(target.formula, counts_of(tally, target.count_blocked))
        return level is None or level >= self._spec.share


def _look(timer: Timer, now: float) -> None:
    timer.subject.look(now)


def _no_longer_held(timer: Timer, now: float) -> None:
    timer.subject.release()


def _wake(timer: Timer, now: float) -> None:
    timer.subject.wake()


def _ends(timer: Timer, now: float) -> None:
    dialer, number, tried, reached = timer.subject
    dialer.rang(number, tried, reached, now)
