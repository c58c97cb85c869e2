"""Conversations as content: what data/conversations holds, read like a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar, Final, Literal, Self, get_args

from pydantic import Field, model_validator

from floorsim.content import content_dir
from floorsim.desk.cases.template import fill
from floorsim.scenario.content_file import read_content
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.models.events import Choice, Turn, refuse_repeated
from floorsim.scenario.models.staff import Temperament
from floorsim.scenario.models.talk import Level, Lines, Need, every_text
from floorsim.scenario.values.steps import Step
from floorsim.wording.filled import Words

Mark = Literal[
    "purpose",
    "asked",
    "behaviour",
    "cause",
    "practised",
    "goal",
    "follow_up",
    "noticed",
    "figures",
    "request",
    "date",
]
"""What a good conversation has. With an agent: why one talks, a question before advice, a single contact of
late, what lies behind it, practice, one goal, a follow-up, an eye for how they are. With a partner: why one
calls, figures, a question about what stands in the way, the cause, one request, a date, a follow-up."""
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
Evidence = Literal["contacts", "hours", "examples"]
EVIDENCE: Final[tuple[Evidence, ...]] = get_args(Evidence)
"""What one can bring to a partner; a call begins with marks of these."""
Partner = Literal[
    "product",
    "engineering",
    "logistics",
    "finance",
    "legal",
    "hr",
    "facilities",
    "marketing",
    "outsourced_partner",
    "workforce_management",
]
"""Who else in the organisation, or outside it, can remove a cause of contacts."""
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
    """What the other side says next, and what can be said to it; with nothing to say, it is over."""

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
    """What every conversation has."""

    wanted: ClassVar[tuple[Mark, ...]]
    """The marks that a good one has, in the order in which they usually come."""
    given: ClassVar[tuple[str, ...]] = ()
    """Marks that it may have before anything is said."""

    id: Name
    title: Text
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


class AgentConversation(Conversation, defer_build=True):
    """A conversation with an agent. `{agent}` stands for the agent's name."""

    wanted: ClassVar[tuple[Mark, ...]] = (
        "purpose", "asked", "behaviour", "cause", "practised", "goal", "follow_up",
    )  # fmt: skip

    temperament: Temperament
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """Steps of the rubric that it is about."""
    occasions: Annotated[tuple[Occasion, ...], Field(min_length=1)] = ("feedback", "one_to_one")


class PartnerConversation(Conversation, defer_build=True):
    """A conversation with somebody who can remove a cause of contacts.

    `{driver}` stands for the contact driver, `{contacts}`, `{hours}` and `{examples}` for what the day has
    brought of it so far.
    """

    wanted: ClassVar[tuple[Mark, ...]] = (
        "purpose", "figures", "asked", "cause", "request", "date", "follow_up",
    )  # fmt: skip
    given: ClassVar[tuple[str, ...]] = EVIDENCE

    codes: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]\d+$")], ...], Field(min_length=1)]
    """Rows of the decision catalogue that it covers."""
    partner: Partner
    name: Text
    """What the supervisor calls whoever is on the phone."""
    drivers: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Contact drivers that it can be about, the most fitting first."""


@cache
def conversations() -> tuple[AgentConversation, ...]:
    """Every conversation with an agent in data/conversations, in the order of its file's name.

    Raises:
        InvalidScenarioError: a file is not a conversation.
    """
    return tuple(read_content(file, AgentConversation)[0] for file in conversation_files())


@cache
def partner_conversations() -> tuple[PartnerConversation, ...]:
    """Every conversation with a partner in data/conversations/partners, in the order of its file's name.

    Raises:
        InvalidScenarioError: a file is not a conversation.
    """
    return tuple(read_content(file, PartnerConversation)[0] for file in conversation_files("partners"))


def conversation_files(under: str = "") -> list[Path]:
    """The files of conversations with agents, or of those in a folder of theirs, in order."""
    return sorted((content_dir("data") / "conversations" / under).glob("*.yaml"))


def turn_of(turn: TalkTurn, words: Words | None = None) -> Turn:
    """The turn as the case book takes it, with its words filled in."""
    written = turn if words is None else fill(turn, words)
    return Turn.model_construct(
        text=written.text,
        choices=written.choices,
        needs=written.needs,
        otherwise=written.otherwise,
        deadline=None,
        if_missed=(),
    )


def lines_of(conversation: Conversation) -> list[tuple[str, str]]:
    """Everything that can be said in it, by the other side (`they`) and the supervisor (`you`)."""
    found = []
    for turn in conversation.turns.values():
        found += [("they", text) for text in every_text(turn.text)]
    for choice in [
        *(one for turn in conversation.turns.values() for one in turn.choices),
        *conversation.subjects,
    ]:
        found.append(("you", choice.label))
        found += [("they", text) for text in ([] if choice.reply is None else every_text(choice.reply))]
    return found
