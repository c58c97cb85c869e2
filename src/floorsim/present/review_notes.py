"""What a trainee writes in a review: the plan for next time, and how the moments were solved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

LONGEST: Final = 200
"""Letters of each half of a plan."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When something happens, the trainee does something: `When {when}, I {then}.`"""

    when: str
    then: str

    @property
    def sentence(self) -> str:
        """The plan as one sentence."""
        return f"When {self.when.strip().rstrip(',.')}, I {self.then.strip().rstrip('.')}."


@dataclass(frozen=True, slots=True)
class Solved:
    """How a moment was answered."""

    option: str | None
    """Id of the option; None when it was passed."""
    sure: int | None
    """1-5; None when it was passed."""


@dataclass(frozen=True, slots=True)
class HintTaken:
    """A hint that was asked for while playing."""

    at_s: float
    """Seconds since midnight before day 1."""
    about: str
    step: int
    """1 where to look, 2 the principle, 3 an action."""


@dataclass(frozen=True, slots=True)
class ReviewNotes:
    """Everything that a trainee has written about one run."""

    plan: Plan | None = None
    before: Plan | None = None
    """The plan that came back in this run's briefing."""
    kept: str = ""
    """What was answered to whether that plan was kept."""
    solved: Mapping[str, Solved] = field(default_factory=dict)
    """Moments by their time of day."""
    walked: Mapping[str, Solved] = field(default_factory=dict)
    """Stops of the worked run by the number of the decision."""
    hints: tuple[HintTaken, ...] = ()
    evenings: Mapping[int, str] = field(default_factory=dict)
    """What was written on the evening of a day for the next one, by the day's number."""

    def as_json(self) -> dict[str, Any]:
        """As the store keeps it."""
        return {
            "plan": _plan_json(self.plan),
            "before": _plan_json(self.before),
            "kept": self.kept,
            "moments": {key: [one.option, one.sure] for key, one in self.solved.items()},
            "walked": {key: [one.option, one.sure] for key, one in self.walked.items()},
            "hints": [[one.at_s, one.about, one.step] for one in self.hints],
            "evenings": {str(day): text for day, text in self.evenings.items()},
        }


def notes_from(stored: Mapping[str, Any]) -> ReviewNotes:
    """What the store has kept; what is damaged counts as not written."""
    kept = stored.get("kept")
    return ReviewNotes(
        plan=plan_from(stored.get("plan")),
        before=plan_from(stored.get("before")),
        kept=kept if isinstance(kept, str) else "",
        solved=_solved(stored.get("moments")),
        walked=_solved(stored.get("walked")),
        hints=tuple(_hints(stored.get("hints"))),
        evenings=dict(_evenings(stored.get("evenings"))),
    )


def _hints(stored: object) -> Iterator[HintTaken]:
    for one in stored if isinstance(stored, list) else ():
        match one:
            case [int() | float() as at_s, str() as about, int() as step]:
                yield HintTaken(float(at_s), about, step)


def _evenings(stored: object) -> Iterator[tuple[int, str]]:
    for day, text in stored.items() if isinstance(stored, dict) else ():
        if isinstance(text, str) and str(day).isdecimal():
            yield int(day), text[:LONGEST]


def plan_from(stored: object) -> Plan | None:
    """A stored plan, or None."""
    if not isinstance(stored, dict):
        return None
    when, then = stored.get("when"), stored.get("then")
    if isinstance(when, str) and isinstance(then, str) and when.strip() and then.strip():
        return Plan(when[:LONGEST], then[:LONGEST])
    return None


def _plan_json(plan: Plan | None) -> dict[str, str] | None:
    return None if plan is None else {"when": plan.when, "then": plan.then}


def _solved(stored: object) -> dict[str, Solved]:
    if not isinstance(stored, dict):
        return {}
    found = {}
    for key, value in stored.items():
        match value:
            case [str() | None as option, int() | None as sure]:
                found[str(key)] = Solved(option, sure)
    return found
