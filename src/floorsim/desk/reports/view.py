"""What the composer of a report shows: what there is to say, and the report as it stands. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.desk.reports.figures import ReportFigure
from floorsim.desk.reports.statement import Statement


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report being composed. Times are seconds since midnight before day 1."""

    says: Statement
    """As it would go out now."""
    figures: tuple[ReportFigure, ...]
    """What there is to quote of its period."""
    evidence: str
    """What the period shows of why targets were missed, in a line."""
    goes_out: str
    """With which planned summary, and when; empty where it goes out when it is written."""
    trust: float
    """Leadership's, 0-1."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(" ".join(self.says.lines()).split())
