"""What became of outbound work: calls made, customers reached, mismatches."""

from __future__ import annotations

from collections import Counter

from floorsim.floor.contact import OUTBOUND
from floorsim.floor.measures import service
from floorsim.floor.measures.block import Block, figure
from floorsim.floor.measures.window import Window
from floorsim.sums import whole_sum


class OutboundFigures(Block):
    """One stream that a dialer calls: counts, and rates 0-1; None with nothing to divide by."""

    def __init__(self, window: Window, stream: int) -> None:
        """`stream` is the index of one with a dialer."""
        reading, table = window.reading, window.contacts
        every = [record for record in reading.ledger.dials if record.stream == stream]
        spec = list(reading.scenario.demand.streams.values())[stream].dialer
        assert spec is not None
        self._every = every
        self._dials = [one for one in every if window.from_s <= one.at_s < window.until_s]
        self._tries, self._numbers = spec.tries, spec.numbers
        kinds = [one.index for one in reading.compiled.contact_types_of_stream[stream]]
        rows = (table.contact_type >= kinds[0]) & (table.contact_type <= kinds[-1])
        self._reached = table.where(rows & (table.origin == OUTBOUND))

    @figure
    def called(self) -> int:
        """Calls that the dialer made, to whomever they went."""
        return len(self._dials)

    @figure
    def numbers_called(self) -> int:
        """Customers of the list who were called at least once."""
        return len({one.number for one in self._dials})

    @figure
    def reached(self) -> int:
        """Calls that the customer took."""
        return len(self._reached)

    @figure
    def right_party_rate(self) -> float | None:
        """Reached / called."""
        return self.reached / self.called if self.called else None

    @figure
    def answered(self) -> int:
        """Customers reached whom an agent spoke to."""
        return service.answered(self._reached)

    @figure
    def mismatched(self) -> int:
        """Customers reached while nobody was free: they waited, or were lost."""
        table = self._reached
        return int((table.answered_s != table.arrived_s).sum())

    @figure
    def abandoned(self) -> int:
        """Mismatched customers who hung up."""
        return service.abandoned(self._reached)

    @figure
    def abandon_rate(self) -> float | None:
        """Abandoned / reached, which regulators limit, often to 3%."""
        return self.abandoned / self.reached if self.reached else None

    @figure
    def given_up(self) -> int:
        """Customers who were not reached in any of the calls that the list allows them."""
        return whole_sum(not one.reached and one.before + 1 == self._tries for one in self._dials)

    @figure
    def list_left(self) -> int:
        """Customers of the list who are still to be called, for the first time or again."""
        calls = Counter(one.number for one in self._every)
        reached = {one.number for one in self._every if one.reached}
        done = reached | {number for number, made in calls.items() if made == self._tries}
        return self._numbers - len(done)
