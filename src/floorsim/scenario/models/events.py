"""What happens to the floor and the desk: incidents, conditions, messages and their effects."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator, model_validator

from floorsim.scenario.models.base import Block, Name, OneOf, Text
from floorsim.scenario.values.amounts import is_percentage, read_share
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Multiple, Seconds, Share, TimeOfDay
from floorsim.scenario.wording import shown

Factor = Annotated[Multiple, Field(ge=0, le=100)]
CurvePoint = tuple[TimeOfDay, Factor]


SHARES_ON_THE_WALLBOARD = ("service_level", "occupancy")
"""Figures of the wall that are parts of a whole."""

Bound = Annotated[
    float,
    WithJsonSchema(
        {
            "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\d+(\.\d+)? *%$"}],
            "examples": [240, "70%"],
        }
    ),
]
"""What a figure on the wall is compared with."""


class DemandEffect(Block):
    """Multiplies a stream's volume; what comes on top belongs to `driver`.

    `times` is a factor, or a curve of (time, factor) points joined by straight lines.
    """

    stream: Name
    driver: Name | None = None
    times: Factor | Annotated[tuple[CurvePoint, ...], Field(min_length=2, max_length=200)]


class ChanceEffect(Block):
    """Sets (`to`) or multiplies (`times`) a chance of the drivers named; none named means all."""

    drivers: tuple[Name, ...] = ()
    to: Share | None = None
    times: Factor | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.to is None) == (self.times is None):
            raise ValueError("one number is needed; write either to: (a chance) or times: (a factor)")
        return self


class TimesEffect(Block):
    """Multiplies a time for the drivers or channels named; none named means all."""

    drivers: tuple[Name, ...] = ()
    channels: tuple[Name, ...] = ()
    times: Factor


class UnclearEffect(Block):
    """Nobody has said how to handle these drivers; none named means all.

    Until a post to the team does, handling takes longer and the rubric's policy step suffers.
    """

    drivers: tuple[Name, ...] = ()


class StaffEffect(Block):
    """Takes agents off the floor while it lasts: by id, or the first `count` of a group at work."""

    agents: tuple[Name, ...] = ()
    group: Name | None = None
    count: Annotated[int, Field(ge=0)] = 0


class ToolEffect(Block):
    """A tool of these channels is down (no contact can start) or slow (handling times x `slow`)."""

    channels: tuple[Name, ...]
    down: bool = False
    slow: Annotated[Multiple, Field(ge=1, le=10)] = 1.0


class News(Block):
    """What is known at a time; the author may note whether it is true."""

    text: Text
    sender: Annotated[Text | None, Field(alias="from")] = None
    known_to: Literal["team", "leadership", "customers"] = "team"
    is_true: bool = True
    """False: what is said will turn out wrong. A note; nothing in a run hangs on it."""


class IncidentEffect(OneOf):
    """One effect of an incident, written with exactly one key; `from`/`to` narrow its time."""

    demand: DemandEffect | None = None
    resolve: ChanceEffect | None = None
    hostility: ChanceEffect | None = None
    handle: TimesEffect | None = None
    patience: TimesEffect | None = None
    staff: StaffEffect | None = None
    tool: ToolEffect | None = None
    unclear: UnclearEffect | None = None
    news: News | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        return self.require_one()


class TimedEffect(Block):
    """An incident's effect with its own time, when it differs from the incident's."""

    start: Annotated[TimeOfDay | None, Field(alias="from")] = None
    end: Annotated[TimeOfDay | None, Field(alias="to")] = None
    effect: IncidentEffect

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
    cue: Text | None = None
    """What a supervisor can see of its start; with `expected` a note that nothing shows yet."""
    expected: Text | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end <= self.start:
            raise refusal("the incident ends before it starts", "write `to` after `from`", at=("to",))
        return self


class MeasureCondition(Block):
    """A figure on the wall is over or under a value (a share is `70%` or `0.7`), for at least `for`."""

    measure: Literal["waiting", "longest_wait_s", "service_level", "abandoned", "open", "ready", "occupancy"]
    channel: Name
    over: Bound | None = None
    under: Bound | None = None
    lasting: Annotated[Seconds, Field(ge=0), Field(alias="for")] = 0.0

    @field_validator("over", "under", mode="before")
    @classmethod
    def _of_its_kind(cls, written: object, others: ValidationInfo) -> object:
        """A share where the figure is one; a percentage of people who wait means nothing."""
        measure = others.data.get("measure")
        if measure in SHARES_ON_THE_WALLBOARD and written is not None:
            return read_share(written)
        if measure is not None and is_percentage(written):
            raise refusal(f"{measure} is no share, and {shown(written)} is one", "write a number such as 12")
        return written

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.over is None) == (self.under is None):
            raise ValueError("one bound is needed; write either over: or under:")
        return self


class Condition(OneOf):
    """Something that can become true in a run, written with exactly one key."""

    wall: MeasureCondition | None = None
    decided: Name | None = None
    """A decision of this kind has been carried out."""
    not_decided: Name | None = None
    milestone: Name | None = None
    incident: Name | None = None
    """The incident is going on."""
    past: TimeOfDay | None = None
    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        return self.require_one()


class Milestone(Block):
    """A point that a run reaches once: when its condition first holds, or by the effect of an answer."""

    id: Name
    title: Text | None = None
    when: Condition | None = None
    """None: only an effect (`milestone: id`) reaches it."""


class AgentsChange(Block):
    """Changes a state of mind of the agents named (none named means all) by this much."""

    agents: tuple[Name, ...] = ()
    by: Annotated[float, Field(ge=-1, le=1)]


class AgentAway(Block):
    """An agent leaves the floor (finishing the contact in hand) until a time, or for good."""

    agent: Name
    until: TimeOfDay | None = None


class Effect(OneOf):
    """A consequence of a message or a choice, written with exactly one key."""

    trust: Annotated[float, Field(ge=-1, le=1)] | None = None
    """Leadership's and partners' trust in the supervisor (0-1, starts at .6 D) moves by this."""
    morale: AgentsChange | None = None
    guidance: tuple[Name, ...] | None = None
    """The team now knows how to handle these drivers."""
    away: AgentAway | None = None
    back: Name | None = None
    """An agent who was away returns."""
    message: Name | None = None
    """Sends another message of the scenario."""
    milestone: Name | None = None
    announce: Literal["honest_range", "optimistic", "known_issue", "none"] | None = None
    repeat_contacts: Annotated[Multiple, Field(ge=0, le=5)] | None = None
    """Multiplies the chance that an unresolved customer comes back, from now on."""
    compliance: Text | None = None
    """A compliance breach, in words: fails the gate."""
    overtime_budget: Annotated[Seconds, Field(ge=0)] | None = None
    """Adds so much agent time to the overtime budget."""
    note: Text | None = None
    """A line in the log."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        return self.require_one()


