"""What a form offers to choose from, and what a decision would cost as the form stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.wording.times import clock_from


@dataclass(frozen=True, slots=True)
class Choosable:
    """One value a form's field may take; `why_not` says why this one can't be chosen now."""

    value: Any
    label: str
    why_not: str | None = None
    detail: str = ""
    """What helps to choose; stands behind the label."""
    now: bool = False
    """It is what holds now: a form begins with it unless something else is filled in."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a decision would cost and when it would act, or why it can't be taken."""

    minutes: float | None = None
    money: float = 0.0
    currency: str = ""
    starts_s: float | None = None
    """When the supervisor can start on it."""
    done_s: float | None = None
    """When the supervisor's minutes are spent and the effect begins."""
    why_not: str | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    """Per field, what is wrong with what was entered."""
    decision: Decision | None = None
    late: tuple[str, ...] = ()
    """What it would make late if it were confirmed now, in sentences, the latest first."""
    left_out: tuple[Choosable, ...] = ()
    """Those meant with whom it would not be done, each with why not, as far as is known now."""
    facts: tuple[str, ...] = ()
    """What one decides on, the most telling first."""
    ends_s: float | None = None
    """When what it does ends by itself; None where there is no such time."""
    owed: tuple[str, ...] = ()
    """What is owed from then on, each with its time."""
    clears: tuple[str, str, Mapping[str, Any]] | None = None
    """Where there is no time for it: what clears the time, in words, with its kind and arguments."""
    who_words: str = ""
    """Whom it is about: "all 18 agents" where nobody is named; empty where it is not about agents."""
    now_s: float = 0.0
    """The moment of asking."""

    def at(self, moment_s: float) -> str:
        """A moment as its time of day, after its day where that is not the present one."""
        return clock_from(moment_s, self.now_s)
