"""What a report says is held against what happened, and leadership's trust moves.

Which way chance goes is drawn by numbers that belong to the day, week or month that a report is about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from floorsim.desk.consequences.consequences import Consequences
from floorsim.desk.reports.content import Train, report_content
from floorsim.desk.reports.evidence import BLAMES, CAUSES
from floorsim.desk.reports.figures import ReportFigure
from floorsim.desk.reports.periods import Period
from floorsim.desk.reports.room import Reports
from floorsim.desk.reports.statement import Statement, own_id
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.scenario.values.units import format_time
from floorsim.units import DAY_S
from floorsim.wording.filled import fill_text
from floorsim.wording.numbers import percent

REPORT: Final = "report"
"""Records of what a report says: a figure with its value, or a part with the words chosen."""
HELD: Final = "report_held"
"""Records of what became of a part of a report: 1 it held or was granted, 0 it did not."""
FACTS: Final = 0.02
"""Trust that the facts of a period bring, once for each period (D: half of a report on an incident)."""
SPIN: Final = 0.03
"""Trust that a better figure than the true one brings for now (D)."""
SPIN_FOUND: Final = -0.10
"""and costs when it is found out (D: more than it brought)."""
EXPLAINED: Final = 0.02
"""Trust that a cause brings when a target was missed, with what was done about it (D)."""
CAUSE_ALONE: Final = 0.01
WRONG_FOUND: Final = -0.05
"""A cause that was another one, or a fix that nobody knows of, found out (D)."""
BLAME: Final = 0.01
"""Somebody to blame satisfies at first (D)."""
BLAME_HEARD: Final = -0.03
"""until they hear of it; the team takes it to heart as well (D)."""
BLAME_MORALE: Final = -0.03
OMITTED: Final = -0.02
"""A miss without a word on why (D)."""
FOUND_SHARE: Final = 0.6
"""Chance that what does not hold is found out (D)."""
FOUND_AFTER_S: Final = 60 * 60.0
"""and after how long; the end of the run at the latest (D)."""
ANSWER_AFTER_S: Final = 20 * 60.0
"""Leadership answers an ask after this (D)."""
GRANTED_BASE: Final = 0.4
"""Part of trust that is the chance of a specific ask without anything to support it (D)."""
GRANTED_EACH: Final = 0.2
"""and what each of three supports adds to that part (D)."""
GENERAL_SHARE: Final = 0.3
"""A vague ask has this part of the chance (D)."""
FORECAST: Final = 0.01
"""Trust that a date brings on which the target is reached again (D)."""
FORECAST_KEPT: Final = 0.02
FORECAST_BROKEN: Final = -0.06
"""and what it brings or costs when that date comes (D)."""
LAST_S: Final = 1.0
"""What would be found out after the run is found out so long before its end."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that has gone out: what it says, what of it is wrong, and what brought it about."""

    says: Statement
    cause: Cause
    cause_wrong: bool
    fix_wrong: bool
    first: bool
    """The first on its period; a later one corrects it."""
    draws: tuple[float, float, float]
    """Found out, granted, heard of: numbers that belong to what it is about."""


def chance_of_ask(says: Statement, trust: float) -> float:
    """The chance, 0-1, that leadership grants what a report asks for."""
    if says.ask is None:
        return 0.0
    supported = GRANTED_BASE + GRANTED_EACH * says.evidence_for_ask()
    return trust * supported * (1.0 if says.specific else GENERAL_SHARE)


