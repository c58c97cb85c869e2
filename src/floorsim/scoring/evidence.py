"""What a score is made from: the ledger and the desk of a run, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from floorsim.floor.measures.contact_table import ContactTable, cohort, contact_table
from floorsim.floor.measures.figures import Figures, figures
from floorsim.floor.measures.quality import Judged, judge

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk
    from floorsim.desk.inbox import ItemKind
    from floorsim.floor.floor import Floor
    from floorsim.run.run import Run
    from floorsim.scenario.models.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Evidence:
    """A floor as it stands, and what happened on it since play began. Times are seconds since midnight."""

    floor: Floor
    figures: Figures
    table: ContactTable
    """Every contact of the ledger."""
    window: ContactTable
    """Those that play is about: arrived since, or written and open when it began."""
    judged: Judged | None
    """None where the people model is off."""
    desk: Desk
    from_s: float
    now_s: float

    @property
    def scenario(self) -> Scenario:
        """What was played."""
        return self.floor.scenario

    @property
    def trust(self) -> float | None:
        """Leadership's trust in the supervisor, 0-1; None where no message can move it."""
        return self.desk.trust if self.scenario.messages else None

    def settled(self, kind: ItemKind) -> tuple[int, int]:
        """Items of the inbox answered in time, and missed; those still open in their time are neither."""
        states = [item.state for item in self.desk.inbox.items.values() if item.kind == kind]
        return states.count("answered"), states.count("missed")

    @property
    def promises(self) -> tuple[int, int]:
        """Promises kept and broken: the supervisor's own, and the floor's callbacks."""
        kept, broken = self.settled("promise")
        for channel in self.figures.channels.values():
            kept += channel.callbacks_kept
            broken += channel.callbacks_broken
        return kept, broken


def evidence_of(run: Run) -> Evidence:
    """Reads a run as far as it has been played."""
    floor = run.floor
    table = contact_table(floor.ledger.contacts, floor.compiled.contact_types, floor.channels)
    contact_types = {channel.id: channel.medium for channel in floor.channels}
    return Evidence(
        floor=floor,
        figures=figures(floor),
        table=table,
        window=cohort(table, floor.play_from_s, np.nextafter(floor.now, np.inf)),
        judged=judge(table, floor.book, contact_types, floor.scenario.quality) if floor.people else None,
        desk=run.desk,
        from_s=floor.play_from_s,
        now_s=floor.now,
    )
