"""What a scenario says about itself."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from floorsim.scenario.models.base import Block, Text

SCHEMA_VERSION: Literal[1] = 1
"""Version of the scenario language; a file that needs another one says so."""


ScenarioId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*(@[A-Za-z0-9][A-Za-z0-9_-]*)?$", max_length=81),
]
"""A scenario's id: a name as others are, and behind an @ the form, which floorsim writes."""


class Meta(Block):
    """Identity, level and aims of a scenario.

    Competencies are those of data/competencies.yaml by title; principles come back in the profile. Authors
    and sources are the author's notes.
    """

    id: ScenarioId
    title: Text
    schema_version: Annotated[Literal[1], Field(alias="schema")] = SCHEMA_VERSION
    level: Annotated[int, Field(ge=1, le=5)] = 1
    summary: Text | None = None
    briefing: Text | None = None
    objectives: tuple[Text, ...] = ()
    competencies: tuple[Text, ...] = ()
    authors: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()
    content_notes: tuple[Text, ...] = ()
    principles: tuple[Text, ...] = ()
