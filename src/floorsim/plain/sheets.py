"""Quality, contacts, contact drivers, the schedule and the report, a sentence for each row."""

from __future__ import annotations

from floorsim.desk.improving.views import DriverSheet
from floorsim.desk.quality.views import ContactRow, ContactView
from floorsim.floor.quality.calibrated import MARKS
from floorsim.floor.rostering.days_ahead import DayAhead, RosterRow
from floorsim.plain.asking import Option, matching, place_of
from floorsim.plain.deciding import fill_in, read_report
from floorsim.plain.desk import Desk
from floorsim.present.driver_rows import driver_below
from floorsim.present.quality_rows import (
    MARK_LOOKS,
    by_least_known,
    contact_facts,
    contact_title,
    known_line,
    quality_title,
    trace_rows,
    yardstick_rows,
)  # fmt: skip
from floorsim.present.row import UNBROKEN
from floorsim.present.schedule_rows import day_title
from floorsim.units import DAY_S
from floorsim.wording.activities import activity_words
from floorsim.wording.numbers import percent
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock, length, time_of_day

SOME = 10
"""Rows of a list that are read out (D)."""


def quality(desk: Desk) -> None:
    """What is to score, what is flagged, of whom least is known, and how far scores agree."""
    seen, view = desk.session.quality(), desk.view()
    desk.lines.say("quality", quality_title(seen))
    for title, rows in (("to score", seen.to_score), ("flagged", [row for row, _ in seen.flags])):
        for row in rows[:SOME]:
            desk.lines.say("contact", contact_words(row))
        if rows:
            desk.lines.say("quality", f"{len(rows)} {title}; type contact to choose one")
    desk.lines.rows("agent", [known_line(one, UNBROKEN) for one in by_least_known(view.agents)[:SOME]])
    desk.lines.rows("quality", yardstick_rows(seen, UNBROKEN))


def contact_words(row: ContactRow) -> str:
    """A contact in a sentence: whose, when, about what, how long, and what reports show or its score."""
    told = [row.name, f"{clock(row.answered_s)} {row.channel}", row.driver, length(row.handle_s)]
    if row.hold_s:
        told.append(f"hold {length(row.hold_s)}")
    if row.points is not None and row.calibrated is not None:
        told.append(f"you {row.points:.0f}, calibrated {row.calibrated:.0f}")
    elif row.how:
        told.append(f"heard, {row.how}")
    return ", ".join([*told, *row.remarks])


def contact(desk: Desk, asked: str) -> None:
    """Choose a contact that an agent is done with, hear it, and mark it where it is to be marked."""
    seen = desk.session.quality()
    rows = list(dict.fromkeys((*seen.to_score, *(row for row, _ in seen.flags), *desk.session.contacts())))
    found: list[ContactRow] = matching(asked, ((row, row.name) for row in rows)) if asked else rows
    if not found:
        desk.lines.say("error", f"There is no contact of '{asked}'. Type contact and the name of an agent.")
        return
    options = [Option(row.key, contact_words(row), f"{row.name} {row.driver}") for row in found]
    key = desk.asker.choose("Which contact?", options)
    view = None if key is None else desk.session.contact(key)
    if view is None:
        return
    desk.lines.say("contact", contact_title(view))
    if not view.heard:
        desk.lines.rows("contact", contact_facts(view, UNBROKEN)[:1])
        desk.lines.say("contact", "You have not heard it. Type review contacts to take a sample.")
        return
    desk.lines.rows("said", trace_rows(view, UNBROKEN, None))
    if view.row.points is None:
        _mark(desk, view)
        return
    for step in view.steps:
        given, right = (MARK_LOOKS[mark][0][2:] for mark in (step.given, step.calibrated))
        desk.lines.say("quality", f"{step.step}: you {given}, calibrated {right}")


