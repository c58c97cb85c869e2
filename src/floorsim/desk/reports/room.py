"""The figures in hand now, worked out once for everybody who asks at the same moment."""

from __future__ import annotations

from floorsim.desk.reports.control_band import Band, Watched, band_now
from floorsim.desk.reports.evidence import Evidence, evidence_of
from floorsim.desk.reports.figures import ReportFigure, figure_named, report_figures
from floorsim.desk.reports.periods import Period, PeriodName, periods
from floorsim.floor.floor import Floor
from floorsim.floor.measures.reading import Reading
from floorsim.floor.measures.resolution import back_so_far


class Reports:
    """What can be reported of one run. Looking changes nothing."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._seen: tuple[object, ...] = ()
        self._reading = Reading(floor.compiled, floor.ledger)
        self._figures: dict[PeriodName, tuple[ReportFigure, ...]] = {}
        self._evidence: dict[PeriodName, Evidence] = {}
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
        if period not in self._figures:
            self._figures[period] = report_figures(reading, about)
        return self._figures[period]

    def evidence(self, period: PeriodName) -> Evidence | None:
        """What a period shows of why a target was missed; None where there is no such period."""
        about = self.periods().get(period)
        if about is None:
            return None
        reading = self._now()
        if period not in self._evidence:
            self._evidence[period] = evidence_of(reading, about)
        return self._evidence[period]

    def band(self, channel: str, watched: Watched) -> Band | None:
        """The last values of a figure of a channel and their band; None with too few."""
        reading = self._now()
        if (channel, watched) not in self._bands:
            self._bands[channel, watched] = band_now(reading, channel, watched)
        return self._bands[channel, watched]

    def figure(self, id: str, from_s: float, to_s: float) -> ReportFigure | None:
        """One figure of a stretch of the run; None where there is none of this id."""
        return figure_named(report_figures(self._now(), Period("today", "", from_s, to_s, None)), id)

    def first_contact_resolution(self, agent: int | None = None) -> float | None:
        """Matters with no repeat contact so far / answered matters, 0-1, of the run so far.

        With `agent` only those that this agent answered first; None without any.
        """
        reading = self._now()
        of = reading.matters
        known = of.may_return & ((reading.table.agent[of.first] == agent) | (agent is None))
        count = int(known.sum())
        back = int((back_so_far(of, reading.table) & known).sum())
        return 1.0 - back / count if count else None

    def _now(self) -> Reading:
        floor, ledger = self._floor, self._floor.ledger
        seen = (floor.now, ledger.until_s, len(ledger.contacts), len(ledger.finished), len(ledger.effects))
        if seen != self._seen:
            self._seen, self._figures, self._evidence, self._bands = seen, {}, {}, {}
            self._reading = Reading(floor.compiled, ledger, floor.now, floor.reviews)
        return self._reading
