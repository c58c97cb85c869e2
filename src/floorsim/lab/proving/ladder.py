"""The ladder, the exploits, and those who decide by chance: what must be shown of the policies' totals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from floorsim.lab.proving.bars import Bar
from floorsim.lab.proving.plays import Plays, leads
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.exploits.catalogue import EXPLOITS

RUNGS: Final = ("hands-off", "novice", "competent", "expert", "worked")
BY_RULE: Final = ("first-option", "longest-text", "most-minutes")
"""Those who only answer, by what says nothing of an answer's worth."""
CHANCE: Final = ("random", *BY_RULE)
"""Those who decide by nothing that bears on the matter."""
HABITS: Final = tuple(f"competent+{exploit}" for exploit in EXPLOITS)
"""Competent play with each exploit for a habit."""
WELL_UNDER: Final = 15.0
"""Points by which exploits alone, and those above, stay under competent."""
HABIT_GAIN: Final = 1.0
"""Points that a habit may gain on average."""
SHARE_OF_LEAD: Final = 1 / 3
"""Part of the worked run's lead over hands-off that chance may reach."""
FIRST_PROVED_LEVEL: Final = 2
"""Level of a scenario from which all of this is asked of it."""


def is_asked(scenario: Scenario) -> bool:
    """Whether everything is asked of a scenario, and not only that the worked run leads."""
    return scenario.meta.level >= FIRST_PROVED_LEVEL


def bars(scenario: Scenario) -> Iterator[Bar]:
    """Everything asked of the policies' totals."""
    asked = is_asked(scenario)
    yield from _ladder(scenario, asked)
    for policy in (*EXPLOITS, *CHANCE):
        yield _under(policy, asked)
    for policy in CHANCE:
        yield _chance(policy, asked)
    for policy in HABITS:
        yield _habit(policy, asked)


def _ladder(scenario: Scenario, asked: bool) -> Iterator[Bar]:
    overreaction = any(trap.overreaction for trap in scenario.traps)
    yield _rung(
        "hands-off",
        "competent",
        asked,
        "A competent supervisor ends {found} points ahead of an empty desk.",
        "A competent supervisor is not clearly ahead of an empty desk, so decisions change too little "
        "here. Let more go wrong, or give more that helps: people trained on two channels, overtime, time "
        "before the peak.",
    )
    yield _rung(
        "hands-off",
        "novice",
        asked and not overreaction,
        "A beginner ends {found} points ahead of an empty desk.",
        "A beginner does not do clearly better than an empty desk. If doing too much too soon is the "
        "lesson, give its trap `overreaction: true`; if not, let the first things that a beginner tries "
        "help a little.",
    )
    yield _rung(
        "novice",
        "competent",
        asked,
        "A competent supervisor ends {found} points ahead of a beginner.",
        "A competent supervisor is not clearly ahead of a beginner. Reward what a beginner lacks: acting "
        "early, moving a few for a time instead of many for good, answering before the last minute.",
    )


def _rung(lower: str, upper: str, asked: bool, good: str, bad: str) -> Bar:
    return Bar(
        "ladder",
        f"{lower} < {upper}",
        (lower, upper),
        lead(upper, lower),
        "interval over",
        0.0,
        good,
        bad,
        asked,
    )


def lead(upper: str, lower: str) -> Callable[[Mapping[str, Plays]], list[float]]:
    """By how many points one is ahead of another, day by day."""
    return lambda played: leads(played[upper], played[lower])


def _under(policy: str, asked: bool) -> Bar:
    return Bar(
        "conversations" if policy in BY_RULE else "exploits",
        f"{policy} under competent",
        (policy, "competent"),
        lead("competent", policy),
        "mean over",
        WELL_UNDER,
        f"{policy} stays {{found}} points under competent play.",
        f"Competent play is {{signed}} points ahead of {policy}, and 15 are asked. "
        + (
            "Whoever answers without reading does too well here: let poor answers cost what they would "
            "cost, and let more than answers decide the day."
            if policy in BY_RULE
            else f"Look at one of its runs (`floorsim run FILE --policy {policy}`) and let what it neglects "
            "cost more by the end."
        ),
        asked,
    )


def _chance(policy: str, asked: bool) -> Bar:
    def room(played: Mapping[str, Plays]) -> list[float]:
        own, worked, nobody = (played[name].by_seed for name in (policy, "worked", "hands-off"))
        both = sorted(own.keys() & worked.keys() & nobody.keys())
        totals = [[one[seed].scores[0] for one in (own, worked, nobody)] for seed in both]
        return [SHARE_OF_LEAD * (most - least) - (mine - least) for mine, most, least in totals]

    return Bar(
        "conversations" if policy in BY_RULE else "exploits",
        f"{policy} gets at most 1/3 of the worked run's lead",
        (policy, "worked", "hands-off"),
        room,
        "mean over",
        0.0,
        f"{policy} stays {{found}} points under a third of the worked run's lead.",
        f"{policy} is {{found}} points over a third of what the worked run gains. Too much of the score can "
        "be had without understanding anything: give good answers a price, and tempting ones consequences.",
        asked,
    )


def _habit(policy: str, asked: bool) -> Bar:
    exploit = policy.partition("+")[2]
    return Bar(
        "exploits",
        f"{policy} over competent",
        (policy, "competent"),
        lead(policy, "competent"),
        "no gain",
        HABIT_GAIN,
        f"{exploit} as a habit gains nothing: {{signed}} points.",
        f"Competent play with {exploit} for a habit gains more than a point ({{signed}} on average). Let "
        "the habit's cost reach the end of the run: what it wears down, breaks or leaves open must count "
        "by then.",
        asked,
    )
