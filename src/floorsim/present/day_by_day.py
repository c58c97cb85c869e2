"""A run over several days, day by day: the queues and the team, the reference's last day beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from floorsim.floor.measures.channel_figures import ChannelFigures
from floorsim.floor.measures.contact_table import Floats
from floorsim.floor.measures.figures import figures
from floorsim.floor.measures.floor_figures import FloorFigures
from floorsim.floor.measures.people import Minds, wellbeing_notes
from floorsim.present.result_view import DayByDay
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scoring.evidence import Evidence
from floorsim.units import DAY_S
from floorsim.wording.numbers import NOTHING, exact_percent, percent, rounded

_Row = tuple[str, tuple[str, ...]]
"""A label and the value of each day."""


def day_by_day(played: Evidence, reference: Evidence) -> DayByDay | None:
    """What each day brought, and the reference's last day; None where one stretch is played."""
    scenario = played.scenario
    if len(scenario.workdays) < 2:
        return None
    floor = scenario.floor
    midnights = [
        floor.day_of(from_s) * DAY_S + floor.day_begins_s
        for from_s, _ in scenario.workdays
        if from_s < played.now_s
    ]
    own, others = list(_rows(played, midnights)), list(_rows(reference, midnights[-1:]))
    names = [floor.weekday_of(floor.day_of(midnight_s)).capitalize() for midnight_s in midnights]
    rows = [(label, values, last) for (label, values), (_, (last,)) in zip(own, others, strict=True)]
    return DayByDay(tuple(names), tuple(rows))


def _rows(of: Evidence, midnights: list[float]) -> Iterator[_Row]:
    days = [figures(of, midnight_s, midnight_s + DAY_S) for midnight_s in midnights]
    for id, channel in of.scenario.floor.channels.items():
        yield from _of_channel(channel.title or id, [day.channels[id] for day in days], channel.medium)
    for label, words in _FLOOR:
        yield label, tuple(words(day.floor) for day in days)
    minds = [wellbeing_notes(of.ledger, midnight_s, midnight_s + DAY_S) for midnight_s in midnights]
    for label, mind in _MINDS:
        yield label, tuple(mind(one) for one in minds)


def _of_channel(title: str, days: list[ChannelFigures], medium: str) -> Iterator[_Row]:
    yield f"{title} service level", tuple(percent(day.service_level) for day in days)
    if medium in LIVE_MEDIA:
        yield f"{title} abandoned", tuple(percent(day.abandon_rate) for day in days)


def _exact(share: float | None) -> str:
    return NOTHING if share is None else exact_percent(share)


def _mean(values: Floats) -> str:
    return f"{float(values.mean()):.2f}" if len(values) else NOTHING


_FLOOR: Final[tuple[tuple[str, Callable[[FloorFigures], str]], ...]] = (
    ("Repeat contacts", lambda day: str(day.repeats)),
    ("Truly resolved", lambda day: percent(day.resolved)),
    ("Quality of every contact", lambda day: percent(day.qa)),
    ("Absent", lambda day: percent(day.absence)),
    ("Resigning within a month, chance", lambda day: _exact(day.attrition_risk)),
    ("Resigned", lambda day: str(day.resigned)),
    ("1:1s and planned coaching held", lambda day: percent(day.coaching_done)),
    ("Overtime, minutes", lambda day: rounded(day.overtime_min)),
)
_MINDS: Final[tuple[tuple[str, Callable[[Minds], str]], ...]] = (
    ("Exhaustion in the evening (0 to 1)", lambda minds: _mean(minds.exhaustion)),
    ("Morale in the evening (0 to 1)", lambda minds: _mean(minds.morale)),
)
