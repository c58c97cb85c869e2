"""A window of a ledger: the contacts and the agents' time that its figures are about."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from floorsim.floor.measures.agent_time import ChannelTime
from floorsim.floor.measures.contact_table import ContactTable, Ints, cohort
from floorsim.floor.measures.reading import Reading
from floorsim.floor.measures.service import outcomes


class Window:
    """A stretch of a ledger. Times are seconds since midnight before day 1."""

    def __init__(self, reading: Reading, from_s: float | None, to_s: float | None) -> None:
        """From the start of play and to the end of the ledger where None; never beyond its end."""
        self.reading = reading
        self.now_s = reading.now_s
        self.to_s = reading.now_s if to_s is None else min(to_s, reading.now_s)
        self.from_s = min(reading.from_s if from_s is None else from_s, self.to_s)

    @property
    def until_s(self) -> float:
        """What happened before this time lies in the window; the last moment of a ledger does."""
        return self.to_s if self.to_s < self.now_s else float(np.nextafter(self.now_s, np.inf))

    @cached_property
    def contacts(self) -> ContactTable:
        """The contacts that the window is about."""
        return cohort(self.reading.table, self.from_s, self.until_s)

    @cached_property
    def outcomes(self) -> Ints:
        """What became of each of `contacts` by the end of the ledger, as codes (`outcomes`)."""
        return outcomes(self.contacts, self.now_s)

    @cached_property
    def time(self) -> ChannelTime:
        """Agents' time per channel, in one interval."""
        return ChannelTime(self.reading.spells, np.array([self.from_s, self.to_s]))
