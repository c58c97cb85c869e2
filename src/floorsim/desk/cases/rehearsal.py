"""A conversation played without a floor, to prove it: what was said, how it ended, what it had."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from floorsim.desk.cases.case import BACK, Case, Talk
from floorsim.desk.cases.conversation import FIRST, Conversation, Outcome, turn_of
from floorsim.scenario.models.events import Choice
from floorsim.scenario.models.talk import said

Chooser = Callable[[Sequence[Choice]], Choice]
MOST_SAID = 200
"""Things said in one rehearsal; whoever gets so far goes in a circle that takes no time."""


@dataclass(slots=True)
class Rehearsal:
    """How one play of a conversation went."""

    outcome: Outcome
    minutes: float
    marks: list[str]
    levels: dict[str, int]
    lines: list[str] = field(default_factory=list)
    """Everything that was said, in order."""
    picked: list[tuple[str, str]] = field(default_factory=list)
    """The turns and what was chosen in them."""
    offered: int = 0
    """Most answers that were offered at once, subjects left out."""


def rehearse(conversation: Conversation, choose: Chooser, given: Sequence[str] = ()) -> Rehearsal:
    """Plays it to its end; the supervisor loses no time between two answers. `given` are marks that it has
    from the start.

    Raises ValueError when it goes in a circle that takes no time.
    """
    case = Case("talk", "conversation", "they", "", levels=dict(conversation.levels))
    case.marks += given
    case.more = {name: turn_of(turn) for name, turn in conversation.turns.items()}
    case.talk = Talk(0.0, conversation.subjects, (), lambda outcome: None, lambda in_time: "")
    first = conversation.turns[FIRST]
    case.put(FIRST, first.choices)
    play = Rehearsal("half", 0.0, case.marks, case.levels, [said(first.text, case.levels, case.marks)])
    while True:
        if len(play.picked) > MOST_SAID:
            raise ValueError(f"{conversation.id} goes in a circle: {play.picked[-6:]}")
        choice = choose(case.choices)
        play.picked.append((case.here, choice.id))
        play.minutes += choice.minutes
        play.lines.append(choice.label)
        case.hear(choice)
        if choice.reply is not None:
            play.lines.append(said(choice.reply, case.levels, case.marks))
        name = case.next_turn(choice)
        in_time = play.minutes <= conversation.minutes
        if in_time and name == BACK:
            case.put_back()
        elif in_time and name is not None:
            turn = conversation.turns[name]
            case.put(name, turn.choices)
            play.lines.append(said(turn.text, case.levels, case.marks))
        over = name is None or case.nothing_to_answer
        if over or play.minutes >= conversation.minutes:
            play.outcome = conversation.outcome(case.levels, set(case.marks), over and in_time)
            return play
