"""The axis of the day: simulated time as a clock."""

from __future__ import annotations

from typing import Any, Final

from floorsim.report.charts.chart import NARROW_PX
from floorsim.units import DAY_S

_STEPS_S: Final = (300.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0, 28800.0, DAY_S, 7 * DAY_S)
_MOST_MARKS: Final = {"narrow": 4, "wide": 9}
_CLOCK: Final = (
    "format(floor(datum.value / 3600) % 24, '02') + ':' + format(floor(datum.value / 60) % 60, '02')"
)
_DAY_AND_CLOCK: Final = f"'d' + format(floor(datum.value / {DAY_S:.0f}) + 1, 'd') + ' ' + {_CLOCK}"


def time_axis(field: str, start_s: float, end_s: float, width: int, *, labels: bool = True) -> Any:
    """The horizontal axis from one moment to another, both in seconds since midnight before day 1."""
    import altair

    axis = altair.Axis(
        title=None,
        values=ticks(start_s, end_s, width),
        labelExpr=_DAY_AND_CLOCK if end_s > DAY_S else _CLOCK,
        labels=labels,
        ticks=labels,
        grid=True,
        domain=labels,
    )
    scale = altair.Scale(domain=[start_s, end_s], nice=False)
    return altair.X(field, type="quantitative", axis=axis, scale=scale)


def ticks(start_s: float, end_s: float, width: int) -> list[float]:
    """Round moments between two others, as many as there is room for."""
    most = _MOST_MARKS["narrow" if width <= NARROW_PX else "wide"]
    step = next((one for one in _STEPS_S if (end_s - start_s) / one <= most), _STEPS_S[-1])
    first = -(-start_s // step) * step
    return [first + step * place for place in range(int((end_s - first) // step) + 1)]
