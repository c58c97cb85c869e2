"""What of a finished review is kept with the run: enough for a profile, without computing anything again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from floorsim.scenario.competencies import competency_of_code
from floorsim.wording.times import clock

if TYPE_CHECKING:
    from floorsim.debrief.model import Review

KEY = "summary"
"""Under which it is kept among the branches of the review."""


@dataclass(frozen=True, slots=True)
class MomentSummary:
    """One moment, and which options of it were good."""

    at_s: float
    """Seconds since midnight before day 1."""
    good: tuple[str, ...]
    """Ids of the options that are as good as the best."""
    competency: str | None
    principle: str | None

    @property
    def at(self) -> str:
        """By which answers to it are kept."""
        return name_of(self.at_s)


def name_of(at_s: float) -> str:
    """The name of a moment among what was written about a run: `09:31:20`."""
    return clock(at_s, seconds=True)


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """A finished review, by competency. Points of the total."""

    lead: float
    worth: dict[str, float]
    """Sum of the shares of the decisions of each competency."""
    missed: dict[str, float]
    """Sum of the gains of missed decisions of each competency."""
    moments: tuple[MomentSummary, ...]

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "lead": self.lead,
            "worth": self.worth,
            "missed": self.missed,
            "moments": [[one.at_s, list(one.good), one.competency, one.principle] for one in self.moments],
        }


def summary_of(review: Review) -> ReviewSummary:
    """The summary of a review that is done."""
    worth: dict[str, float] = {}
    missed: dict[str, float] = {}
    for decision in review.decisions:
        if decision.share is not None:
            _add(worth, decision.kind, decision.share["overall"].mean)
    for one in review.missed or ():
        _add(missed, one.kind, one.gain.mean)
    moments = tuple(
        MomentSummary(
            moment.at_s,
            tuple(option.id for option in moment.options if option.good),
            _competency(str(moment.best.decisions[0]["do"])) if moment.best.decisions else None,
            moment.principle,
        )
        for moment in review.moments or ()
    )
    return ReviewSummary(review.ledger.lead, worth, missed, moments)


def summary_from(kept: Any) -> ReviewSummary | None:
    """A summary that was kept; None where it is not one."""
    try:
        return ReviewSummary(
            float(kept["lead"]),
            {str(id): float(points) for id, points in kept["worth"].items()},
            {str(id): float(points) for id, points in kept["missed"].items()},
            tuple(
                MomentSummary(float(at_s), tuple(map(str, good)), competency, principle)
                for at_s, good, competency, principle in kept["moments"]
            ),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _add(points: dict[str, float], kind: str, more: float) -> None:
    competency = _competency(kind)
    if competency is not None:
        points[competency] = points.get(competency, 0.0) + more


def _competency(kind: str) -> str | None:
    from floorsim.desk.decisions.registry import kind_named

    found = kind_named(kind)
    return None if found is None else competency_of_code(found.codes[0])
