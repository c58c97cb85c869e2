"""What a review says, as plain frozen values: computed bit by bit, shown, printed and kept.

Times are seconds since midnight before day 1. Scores are 0-100; an effect is a difference of scores, above 0
when the decision helped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from floorsim.lab.branches import SCORES

__all__ = ["SCORES"]

Scores = Mapping[str, float]
"""A value for each of SCORES."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean effect over redrawn days, with how far it can be trusted."""

    mean: float
    ci95: tuple[float, float] | None
    """95% confidence interval by Student's t over paired differences; None for a single day."""
    n: int
    """Days it rests on; under 12 it is rough."""

    @property
    def clear_of_zero(self) -> bool:
        """Whether the interval leaves zero on one side; an effect of exactly 0 does not."""
        return self.ci95 is not None and (self.ci95[0] > 0.0 or self.ci95[1] < 0.0)

    @property
    def half_width(self) -> float | None:
        """Half the interval, for `+5.3 ± 1.4`; None without one."""
        return None if self.ci95 is None else (self.ci95[1] - self.ci95[0]) / 2


Estimates = Mapping[str, Estimate]
"""An estimate for each of SCORES."""


@dataclass(frozen=True, slots=True)
class Label:
    """How large an effect is beside the lead of the reference over hands-off."""

    step: int
    """0 nothing to speak of (under 2%), 1 small (to 5), 2 clear (to 10), 3 large (to 20), 4 made or cost the
    day."""
    sign: int
    """1 saved, -1 cost, 0 no difference that can be measured."""
    word: str
    """`saved, clear`, `cost, large`, `made no difference that can be measured`."""


@dataclass(frozen=True, slots=True)
class DecisionEffect:
    """What one decision was worth. What is not computed yet is None."""

    seq: int
    """Its number in the run."""
    at_s: float
    """When it was ordered."""
    acted_s: float | None
    """When it took effect, the supervisor's minutes spent; None when it never did."""
    kind: str
    arguments: Mapping[str, Any]
    says: str
    """What was done, in words without a subject: `moving Ben to chat until 11:00`."""
    possible: tuple[int, int] | None = None
    """On how many redrawn days it could be taken, and of how many."""
    realised: Scores | None = None
    """On the customers who came: this run less the same run without it."""
    without: Estimates | None = None
    """Worth when it was taken: the past kept, the future drawn anew, with it less without it."""
    share: Estimates | None = None
    """Its share (Shapley) of the worth of all decisions, over days redrawn from the start of play."""
    moved: Mapping[int, Estimate] = field(default_factory=dict)
    """What it would have changed in the total to order it so many minutes later (below 0 earlier)."""
    label: Label | None = None
    this_day_only: bool = False
    """Possible on under half of the redrawn days: judged by `realised` alone."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A decision that would have changed much and was not taken."""

    at_s: float
    kind: str
    arguments: Mapping[str, Any]
    says: str
    gain: Estimate
    """In the total, on fresh days that took no part in finding it."""
    because: str | None = None
    """The author's reason, where the reference took the same decision."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the day would have ended, seen from one moment: expected totals over redrawn futures."""

    at_s: float
    overall: float
    """Going on as you did."""
    stopped: float | None
    """Had you decided nothing more from here; None while it is not computed yet."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to "what would you do now?"."""

    id: str
    says: str
    """`leave it`, or what would be done: `tell callers about the known issue`."""
    decisions: tuple[Mapping[str, Any], ...]
    """As a file of decisions writes them; empty for leaving it."""
    gain: Estimate
    """In the total, beside leaving it, over the same redrawn futures for all options of the moment."""
    yours: bool
    reference: bool
    good: bool
    """As good as the best: within the band of what can't be told apart."""
    acted_s: float | None
    because: str | None = None
    """The author's own reason."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment to solve before its answer is shown."""

    at_s: float
    why: str
    """`cost`, `saved`, `missed` or `turned`."""
    seq: int | None
    """The decision that it is about, where there is one."""
    situation: tuple[str, ...]
    """What could be seen then, in short sentences with figures."""
    options: tuple[Option, ...]
    """In an order drawn from the seed, leaving it among them."""
    principle: str | None = None
    as_it_was: tuple[tuple[float, int], ...] = ()
    """(time, customers waiting on live channels) minute by minute, as it was."""
    otherwise: tuple[tuple[float, int], ...] = ()
    """The same on the customers who came, with the best option instead; where the decision that was taken is
    the best, without it."""

    @property
    def kept_the_best(self) -> bool:
        """Whether the decision that was taken is the best."""
        return self.best.yours and bool(self.best.decisions)

    @property
    def instead(self) -> str:
        """What the other course is: `with “writing to the team”`."""
        return f"{'without' if self.kept_the_best else 'with'} “{self.best.says}”"

    @property
    def best(self) -> Option:
        """The option with the highest mean gain."""
        return max(self.options, key=lambda option: option.gain.mean)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Why the total is what it is. `hands_off + decisions + luck = you`, within rounding."""

    hands_off: float
    """Nobody decides, the same customers."""
    you: float
    decisions: float | None
    """The sum of the shares' means."""
    luck: float | None
    """What is left: you - hands_off - decisions."""
    reference: float | None
    """The worked run, else the expert, on the same customers."""
    reference_name: str | None
    decisions_ci95: tuple[float, float] | None = None
    """95% interval of `decisions`, from its sums day by day; None where there is none yet."""

    @property
    def lead(self) -> float:
        """What labels are measured by: the reference's lead over hands-off, 10 at the least."""
        return max(10.0, (self.reference or 0.0) - self.hands_off)

    def rounded(self, digits: int) -> Ledger:
        """The same to so many decimals, luck being what is left of them: printed figures add up exactly."""
        hands_off, you = round(self.hands_off, digits), round(self.you, digits)
        if self.decisions is None:
            return replace(self, hands_off=hands_off, you=you)
        decisions = round(self.decisions, digits)
        luck = round(you - hands_off - decisions, digits) + 0.0  # never -0.0
        return replace(self, hands_off=hands_off, you=you, decisions=decisions, luck=luck)


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a review has found so far."""

    scenario: str
    digest: str
    model_version: int
    seed: int
    until_s: float
    ended: bool
    scores: Scores
    gates: tuple[str, ...]
    ledger: Ledger
    decisions: tuple[DecisionEffect, ...]
    missed: tuple[Missed, ...] | None = None
    """None while it is not computed yet."""
    moments: tuple[Moment, ...] | None = None
    landing: tuple[Landing, ...] = ()
    seeds: tuple[int, ...] = ()
    """Seeds of the redrawn days used so far."""
    step: str = ""
    """What is being computed now, for the reader: `sharpening, 8 of 15 days`."""
    done: bool = False
