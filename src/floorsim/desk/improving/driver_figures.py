"""Contact drivers in figures: what each has brought in the last seven working days, and what it costs.

Days before the run are drawn from its forecast, alike in every branch; from the first day on the figures are
the contacts themselves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import exp, fsum, sqrt
from typing import TYPE_CHECKING, Final

from floorsim.desk.improving.known_causes import comments_of, fixable_of, owner_of
from floorsim.floor.brought import Brought, brought_since
from floorsim.floor.chance.inverse_transforms import normal_quantile_one
from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.demand.forecast import DayForecast, forecast_of
from floorsim.floor.people.steps import STEPS
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.contact_types import ContactType
    from floorsim.floor.floor import Floor

DAYS: Final = 7
"""Working days that the figures are about, today among them (D)."""
DAY_SPREAD: Final = 0.06
"""How much a driver's day before the run differs from its forecast beyond chance (D, after the bank's
6.3%)."""
LOST_BEFORE: Final = 0.5
"""Log odds of resolving that an ordinary team loses to skill and fatigue, for the days before the run (D)."""


@dataclass(frozen=True, slots=True)
class DriverFigure:
    """One contact driver. Shares are 0-1."""

    id: str
    title: str
    contacts: int
    hours: float
    """Of handling."""
    share: float
    """Its hours / the hours of all drivers."""
    change: float | None
    """Contacts against the seven working days before, as a part of those; None without any."""
    repeat_share: float
    """Contacts of customers who had contacted about the same before / contacts."""
    transfer_share: float
    escalations: int
    """Customers who asked for a manager."""
    error: str
    """The step that its reviews missed most often; empty for none."""
    error_reviews: int
    """In how many reviews that was,"""
    reviews: int
    """out of how many."""
    owner: str | None
    """Who can remove its cause; None: not known."""
    fixable: float
    """Part of its contacts that nobody would need if its cause were removed."""
    comments: tuple[str, ...]


def driver_figures(floor: Floor) -> tuple[DriverFigure, ...]:
    """Every driver, the one that costs most hours first."""
    worked = [one for one in range(floor.day_of(floor.now)) if _is_open(floor, one)]
    now = brought_since(floor, DAY_S * worked[1 - DAYS] if len(worked) >= DAYS - 1 else 0.0)
    before = {id: Brought() for id in now}
    for back in range(len(worked) + 1, DAYS):
        _add_drawn(floor, now, back)
    for back in range(DAYS, 2 * DAYS):
        _add_drawn(floor, before, back, until_now=back == DAYS)
    total = fsum(one.hours for one in now.values())
    missed, read = _errors(floor)
    found = []
    for id, mine in now.items():
        earlier = before[id].contacts
        error, count = max(
            missed[id].items(), key=lambda one: (one[1], -STEPS.index(one[0])), default=("", 0)
        )
        found.append(
            DriverFigure(
                id=id,
                title=floor.scenario.driver_title(id),
                contacts=round(mine.contacts),
                hours=mine.hours,
                share=mine.hours / total if total else 0.0,
                change=mine.contacts / earlier - 1.0 if earlier else None,
                repeat_share=mine.repeats / mine.contacts if mine.contacts else 0.0,
                transfer_share=mine.transfers / mine.contacts if mine.contacts else 0.0,
                escalations=round(mine.managers),
                error=error,
                error_reviews=count,
                reviews=read[id],
                owner=owner_of(floor.scenario, id),
                fixable=fixable_of(floor.scenario, id),
                comments=comments_of(floor.scenario, id),
            )
        )
    return tuple(sorted(found, key=lambda one: -one.hours))


def _is_open(floor: Floor, day: int) -> bool:
    return any(channel.hours.on(day) is not None for channel in floor.channels)


def _add_drawn(floor: Floor, to: dict[str, Brought], back: int, *, until_now: bool = False) -> None:
    """A day so many working days before today, or its hours up to the time of day that it is now.

    By the run's own seed: what was before stays, also where the future is drawn anew.
    """
    random = RandomStreams(floor.seed)
    for one in floor.compiled.contact_types:
        expected = _expected(
            forecast_of(floor.compiled, one.stream), floor.now % DAY_S if until_now else None
        )
        (u,) = random.few(1, "driver before", one.stream_id, one.driver_id, back)
        mean = expected * one.share
        spread = sqrt(mean + (DAY_SPREAD * mean) ** 2)
        contacts = max(0.0, round(mean + spread * normal_quantile_one(u)))
        again = _come_again(one)
        brought = to[one.driver_id]
        brought.contacts += contacts * (1.0 + again)
        brought.repeats += contacts * again
        brought.transfers += contacts * one.base_transfer_share
        brought.managers += contacts * one.base_hostility * one.manager
        brought.work_s.append(contacts * (1.0 + again) * one.mean_handle_s)


def _expected(day: DayForecast, until_s: float | None) -> float:
    """Contacts that a day's forecast expects, up to a time of day."""
    if until_s is None:
        return fsum(day.expected)
    passed = (until_s - day.edges_s[:-1]) / (day.edges_s[1:] - day.edges_s[:-1])
    return fsum(day.expected * passed.clip(0.0, 1.0))


def _come_again(one: ContactType) -> float:
    """Part of a kind's customers of a day before the run who came once more."""
    if one.repeat is None:
        return 0.0
    odds = exp(-LOST_BEFORE) * one.base_resolvable
    return (1.0 - odds / (odds + 1.0 - one.base_resolvable)) * one.repeat[0] if odds else one.repeat[0]


def _errors(floor: Floor) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Per driver how often its reviews missed each step, and how many there are."""
    missed: dict[str, Counter[str]] = {one.driver_id: Counter() for one in floor.compiled.contact_types}
    read: Counter[str] = Counter()
    for review in floor.reviews.written():
        if review.contact < 0:
            continue
        driver = floor.ledger.contacts[review.contact].type.driver_id
        read[driver] += 1
        missed[driver].update(step for step, was in zip(STEPS, review.missed, strict=True) if was)
    return missed, read
