"""The facts of a shift beside each question of its review, before any score is shown."""

from __future__ import annotations

from math import fsum

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView, IntervalView
from floorsim.present.agent_states import is_live, level_look
from floorsim.present.briefing import Briefing
from floorsim.present.log_rows import log_entry_rows
from floorsim.present.review_notes import Plan
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.wording.numbers import counted, exact_percent, percent, rounded
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock

QUESTIONS = (
    "What was meant to happen?",
    "What actually happened?",
    "Why was there a gap?",
    "What will you do next time?",
)
"""The questions of an after-action review, in their order."""

WORST_INTERVALS = 3
"""Intervals of a queue that are shown as furthest below its target (D)."""


DID_YOU = "Your plan. Did you?"
"""What is asked last of whoever came with a plan."""


def facts_rows(
    place: int, view: FloorView, briefing: Briefing, width: int, plan: Plan | None = None
) -> list[Row]:
    """Return the facts beside a question, by its place from 0; a plan is asked about after the others."""
    if place == len(QUESTIONS):
        rows = [] if plan is None else wrapped(plan.sentence, width - 2, Role.ACCENT, indent=" ", hang="  ")
        return [*rows, *_done(view, briefing, width)]
    sections = (_meant, _happened, _gap, _done)
    return sections[place](view, briefing, width)


def _meant(view: FloorView, briefing: Briefing, width: int) -> list[Row]:
    rows = [_title("The aims of this shift")]
    rows += _points([*briefing.objectives, *briefing.channels], width)
    forecast = [
        f"{channel.title}: {fsum(one.forecast for one in intervals):.0f} contacts forecast"
        for channel, intervals in _played(view)
    ]
    of = " of the last day" if len(view.workdays) > 1 else ""
    return [*rows, *([_title(f"The plan{of}")] if forecast else []), *_points(forecast, width)]


def _happened(view: FloorView, briefing: Briefing, width: int) -> list[Row]:
    day = ", the last day" if len(view.workdays) > 1 else ""
    rows = [_title(f"The queues at the end{day}")]
    rows += [row for channel in view.channels for row in _channel(channel, width)]
    news = [line for line in view.log if line.category == "news"]
    rows += [_title("What came in")] if news else []
    return rows + [row for line in news for row in log_entry_rows(line, width)]


def _channel(channel: ChannelView, width: int) -> list[Row]:
    look = level_look(channel.service_level, channel.target_share)
    target = f"target {percent(channel.target_share)}"
    words = f"{channel.title}: {look.glyph} {percent(channel.service_level)} {look.word}, {target}"
    if is_live(channel):
        share = channel.abandoned / channel.offered if channel.offered else 0.0
        words += f"; {channel.offered} offered, {channel.abandoned} abandoned ({exact_percent(share)})"
    else:
        words += f"; {channel.waiting} open, {channel.over_target} past the target"
    return wrapped(words, width - 2, look.role, indent=" ", hang="  ")


def _gap(view: FloorView, briefing: Briefing, width: int) -> list[Row]:
    rows: list[Row] = []
    for channel, intervals in _played(view):
        below = [one for one in intervals if _level(one) < channel.target_share]
        worst = sorted(below, key=_level)[:WORST_INTERVALS]
        rows.append(_title(f"{channel.title}: the intervals furthest below target"))
        rows += [_interval(one) for one in sorted(worst, key=lambda one: one.start_s)]
        rows += [] if worst else [row_of((" No interval was below target.", Role.DIM))]
    return rows or [row_of((" There is no plan to compare with.", Role.DIM))]


def _level(one: IntervalView) -> float:
    return 1.0 if one.service_level is None else one.service_level


def _interval(one: IntervalView) -> Row:
    arrived = "–" if one.arrived is None else f"{one.arrived}"
    return row_of(
        f" {clock(one.start_s)}  {percent(one.service_level):>4} in time",
        (f"   forecast {one.forecast:.0f}, arrived {arrived}", Role.TEXT),
        (f"   on {one.staffed}, plan needs {rounded(one.needed)}", Role.DIM),
    )


def _done(view: FloorView, briefing: Briefing, width: int) -> list[Row]:
    missed = [
        f"{clock(item.at_s)} {initial_capital(item.sender)}: {item.subject}"
        for item in view.inbox
        if item.state == "missed"
    ]
    rows: list[Row] = []
    if missed:
        rows += [_title(f"{counted(len(missed), 'message')} not answered in time")]
        rows += _points(missed, width)
    decided = [line for line in view.log if line.category == "decision"]
    rows.append(_title("What you did" if decided else "You took no decisions"))
    return rows + [row for line in decided for row in log_entry_rows(line, width)]


def _played(view: FloorView) -> list[tuple[ChannelView, list[IntervalView]]]:
    """Return the queues that have a plan, with its intervals of the time that was played."""
    found = []
    for channel in view.channels:
        intervals = [
            one
            for one in view.plan
            if one.channel == channel.id and view.play_from_s <= one.start_s < view.end_s
        ]
        if intervals:
            found.append((channel, intervals))
    return found


def _title(words: str) -> Row:
    return row_of((f" {words}", Role.TITLE))


def _points(sentences: list[str], width: int) -> list[Row]:
    return [row for one in sentences for row in wrapped(f"· {one}", width - 2, indent=" ", hang="  ")]
