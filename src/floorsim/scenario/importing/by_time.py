"""How much longer or shorter contacts of each hour take than those of the whole day, in an export."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import Any, Final

from floorsim.scenario.importing.export import Export
from floorsim.scenario.importing.profile import Profile
from floorsim.scenario.values.times_of_day import format_time
from floorsim.units import DAY_S, HOUR_S

LEAST_CONTACTS: Final = 60.0
"""Contacts of an hour, over all days, from which its mean is believed (D: at a coefficient of
variation of 0.5 it is within a tenth nine times in ten); an hour with fewer takes the mean of the day."""
LEAST_SPREAD: Final = 0.05
"""Differences between hours below this are taken for chance and not written (D)."""


def handle_steps(export: Export, profile: Profile) -> dict[float, float]:
    """Per hour (seconds after midnight) with another factor than the one before: its factor on the handling
    time. Empty where the export tells no handling time, or hours hardly differ."""
    whole_s = export.handle_of(profile.days)
    if not whole_s:
        return {}
    contacts: dict[float, float] = {}
    for day in profile.days:
        for start, volume in export.days[day].items():
            hour = start % DAY_S // HOUR_S * HOUR_S
            contacts[hour] = contacts.get(hour, 0.0) + volume.contacts
    factors: dict[float, float] = {}
    for hour, count in sorted(contacts.items()):
        starts = {
            start
            for day in profile.days
            for start in export.days[day]
            if hour <= start % DAY_S < hour + HOUR_S
        }
        mean_s = export.handle_of(profile.days, starts) if count >= LEAST_CONTACTS else None
        factors[hour] = 1.0 if mean_s is None else mean_s / whole_s
    if not factors or max(factors.values()) - min(factors.values()) < LEAST_SPREAD:
        return {}
    level = fsum(contacts[hour] * factor for hour, factor in factors.items()) / fsum(contacts.values())
    rounded = {hour: round(factor / level, 2) for hour, factor in factors.items()}
    before, steps = 1.0, {}
    for hour, factor in rounded.items():
        if factor != before:
            steps[hour] = before = factor
    return steps


def factor_at(steps: Mapping[float, float], clock_s: float) -> float:
    """The factor that holds at a time of the day; 1 before the first step."""
    return next((factor for hour, factor in reversed(list(steps.items())) if hour <= clock_s), 1.0)


def written_steps(steps: Mapping[float, float]) -> list[list[Any]]:
    """The steps as a scenario writes them."""
    return [[format_time(hour), factor] for hour, factor in steps.items()]
