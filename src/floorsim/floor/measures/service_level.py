"""Service level: the five named formulas, from counts.

Which contacts count, in every formula:

- A contact is *in target* when an agent took it, or the customer left, within the target time of joining the
  line. A customer who was promised a callback waits for the promise instead: called back by then, the contact
  is answered in target; later, or never, it is not.
- A contact that still waits past its target (or past its promise) is *overdue*. How it ends is open, but the
  target is lost, so it already counts below the line as the answered or abandoned contact it will become.
  Only the formula over answered contacts cannot see it. One that waits within its target does not count yet.
  A contact that was still in line when its channel closed and cut the line off counts like an overdue one.
- Blocked contacts never reached the line; they count below the line only where the target says
  `count_blocked`. Deflected ones were helped by an announcement before they waited and never count.
- A chat whose customer left silently counts as abandoned when the customer left, although it went on looking
  as if it waited.
- Contacts that the overflow partner answered count as answered.

The service level of a day is one quotient of the day's counts: volume-weighted, never a mean of intervals.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from floorsim.scenario.models.channels import ServiceLevelFormula

Quotient = tuple[float, float]
"""Contacts above the line and below it."""


class ServiceCounts(NamedTuple):
    """Contacts by what became of them. Counts are whole; an expected count may be a fraction."""

    answered: float = 0
    answered_in_target: float = 0
    abandoned: float = 0
    abandoned_in_target: float = 0
    short_abandoned: float = 0
    """Abandoned within the short-abandon threshold."""
    overdue: float = 0
    """Still waiting, or cut off at closing: target lost."""
    blocked: float = 0
    """Blocked contacts that count: 0 where the target leaves them out."""

    @property
    def all(self) -> float:
        """Every contact that counts."""
        return self.answered + self.abandoned + self.overdue + self.blocked


def answered_or_abandoned_in_target_over_offered(counts: ServiceCounts) -> Quotient:
    """(answered within target + abandoned within target) / all."""
    return counts.answered_in_target + counts.abandoned_in_target, counts.all


def answered_in_target_over_answered(counts: ServiceCounts) -> Quotient:
    """Answered within target / answered: blind to everybody who gave up."""
    return counts.answered_in_target, counts.answered + counts.blocked


def answered_in_target_over_offered(counts: ServiceCounts) -> Quotient:
    """Answered within target / all: whoever gave up at once counts as a miss."""
    return counts.answered_in_target, counts.all


def answered_in_target_over_answered_and_late_abandoned(counts: ServiceCounts) -> Quotient:
    """Answered within target / (answered + abandoned after target): early abandons are left out."""
    return counts.answered_in_target, counts.all - counts.abandoned_in_target


def answered_in_target_or_short_abandoned_over_offered(counts: ServiceCounts) -> Quotient:
    """(answered within target + abandoned within the short-abandon threshold) / all."""
    return counts.answered_in_target + counts.short_abandoned, counts.all


_BY_LATE_ABANDONED: ServiceLevelFormula = "answered_in_target_over_answered_and_late_abandoned"

FORMULAS: dict[ServiceLevelFormula, Callable[[ServiceCounts], Quotient]] = {
    "answered_or_abandoned_in_target_over_offered": answered_or_abandoned_in_target_over_offered,
    "answered_in_target_over_answered": answered_in_target_over_answered,
    "answered_in_target_over_offered": answered_in_target_over_offered,
    _BY_LATE_ABANDONED: answered_in_target_over_answered_and_late_abandoned,
    "answered_in_target_or_short_abandoned_over_offered": answered_in_target_or_short_abandoned_over_offered,
}
"""Every formula by the name a scenario writes."""

_WORDS: dict[ServiceLevelFormula, tuple[str, tuple[str, ...]]] = {
    "answered_or_abandoned_in_target_over_offered": (
        "(answered + abandoned within target)", ("answered", "abandoned"),
    ),
    "answered_in_target_over_answered": ("answered within target", ("answered",)),
    "answered_in_target_over_offered": ("answered within target", ("answered", "abandoned")),
    _BY_LATE_ABANDONED: ("answered within target", ("answered", "abandoned after target")),
    "answered_in_target_or_short_abandoned_over_offered": (
        "(answered within target + short abandoned)", ("answered", "abandoned"),
    ),
}  # fmt: skip
"""Above the line, and what adds up below it."""


def formula_words(formula: ServiceLevelFormula, count_blocked: bool = False) -> str:
    """The formula in the trade's words, for the screen: `answered within target / answered`."""
    above, terms = _WORDS[formula]
    if count_blocked:
        terms = (*terms, "blocked")
    below = " + ".join(terms)
    return f"{above} / ({below})" if len(terms) > 1 else f"{above} / {below}"


def service_level(formula: ServiceLevelFormula, counts: ServiceCounts) -> float | None:
    """Service level, 0-1, by the named formula; None while nothing counts below the line."""
    above, below = FORMULAS[formula](counts)
    return above / below if below else None


def target_lost_s(arrived_s: float, promised_s: float, within_s: float) -> float:
    """The last moment at which a contact is in target: the promise if there is one (0 or later), else the
    target time after joining the line. Seconds since midnight before day 1."""
    return promised_s if promised_s >= 0 else arrived_s + within_s
