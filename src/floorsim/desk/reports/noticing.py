"""The few figures that a supervisor has chosen to look at first, and when one of them leaves its band."""

from __future__ import annotations

from math import sqrt
from typing import Final

from floorsim.desk.consequences.consequences import Consequences
from floorsim.desk.reports.figures import ReportFigure, figure_named
from floorsim.desk.reports.room import Reports
from floorsim.desk.view import MetricView
from floorsim.wording.times import time_of_day

MOST: Final = 3
"""Figures that one can keep an eye on beside the work (D: role guides say two or three)."""
LOOK_EVERY_S: Final = 15 * 60.0
"""How often the supervisor looks at them (D)."""
SIGMAS: Final = 3.0
"""Width of a control band, in standard deviations of chance (Shewhart: 3 in 1000 lie outside by chance)."""
SPREAD: Final = 0.7
"""Standard deviation of a contact's time, of its mean (D: what the streams of most scenarios have)."""
USUAL_SHARE: Final = 0.25
"""Band of a figure of which no chance is known: so much of its usual value up and down (D)."""
ASA: Final = ".asa"
"""The speed of answer leaves out those who gave up, so it is none of them."""
LEAST: Final = 20
"""Contacts from which a share can leave its band (D: below it the normal approximation says little)."""

Band = tuple[float, float]


class Noticing:
    """What is looked at on the day that goes on; each morning it is chosen anew."""

    def __init__(self, consequences: Consequences, reports: Reports) -> None:
        self.consequences = consequences
        self.reports = reports
        self.floor = consequences.floor
        self.seen: tuple[MetricView, ...] = ()
        """The figures chosen last, as they stood at the latest look."""
        self.chosen_s = -1.0
        """When they were chosen; below zero: never."""

    def choose(self, ids: tuple[str, ...]) -> None:
        """Looks at these from now on until the evening."""
        self.chosen_s = self.floor.now
        self.seen = ()
        self._look(ids, self.floor.now)

    def chosen_today(self) -> bool:
        """Whether they were chosen on the working day that goes on."""
        day = max((day for day in self.floor.workdays if day[0] <= self.floor.now), default=None)
        return day is not None and self.chosen_s >= day[0]

    def offered(self) -> tuple[ReportFigure, ...]:
        """What there is to choose from, as it was yesterday, else today; what flatters is left out."""
        found = self.reports.figures("yesterday") or self.reports.figures("today")
        return tuple(one for one in found if not one.by_another_formula and not one.id.endswith(ASA))

    def _look(self, ids: tuple[str, ...], chosen_s: float) -> None:
        if chosen_s != self.chosen_s or not self.floor.is_led(self.floor.now):
            return
        before = {one.id: one for one in self.seen}
        today, yesterday = self.reports.figures("today"), self.reports.figures("yesterday")
        seen = []
        for id in ids:
            now, was = figure_named(today, id), figure_named(yesterday, id)
            known = now or was or figure_named(self.offered(), id)
            if known is not None:
                seen.append(self._view(known, now, band_of(now, _usual(known, was))))
        self.seen = tuple(seen)
        for one in seen:
            if one.out and not (one.id in before and before[one.id].out):
                self.consequences.say(f"one of your figures: {one.words}", "news")
        self.floor.at(self.floor.now + LOOK_EVERY_S, lambda: self._look(ids, chosen_s))

    def _view(self, known: ReportFigure, now: ReportFigure | None, band: Band | None) -> MetricView:
        said = "–" if now is None else now.said
        words = f"{known.title} {said}"
        value, out = None if now is None else now.value, False
        if band is not None and value is not None:
            out = not band[0] <= value <= band[1]
            low, high = (known.words_for(edge) for edge in band)
            words += (
                f", {'outside' if out else 'in'} its band of {low} to {high} at {time_of_day(self.floor.now)}"
            )
        return MetricView(known.id, known.title, said, words, out)


def band_of(now: ReportFigure | None, usual: float | None) -> Band | None:
    """Between what a figure lies by chance alone; None where nothing can be said."""
    if now is None or now.value is None or usual is None:
        return None
    if now.unit == "share" and now.below is not None:
        if now.below < LEAST:
            return None
        by = SIGMAS * sqrt(usual * (1.0 - usual) / now.below)
        return max(0.0, usual - by), min(1.0, usual + by)
    if now.unit == "seconds" and now.below is not None:
        if now.below < LEAST:
            return None
        by = SIGMAS * SPREAD * usual / sqrt(now.below)
    else:
        by = SIGMAS * sqrt(usual) if now.unit == "count" else USUAL_SHARE * usual
    return max(0.0, usual - by), usual + by


def _usual(known: ReportFigure, was: ReportFigure | None) -> float | None:
    """What it is on other days: its value of yesterday, on the first day its target."""
    return was.value if was is not None and was.value is not None else known.target
