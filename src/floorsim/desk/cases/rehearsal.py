"""A conversation played without a floor: what was said, what can be said next, how it ended, what it had."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Literal

from floorsim.desk.cases.case import BACK, Case, Talk
from floorsim.desk.cases.conversation import FIRST, Conversation, Outcome, turn_of
from floorsim.desk.cases.template import fill
from floorsim.scenario.models.events import Choice
from floorsim.scenario.models.talk import Lines, said
from floorsim.wording.filled import Words

Chooser = Callable[[Sequence[Choice]], Choice]
Side = Literal["they", "you"]
MOST_SAID = 200
"""Things said in one rehearsal; whoever gets so far goes in a circle that takes no time."""


class Rehearsal:
    """One play of a conversation, answer by answer; the supervisor loses no time between two of them.

    Args:
        conversation: what is played; with what is said in it, it is all that an outcome depends on.
        given: marks that it has from the start.
        words: what stands for the words in braces.
        order: what the order of the answers is drawn from, the same for the same text; None leaves them as
            they are written.
    """

    def __init__(
        self,
        conversation: Conversation,
        given: Sequence[str] = (),
        *,
        words: Words | None = None,
        order: str | None = None,
    ) -> None:
        self.conversation = conversation
        self.minutes = 0.0
        """Supervisor minutes of everything said so far."""
        self.outcome: Outcome | None = None
        """How it ended; None while it goes on."""
        self.lines: list[tuple[Side, str]] = []
        """Everything that was said and by whom, in order."""
        self.picked: list[tuple[str, str]] = []
        """The turns and the ids of what was chosen in them."""
        self._words = {} if words is None else words
        self._order = order
        self._case = case = Case("talk", "conversation", "they", "", levels=dict(conversation.levels))
        case.marks += given
        case.more = {name: turn_of(turn, words) for name, turn in conversation.turns.items()}
        subjects = tuple(fill(one, self._words) for one in conversation.subjects)
        case.talk = Talk(0.0, subjects, (), lambda outcome: None, lambda in_time: "")
        self._put(FIRST)

    @property
    def marks(self) -> Sequence[str]:
        """What the conversation has so far, in the order in which it came."""
        return self._case.marks

    @property
    def levels(self) -> dict[str, int]:
        """How much the other side has of trust and the like now, 0-100 each."""
        return self._case.levels

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be said now, subjects last; empty once it is over."""
        return self._case.choices if self.outcome is None else ()

    def say(self, choice_id: str) -> None:
        """Say one of the choices. Raises ValueError when it can't be said now."""
        choice = next((one for one in self.choices if one.id == choice_id), None)
        if choice is None:
            raise ValueError(f"{choice_id} can't be said now")
        case, conversation = self._case, self.conversation
        self.picked.append((case.here, choice.id))
        self.minutes += choice.minutes
        self.lines.append(("you", choice.label))
        case.hear(choice)
        if choice.reply is not None:
            self._hear(choice.reply)
        name = case.next_turn(choice)
        in_time = self.minutes <= conversation.minutes
        if in_time and name == BACK:
            case.put_back()
        elif in_time and name is not None:
            self._put(name)
        over = name is None or case.nothing_to_answer
        if over or self.minutes >= conversation.minutes:
            self.outcome = conversation.outcome(case.levels, set(case.marks), over and in_time)

    def _put(self, name: str) -> None:
        turn = self._case.more[name]
        choices = turn.choices
        if self._order is not None:
            choices = tuple(sorted(choices, key=lambda one: _drawn(f"{self._order}/{name}/{one.id}")))
        self._case.put(name, choices)
        self._hear(turn.text)

    def _hear(self, lines: Lines) -> None:
        self.lines.append(("they", said(lines, self._case.levels, self._case.marks)))


def rehearse(conversation: Conversation, choose: Chooser, given: Sequence[str] = ()) -> Rehearsal:
    """Plays it to its end; `given` are marks that it has from the start.

    Raises ValueError when it goes in a circle that takes no time.
    """
    play = Rehearsal(conversation, given)
    while play.outcome is None:
        if len(play.picked) > MOST_SAID:
            raise ValueError(f"{conversation.id} goes in a circle: {play.picked[-6:]}")
        play.say(choose(play.choices).id)
    return play


def _drawn(text: str) -> bytes:
    return sha256(text.encode()).digest()
