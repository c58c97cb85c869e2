"""What happens to the floor and the desk: incidents, milestones, messages and conversations."""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from floorsim.scenario.conditions.written import Condition
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.models.talk import Change, Level, Lines, Need
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Seconds, TimeOfDay

Role = Literal[
    "agent",
    "leadership",
    "workforce_management",
    "it",
    "facilities",
    "legal",
    "hr",
    "partner",
    "customer",
    "social",
    "quality",
]
"""Who writes to the supervisor."""


class TimedEffect(Block):
    """An incident's effect with its own time, when it differs from the incident's."""

    start: Annotated[TimeOfDay | None, Field(alias="from")] = None
    end: Annotated[TimeOfDay | None, Field(alias="to")] = None
    effect: Effect

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, value: object) -> object:
        if isinstance(value, dict) and "effect" not in value:
            times = {key: value[key] for key in ("from", "to", "start", "end") if key in value}
            return {**times, "effect": {key: rest for key, rest in value.items() if key not in times}}
        return value


class Incident(Block):
    """Something that goes wrong (or right) on the floor between two times."""

    id: Name
    title: Text
    start: Annotated[TimeOfDay, Field(alias="from")]
    end: Annotated[TimeOfDay, Field(alias="to")]
    effects: Annotated[tuple[TimedEffect, ...], Field(min_length=1)]
    foreseeable: bool = False
    """Somebody in the house knows of it beforehand, such as a campaign: planning finds out when asked."""
    cue: Text | None = None
    """What a supervisor can see of its start; with `expected` a note that only trainers see."""
    expected: Text | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end <= self.start:
            raise refusal("the incident ends before it starts", "write `to` after `from`", at=("to",))
        return self

    def span_of(self, timed: TimedEffect) -> tuple[float, float]:
        """From when to when one of its effects holds, seconds since midnight before day 1."""
        begins_s = self.start if timed.start is None else timed.start
        return begins_s, self.end if timed.end is None else timed.end


class Milestone(Block):
    """A point that a run reaches once: when its condition first holds, or by the effect of an answer."""

    id: Name
    title: Text | None = None
    when: Condition | None = None
    """None: only an effect (`milestone: id`) reaches it."""


class Choice(Block):
    """One answer to a message: its words, its cost in the supervisor's time, its consequences."""

    id: Name
    label: Text
    minutes: Annotated[float, Field(ge=0, le=120)] = 1.0
    hands_on: bool = False
    """While at it, the supervisor sees nothing else of the floor."""
    effects: tuple[Effect, ...] = ()
    needs: Need | None = None
    """What must hold for it to be offered."""
    once: bool = False
    """Offered until it has been chosen."""
    changes: dict[Name, Change] = {}
    """By how much it moves the levels of the case; they stay within 0-100."""
    marks: tuple[Name, ...] = ()
    """What the conversation has from then on."""
    reply: Lines | None = None
    leads_to: Name | None = None
    """The turn with which the conversation goes on, or `back` from a subject; without it, it is over."""
    why: Text | None = None
    """What is to be said about this choice afterwards; the review shows it."""
    best: bool = False
    """For the checks of content: what a skilled supervisor does here. Nothing in a run reads it, and those
    who play never see it."""


class Turn(Block):
    """What the other side says next in a conversation, and the answers to it."""

    text: Lines
    choices: Annotated[tuple[Choice, ...], Field(min_length=1)]
    needs: Need | None = None
    """What must hold for it to come; if it does not, the turn named by `otherwise` comes."""
    otherwise: Name | None = None
    deadline: Annotated[Seconds, Field(gt=0)] | None = None
    """Answer expected within this time of the turn before."""
    if_missed: tuple[Effect, ...] = ()

    @model_validator(mode="after")
    def _own_ids(self) -> Self:
        refuse_repeated(self.choices)
        if (self.needs is None) != (self.otherwise is None):
            raise ValueError("needs and otherwise belong together; write both or neither")
        return self


class Message(Block):
    """Something that reaches the supervisor: at a time, or when, or after a milestone."""

    id: Name
    at: TimeOfDay | None = None
    when: Condition | None = None
    after: Name | None = None
    """Milestone that sends it, `delay` later."""
    delay: Annotated[Seconds, Field(ge=0)] = 0.0
    if_not_by: TimeOfDay | None = None
    """Sent at this time at the latest, so that a run cannot stall."""
    thread: Name | None = None
    """The earlier message with whose case it goes on, open or closed; without it, it is a case of its own."""
    sender: Annotated[Text, Field(alias="from")]
    role: Role | None = None
    """Who the sender is; the inbox shows it and can be limited to it."""
    agent: Name | None = None
    """The agent whom it is about: `subject` in its effects."""
    driver: Name | None = None
    """The contact driver that it is about: `subject` in the drivers of its effects."""
    codes: tuple[Name, ...] = ()
    """Rows of the decision catalogue that it covers."""
    channel: Literal["chat", "email", "phone", "walk_up", "public_post"] = "chat"
    subject: Text
    text: Text
    choices: tuple[Choice, ...] = ()
    turns: dict[Name, Turn] = {}
    """How the conversation may go on, by the names that `leads_to` uses."""
    levels: dict[Name, Level] = {}
    """What changes in the other side as the conversation goes on, and where it starts: `{anger: 60}`."""
    in_order: bool = False
    """Its answers are shown as they are written, here and in its turns; otherwise in an order that each run
    draws from its seed."""
    deadline: Annotated[Seconds, Field(gt=0)] | None = None
    """Answer expected within this time of arrival."""
    settled_by: Name | None = None
    """A decision of this kind, carried out while the message is open, answers it too."""
    if_missed: tuple[Effect, ...] = ()
    expected: Text | None = None
    principle: Text | None = None
    """What it teaches; with `expected`, what to do, it is shown in the review."""

    @model_validator(mode="after")
    def _shape(self) -> Self:
        refuse_repeated(self.choices)
        if self.deadline is not None and not self.choices:
            raise ValueError("a deadline without choices cannot be met; add choices or drop the deadline")
        return self

    def effects(self) -> Iterator[tuple[tuple[str | int, ...], Effect]]:
        """Every effect of its answers and of missing it, of all turns, with its place within the message."""
        yield from _effects(self.choices, self.if_missed, ())
        for name, turn in self.turns.items():
            yield from _effects(turn.choices, turn.if_missed, ("turns", name))


def _effects(
    choices: tuple[Choice, ...], if_missed: tuple[Effect, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Effect]]:
    for number, choice in enumerate(choices):
        for place, effect in enumerate(choice.effects):
            yield (*path, "choices", number, "effects", place), effect
    for place, effect in enumerate(if_missed):
        yield (*path, "if_missed", place), effect


def turn_after(
    turns: Mapping[str, Turn], name: str, levels: Mapping[str, int], marks: Collection[str]
) -> str:
    """The turn that comes when an answer leads to this one: itself, or the one that comes in its place.

    Raises ValueError when turns stand in for each other in a circle.
    """
    for _ in turns:
        turn = turns[name]
        if turn.needs is None or turn.otherwise is None or turn.needs.met(levels, marks):
            return name
        name = turn.otherwise
    raise ValueError(f"the turn {name} has no end of turns that come in its place")


def refuse_repeated(choices: tuple[Choice, ...]) -> None:
    """Raises ValueError when two choices of a turn have the same id."""
    ids = [choice.id for choice in choices]
    if len(ids) != len(set(ids)):
        raise ValueError("two choices have the same id; give each its own")
