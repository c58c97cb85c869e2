"""The conversation of a coaching exercise, with what is said kept before it is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from floorsim.desk.cases.rehearsal import Rehearsal
from floorsim.desktest.package.exercises import Coaching
from floorsim.errors import RunError
from floorsim.present.desk_test.views import TalkLine
from floorsim.scenario.models.events import Choice
from floorsim.wording.filled import fill_text


class KeptTalk:
    """One conversation.

    Args:
        exercise: the exercise.
        order: what the order of the answers is drawn from; the same for every candidate of a form.
        said: what was said before, by the choices' ids.
        keep: keeps what is about to be said. Raises FloorsimError when it can't; it is then not said.
    """

    def __init__(
        self, exercise: Coaching, order: str, said: Sequence[str], keep: Callable[[str], None]
    ) -> None:
        self._words = {"agent": exercise.agent}
        self._play = Rehearsal(exercise.conversation, words=self._words, order=order)
        self._keep = keep
        for choice in said:
            self._play.say(choice)

    @property
    def lines(self) -> Sequence[TalkLine]:
        return [TalkLine(who, text) for who, text in self._play.lines]

    @property
    def choices(self) -> Sequence[Choice]:
        """What can be said now; empty once it is over."""
        return self._play.choices

    @property
    def minutes(self) -> float:
        """Of the conversation's own time, which each answer takes some of, so many are used."""
        return self._play.minutes

    @property
    def ended(self) -> str | None:
        """In a sentence how it ended; None while it goes on."""
        outcome = self._play.outcome
        if outcome is None:
            return None
        told = fill_text(self._play.conversation.ends[outcome].text, self._words)
        return f"{self._words['agent']}: {told}"

    def say(self, choice: str) -> None:
        """Say one of the choices. Raises FloorsimError when it can't be said or kept; it is then not said."""
        if all(one.id != choice for one in self.choices):
            raise RunError("That can't be said now; choose one of the answers that are shown.")
        self._keep(choice)
        self._play.say(choice)
