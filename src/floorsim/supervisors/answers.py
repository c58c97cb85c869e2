"""Supervisors who do nothing but answer, and choose every answer by what says nothing of its worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from floorsim.desk.view import ChoiceView
from floorsim.supervisors.filling import reply, waiting
from floorsim.supervisors.supervisor import Seat

Chooser = Callable[[Sequence[ChoiceView]], ChoiceView]


class Answers:
    """Answers whatever waits as soon as it is seen, by one rule, and decides nothing else."""

    def __init__(self, choose: Chooser) -> None:
        self._choose = choose

    def attend(self, seat: Seat) -> None:
        """Answers everything that waits; what is being answered already is refused."""
        for item in waiting(seat.look()):
            seat.decide(reply(item, self._choose(item.choices)))


def first_option(choices: Sequence[ChoiceView]) -> ChoiceView:
    """The answer that stands first."""
    return choices[0]


def longest_text(choices: Sequence[ChoiceView]) -> ChoiceView:
    """The answer with most letters; among equals the one that stands first."""
    return max(choices, key=lambda choice: len(choice.label))


def most_minutes(choices: Sequence[ChoiceView]) -> ChoiceView:
    """The answer that takes longest; among equals the one that stands first."""
    return max(choices, key=lambda choice: choice.minutes)
