"""What a report is made of, before it is drawn as HTML or printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or a few; `warning` stands out."""

    text: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Short things in a list."""

    about: str
    """What they are, in a few words."""
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with values."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first column names its rows."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()
    """Columns of numbers."""
    ranges: Sequence[tuple[float, float, float] | None] = ()
    """Of each row least, value and most on the scale of 1 to 5, drawn beside it on a page; the row has their
    figures."""


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, as it was written."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Room to write on the page or on paper."""

    about: str
    lines: int = 1


Block = Paragraph | Points | Facts | Grid | Words | ToWrite


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page with its heading."""

    id: str
    heading: str
    blocks: Sequence[Block]
    parts: Sequence[Part] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report."""

    kind: Literal["candidate", "panel", "programme"]
    title: str
    facts: Sequence[str]
    """One line each, under the title."""
    says: Sequence[Paragraph]
    """What the reader has to know first."""
    parts: Sequence[Part]
