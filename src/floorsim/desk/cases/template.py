"""Cases as content: what data/cases holds, read like a scenario and filled with the names of the occasion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, Field

from floorsim.content import content_dir
from floorsim.scenario.content_file import read_content
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.base import Block, Text
from floorsim.scenario.models.events import Choice, Turn
from floorsim.scenario.models.talk import Level
from floorsim.scenario.values.units import Seconds
from floorsim.wording.filled import Words, fill_text

MOST_KEPT: Final = 2_000
"""Filled cases that are kept for when their words come again; one takes about 10 kB."""

_M = TypeVar("_M", bound=BaseModel)

Filler = Callable[[Words], Any]
"""Gives a value with its words filled in."""


class CaseChoice(Choice):
    """An answer of a case from shared content, with its words while it is done and after."""

    doing: Text
    """What the supervisor is at meanwhile, without a subject."""
    done: Text
    """What the log says, in the past tense with `you`."""


class CaseTemplate(Block):
    """A case as data/cases writes it; `{name}` stands for a word of the occasion."""

    codes: tuple[str, ...] = ()
    """Rows of the decision catalogue that it covers."""
    sender: Text
    subject: Text
    text: Text
    deadline: Annotated[Seconds, Field(gt=0)] | None = None
    choices: tuple[CaseChoice, ...] = ()
    turns: dict[str, Turn] = Field(default_factory=dict)
    levels: dict[str, Level] = Field(default_factory=dict)
    """What changes in the customer as it goes on, and where it starts: `{anger: 60}`."""
    if_missed: tuple[Effect, ...] = ()

    def filled(self, words: Words) -> CaseTemplate:
        """The case with its words filled in; the same words give the same case."""
        key = tuple(words.items())
        filled = self._filled.get(key)
        if filled is None:
            if len(self._filled) >= MOST_KEPT:
                self._filled.clear()
            filled = self._filled[key] = self if self._fill is None else self._fill(words)
        return filled

    @cached_property
    def _filled(self) -> dict[tuple[tuple[str, str], ...], CaseTemplate]:
        """Cases filled before: the same agent has the same trouble again, in this run or in the next."""
        return {}

    @cached_property
    def _fill(self) -> Filler | None:
        """Found once, since only a few of its values have words in them."""
        return _filler(self)


@cache
def case_template(name: str) -> CaseTemplate:
    """The case of this name in data/cases.

    Raises:
        InvalidScenarioError: the file is not a case.
    """
    return read_content(content_dir("data") / "cases" / f"{name}.yaml", CaseTemplate)[0]


def fill(value: _M, words: Words) -> _M:
    """A value with its words filled in."""
    filler = _filler(value)
    return value if filler is None else filler(words)


def _filler(value: Any) -> Filler | None:
    """What fills the words of a value, or None where there are none; numbers stay as they are."""
    if isinstance(value, str):
        return _fill_text(value) if "{" in value else None
    if isinstance(value, BaseModel):
        return _fill_parts(dict(value), lambda parts: value.model_copy(update=parts))
    if isinstance(value, dict):
        return _fill_parts(value, lambda parts: {**value, **parts})
    if isinstance(value, tuple):
        places = dict(enumerate(value))
        return _fill_parts(places, lambda parts: tuple(({**places, **parts}).values()))
    return None


def _fill_text(text: str) -> Filler:
    return lambda words: fill_text(text, words)


def _fill_parts(parts: Mapping[Any, Any], put_together: Callable[[dict[Any, Any]], Any]) -> Filler | None:
    fillers = {key: filler for key, part in parts.items() if (filler := _filler(part)) is not None}
    if not fillers:
        return None
    return lambda words: put_together({key: filler(words) for key, filler in fillers.items()})
