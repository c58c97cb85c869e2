"""How far dialers have come with their lists, as the wallboard shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from floorsim.floor.view import DialledView
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor


class DialledFold:
    """Every dialer's calls so far; at each look only those are read that came since the last."""

    def __init__(self, floor: Floor) -> None:
        self._floor, self._read = floor, 0
        self._tries = {one.stream: one.spec.tries for one in floor.dialers}
        self._calls: Counter[int] = Counter()
        self._done: Counter[int] = Counter()
        """Per stream, numbers of the list that are reached or given up."""
        self._reached: Counter[int] = Counter()

    def of(self, channel: int) -> DialledView | None:
        """The outbound work of a channel (index) in the run so far; None where no dialer calls on it."""
        dialers = [one for one in self._floor.dialers if one.channel.index == channel]
        if not dialers:
            return None
        self._read_on()
        streams = [one.stream for one in dialers]
        return DialledView(
            whole_sum(self._calls[stream] for stream in streams),
            whole_sum(self._reached[stream] for stream in streams),
            whole_sum(one.spec.numbers - self._done[one.stream] for one in dialers),
        )

    def _read_on(self) -> None:
        dials = self._floor.ledger.dials
        for record in dials[self._read :]:
            self._calls[record.stream] += 1
            self._reached[record.stream] += record.reached
            last = record.before + 1 == self._tries[record.stream]
            self._done[record.stream] += record.reached or last
        self._read = len(dials)
