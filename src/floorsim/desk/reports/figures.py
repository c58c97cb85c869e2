"""Figures that a supervisor has in hand for a period, each with its formula and what it leaves out.

All of them are what a workforce or quality report shows; none is the truth behind it. They are worked out
from the ledger by `floor.measures`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from floorsim.desk.reports.periods import Period
from floorsim.floor.contact import DEFLECTED
from floorsim.floor.measures.activities import held_and_skipped
from floorsim.floor.measures.cases import cases_of, promises_due
from floorsim.floor.measures.channel_figures import ChannelFigures
from floorsim.floor.measures.contact_table import cohort
from floorsim.floor.measures.drivers import by_driver
from floorsim.floor.measures.figures import Figures, figures
from floorsim.floor.measures.quality import survey_shares
from floorsim.floor.measures.reading import Reading
from floorsim.floor.measures.resolution import back_so_far
from floorsim.floor.measures.service_level import FORMULAS, ServiceCounts, formula_words
from floorsim.floor.states import COACHING
from floorsim.scenario.models.channels import LIVE_MEDIA, Channel, ServiceLevelFormula
from floorsim.units import HOUR_S
from floorsim.wording.numbers import counted, exact_percent, percent, true_minus
from floorsim.wording.times import age, span, within

Unit = Literal["share", "count", "seconds", "minutes"]

SERVICE_LEVEL: Final = "service_level"
FORMULA_NAMES: Final[dict[ServiceLevelFormula, tuple[str, str]]] = {
    "answered_in_target_over_answered": ("of_answered", "of the answered"),
    "answered_in_target_over_answered_and_late_abandoned": ("late_abandons_missed", "late abandons missed"),
    "answered_in_target_over_offered": ("of_all", "every abandon missed"),
    "answered_or_abandoned_in_target_over_offered": ("early_abandons_met", "early abandons met"),
    "answered_in_target_or_short_abandoned_over_offered": ("short_abandons_met", "short abandons met"),
}
"""Each service-level formula: the end of its figure's id, and what a report calls it."""


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """One figure of a period. Shares are 0-1, `seconds` seconds, `minutes` minutes."""

    id: str
    """`voice.service_level`, `voice.service_level.of_answered`, `qa`: the channel, if any, comes first."""
    title: str
    value: float | None
    """None with nothing to divide by."""
    unit: Unit
    formula: str
    """The formula in the trade's words."""
    above: float | None = None
    """What is counted, for a share or a count."""
    below: float | None = None
    """Out of how many."""
    hides: str = ""
    """What it leaves out, where somebody who reads it would not think of that; empty for an honest figure."""
    low: float | None = None
    high: float | None = None
    """Its 95% interval, where it is an estimate."""
    target: float | None = None
    note: str = ""
    """What else says how much stands behind it, or how it has moved."""

    @property
    def by_another_formula(self) -> bool:
        """Whether it is a service level by another formula than that of its target."""
        return f".{SERVICE_LEVEL}." in self.id

    @property
    def flatters(self) -> bool:
        """Whether it is a service level that looks better than the target's own, by what it leaves out."""
        return bool(self.hides) and self.by_another_formula

    @property
    def said(self) -> str:
        """The value in a few characters: `71%`, `104`, `4:40`."""
        return self.words_for(self.value)

    def words_for(self, value: float | None) -> str:
        """Another value of it, written as its own."""
        if value is None:
            return percent(None)
        if self.unit == "share":
            return exact_percent(value) if value < 0.1 else percent(value)
        if self.unit == "seconds":
            return span(value) if value < 1.5 * HOUR_S else age(value)
        return f"{value:.0f} min" if self.unit == "minutes" else f"{value:.0f}"

    @property
    def counted(self) -> str:
        """`104 of 867`, or what else says how much stands behind it."""
        if self.above is not None and self.below is not None:
            return f"{self.above:.0f} of {self.below:.0f}"
        return self.note

    @property
    def met(self) -> bool | None:
        """Whether it reaches its target; None without one, or without a value."""
        return None if self.value is None or self.target is None else self.value >= self.target


def report_figures(reading: Reading, period: Period) -> tuple[ReportFigure, ...]:
    """Every figure of a period, channel by channel in the scenario's order, then those of the floor."""
    now = figures(reading, period.from_s, period.to_s)
    found: list[ReportFigure] = []
    for id, channel in reading.scenario.floor.channels.items():
        if channel.medium != "back_office":
            found += _of_channel(id, channel, now.channels[id])
    found += _of_floor(reading, now, period)
    return tuple(found)


def figure_named(found: tuple[ReportFigure, ...], id: str) -> ReportFigure | None:
    """The figure of this id, or None."""
    return next((one for one in found if one.id == id), None)


