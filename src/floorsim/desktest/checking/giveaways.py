"""Whether right answers can be picked by where they stand or how long they are, without reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import fsum
from typing import Final, NamedTuple

from floorsim.desk.cases.conversation_checks import offered_with_best
from floorsim.desktest.checking.dashboards import FULL
from floorsim.desktest.marking.dashboard import WANTED
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercises import Coaching, Dashboard
from floorsim.lab.chance import chance_of_hits

LEAST_P: Final = 0.01
"""A place of the right answers that comes about by chance less often than this gives them away (D)."""


GIVEN_AWAY: Final = "mix the places, and write the others as long"
"""What would be right."""


class AnswerSet(NamedTuple):
    """Texts from which one chooses, in the order in which they are written, and which of them are right."""

    texts: Sequence[str]
    right: Collection[int]


def giveaways(tests: Sequence[DeskTest]) -> Iterator[str]:
    """How somebody could pick right answers of these forms without reading them, each in a sentence."""
    sets = [one for test in tests for one in sets_of(test)]
    for what, picked in (("the first is", _first), ("the longest is", _longest)):
        hits = fsum(len(set(picked(one)) & set(one.right)) / len(picked(one)) for one in sets)
        chances = [len(one.right) / len(one.texts) for one in sets]
        if sets and chance_of_hits(round(hits), chances) < LEAST_P:
            yield (
                f"right answers give themselves away: {what} right {hits:.0f} times of {len(sets)}, and "
                f"by chance it would be {fsum(chances):.1f}"
            )


def sets_of(test: DeskTest) -> Iterator[AnswerSet]:
    """Every set of answers of a test of which some are right: findings, options, what can be said."""
    for exercise in test.exercises:
        if isinstance(exercise, Dashboard):
            right = [n for n, one in enumerate(exercise.findings) if one.standing in WANTED]
            yield AnswerSet([one.text for one in exercise.findings], right)
            for options in (exercise.causes, exercise.actions, exercise.checks):
                best = [n for n, one in enumerate(options) if one.points == FULL]
                yield AnswerSet([one.text for one in options], best)
        elif isinstance(exercise, Coaching):
            for turn in exercise.conversation.turns.values():
                if len([one for one in turn.choices if one.best]) == 1:
                    offered = offered_with_best(turn.choices)
                    best = [n for n, one in enumerate(offered) if one.best]
                    yield AnswerSet([one.label for one in offered], best)


def _first(one: AnswerSet) -> Sequence[int]:
    return [0]


def _longest(one: AnswerSet) -> Sequence[int]:
    most = max(len(text) for text in one.texts)
    return [n for n, text in enumerate(one.texts) if len(text) == most]
