"""The figures in hand now, worked out once for everybody who asks at the same moment."""

from __future__ import annotations

from floorsim.desk.reports.control_band import Band, Watched, band_now
from floorsim.desk.reports.evidence import Evidence, evidence_of
from floorsim.desk.reports.figures import ReportFigure, report_figures
from floorsim.desk.reports.periods import Period, PeriodName, periods
from floorsim.floor.floor import Floor
from floorsim.floor.measures.reading import Reading


class Reports:
    """What can be reported of one run. Looking changes nothing."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._seen: tuple[object, ...] = ()
        self._reading = Reading(floor.compiled, floor.ledger)
        self._found: dict[tuple[str, PeriodName], object] = {}
        self._bands: dict[tuple[str, Watched], Band | None] = {}

    def periods(self) -> dict[PeriodName, Period]:
        """The periods that there are now, by name."""
        return periods(self._floor.scenario, self._floor.now)

    def figures(self, period: PeriodName) -> tuple[ReportFigure, ...]:
        """The figures of a period; none where there is no such period."""
        about = self.periods().get(period)
        if about is None:
            return ()
        reading = self._now()
        key = ("figures", period)
        if key not in self._found:
            self._found[key] = report_figures(reading, about)
        return self._found[key]  # type: ignore[return-value]

    def evidence(self, period: PeriodName) -> Evidence | None:
        """What a period shows of why a target was missed; None where there is no such period."""
        about = self.periods().get(period)
        if about is None:
            return None
        reading = self._now()
        key = ("evidence", period)
        if key not in self._found:
            self._found[key] = evidence_of(reading, about)
        return self._found[key]  # type: ignore[return-value]

    def band(self, channel: str, watched: Watched) -> Band | None:
        """The last values of a figure of a channel and their band; None with too few."""
        reading = self._now()
        if (channel, watched) not in self._bands:
            self._bands[channel, watched] = band_now(reading, channel, watched)
        return self._bands[channel, watched]

    def service_level(self, figure: str, from_s: float, to_s: float) -> ReportFigure | None:
        """One figure of a stretch of the run; None where there is none of this id."""
        about = Period("today", "", from_s, to_s, None)
        return next((one for one in report_figures(self._now(), about) if one.id == figure), None)

    def _now(self) -> Reading:
        floor, ledger = self._floor, self._floor.ledger
        seen = (floor.now, ledger.until_s, len(ledger.contacts), len(ledger.finished), len(ledger.effects))
        if seen != self._seen:
            self._seen, self._found, self._bands = seen, {}, {}
            self._reading = Reading(floor.compiled, ledger, floor.now, floor.reviews)
        return self._reading
