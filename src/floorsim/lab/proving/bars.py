"""What must be shown of a figure over days, when enough days have shown it, and the claim in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import Final, Literal

from floorsim.lab.proving.plays import Plays, spell
from floorsim.lab.proving.proof import Claim, Part
from floorsim.lab.statistics import summary_of
from floorsim.supervisors.exploits.catalogue import EXPLOITS

LOOKS: Final = (6, 12, 20)
"""Days after which a policy is played no further if everything asked of it is clear (D)."""
CLEAR: Final = 0.001
"""It is clear when the interval that misses the mean so rarely is on one side of the bar. This rule of
Haybittle and Peto leaves the error of the last look as good as unchanged."""

TOGETHER: Final = 0.05
"""How often one habit of all at most looks like winning by chance: each has its share of it (Bonferroni)."""

Rule = Literal["interval over", "mean over", "no gain"]
_ASKED: Final[Mapping[Rule, str]] = {
    "interval over": "interval > {bar}",
    "mean over": "mean ≥ {bar}",
    "no gain": "no clear gain over {bar}",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of every day, and what its mean must be."""

    part: Part
    says: str
    needs: tuple[str, ...]
    """Policies whose runs it is made from; without one of them it is not asked."""
    figure: Callable[[Mapping[str, Plays]], list[float]]
    """Day by day, on the days that all of them have played."""
    rule: Rule
    bar: float
    good: str
    """What it means when it holds; `{found}` is the figure without its sign, `{signed}` with it."""
    bad: str
    """What it means when it does not, and what the author can do."""
    asked: bool = True
    remark: bool = False

    def of(self, played: Mapping[str, Plays]) -> list[float] | None:
        """The figure day by day; None where a policy was not played."""
        return self.figure(played) if all(name in played for name in self.needs) else None

    def clear(self, played: Mapping[str, Plays]) -> bool:
        """Whether it is so far on one side of the bar that more days would hardly change it."""
        values = self.of(played)
        if not self.asked or values is None:
            return True
        return is_clear(values, self.bar)

    def holds(self, values: Sequence[float]) -> bool:
        """Whether the bar is passed.

        A habit has no gain if its mean is not over the bar, or not clearly over nothing: asking that the
        interval ends under the bar would fail every second habit that changes nothing.
        """
        found = summary_of(values)
        if self.rule == "mean over":
            return found.mean >= self.bar
        if self.rule == "interval over":
            return found.ci95 is not None and found.ci95[0] > self.bar
        return found.mean <= self.bar or not is_clear(values, 0.0, TOGETHER / len(EXPLOITS))

    def claim(self, played: Mapping[str, Plays]) -> Claim | None:
        """What has been found; None where a policy was not played."""
        values = self.of(played)
        if not values:
            return None
        found = summary_of(values)
        holds = self.holds(values)
        reason = (self.good if holds else self.bad).format(
            found=f"{abs(found.mean):.1f}", signed=f"{found.mean:+.1f}"
        )
        return Claim(
            self.part,
            self.says,
            _ASKED[self.rule].format(bar=f"{self.bar:g}"),
            spell(found),
            holds if self.asked else None,
            reason if self.asked else "Not asked of a scenario of this level or kind.",
            found,
            self.remark,
        )


def is_clear(values: Sequence[float], bar: float, misses: float = CLEAR) -> bool:
    """Whether the interval that misses the mean so rarely is on one side of the bar."""
    if len(values) < 2:
        return False
    from scipy.stats import t

    half = float(t.ppf(1.0 - misses / 2.0, len(values) - 1)) * stdev(values) / sqrt(len(values))
    return bar < fmean(values) - half or fmean(values) + half < bar