class HeldAgainst:
    """Sends reports, and holds each against what happens afterwards."""

    def __init__(self, consequences: Consequences, reports: Reports) -> None:
        self._on = consequences
        self._floor = consequences.floor
        self._reports = reports
        self._latest: dict[tuple[str, int], Sent] = {}

    def before(self, period: Period) -> Sent | None:
        """The latest report on the same day, week or month, or None."""
        return self._latest.get(period.about)

    def send(self, sent: Sent, by_duty: bool) -> None:
        """It is written down, trust moves at once, and what comes later is set up; `by_duty` when the
        planned summary brings the trust of the facts."""
        says = sent.says
        self._latest[says.period.about] = sent
        self._write_down(sent)
        if sent.first:
            self._believed(sent, by_duty)
        if says.omits and sent.first:
            worst = says.missed[0]
            self._answer("omitted", sent, channel=worst.title, said=worst.said, target=percent(worst.target))
        if (says.spins or sent.cause_wrong or sent.fix_wrong) and sent.draws[0] < FOUND_SHARE:
            self._later(FOUND_AFTER_S, sent, self._found_out)
        if says.blames and sent.draws[2] < FOUND_SHARE:
            self._later(FOUND_AFTER_S, sent, self._blame_heard)
        if says.ask is not None:
            granted = sent.draws[1] < chance_of_ask(says, self._on.trust)
            self._later(ANSWER_AFTER_S, sent, self._grant if granted else self._refuse)
        if says.back_by_s is not None:
            back_by_s = says.back_by_s
            self._later(back_by_s - self._on.now_s, sent, self._check_forecast)

    def _write_down(self, sent: Sent) -> None:
        says, record = sent.says, self._on.record
        for one in says.figures:
            record(REPORT, one.id, one.value or 0.0, says.period.id, sent.cause)
        parts = {
            "formula": "named" if says.formula_named else "left_out",
            "verdict": says.verdict,
            "cause": says.cause,
            "fix": says.fix or "",
            "ask": says.ask or "",
        }
        for part, chosen in parts.items():
            record(REPORT, part, 0.0, chosen, sent.cause)

    def _believed(self, sent: Sent, by_duty: bool) -> None:
        """What it brings at once."""
        says = sent.says
        gain = SPIN if says.spins else FACTS
        if by_duty or not says.figures:
            gain -= FACTS
        if says.missed:
            if says.blames:
                gain += BLAME
            elif says.omits:
                gain += 0.0 if says.spins else OMITTED
            elif says.cause != "not_known":
                gain += EXPLAINED if says.fix is not None else CAUSE_ALONE
        if says.back_by_s is not None:
            gain += FORECAST
        if gain:
            self._on.bring_about("trust", gain, sent.cause)

    def _later(self, after_s: float, sent: Sent, what: Callable[[Sent], None]) -> None:
        at_s = min(self._on.now_s + after_s, self._floor.end_s - LAST_S)
        self._floor.at(max(at_s, self._on.now_s), lambda: what(sent))

    def _stands(self, sent: Sent) -> bool:
        """Nobody has corrected it meanwhile."""
        return self._latest[sent.says.period.about] is sent

    def _found_out(self, sent: Sent) -> None:
        if not self._stands(sent):
            return
        says = sent.says
        if says.spins:
            self._fell_short("figure", SPIN_FOUND, sent)
            shown = says.flattering
            if shown is None:
                worst = says.missed[0]
                self._answer("found_verdict", sent, honest=f"{worst.title} {worst.said}")
            else:
                own = self._own(sent, shown.id)
                said = f"{own.title} {own.said}"
                self._answer("found_flattering", sent, honest=said, said=shown.said)
        elif sent.cause_wrong:
            self._fell_short("cause", WRONG_FOUND, sent)
            self._answer("found_cause", sent, cause=CAUSES[says.cause])
        else:
            self._fell_short("fix", WRONG_FOUND, sent)
            assert says.fix is not None
            self._answer("found_fix", sent, fix=report_content().fixes[says.fix].label)

    def _own(self, sent: Sent, id: str) -> ReportFigure:
        period = sent.says.period
        found = self._reports.figure(own_id(id), period.from_s, period.to_s)
        assert found is not None
        return found

    def _blame_heard(self, sent: Sent) -> None:
        self._fell_short("blame", BLAME_HEARD, sent)
        if sent.says.cause == "team":
            self._on.bring_about("morale", {"by": BLAME_MORALE}, sent.cause)
        self._answer("found_blame", sent, blamed=BLAMES[sent.says.cause])

    def _grant(self, sent: Sent) -> None:
        says, content = sent.says, report_content()
        self._on.record(HELD, "ask", 1.0, says.ask or "", sent.cause)
        if says.ask == "general":
            self._on.apply(content.general_effects, sent.cause)
            self._answer("general_granted", sent)
        elif says.ask is not None:
            ask = content.asks[says.ask]
            self._on.apply(ask.effects, sent.cause)
            if ask.train is not None:
                self._train(ask.train, sent)
            self._say(f"{ask.label}: {ask.granted}", sent)

    def _train(self, terms: Train, sent: Sent) -> None:
        """The newest have it tomorrow, one after the other, in the first hour in which each has room."""
        rosters = self._on.rosters
        day = rosters.day_of("tomorrow")
        if day is None or not sent.cause.drivers:
            return
        opens_s, closes_s = hours_of_floor(self._floor.scenario.floor).on(day) or (0.0, 0.0)
        start_s, left = opens_s, terms.people
        for agent in sorted(self._floor.agents, key=lambda one: (-one.wellbeing.newness, one.index)):
            at_s = start_s
            while left and at_s + terms.length <= closes_s:
                if rosters.why_no_room(agent, day, day * DAY_S + at_s, terms.length) is None:
                    body = {
                        "agents": [agent.id], "kind": "training", "at": format_time(at_s),
                        "for": f"{terms.length:g}s", "driver": sent.cause.drivers[0], "day": "tomorrow",
                    }  # fmt: skip
                    self._on.bring_about("activity", body, sent.cause)
                    start_s, left = at_s + terms.length, left - 1
                    break
                at_s += terms.length

    def _refuse(self, sent: Sent) -> None:
        says = sent.says
        self._on.record(HELD, "ask", 0.0, says.ask or "", sent.cause)
        if says.ask == "general":
            self._answer("general_refused", sent)
        elif says.ask is not None:
            ask = report_content().asks[says.ask]
            self._say(f"{ask.label}: {ask.refused}", sent)

    def _check_forecast(self, sent: Sent) -> None:
        """Over the day on which it was to be reached; from the report on, where that is the same day."""
        worst, now_s = sent.says.missed[0], self._on.now_s
        from_s = max(now_s // DAY_S * DAY_S, sent.says.period.to_s)
        found = self._reports.figure(worst.id, from_s, now_s)
        if found is None or found.met is None:
            return
        about = {"channel": found.title, "said": found.said, "target": percent(found.target)}
        if found.met:
            self._on.record(HELD, "forecast", 1.0, worst.id, sent.cause)
            self._on.bring_about("trust", FORECAST_KEPT, sent.cause)
            self._answer("forecast_kept", sent, **about)
        else:
            self._fell_short("forecast", FORECAST_BROKEN, sent)
            self._answer("forecast_broken", sent, **about)

    def _fell_short(self, part: str, trust: float, sent: Sent) -> None:
        self._on.record(HELD, part, 0.0, sent.says.period.id, sent.cause)
        self._on.bring_about("trust", trust, sent.cause)

    def _answer(self, which: str, sent: Sent, **words: str) -> None:
        self._say(fill_text(getattr(report_content().answers, which), words), sent)

    def _say(self, text: str, sent: Sent) -> None:
        body = {"text": text, "from": report_content().sender}
        self._on.bring_about("news", body, sent.cause)