def _of_channel(id: str, channel: Channel, of: ChannelFigures) -> Iterator[ReportFigure]:
    title = channel.title or id
    counts, target = of.counts, channel.target
    yield _service_level(id, title, channel, counts, target.formula)
    live = channel.medium in LIVE_MEDIA
    if live:
        for formula in FORMULAS:
            if formula != target.formula:
                yield _service_level(id, title, channel, counts, formula)
        yield ReportFigure(
            f"{id}.abandoned", f"{title} abandoned", of.abandon_rate, "share", "abandoned / offered",
            of.abandoned, of.offered,
        )  # fmt: skip
        hides = f"the {of.abandoned} who gave up" if of.abandoned else ""
        yield ReportFigure(
            f"{id}.asa", f"{title} speed of answer", of.asa_s, "seconds",
            "wait of the answered / answered", hides=hides, note=counted(of.answered, "answered contact"),
        )  # fmt: skip
    else:
        backlog = of.backlog
        if backlog is not None:
            yield ReportFigure(
                f"{id}.backlog", f"{title} backlog", float(backlog.open), "count", "open at the end",
                note=f"{backlog.over_48_h} over 48 h, oldest {age(backlog.oldest_s)}",
            )  # fmt: skip
            yield ReportFigure(
                f"{id}.oldest", f"{title} oldest", backlog.oldest_s, "seconds", "age of the oldest open one",
                note=f"{backlog.open} open",
            )  # fmt: skip
    yield ReportFigure(
        f"{id}.aht", f"{title} handle time", of.aht_s, "seconds", "(talk + hold + after-contact) / handled",
        below=of.handled, note=counted(of.handled, "contact"),
    )  # fmt: skip


def _service_level(
    id: str, title: str, channel: Channel, counts: ServiceCounts, formula: ServiceLevelFormula
) -> ReportFigure:
    target = channel.target
    own = FORMULAS[target.formula](counts)
    above, below = FORMULAS[formula](counts)
    value = above / below if below else None
    of_target = formula == target.formula
    hides = ""
    if not of_target and value is not None and own[1] and value > own[0] / own[1]:
        hides = _left_out(formula, counts)
    ending, called = FORMULA_NAMES[formula]
    return ReportFigure(
        f"{id}.{SERVICE_LEVEL}" if of_target else f"{id}.{SERVICE_LEVEL}.{ending}",
        f"{title} SL" if of_target else f"{title} SL, {called}",
        value,
        "share",
        f"{formula_words(formula, target.count_blocked)}, within {within(target.within)}",
        above,
        below,
        hides,
        target=target.share,
    )


def _left_out(formula: ServiceLevelFormula, counts: ServiceCounts) -> str:
    if formula == "answered_in_target_over_answered":
        return f"{counts.abandoned + counts.overdue:.0f} not answered"
    short = formula == "answered_in_target_or_short_abandoned_over_offered"
    return f"{counts.short_abandoned if short else counts.abandoned_in_target:.0f} early abandons"


def _of_floor(reading: Reading, now: Figures, period: Period) -> Iterator[ReportFigure]:
    floor, from_s, to_s = now.floor, period.from_s, period.to_s
    yield ReportFigure(
        "occupancy", "Occupancy", floor.occupancy, "share", "handling / (handling + available)"
    )
    matters = reading.matters.arrived_in(from_s, to_s)
    known = int(matters.may_return.sum())
    back = int((back_so_far(matters, reading.table) & matters.may_return).sum())
    if known:
        yield ReportFigure(
            "fcr", "First-contact resolution", 1.0 - back / known, "share",
            "matters with no repeat contact so far / answered matters", known - back, known,
        )  # fmt: skip
    if floor.qa_reviewed is not None:
        yield ReportFigure(
            "qa", "QA", floor.qa_reviewed, "share", "points of the rubric / 100, contacts reviewed",
            low=floor.qa_reviewed_low, high=floor.qa_reviewed_high, note=counted(floor.reviews, "review"),
        )  # fmt: skip
    if reading.judged is not None:
        answered, asked = survey_shares(reading.judged, from_s, to_s)
        yield ReportFigure(
            "csat", "CSAT", floor.csat, "share", "4 or 5 of 5 / survey answers",
            note=f"{answered} of {asked} answered the survey",
        )  # fmt: skip
    yield from _top_driver(reading, period)
    yield ReportFigure("absence", "Absence", floor.absence, "share", "time absent / paid time")
    yield ReportFigure("overtime", "Overtime", floor.overtime_min, "minutes", "overtime worked")
    held, skipped = held_and_skipped(reading.activities, COACHING, from_s, to_s)
    if held + skipped:
        yield ReportFigure(
            "coaching", "1:1s held", held / (held + skipped), "share",
            "1:1s and coaching in schedules: held / due", held, held + skipped,
        )  # fmt: skip
    kept, broken = promises_due(cases_of(reading.ledger), from_s, to_s, now_s=reading.now_s)
    if kept + broken:
        yield ReportFigure(
            "promises", "Promises kept", kept / (kept + broken), "share", "kept in time / due",
            kept, kept + broken,
        )  # fmt: skip


def _top_driver(reading: Reading, period: Period) -> Iterator[ReportFigure]:
    """What customers contacted about most, with its share in the period before."""

    def of(from_s: float, to_s: float) -> dict[str, float]:
        table = cohort(reading.table, from_s, to_s)
        wanted = table.where(table.disposition != DEFLECTED)
        return {id: row.share for id, row in by_driver(wanted, reading.compiled.contact_types).items()}

    shares = of(period.from_s, period.to_s)
    top = max(shares, key=lambda id: (shares[id], id), default=None)
    if top is None or not shares[top]:
        return
    before = of(*period.before)[top] if period.before is not None else None
    moved = "" if before is None else f"{true_minus(f'{round(100 * (shares[top] - before)):+d}')} points"
    title = reading.scenario.driver_title(top)
    yield ReportFigure(
        "top_driver", f"Top driver, {title.lower()}", shares[top], "share",
        "its contacts / all contacts", note=moved,
    )  # fmt: skip
