"""E7, G2, G3, G4: a report to leadership, composed from figures in hand: formula, cause, ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal, Self

from pydantic import Field

from floorsim.desk.calendar import Area, Duty
from floorsim.desk.decisions.duty_pickers import coming_duties
from floorsim.desk.decisions.families.words import ReportDecision
from floorsim.desk.decisions.pickers import ONE_OR_MORE, ChoicePicker
from floorsim.desk.decisions.report_pickers import DatePicker, FiguresPicker, date_words
from floorsim.desk.reports.content import AskName, FixName, report_content
from floorsim.desk.reports.evidence import CAUSES, CauseName
from floorsim.desk.reports.figures import ReportFigure, figure_named
from floorsim.desk.reports.held_against import HELD, Sent
from floorsim.desk.reports.periods import PeriodName
from floorsim.desk.reports.statement import (
    OWNERS,
    OwnerName,
    Statement,
    Verdict,
    below_target,
    holds_up,
    standard,
)
from floorsim.desk.reports.view import ReportView
from floorsim.scenario.values.units import TimeOfDay
from floorsim.units import DAY_S
from floorsim.wording.names import choose
from floorsim.wording.numbers import percent
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

SUMMARY: Final = "daily_summary"
AHEAD_S: Final = 30 * 60.0
"""A date on which a target is reached again lies so long ahead at least: less says nothing (D)."""
PERIODS: Final[dict[PeriodName, str]] = {
    "today": "Today so far",
    "yesterday": "Yesterday",
    "week": "The week so far",
    "month": "The last four weeks",
}
VERDICTS: Final[dict[Verdict, str]] = {
    "missed": "Which targets were missed",
    "met": "Targets met",
    "none": "No bottom line",
}


class Report(ReportDecision):
    """Compose a report to leadership: which figures, why, and what you ask for."""

    kind: ClassVar[str] = "report"
    codes: ClassVar[tuple[str, ...]] = ("E7", "G2", "G3", "G4")
    area: ClassVar[Area] = "reporting"
    title: ClassVar[str] = "Report to leadership"
    short: ClassVar[str] = "report"
    minutes: ClassVar[float] = 10.0
    effect_now: ClassVar[str] = (
        "Leadership reads it. The day's report goes out in the time planned for the daily summary."
    )
    effect_later: ClassVar[str] = (
        "What it says is compared with what happened: figures, cause, what was done, the date. Leadership "
        "answers what you ask for; the clearer it is and the more they trust you, the likelier a yes."
    )

    figures: Annotated[
        tuple[str, ...],
        ONE_OR_MORE,
        FiguresPicker(label="Figures", hint="What you quote; none chosen: service levels and the usual few"),
    ] = Field(default=(), description="Figures by id; if left out, service levels and the usual few")
    verdict: Annotated[Verdict, ChoicePicker(labels=VERDICTS, label="Bottom line")] = Field(
        default="missed", description="The first line: `missed` names what is below target"
    )
    formula: Annotated[
        Literal["named", "left_out"],
        ChoicePicker(labels={"named": "Beside each service level", "left_out": "Left out"}, label="Formula"),
    ] = Field(default="named", description="Whether the formula stands beside each service level")
    cause: Annotated[CauseName, ChoicePicker(labels=CAUSES, label="Cause")] = Field(
        default="none", description="Why a target was missed"
    )
    fix: Annotated[
        FixName | Literal["none"],
        ChoicePicker(
            labels={"none": "Nothing said", **{id: one.label for id, one in report_content().fixes.items()}},
            label="Done",
        ),
    ] = Field(default="none", description="What was done about it")
    ask: Annotated[
        AskName | Literal["none", "general"],
        ChoicePicker(
            labels={
                "none": "Nothing",
                "general": "More support",
                **{id: one.label for id, one in report_content().asks.items()},
            },
            label="Ask",
        ),
    ] = Field(default="none", description="What you ask for")
    owner: Annotated[OwnerName | None, ChoicePicker(labels=OWNERS, label="Who", none="nobody named")] = Field(
        default=None, description="Who is to see to what you ask for"
    )
    by: Annotated[TimeOfDay | None, DatePicker(label="By", none="no date")] = Field(
        default=None, description="By when"
    )
    back_by: Annotated[TimeOfDay | None, DatePicker(label="Back above target", none="nothing said")] = Field(
        default=None, description="When the service level furthest below target is said to reach it again"
    )
    period: Annotated[
        PeriodName | None,
        ChoicePicker(labels=PERIODS, label="Period", none="as the next summary", hint="What it is about"),
    ] = Field(default=None, description="What it is about; left out, what the next summary is, else today")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """The scenario must plan a daily summary, or have several days."""
        scenario = desk.floor.scenario
        planned = any(duty.kind == SUMMARY for duty in scenario.supervisor.duties)
        return None if planned or scenario.floor.days > 1 else "nobody expects a report in this shift"

    def definite(self, desk: Workspace) -> Self:
        """The period by its name."""
        if self.period is not None:
            return self
        planned = next(iter(_summaries(desk)), None)
        period = "today" if planned is None else desk.duties.written[planned.key].about or "today"
        return self.model_copy(update={"period": period})

    @property
    def _about(self) -> PeriodName:
        """The period of a definite report."""
        return self.period or "today"

    def cost_minutes(self, desk: Workspace) -> float:
        """None of its own where the time for it is planned."""
        return 0.0 if self._planned(desk) is not None else super().cost_minutes(desk)

    def acts_at_once(self, desk: Workspace) -> bool:
        """What goes out with the daily summary is prepared at once."""
        return self._planned(desk) is not None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What the period shows, against the plan; how leadership stands, and how asks were answered."""
        return self.definite(desk)._shown(desk)

    def _shown(self, desk: Workspace) -> Sequence[str]:
        found = [
            f"{one.title} {one.said}, target {percent(one.target)}"
            for one in below_target(desk.reports.figures(self._about))
        ]
        evidence = desk.reports.evidence(self._about)
        answered = [one for one in desk.floor.ledger.effects_of(HELD) if one.whom == "ask"]
        granted = len([one for one in answered if one.amount])
        trust = f"trust {round(100.0 * desk.consequences.trust)} of 100"
        asks = f"; {granted} of {len(answered)} asks granted" if answered else ""
        planned = self._planned(desk)
        when = [f"goes out with {planned.title()}, {time_of_day(planned.start_s)}"] if planned else []
        return [", ".join(found) or "no target missed", *([evidence.words] if evidence else []),
                trust + asks, *when]  # fmt: skip

    def why_not(self, desk: Workspace) -> str | None:
        """The period must have figures; those chosen must be among them; dates lie ahead, in the run."""
        there = desk.reports.periods()
        if self._about not in there:
            return f"{PERIODS[self._about].lower()}: there is nothing to report on yet"
        for id in self.figures:
            found = desk.reports.figures(self._about)
            one = figure_named(found, id)
            if one is None or one.value is None:
                near = choose(id, [one.id for one in found])
                return f"there is no figure {id} for {there[self._about].title}; {near}"
        for at_s in (self.by, self.back_by):
            if at_s is not None and desk.today(at_s) <= self._out_s(desk):
                when = date_words(desk, desk.today(at_s))
                return f"{when} is past when the report goes out; name a later time"
        if self.back_by is not None:
            if desk.today(self.back_by) < self._out_s(desk) + AHEAD_S:
                return f"in less than {in_minutes(AHEAD_S)} a service level says little; name a later time"
            if desk.today(self.back_by) >= desk.floor.end_s:
                return f"you are not here after {date_words(desk, desk.floor.end_s)}; name an earlier time"
            if not below_target(desk.reports.figures(self._about)):
                return "no target is missed; leave the date out"
        if self.ask in ("people", "training") and desk.consequences.rosters.day_of("tomorrow") is None:
            return "no day after this one is played; ask for something that helps today"
        if self.ask != "none" and (asked := self._asked_today(desk)) is not None:
            return f"you have asked for this today, at {time_of_day(asked)}; leadership answers once"
        before = desk.held_against.before(there[self._about])
        today = before is not None and before.says.period.to_s // DAY_S == desk.now // DAY_S
        if before is not None and today and not (before.says.spins or before.cause_wrong or before.fix_wrong):
            return f"you have reported on {PERIODS[self._about].lower()} already, and it holds"
        return None

    def look(self, desk: Workspace) -> ReportView | None:
        """The report as it would go out now; None where there is nothing to report on."""
        said = self.definite(desk)
        evidence = desk.reports.evidence(said._about)
        if evidence is None:
            return None
        duty = said._planned(desk)
        return ReportView(
            says=said._statement(desk),
            figures=tuple(one for one in desk.reports.figures(said._about) if one.value is not None),
            evidence=evidence.words,
            goes_out="" if duty is None else f"with {duty.title()}, {time_of_day(duty.start_s)}",
            trust=desk.consequences.trust,
        )

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """It goes out now, or with the daily summary."""
        duty = self._planned(desk)
        if duty is None:
            return self._said(self._send(desk, order, by_duty=self._summary_held(desk)))
        duty.answered, duty.decided_by = True, order.key
        desk.duties.summaries[duty.key] = lambda: self._goes_out(desk, order)
        return f"you will report with {duty.title()}"

    def _goes_out(self, desk: Workspace, order: Order) -> None:
        """The summary is held."""
        desk.say(self._said(self._send(desk, order, by_duty=True)), "work")

    def _send(self, desk: Workspace, order: Order, by_duty: bool) -> Statement:
        says = self._statement(desk)
        evidence = desk.reports.evidence(self._about)
        assert evidence is not None
        draws = desk.floor.random.few(3, "report", *says.period.about)
        sent = Sent(
            says=says,
            cause=order.cause(drivers=(evidence.top,) if evidence.top else ()),
            cause_wrong=bool(says.missed) and not holds_up(says.cause, evidence),
            fix_wrong=says.fix is not None and not self._was_done(desk, says),
            first=desk.held_against.before(says.period) is None,
            draws=(draws[0], draws[1], draws[2]),
        )
        desk.held_against.send(sent, by_duty)
        return says

    def _statement(self, desk: Workspace) -> Statement:
        found = desk.reports.figures(self._about)
        chosen = {*self.figures}
        quoted = tuple(one for one in found if one.id in chosen) if chosen else standard(found)
        missed = below_target(found)
        # Until the summary goes out a target may be met again; then there is no date to name.
        back_by_s = desk.today(self.back_by) if self.back_by is not None and missed else None
        return Statement(
            period=desk.reports.periods()[self._about],
            figures=quoted,
            formula_named=self.formula == "named",
            verdict=self.verdict,
            cause=self.cause,
            fix=None if self.fix == "none" else self.fix,
            ask=None if self.ask == "none" else self.ask,
            owner=self.owner,
            by="" if self.by is None else date_words(desk, desk.today(self.by)),
            back_by_s=back_by_s,
            back_by="" if back_by_s is None else date_words(desk, back_by_s),
            missed=missed,
        )

    def _was_done(self, desk: Workspace, says: Statement) -> bool:
        assert says.fix is not None
        kinds = report_content().fixes[says.fix].kinds
        return any(
            one.kind in kinds and one.done_s >= says.period.from_s for one in desk.floor.ledger.decisions
        )

    def _planned(self, desk: Workspace) -> Duty | None:
        """The summary of this period that is going on, or to come today."""
        for duty in _summaries(desk):
            if (desk.duties.written[duty.key].about or "today") == self._about:
                return duty
        return None

    def _out_s(self, desk: Workspace) -> float:
        duty = self._planned(desk)
        return self.timing(desk).done_s if duty is None else duty.end_s

    def _summary_held(self, desk: Workspace) -> bool:
        """Whether the summary of this period was held today, so that its facts have been told."""
        keys = {
            key
            for key, duty in desk.duties.written.items()
            if duty.kind == SUMMARY and (duty.about or "today") == self._about
        }
        return any(
            one.whom in keys and one.detail == "held" and one.at_s // DAY_S == desk.now // DAY_S
            for one in desk.floor.ledger.effects_of("duty")
        )

    def _asked_today(self, desk: Workspace) -> float | None:
        day = desk.now // DAY_S
        asked = [
            one.at_s
            for one in desk.floor.ledger.effects_of(Report.kind)
            if one.whom == "ask" and one.detail == self.ask and one.at_s // DAY_S == day
        ]
        return asked[-1] if asked else None

    def _said(self, says: Statement) -> str:
        first: Sequence[ReportFigure] = says.figures[:2]
        figures = ", ".join(f"{one.title} {one.said}" for one in first)
        return f"you reported on {PERIODS[self._about].lower()}: {figures or 'no figures'}"

    def doing(self, desk: Workspace) -> str:
        """Writing."""
        return "writing a report"


def _summaries(desk: Workspace) -> list[Duty]:
    """The summary that is going on, then those to come today."""
    current, today = desk.calendar.current, desk.now // DAY_S
    going_on = [current] if isinstance(current, Duty) and current.kind == SUMMARY else []
    return [*going_on, *(one for one in coming_duties(desk, SUMMARY) if one.start_s // DAY_S == today)]
