"""The evening and the morning of a run over several days, as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from floorsim.desk.calendar.handover import NONE, WORDS
from floorsim.desk.calendar.stand_up import STAND_UP
from floorsim.desk.decisions.kinds.choose_metrics import ChooseMetrics
from floorsim.desk.reports.figures import ReportFigure, figure_named
from floorsim.desk.this_morning import missing, said_in_passing, skipped_talks
from floorsim.desk.view import FloorView
from floorsim.present.day_views import CarriedOver, DayFigure, EveningView, MorningView, Passed
from floorsim.run.run import Run
from floorsim.units import DAY_S
from floorsim.wording.numbers import percent

ENDINGS: Final = (".service_level", ".abandoned", ".oldest")
OF_THE_FLOOR: Final = ("occupancy", "fcr", "qa", "promises", "coaching", "absence")
"""Figures of an evening: those of each channel, and those of the floor."""

HOW: Final = {**{way: words.lower() for way, words in WORDS.items()}, NONE: "nobody told them"}


def evening_of(run: Run, written: Callable[[], Mapping[int, str]]) -> EveningView | None:
    """What the day has brought and what is carried over; None while somebody is at work."""
    morning_s = run.desk.next_morning_s()
    if morning_s is None or run.now_s < run.scenario.play_from_s:
        return None
    view = run.observe()
    found = run.desk.workspace.reports.figures("today")
    shown = [one for one in found if one.id.endswith(ENDINGS) or one.id in OF_THE_FLOOR]
    return EveningView(
        **_shared(run, view, written().get(view.day, ""), shown),
        morning_s=morning_s,
        next_weekday=run.scenario.floor.weekday_of(run.scenario.floor.day_of(morning_s)),
    )


def morning_of(run: Run, written: Callable[[], Mapping[int, str]]) -> MorningView | None:
    """What there is to know before a day begins; None later, and where only one stretch is played."""
    workdays = run.floor.workdays
    if len(workdays) == 1 or run.ended or all(run.now_s != from_s for from_s, _ in workdays):
        return None
    view, desk = run.observe(), run.desk.workspace
    yesterday = desk.reports.figures("yesterday")
    chosen = [figure_named(yesterday, one.id) for one in desk.noticing.seen]
    stand_up = next((row for row in view.own_time.coming if row.duty == STAND_UP), None)
    if stand_up is not None and stand_up.starts_s >= view.day_ends_s:
        stand_up = None
    return MorningView(
        **_shared(run, view, written().get(view.day - 1, ""), [one for one in chosen if one is not None]),
        missing=missing(desk),
        heard=said_in_passing(desk),
        can_choose=run.desk.why_no_kind(ChooseMetrics) is None,
        chosen=tuple(one.title for one in desk.noticing.offered() if one.id in _pending_choice(run)),
        stand_up_s=None if stand_up is None else stand_up.starts_s,
        points=() if stand_up is None else tuple(words for _, words in stand_up.points),
        points_chosen=stand_up is not None and stand_up.answered,
    )


def _pending_choice(run: Run) -> Iterable[str]:
    """The figures that the supervisor is about to choose."""
    for order in run.desk.workspace.pending():
        if isinstance(order.decision, ChooseMetrics):
            return order.decision.metrics
    return ()


def _shared(run: Run, view: FloorView, plan: str, figures: Iterable[ReportFigure]) -> dict[str, Any]:
    last_evening_s = max((to_s for _, to_s in run.floor.workdays if to_s <= run.now_s), default=0.0)
    return {
        "title": view.title,
        "weekday": view.weekday,
        "day": view.day,
        "days": len(view.workdays),
        "now_s": view.now_s,
        "figures": tuple(_figure(one) for one in figures),
        "carried": tuple(_carried(view)),
        "passed": tuple(
            Passed(one.subject, HOW[one.way], one.dropped)
            for one in run.desk.workspace.duties.handed_over
            if last_evening_s - DAY_S / 2 < one.at_s <= last_evening_s
        ),
        "skipped": skipped_talks(run.desk.workspace),
        "plan": plan,
    }


def _figure(one: ReportFigure) -> DayFigure:
    target = "" if one.target is None else f"target {percent(one.target)}"
    return DayFigure(one.title, one.said, one.counted, target, one.met)


def _carried(view: FloorView) -> Iterable[CarriedOver]:
    """Promises and cases that are open, by their deadline, then work that was not done."""
    still = [item for item in view.inbox if item.state == "open"]
    for item in sorted(still, key=lambda item: (item.deadline_s is None, item.deadline_s or 0.0, item.at_s)):
        words = item.subject if item.sender == "you" else f"{item.sender}: {item.subject}"
        yield CarriedOver(item.owed, words, item.deadline_s)
    for row in view.own_time.coming:
        if not row.fixed and row.message is None and not row.in_hand:
            yield CarriedOver(False, f"not done yet: {row.doing}", None)
