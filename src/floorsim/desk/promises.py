"""Promises that the supervisor made, as the ledger keeps them."""

from __future__ import annotations

from typing import Final

from floorsim.floor.floor import Floor
from floorsim.floor.records import PromiseRecord

UNSET: Final = -1.0


class Promise:
    """One promise, made now for a time; it stands in the ledger as not kept until it is."""

    def __init__(self, floor: Floor, due_s: float) -> None:
        self.floor = floor
        self.due_s = due_s
        self._place = len(floor.ledger.promises)
        floor.ledger.promises.append(PromiseRecord(floor.now, due_s, UNSET))

    def kept(self) -> None:
        """It is kept now."""
        records = self.floor.ledger.promises
        records[self._place] = records[self._place]._replace(kept_s=self.floor.now)
