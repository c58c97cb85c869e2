"""The library of escalation cases: data/cases/escalations, read like a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from floorsim.content import content_dir
from floorsim.scenario.content_file import read_content
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.models.channels import Medium
from floorsim.scenario.models.events import Choice, Turn, refuse_repeated
from floorsim.scenario.models.talk import Level
from floorsim.scenario.values.units import Money, Seconds

LINE: Final = "line"
"""The turn with which a case goes on when the supervisor is on the line with the customer."""
LINE_S: Final = 300.0
"""A customer on the line waits so long for the next thing that is said (D)."""

Tone = Literal["upset", "angry", "cold", "abusive", "distressed"]


class PastContact(Block):
    """Something that happened before, so many days before the day that is played; 0 is the same day."""

    days_ago: Annotated[int, Field(ge=0, le=3650)]
    text: Text


class Fits(Block):
    """Which customers bring the case; what is left out fits everyone."""

    families: tuple[Name, ...] = ()
    drivers: tuple[Name, ...] = ()
    channels: tuple[Medium, ...] = ()
    again: bool | None = None
    """Only customers who contact again on the same matter in this run, or only those who do not."""
    hostile: bool | None = None
    """Only customers who are hostile, or only those who are not."""


class LineChoice(Choice, defer_build=True):
    """An answer to a customer. While giving it the supervisor sees nothing else, unless the file says so."""

    hands_on: bool = True


class OpeningChoice(Choice, defer_build=True):
    """A further way of dealing with the case before anybody has taken it, with its words for the log."""

    doing: Text
    done: Text


class LineTurn(Turn, defer_build=True):
    """What the customer says, and the answers to it."""

    choices: Annotated[tuple[LineChoice, ...], Field(min_length=1)]
    deadline: Annotated[Seconds, Field(gt=0)] | None = LINE_S


class EscalationCase(Block, defer_build=True):
    """A customer who wants a manager: what is known of them, what they say, what can be answered.

    In every text `{customer}`, `{agent}`, `{channel}` and `{driver}` stand for the words of the occasion.
    """

    id: Name
    codes: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]\d+$")], ...], Field(min_length=1)]
    title: Annotated[Text, Field(max_length=48)]
    """What it is about, in a few words."""
    fits: Fits = Fits()
    weight: Annotated[float, Field(gt=0, le=10)] = 1.0
    tone: Tone
    failure: Literal["money", "process"] = "money"
    """What went wrong: it cost the customer money, or their time and patience."""
    service: Literal["accepted", "rejected"] = "rejected"
    """Whether the customer still wants the service, once it is put right, or rejects it as it is."""
    contact: Annotated[int, Field(ge=1, le=9)] = 1
    """At which contact of their matter the customer is, with those of earlier days."""
    loss: Money = 0.0
    """What it has cost the customer, in the scenario's currency."""
    authority: Money = 0.0
    """What the supervisor may give without asking anybody."""
    policy: Text
    history: tuple[PastContact, ...] = ()
    linked: Annotated[int, Field(ge=0, le=999)] = 0
    """Contacts of other customers with the same cause, this week."""
    owner: Text | None = None
    """Who can remove the cause."""
    eta: Text | None = None
    """What is known of how long it takes."""
    evidence: tuple[Text, ...] = ()
    vulnerable: bool = False
    """The customer is at risk, as far as one can tell from what they say."""
    says: Text
    """What the agent passes on when asking for a manager."""
    coached: tuple[Effect, ...] = ()
    """What comes of it when the agent deals with it, advised; left out, an apology and half the loss."""
    openings: tuple[OpeningChoice, ...] = ()
    """Further ways beside taking it, calling back, and advising the agent."""
    levels: dict[Name, Level] = Field(default_factory=dict)
    """What changes in the customer as they are answered, and where it starts; `anger` moves their tone."""
    turns: dict[Name, LineTurn]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if LINE not in self.turns:
            raise ValueError(f"a case needs the turn {LINE}: what the customer says to you first")
        refuse_repeated(self.openings)
        named = {choice.leads_to for choice in self.every_choice() if choice.leads_to is not None}
        unknown = sorted(named - set(self.turns))
        if unknown:
            raise ValueError(f"no turn is called {unknown[0]}; write it under turns, or lead elsewhere")
        moved = {name for choice in self.every_choice() for name in choice.changes}
        if not moved <= set(self.levels):
            name = min(moved - set(self.levels))
            raise ValueError(f"{name} changes and has no beginning; write it under levels")
        return self

    def every_choice(self) -> Iterator[Choice]:
        """Every answer that the case has of its own."""
        yield from self.openings
        for turn in self.turns.values():
            yield from turn.choices


class EscalationCases(Block, defer_build=True):
    """One file of the library."""

    cases: Annotated[tuple[EscalationCase, ...], Field(min_length=1)]


class CustomerNames(Block, defer_build=True):
    """What customers are called."""

    names: Annotated[tuple[Text, ...], Field(min_length=1)]


@cache
def escalation_cases() -> Mapping[str, EscalationCase]:
    """Every case of the library by its id, in the order of the ids.

    Raises:
        InvalidScenarioError: a file is not a file of cases; with everything that is wrong.
        ValueError: two cases have the same id.
    """
    folder = content_dir("data") / "cases" / "escalations"
    found: dict[str, EscalationCase] = {}
    for file in sorted(folder.glob("*.yaml")):
        for case in cases_in(file):
            if case.id in found:
                raise ValueError(f"two escalation cases are called {case.id}; the second is in {file.name}")
            found[case.id] = case
    return dict(sorted(found.items()))


def cases_in(file: Path) -> tuple[EscalationCase, ...]:
    """The cases of one file.

    Raises:
        InvalidScenarioError: it is not a file of cases.
    """
    return read_content(file, EscalationCases)[0].cases


@cache
def customer_names() -> tuple[str, ...]:
    """Names that customers of the library may have.

    Raises:
        InvalidScenarioError: the file is not a list of names.
    """
    return read_content(content_dir("data") / "cases" / "customer_names.yaml", CustomerNames)[0].names
