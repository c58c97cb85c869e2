"""The preview of a scenario, made from the scenario alone: nothing is played for it."""

from __future__ import annotations

from typing import Final

from floorsim.floor.roster import places_of
from floorsim.present.previewing.happenings import happenings
from floorsim.present.previewing.model import DayPreview, Happening, Preview
from floorsim.present.previewing.queue_figures import QueueFigures
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S, MINUTE_S
from floorsim.wording.numbers import percent
from floorsim.wording.sentences import initial_capital

LEFT_OUT: Final = (
    "Need is a steady state, interval by interval, with everybody as fast as a veteran; redials, repeat "
    "contacts, transfers and callbacks come on top of it."
)
UNDECIDED: Final = "Incidents are in it as if nobody decided anything."
WRITTEN_WORK: Final = (
    "Written work needs its hours, whenever they are; what is open at the start comes on top."
)


def preview_of(scenario: Scenario) -> Preview:
    """The preview: figures per day, queue and interval, and everything that happens."""
    figures = QueueFigures(scenario)
    found = happenings(scenario)
    return Preview(
        id=scenario.meta.id,
        title=scenario.meta.title,
        level=scenario.meta.level,
        agents=len(places_of(figures.compiled)),
        played_min=scenario.played_s / MINUTE_S,
        days=tuple(_day(scenario, figures, day, found) for day in range(scenario.floor.days)),
        conditional=tuple(one for one in found if one.at_s is None),
        assumptions=tuple(_assumptions(scenario)),
    )


def _day(scenario: Scenario, figures: QueueFigures, day: int, found: list[Happening]) -> DayPreview:
    hours = figures.compiled.hours.on(day)
    midnight_s = day * DAY_S
    begins_s = midnight_s + scenario.floor.day_begins_s
    ends_s = begins_s + DAY_S
    play = [one for one in scenario.workdays if one[0] < ends_s and one[1] > begins_s]
    return DayPreview(
        day=day + 1,
        weekday=initial_capital(scenario.floor.weekday_of(day)),
        opens_s=None if hours is None else midnight_s + hours[0],
        closes_s=None if hours is None else midnight_s + hours[1],
        play=play[0] if play else None,
        team=figures.team(day),
        queues=figures.queues(day),
        happenings=tuple(one for one in found if one.at_s is not None and begins_s <= one.at_s < ends_s),
        going_on=tuple(
            one
            for one in found
            if one.kind == "incident" and (one.at_s or 0.0) < ends_s and (one.until_s or 0.0) > begins_s
        ),
    )


def _assumptions(scenario: Scenario) -> list[str]:
    told = [LEFT_OUT, *([UNDECIDED] if scenario.incidents else [])]
    if any(channel.medium not in ("voice", "chat") for channel in scenario.floor.channels.values()):
        told.append(WRITTEN_WORK)
    absent = scenario.people.attendance.absent
    if absent:
        told.append(f"Everybody on the schedule comes; with the absence written, {percent(absent)} will not.")
    return told
