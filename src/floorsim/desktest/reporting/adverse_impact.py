"""What a cut point would do to groups: rates, the four-fifths ratio, Fisher's exact test, the shortfall.

29 CFR 1607.4D: a rate under four fifths of the highest group's is generally taken as evidence of adverse
impact; differences on small numbers may not be, and larger ratios may. floorsim selects nobody, so these are
figures of a cut point that somebody considers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

FOUR_FIFTHS: Final = Fraction(4, 5)
"""29 CFR 1607.4D."""
FEW: Final = 30
"""A group of fewer people gets a warning (D)."""
FEWEST_SHOWN: Final = 5
"""A group of fewer people is not shown: its rate would tell a person's result (D)."""


@dataclass(frozen=True, slots=True)
class GroupRate:
    """One group at one cut point."""

    group: str
    people: int
    at_or_above: int
    ratio: float | None
    """Its rate by the highest group's; None where nobody reaches the cut."""
    fisher_p: float | None
    """Two-sided, against the group of the highest rate; None for that group itself."""
    shortfall: float
    """People by whom the group is short of what the rate of all together would give; below 0 it has more."""
    one_would_flip: bool
    """Whether one person more or fewer at or above the cut, in this group or in the highest, would put the
    ratio on the other side of four fifths."""

    @property
    def rate(self) -> float:
        """Part at or above the cut, 0-1."""
        return self.at_or_above / self.people

    @property
    def under_four_fifths(self) -> bool:
        """Whether the ratio is under four fifths."""
        return self.ratio is not None and self.ratio < FOUR_FIFTHS

    @property
    def few(self) -> bool:
        """Whether the figures rest on so few people that they say little."""
        return self.people < FEW


@dataclass(frozen=True, slots=True)
class Impact:
    """One column of groups at one cut point."""

    column: str
    cut: float
    """Mean grade of 1-5 from which a candidate counts as at or above it."""
    groups: tuple[GroupRate, ...]
    highest: str | None
    """The group with the highest rate, the larger of equals."""
    not_shown: int
    """People in groups of under FEWEST_SHOWN."""
    not_stated: int
    """Graded people whose group is not given."""


def impact_of(column: str, cut: float, grades: Mapping[str, float], group_of: Mapping[str, str]) -> Impact:
    """The figures of one column of groups at one cut point.

    Args:
        column: its name.
        cut: the mean grade, 1-5.
        grades: mean grades by candidate id.
        group_of: each candidate's group; candidates without one are counted as not stated.
    """
    people: dict[str, list[float]] = {}
    for candidate, grade in grades.items():
        if group := group_of.get(candidate):
            people.setdefault(group, []).append(grade)
    not_stated = len(grades) - sum(map(len, people.values()))
    shown = {group: found for group, found in sorted(people.items()) if len(found) >= FEWEST_SHOWN}
    not_shown = sum(len(found) for group, found in people.items() if group not in shown)
    # A mean of grades is a fraction that a float holds only nearly.
    counts = {group: (sum(one >= cut - 1e-9 for one in found), len(found)) for group, found in shown.items()}
    if not counts:
        return Impact(column, cut, (), None, not_shown, not_stated)
    highest = max(counts, key=lambda group: (Fraction(*counts[group]), counts[group][1]))
    rates = tuple(_rate(group, counts, highest) for group in counts)
    return Impact(column, cut, rates, highest, not_shown, not_stated)


def _rate(group: str, counts: Mapping[str, tuple[int, int]], highest: str) -> GroupRate:
    own, best = counts[group], counts[highest]
    passed, people = own
    all_passed, all_people = map(sum, zip(*counts.values(), strict=True))
    ratio = Fraction(*own) / Fraction(*best) if best[0] else None
    return GroupRate(
        group,
        people,
        passed,
        None if ratio is None else float(ratio),
        None if group == highest else fisher(own, best),
        float(people * Fraction(all_passed, all_people) - passed),
        group != highest and best[0] > 0 and _one_flips(own, best),
    )


def _one_flips(own: tuple[int, int], best: tuple[int, int]) -> bool:
    now, (passed, people), (passed_best, people_best) = _under(own, best), own, best
    beside = [(one, passed_best) for one in (passed - 1, passed + 1) if 0 <= one <= people]
    beside += [(passed, one) for one in (passed_best - 1, passed_best + 1) if 0 <= one <= people_best]
    return any(_under((one, people), (other, people_best)) != now for one, other in beside)


def _under(own: tuple[int, int], best: tuple[int, int]) -> bool:
    return Fraction(*own) < FOUR_FIFTHS * Fraction(*best)


def fisher(first: Sequence[int], second: Sequence[int]) -> float:
    """Two-sided p of Fisher's exact test that two groups of (at or above, people) have one rate."""
    from scipy.stats import fisher_exact

    table = [[passed, people - passed] for passed, people in (first, second)]
    return float(fisher_exact(table).pvalue)
