"""What there is to put into a report: the periods, and the figures of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from floorsim.desk.decisions.pickers import Option, Picker
from floorsim.desk.reports.figures import ReportFigure

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class FiguresPicker(Picker):
    """Figures of today, which are there in every run, or of the longer periods where these have more."""

    takes: ClassVar[str] = "figures"
    several: ClassVar[bool] = True

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Each with its value and what stands behind it; one without a value can't be chosen."""
        found: dict[str, ReportFigure] = {}
        for period in desk.reports.periods():
            for one in desk.reports.figures(period):
                if one.value is not None:
                    found.setdefault(one.id, one)
        for one in found.values():
            detail = ", ".join(part for part in (one.said, one.counted) if part)
            yield Option(one.id, one.title, detail=detail)
