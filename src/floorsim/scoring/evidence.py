"""What a score is made from: the ledger of a run and the scenario it was played in, read once."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from floorsim.floor.measures.cases import cases_of, settled
from floorsim.floor.measures.contact_table import ContactTable, cohort
from floorsim.floor.measures.figures import Figures, figures
from floorsim.floor.measures.reading import Reading
from floorsim.floor.measures.trust import trust_of
from floorsim.scoring.customers import Customers, Everyone


class Evidence(Reading):
    """A ledger read for scores. Times are seconds since midnight before day 1."""

    @cached_property
    def figures(self) -> Figures:
        """The figures of play."""
        return figures(self)

    @cached_property
    def window(self) -> ContactTable:
        """The contacts that play is about: arrived since, or written and open when it began."""
        return cohort(self.table, self.from_s, np.nextafter(self.now_s, np.inf))

    def customers(self, channel: int) -> Customers:
        """The customers who came to a live channel (index) in play."""
        return self._everyone.of(channel)

    @cached_property
    def _everyone(self) -> Everyone:
        return Everyone(self.window, self.now_s)

    @property
    def trust(self) -> float | None:
        """Leadership's trust in the supervisor, 0-1; None where no message can move it."""
        return trust_of(self.ledger) if self.scenario.messages else None

    def settled(self, category: str) -> tuple[int, int]:
        """Cases answered in time, and missed; those still open in their time are neither."""
        return settled(cases_of(self.ledger), category)

    @property
    def promises(self) -> tuple[int, int]:
        """Promises kept and broken: the supervisor's own, and the floor's callbacks."""
        kept, broken = self.settled("promise")
        for channel in self.figures.channels.values():
            kept += channel.callbacks_kept
            broken += channel.callbacks_broken
        return kept, broken
