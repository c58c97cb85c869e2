"""What one report says, and which of it holds against the ledger of that moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from floorsim.desk.reports.content import AskName, FixName, report_content
from floorsim.desk.reports.evidence import BLAMES, CAUSES, CauseName, Evidence
from floorsim.desk.reports.figures import SERVICE_LEVEL, ReportFigure
from floorsim.desk.reports.periods import Period
from floorsim.wording.numbers import percent

Verdict = Literal["met", "missed", "none"]
OwnerName = Literal["operations", "planning", "it", "product", "finance"]
OWNERS: Final[dict[OwnerName, str]] = {
    "operations": "Operations",
    "planning": "Planning",
    "it": "IT",
    "product": "Product",
    "finance": "Finance",
}
"""Who can be asked to see to something."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A report in its parts. Times are seconds since midnight before day 1."""

    period: Period
    figures: tuple[ReportFigure, ...]
    """Those quoted, in the order of the list."""
    formula_named: bool
    verdict: Verdict
    cause: CauseName
    fix: FixName | None
    ask: AskName | Literal["general"] | None
    owner: OwnerName | None
    by: str
    """By when it asks, in words; empty for no date."""
    back_by_s: float | None
    """When the service level is said to be back above target."""
    back_by: str
    """The same in words."""
    missed: tuple[ReportFigure, ...]
    """Service levels of the period by their own formula that are below target, quoted or not."""

    @property
    def flattering(self) -> ReportFigure | None:
        """A service level quoted that leaves customers out, without the target's own beside it."""
        honest = {one.id for one in self.figures}
        return next((one for one in self.figures if one.flatters and own_id(one.id) not in honest), None)

    @property
    def spins(self) -> bool:
        """Whether it says better than it was: by a figure without its formula, or by a false bottom line."""
        return (self.flattering is not None and not self.formula_named) or self.verdict_wrong

    @property
    def verdict_wrong(self) -> bool:
        """Whether it says that the targets were met when one was not."""
        return self.verdict == "met" and bool(self.missed)

    @property
    def blames(self) -> bool:
        """Whether it makes somebody the cause."""
        return self.cause in BLAMES

    @property
    def omits(self) -> bool:
        """Whether a target was missed, and it does not say why, or not even that."""
        told = self.verdict != "none" or any(f".{SERVICE_LEVEL}" in one.id for one in self.figures)
        return bool(self.missed) and (self.cause == "none" or not told)

    @property
    def specific(self) -> bool:
        """Whether what it asks for is one thing, with an owner and a date."""
        return self.ask not in (None, "general") and self.owner is not None and self.by != ""

    def evidence_for_ask(self) -> int:
        """Of three things that support an ask, how many it has: the target's own service level with its
        formula, a cause that is nobody's fault, and a figure about what is asked for."""
        endings = {one.id.rpartition(".")[2] for one in self.figures}
        honest = SERVICE_LEVEL in endings and self.formula_named and not self.spins
        explained = self.cause != "none" and not self.blames
        ask = report_content().asks.get(self.ask)  # type: ignore[arg-type]
        shown = ask is not None and bool(endings & {*ask.shown_by})
        return honest + explained + shown

    def lines(self) -> tuple[str, ...]:
        """The report as it is written, a line for each part."""
        content = report_content()
        found = [f"{self.period.title[:1].upper()}{self.period.title[1:]}."]
        if self.verdict != "none":
            found.append("Targets met." if self.verdict == "met" else f"Below target: {_below(self.missed)}.")
        found += [_line(one, self.formula_named) for one in self.figures]
        if self.cause != "none":
            found.append(f"Cause: {CAUSES[self.cause].lower()}.")
        if self.fix is not None:
            found.append(f"Done: {content.fixes[self.fix].label.lower()}.")
        if self.ask is not None:
            found.append(f"Ask: {self._ask_words()}.")
        if self.back_by_s is not None:
            found.append(f"Back above target by {self.back_by}.")
        return tuple(found)

    def _ask_words(self) -> str:
        content = report_content()
        what = "more support" if self.ask == "general" else content.asks[self.ask].label.lower()  # type: ignore[index]
        whom = f", {OWNERS[self.owner]}" if self.owner is not None else ""
        when = f", by {self.by}" if self.by else ""
        return f"{what}{whom}{when}"


def own_id(id: str) -> str:
    """The id of the service level by the target's own formula: `voice.service_level`."""
    head, _, _ = id.partition(f".{SERVICE_LEVEL}.")
    return f"{head}.{SERVICE_LEVEL}"


def below_target(figures: Sequence[ReportFigure]) -> tuple[ReportFigure, ...]:
    """The service levels by their own formula that miss their target, the furthest below first."""
    found = [one for one in figures if one.id.endswith(f".{SERVICE_LEVEL}") and one.met is False]
    return tuple(sorted(found, key=lambda one: ((one.value or 0.0) - (one.target or 0.0), one.id)))


def standard(figures: Sequence[ReportFigure]) -> tuple[ReportFigure, ...]:
    """What a report quotes if nothing is chosen: service levels, abandoned, QA, the top driver."""
    endings = (f".{SERVICE_LEVEL}", ".abandoned")
    return tuple(
        one
        for one in figures
        if one.value is not None and (one.id.endswith(endings) or one.id in ("qa", "top_driver"))
    )


def holds_up(cause: CauseName, evidence: Evidence) -> bool:
    """Whether nobody can say that a cause was another one: it holds, or claims nothing to be looked up."""
    return cause in ("none", "not_known") or cause in BLAMES or evidence.holds(cause)


def _line(one: ReportFigure, formula_named: bool) -> str:
    counted = f", {one.counted}" if one.counted else ""
    target = f", target {percent(one.target)}" if one.target is not None else ""
    formula = f" ({one.formula})" if formula_named and f".{SERVICE_LEVEL}" in one.id else ""
    interval = f", {percent(one.low)} to {percent(one.high)}" if one.low is not None else ""
    title = one.title.partition(",")[0] if one.by_another_formula else one.title
    return f"{title} {one.said}{interval}{counted}{target}{formula}."


def _below(missed: Sequence[ReportFigure]) -> str:
    return ", ".join(f"{one.title} {one.said}" for one in missed) if missed else "none"
