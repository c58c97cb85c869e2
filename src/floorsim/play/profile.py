"""What a trainee's stored runs say of each competency, and of how well they know what they know.

Nothing is kept for it: it is read from the runs, what was written about them, and their finished reviews.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import fsum
from typing import Any, Final

from floorsim.debrief.summary import MomentSummary, ReviewSummary

CHANCES: Final = {1: 0.1, 2: 0.3, 3: 0.5, 4: 0.7, 5: 0.9}
"""The chance of being right that each answer to "how sure are you" stands for (D)."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One run that was played to its end, practice aside."""

    run_id: str
    scenario: str
    title: str
    at: datetime
    overall: float
    hints: int
    """How many hints were asked for."""
    answers: Mapping[str, tuple[str | None, int | None]]
    """Answers to its moments by their time of day: the option, None when it was passed, and how sure, 1-5."""
    review: ReviewSummary | None
    """None where no review was finished."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one competency came to in one attempt."""

    attempt: Attempt
    worth: float
    """Points of the total that its decisions were worth, by their shares."""
    missed: float
    """Points that missed decisions of it would have brought."""

    @property
    def part_of_lead(self) -> float:
        """Its worth beside what the reference is ahead of hands-off."""
        return self.worth / self.attempt.review.lead if self.attempt.review is not None else 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """A competency over all attempts, the latest last."""

    tallies: tuple[Tally, ...]
    solved: int
    """Moments about it that were answered well, the passed ones counted as not."""
    moments: int


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure a trainee was, against how often that was right."""

    n: int
    brier: float | None
    """Mean squared distance of the chance said from what came, 0 best; always saying even odds gives .25."""
    levels: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """For each answer 1-5: how often it was right, and of how many."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about one trainee."""

    attempts: tuple[Attempt, ...]
    """The oldest first."""
    competencies: Mapping[str, Standing]
    confidence: Confidence


def profile_of(attempts: Iterable[Attempt], competencies: Iterable[str]) -> Profile:
    """The profile that attempts make, for competencies by id."""
    runs = tuple(sorted(attempts, key=lambda one: one.at))
    return Profile(runs, {id: _standing(id, runs) for id in competencies}, _confidence(runs))


def is_solved(attempt: Attempt, moment: MomentSummary) -> bool | None:
    """Whether a moment was answered with a good option; None where it was not looked at."""
    answer = attempt.answers.get(moment.at)
    return None if answer is None else answer[0] in moment.good


def _standing(id: str, attempts: Iterable[Attempt]) -> Standing:
    tallies, solved, moments = [], 0, 0
    for attempt in attempts:
        review = attempt.review
        if review is None:
            continue
        if id in review.worth or id in review.missed:
            tallies.append(Tally(attempt, review.worth.get(id, 0.0), review.missed.get(id, 0.0)))
        for moment in review.moments:
            right = is_solved(attempt, moment)
            if moment.competency == id and right is not None:
                moments += 1
                solved += right
    return Standing(tuple(tallies), solved, moments)


def _confidence(attempts: Iterable[Attempt]) -> Confidence:
    levels: dict[int, tuple[int, int]] = {}
    squares = []
    for attempt in attempts:
        for moment in attempt.review.moments if attempt.review is not None else ():
            right = is_solved(attempt, moment)
            sure = attempt.answers.get(moment.at, (None, None))[1]
            if right is None or sure not in CHANCES:
                continue
            hit, of = levels.get(sure, (0, 0))
            levels[sure] = (hit + right, of + 1)
            squares.append((CHANCES[sure] - right) ** 2)
    brier = fsum(squares) / len(squares) if squares else None
    return Confidence(len(squares), brier, dict(sorted(levels.items())))


def answers_in(notes: Mapping[str, Any]) -> dict[str, tuple[str | None, int | None]]:
    """The answers to moments in what was written about a run; what is damaged is left out."""
    kept = notes.get("moments")
    found = {}
    for at, answer in kept.items() if isinstance(kept, dict) else ():
        match answer:
            case [str() | None as option, int() | None as sure]:
                found[str(at)] = (option, sure)
    return found
