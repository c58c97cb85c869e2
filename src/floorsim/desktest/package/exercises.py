"""The four kinds of exercise, and what a candidate answers to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from floorsim.desk.cases.conversation import AgentConversation
from floorsim.desktest.package.exercise import Exercise, Kind
from floorsim.scenario.models.base import Block, Name, Text

Words = Annotated[str, Field(max_length=6000)]
"""What a candidate wrote; may be empty."""
Standing = Literal["problem", "artefact", "compliance", "false_lead", "ordinary"]
"""What a statement about a dashboard is: a real problem, a figure that only looks so because of how it is
counted, a breach of a rule, a tempting reading that the figures contradict, or true and of no weight."""


class LiveFloor(Exercise):
    """The floor runs at a fixed pace; the candidate decides while it does."""

    kind: Literal["live_floor"]
    scenario: Text
    """A shipped name or a path beside the package, `NAME@FORM` for one of its forms."""
    seed: Annotated[int, Field(ge=0)]
    """The same customers for every candidate."""


class FloorAnswer(Block):
    """What a candidate decided, as graders read it; written so only in anchor answers."""

    log: Words
    """A line for each decision: the time, what was decided, in words."""


class Column(Block):
    """One column of a dashboard's table."""

    id: Name
    title: Text
    unit: str = ""


class Table(Block):
    """A table as it stands on a dashboard; every cell is printed as it is written."""

    title: Text
    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=9)]
    rows: Annotated[tuple[tuple[str, ...], ...], Field(min_length=1)]
    note: str = ""
    """The small print below it: definitions, filters."""


class Comment(Block):
    """What somebody says about the day."""

    who: Text
    text: Text


class Statement(Block):
    """A reading of the dashboard that can be chosen as a finding."""

    id: Name
    text: Text
    standing: Standing
    why: Text
    """What shows it or speaks against it; for graders and feedback."""


class Option(Block):
    """Something that can be chosen as cause, action or check; points 0-2, 2 the best supported."""

    id: Name
    text: Text
    points: Annotated[int, Field(ge=0, le=2)]
    why: Text


class Dashboard(Exercise):
    """A frozen dashboard with planted facts: which three findings, one cause, one action, one thing to
    check."""

    kind: Literal["dashboard"]
    story: Text
    tables: Annotated[tuple[Table, ...], Field(min_length=1, max_length=4)]
    comments: tuple[Comment, ...]
    findings: Annotated[tuple[Statement, ...], Field(min_length=7, max_length=12)]
    causes: Annotated[tuple[Option, ...], Field(min_length=4, max_length=6)]
    actions: Annotated[tuple[Option, ...], Field(min_length=4, max_length=6)]
    checks: Annotated[tuple[Option, ...], Field(min_length=4, max_length=6)]


class Chosen(Block):
    """One choice with the candidate's own words for it."""

    id: Name
    words: Words = ""


class DashboardAnswer(Block):
    """Three findings, a cause, an action, something to check; what is missing is None or left out."""

    findings: Annotated[tuple[Chosen, ...], Field(max_length=3)] = ()
    cause: Chosen | None = None
    action: Chosen | None = None
    check: Chosen | None = None


class EvidenceContact(Block):
    """One contact of the agent's: how it went, in a few lines."""

    title: Text
    text: Text
    typical: bool = True
    """False for the one that does not show how the agent works."""


class Coaching(Exercise):
    """A conversation with an agent, with an evidence pack, and a note for the file afterwards."""

    kind: Literal["coaching"]
    agent: Text
    """The agent's name, for `{agent}` in the conversation."""
    story: Text
    scorecard: Table
    contacts: Annotated[tuple[EvidenceContact, ...], Field(min_length=5, max_length=5)]
    conversation: AgentConversation
    note: Text
    """What the note is to say; graders read it."""


class CoachingAnswer(Block):
    """What was said, by the choices' ids in order, and the note."""

    said: tuple[Name, ...] = ()
    note: Words = ""


class Lint(Block):
    """What the machine points out about an e-mail; it takes no points off."""

    words: Annotated[int, Field(gt=0)] = 180
    figures: Annotated[int, Field(ge=0)] = 2
    """Least figures that it should have."""
    personal: tuple[Text, ...] = ()
    """Names and numbers of persons that have no place in it."""
    blame: tuple[Text, ...] = ()
    """Words that lay blame."""


class Email(Exercise):
    """An e-mail to leadership after an incident, from notes."""

    kind: Literal["email"]
    to: Text
    story: Text
    notes: Annotated[tuple[Text, ...], Field(min_length=4)]
    """What is known, with what is not certain and what does not belong in it among them."""
    lint: Lint = Lint()


class EmailAnswer(Block):
    """What the candidate wrote."""

    subject: Words = ""
    body: Words = ""


ANSWER_OF: Final[Mapping[Kind, type[FloorAnswer | DashboardAnswer | CoachingAnswer | EmailAnswer]]] = {
    "live_floor": FloorAnswer,
    "dashboard": DashboardAnswer,
    "coaching": CoachingAnswer,
    "email": EmailAnswer,
}
"""The shape of an answer to each kind of exercise."""
AnyExercise = Annotated[LiveFloor | Dashboard | Coaching | Email, Field(discriminator="kind")]
