"""How the desk speaks of times, lengths of time and people."""

from __future__ import annotations

from collections.abc import Iterable

from floorsim.floor.view import ReviewView
from floorsim.scenario.wording import listed
from floorsim.words import counted


def in_minutes(length_s: float) -> str:
    """A length of time in whole minutes: `1 minute`, `20 minutes`."""
    return counted(round(length_s / 60.0), "minute")


def in_hours(length_s: float) -> str:
    """A length of time in hours with at most one decimal: `1.5 hours`."""
    hours = round(length_s / 3600.0, 1)
    return f"{hours:g} hour{'' if hours == 1 else 's'}"


def in_percent(share: float) -> str:
    """A share of 0-1 in whole hundredths: `50%`."""
    return f"{share:.0%}"


def both(names: Iterable[object]) -> str:
    """`Ben`, `Ben and Aisha`, `Ben, Aisha and Dana`."""
    return listed(names, "and")


def whole_sentence(reason: str) -> str:
    """The reason with a capital first letter and a full stop, unless it ends in a sign already."""
    reason = reason[:1].upper() + reason[1:]
    return reason if reason.endswith((".", "?", "!")) else f"{reason}."


def reviewed(seen: ReviewView) -> str:
    """What an agent's reviews show, and how sure it is: `QA 84 ±12 in 5 reviews, policy missed in 2`."""
    sure = "" if seen.half_width is None else f" ±{seen.half_width:.0f}"
    of = counted(seen.n, "review")
    weak = "no step missed" if seen.weakest is None else f"{seen.weakest} missed in {seen.weakest_missed}"
    return f"QA {seen.mean:.0f}{sure} in {of}, {weak}"
