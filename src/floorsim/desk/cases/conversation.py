"""Conversations as content: what data/conversations holds, read like a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import Field, ValidationError, model_validator

from floorsim.content import content_dir
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.models.events import Choice, Turn, refuse_repeated
from floorsim.scenario.models.staff import Temperament
from floorsim.scenario.models.talk import Level, Lines, Need, every_text
from floorsim.scenario.values.steps import Step
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import read_yaml

Mark = Literal["purpose", "asked", "behaviour", "cause", "practised", "goal", "follow_up", "noticed"]
"""What a good conversation has: purpose said first, asked before telling, one recent behaviour, its cause,
practice, one goal, a follow-up, how they are noticed."""
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
Outcome = Literal["out_of_time", "agreed", "refused", "half"]
Occasion = Literal["feedback", "one_to_one"]

FIRST: Final = "open"
"""The turn with which a conversation begins."""


class Said(Choice, defer_build=True):
    """Something that the supervisor can say in a conversation."""

    marks: tuple[Mark, ...] = ()


class Subject(Said, defer_build=True):
    """Something that the supervisor can turn to at any time, beside the answers."""

    once: bool = True


class TalkTurn(Block, defer_build=True):
    """What the agent says next, and what can be said to it; with nothing to say, the conversation is over."""

    text: Lines
    choices: tuple[Said, ...] = ()
    needs: Need | None = None
    otherwise: Name | None = None

    @model_validator(mode="after")
    def _shape(self) -> Self:
        refuse_repeated(self.choices)
        if (self.needs is None) != (self.otherwise is None):
            raise ValueError("needs and otherwise belong together; write both or neither")
        return self


class End(Block, defer_build=True):
    """One way in which the conversation ends: when, and what comes of it."""

    needs: Need | None = None
    text: Text
    """What the supervisor is told: what was agreed, and what stays open."""
    effects: tuple[Effect, ...] = ()
    """Beside what every conversation with this outcome does; `later` among them for what shows later."""


class Conversation(Block, defer_build=True):
    """A conversation with an agent. `{agent}` stands for the agent's name."""

    id: Name
    title: Text
    temperament: Temperament
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """Steps of the rubric that it is about."""
    occasions: Annotated[tuple[Occasion, ...], Field(min_length=1)] = ("feedback", "one_to_one")
    minutes: Annotated[float, Field(gt=0, le=60)]
    """When this time is used up, the conversation is over."""
    levels: dict[Name, Level]
    evidence: tuple[Text, ...] = ()
    """What the supervisor can look at meanwhile."""
    turns: dict[Name, TalkTurn]
    subjects: tuple[Subject, ...] = ()
    ends: dict[Outcome, End]
    """In this order the first one whose need is met; `out_of_time` by the clock."""

    @model_validator(mode="after")
    def _shape(self) -> Self:
        if FIRST not in self.turns:
            raise ValueError(f"no turn is called {FIRST}; the conversation begins with it")
        if "out_of_time" not in self.ends:
            raise ValueError("the end out_of_time is missing; write what comes of running out of time")
        by_need = [(name, end) for name, end in self.ends.items() if name != "out_of_time"]
        if not by_need or by_need[-1][1].needs is not None:
            raise ValueError("the last end must hold always; leave its needs out")
        return self

    def outcome(self, levels: Mapping[str, int], marks: frozenset[str] | set[str], in_time: bool) -> Outcome:
        """How it ends with these levels and marks."""
        if not in_time:
            return "out_of_time"
        return next(
            name
            for name, end in self.ends.items()
            if name != "out_of_time" and (end.needs is None or end.needs.met(levels, marks))
        )


@cache
def conversations() -> tuple[Conversation, ...]:
    """Every conversation in data/conversations, in the order of its file's name.

    Raises:
        InvalidScenarioError: a file is not a conversation.
    """
    folder = content_dir("data") / "conversations"
    return tuple(read_conversation(file)[0] for file in sorted(folder.glob("*.yaml")))


def read_conversation(file: Path) -> tuple[Conversation, Document]:
    """The conversation of a file, and where everything in it is written.

    Raises:
        InvalidScenarioError: it is not a conversation; with everything that is wrong.
    """
    document = read_yaml(file.read_bytes(), str(file))
    try:
        return Conversation.model_validate(document.tree), document
    except ValidationError as error:
        raise InvalidScenarioError(faults_from_validation(error, document, Conversation)) from None


def turn_of(turn: TalkTurn, agent: str = "") -> Turn:
    """The turn as the case book takes it, with the agent's name in it."""
    return Turn.model_construct(
        text=named(turn.text, agent),
        choices=tuple(said_to(choice, agent) for choice in turn.choices),
        needs=turn.needs,
        otherwise=turn.otherwise,
        deadline=None,
        if_missed=(),
    )


def said_to(choice: Said, agent: str) -> Said:
    """The answer with the agent's name in it."""
    if not agent:
        return choice
    reply = None if choice.reply is None else named(choice.reply, agent)
    return choice.model_copy(update={"label": named(choice.label, agent), "reply": reply})


def named(text: Any, agent: str) -> Any:
    """Lines with the agent's name filled in."""
    if isinstance(text, str):
        return text.replace("{agent}", agent)
    return tuple(line.model_copy(update={"text": named(line.text, agent)}) for line in text)


def lines_of(conversation: Conversation) -> list[tuple[str, str]]:
    """Everything that can be said in it, by the agent (`agent`) and the supervisor (`you`)."""
    found = []
    for turn in conversation.turns.values():
        found += [("agent", text) for text in every_text(turn.text)]
    for choice in [
        *(one for turn in conversation.turns.values() for one in turn.choices),
        *conversation.subjects,
    ]:
        found.append(("you", choice.label))
        found += [("agent", text) for text in ([] if choice.reply is None else every_text(choice.reply))]
    return found