class Choice(Block):
    """One answer to a message: its words, its cost in the supervisor's time, its consequences."""

    id: Name
    label: Text
    minutes: Annotated[float, Field(ge=0, le=120)] = 1.0
    effects: tuple[Effect, ...] = ()
    reply: Text | None = None
    why: Text | None = None
    """What is to be said about this choice afterwards; a note that nothing shows yet."""


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
    sender: Annotated[Text, Field(alias="from")]
    channel: Literal["chat", "email", "phone", "walk_up"] = "chat"
    subject: Text
    text: Text
    choices: tuple[Choice, ...] = ()
    deadline: Annotated[Seconds, Field(gt=0)] | None = None
    """Answer expected within this time of arrival."""
    settled_by: Name | None = None
    """A decision of this kind, carried out while the message is open, answers it too."""
    if_missed: tuple[Effect, ...] = ()
    expected: Text | None = None
    principle: Text | None = None
    """What to do, and what it teaches; notes that nothing shows yet."""

    @model_validator(mode="after")
    def _shape(self) -> Self:
        ids = [choice.id for choice in self.choices]
        if len(ids) != len(set(ids)):
            raise ValueError("two choices have the same id; give each its own")
        if self.deadline is not None and not self.choices:
            raise ValueError("a deadline without choices cannot be met; add choices or drop the deadline")
        return self


Condition.model_rebuild()
