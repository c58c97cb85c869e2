"""What is seen of contact drivers: their figures, and what is under way for each. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.desk.improving.driver_figures import DriverFigure, driver_figures
from floorsim.desk.improving.improving import Improving
from floorsim.desk.improving.words import change_lines


@dataclass(frozen=True, slots=True)
class DriverSheet:
    """One driver with its changes in words, the latest last: how they stand, and what their contacts show."""

    figure: DriverFigure
    lines: tuple[str, ...] = ()


def driver_sheets(improving: Improving) -> tuple[DriverSheet, ...]:
    """Every driver, the one that costs most hours first."""
    return tuple(
        DriverSheet(
            figure,
            tuple(
                line
                for change in improving.changes
                if change.driver == figure.id
                for line in change_lines(improving, change)
            ),
        )
        for figure in driver_figures(improving.floor)
    )
