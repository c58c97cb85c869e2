"""Between the days of a run: the evening, the night, the morning."""

from __future__ import annotations

from floorsim.errors import FloorsimError
from floorsim.plain.asking import Option
from floorsim.plain.deciding import fill_in
from floorsim.plain.desk import Desk
from floorsim.plain.lines import Progress
from floorsim.present.day_rows import EVENING_QUESTION, evening_rows, morning_rows
from floorsim.present.row import UNBROKEN
from floorsim.wording.times import time_of_day

NIGHT_LOOK_S = 900.0
"""Simulated seconds between two looks at how far a night has come."""


def evening(desk: Desk) -> bool:
    """Tell the evening and go on to the morning, or put that off; False where it is no evening."""
    morning_s = desk.session.next_morning_s
    if morning_s is None or (view := desk.session.evening()) is None:
        return False
    desk.lines.rows("evening", evening_rows(view, UNBROKEN))
    ways = [
        Option("go", f"go on to {view.next_weekday.capitalize()} {time_of_day(morning_s)}", "go on"),
        Option("write", "write a line for tomorrow, then go on", "write"),
    ]
    way = desk.asker.choose("The day is over. cancel goes back to look round.", ways)
    if way is None:
        return True
    if way == "write":
        words = desk.asker.words(EVENING_QUESTION)
        try:
            desk.session.save_evening(words)
        except FloorsimError as error:
            desk.lines.say("error", str(error))
    begun_s, progress = desk.session.now_s, Progress(desk.lines)
    while desk.session.now_s < morning_s and not desk.session.ended:
        desk.session.advance(min(desk.session.now_s + NIGHT_LOOK_S, morning_s))
        progress.show((desk.session.now_s - begun_s) / max(morning_s - begun_s, 1.0), "the night passes")
    desk.keep()
    morning(desk)
    return True


def morning(desk: Desk) -> None:
    """Tell the morning, choose what to look at and what to say, start the day."""
    told = False
    while (view := desk.session.morning()) is not None:
        if not told:
            desk.lines.rows("morning", morning_rows(view, UNBROKEN))
            told = True
        ways = [Option("", "start the day", "start")]
        if view.can_choose:
            ways.append(Option("choose_metrics", "choose three figures to look at first", "three figures"))
        if view.points and not view.points_chosen:
            ways.append(Option("stand_up", "choose what you say at the stand-up", "stand-up"))
        name = desk.asker.choose("Before the day?", ways)
        kind = desk.kind(name) if name else None
        if kind is None:
            desk.told = desk.view()
            return
        fill_in(desk, kind, {})
