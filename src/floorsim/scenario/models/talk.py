"""What a conversation keeps track of: levels of the other side, marks, and what a line needs of them."""

from collections.abc import Collection, Mapping
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block, Name, Text

LOWEST: Final = 0
HIGHEST: Final = 100

Level = Annotated[int, Field(ge=LOWEST, le=HIGHEST)]
"""How much of something the other side has, 0-100: trust, clarity, commitment, anger."""
Change = Annotated[int, Field(ge=-HIGHEST, le=HIGHEST)]


class Need(Block):
    """What must hold for a line to be said, or an answer to be offered; everything written must."""

    at_least: dict[Name, Level] = {}
    under: dict[Name, Annotated[int, Field(gt=LOWEST, le=HIGHEST)]] = {}
    marks: tuple[Name, ...] = ()
    """Marks that the conversation has by then."""
    no_marks: tuple[Name, ...] = ()
    """Marks that it does not have."""

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not (self.at_least or self.under or self.marks or self.no_marks):
            raise ValueError(
                "nothing is needed; write at_least, under, marks or no_marks, or leave needs out"
            )
        return self

    def met(self, levels: Mapping[str, int], marks: Collection[str]) -> bool:
        """Whether it holds with these levels and marks; a level that nobody declared is 0."""
        return (
            all(levels.get(name, LOWEST) >= least for name, least in self.at_least.items())
            and all(levels.get(name, LOWEST) < bound for name, bound in self.under.items())
            and all(mark in marks for mark in self.marks)
            and not any(mark in marks for mark in self.no_marks)
        )


class Line(Block):
    """One of several ways of saying something; the first whose need is met is said."""

    text: Text
    needs: Need | None = None


Lines = Text | Annotated[tuple[Line, ...], Field(min_length=2)]
"""What is said, or several ways of saying it; the last of them needs nothing."""


def said(lines: str | tuple[Line, ...], levels: Mapping[str, int], marks: Collection[str]) -> str:
    """The line as it is said with these levels and marks. Raises ValueError when no way of saying it fits."""
    if isinstance(lines, str):
        return lines
    for line in lines:
        if line.needs is None or line.needs.met(levels, marks):
            return line.text
    raise ValueError("none of the lines can be said; leave needs out of the last one")


def every_text(lines: str | tuple[Line, ...]) -> tuple[str, ...]:
    """Every way of saying it."""
    return (lines,) if isinstance(lines, str) else tuple(line.text for line in lines)