def _mark(desk: Desk, view: ContactView) -> None:
    """Mark every step of the rubric, or leave the contact as it is."""
    digits = []
    for step in view.steps:
        rule = (step.rule.met, step.rule.partly, step.rule.missed, "")
        options = [
            Option(place, MARK_LOOKS[mark][0][2:] + (f": {words}" if words else ""), MARK_LOOKS[mark][0][2:])
            for place, (mark, words) in enumerate(zip(MARKS, rule, strict=True), start=1)
        ]
        digit = desk.asker.choose(f"{initial_capital(step.step)}, {step.weight:.0f} points?", options)
        if digit is None:
            return
        digits.append(str(digit))
    kind = desk.kind("score_contact")
    if kind is not None:
        desk.take(desk.quote(kind, {"contact": view.row.key, "marks": " ".join(digits)}))


def drivers(desk: Desk, asked: str) -> None:
    """What customers contact about, most hours first; or everything about one of them."""
    sheets = desk.session.contact_drivers()
    if asked:
        found: list[DriverSheet] = matching(asked, ((one, one.figure.title) for one in sheets))
        if not found:
            desk.lines.say("error", f"There is no contact driver '{asked}'. Type drivers for their names.")
            return
        desk.lines.rows("driver", driver_below(found[0], UNBROKEN, SOME, every_comment=False))
        return
    for sheet in sheets[:SOME]:
        one = sheet.figure
        change = "" if one.change is None else f", {100 * one.change:+.0f}% on last week"
        under_way = f", under way: {'; '.join(sheet.lines)}" if sheet.lines else ""
        much = f"{one.contacts} contacts, {one.hours:.0f} hours in 7 days{change}"
        fixes = f"{percent(one.repeat_share)} repeats, {one.owner or 'nobody known'} fixes it"
        desk.lines.say("driver", f"{one.title}: {much}, {fixes}{under_way}")
    if not sheets:
        for row in desk.session.drivers()[:SOME]:
            desk.lines.say("driver", f"{row.title}: {row.contacts} contacts today")


def schedule(desk: Desk, asked: str) -> None:
    """Who works when on a day of the run, what they do off the floor, and who is missing."""
    view = desk.view()
    today = int(view.now_s // DAY_S)
    last = int(view.end_s // DAY_S)
    day = place_of(asked, last + 1) if asked else today
    if day is None or day < today:
        desk.lines.say("error", f"Type schedule and a day from {today + 1} to {last + 1}.")
        return
    ahead = desk.session.schedule(day)
    desk.lines.say("schedule", day_title(ahead, today, last))
    for row in sorted(ahead.rows, key=lambda one: (one.shift is None, one.shift or (0.0, 0.0))):
        desk.lines.say("schedule", f"{row.name}: {_shift_words(row)}")
    _tell_short(desk, ahead)


def _shift_words(row: RosterRow) -> str:
    if row.leave or row.shift is None:
        return "on leave" if row.leave else "on standby" if row.standby else "off"
    told = [f"{time_of_day(row.shift[0])} to {time_of_day(row.shift[1])}"]
    if row.absent:
        told.insert(0, "absent")
    if row.overtime_from_s is not None:
        told.append(f"overtime from {time_of_day(row.overtime_from_s)}")
    told += [f"{activity_words(kind)} {time_of_day(start_s)}" for kind, start_s, _ in row.activities]
    if row.adherence is not None:
        told.append(f"adherence {percent(row.adherence)}")
    return ", ".join(told)


def _tell_short(desk: Desk, ahead: DayAhead) -> None:
    """Where people are missing against the need, a sentence for each interval."""
    titles = {channel.id: channel.title for channel in desk.view().channels}
    short = [one for one in ahead.intervals if one.needed is not None and round(one.needed) > one.staffed]
    for one in short:
        lacks = round(one.needed or 0.0) - one.staffed
        words = f"{time_of_day(one.start_s)} {titles.get(one.channel, one.channel)}, short {lacks}"
        desk.lines.say("schedule", f"{words}: {one.staffed} on, need {one.needed:.0f}")
    if not short:
        desk.lines.say("schedule", "nobody is missing against the need")


def report(desk: Desk) -> None:
    """The report to leadership as it would go out now; compose it, or leave it."""
    read_report(desk, {})
    kind = desk.kind("report")
    if kind is not None and desk.session.report({}) is not None and desk.asker.yes("Compose and send it?"):
        fill_in(desk, kind, {})
