"""The six competencies that floorsim trains, from data/competencies.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from floorsim.content import content_dir
from floorsim.scenario.yaml.reader import read_yaml

FILE: Final = "competencies.yaml"


@dataclass(frozen=True, slots=True)
class Competency:
    """Something that a supervisor should be able to do."""

    title: str
    codes: tuple[str, ...]
    """First letters of the decision catalogue's codes that it is about."""
    means: str
    standards: tuple[str, ...]


@cache
def competencies() -> dict[str, Competency]:
    """Every competency by id, in the order of their file."""
    file = content_dir("data") / FILE
    tree = read_yaml(file.read_bytes(), str(file)).value(("competencies",))
    return {
        id: Competency(one["title"], tuple(one["codes"]), one["means"], tuple(one["standards"]))
        for id, one in tree.items()
    }


def competency_of_code(code: str) -> str | None:
    """Id of the competency that a decision of this catalogue code shows; None for one's own time."""
    return next((id for id, one in competencies().items() if code[:1] in one.codes), None)


def competency_named(words: str) -> str | None:
    """Id of the competency of this title, capitals aside; None where there is none."""
    return next((id for id, one in competencies().items() if one.title.lower() == words.lower()), None)
