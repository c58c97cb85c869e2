"""A line of styled text: what every panel is built of, before a theme gives it colours."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from floorsim.printable import on_one_line
from floorsim.wording.cells import cell_len, cut, cut_to


class Role(StrEnum):
    """What a piece of text means; a theme says how that looks."""

    TEXT = "text"
    DIM = "dim"
    STRONG = "strong"
    TITLE = "title"
    ACCENT = "accent"
    """What is the reader's own: their time, their decisions, the keys they may press."""
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    RULE = "rule"
    PICKED = "picked"
    """Under the cursor, where the rest of the row is not."""


Span = tuple[str, Role]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a panel; `selected` shows it in reverse. No text in it can steer the terminal."""

    spans: tuple[Span, ...] = ()
    selected: bool = False

    def __post_init__(self) -> None:
        if not all(text.isprintable() for text, _ in self.spans):
            object.__setattr__(self, "spans", tuple((on_one_line(text), role) for text, role in self.spans))

    @property
    def text(self) -> str:
        """The row without its styles."""
        return "".join(text for text, _ in self.spans)

    @property
    def width(self) -> int:
        """Terminal cells the row takes."""
        return cell_len(self.text)

    def as_selected(self, selected: bool = True) -> Row:
        """Return the same row, marked or not."""
        return Row(self.spans, selected)

    def padded(self, width: int) -> Row:
        """Return the row cut or filled with blanks to exactly `width` cells."""
        if self.width == width:
            return self
        if self.width < width:
            return Row((*self.spans, (" " * (width - self.width), Role.TEXT)), self.selected)
        kept: list[Span] = []
        left = width
        for text, role in self.spans:
            cells = cell_len(text)
            if cells >= left:
                kept.append(
                    (fit(text, left, cut_mark=bool(self.text[len(_upto(self.text, width)) :].strip())), role)
                )
                break
            kept.append((text, role))
            left -= cells
        return Row(tuple(kept), self.selected)


def row_of(*parts: str | Span) -> Row:
    """Return a row of the given pieces; a bare string is ordinary text."""
    return Row(tuple((part, Role.TEXT) if isinstance(part, str) else part for part in parts))


def joined(pieces: Iterable[Row], gap: str = "") -> Row:
    """Return one row of several, with `gap` between them."""
    spans: list[Span] = []
    for place, piece in enumerate(pieces):
        if place and gap:
            spans.append((gap, Role.TEXT))
        spans.extend(piece.spans)
    return Row(tuple(spans))


def fit(text: str, width: int, *, right: bool = False, cut_mark: bool = True) -> str:
    """Return `text` in exactly `width` cells: cut with an ellipsis, or filled on one side."""
    if width <= 0:
        return ""
    cells = cell_len(text)
    if cells > width:
        if cut_mark and width > 1:
            return cut(text, width)
        return cut_to(text, width)
    blanks = " " * (width - cells)
    return blanks + text if right else text + blanks


def _upto(text: str, width: int) -> str:
    """Return the beginning of `text` that fits into `width` cells."""
    kept = text[:width]
    while cell_len(kept) > width:
        kept = kept[:-1]
    return kept


UNBROKEN = 10_000
"""A width for rows that are read out: nothing is broken or cut for want of room."""


def text_width(width: int, most: int) -> int:
    """Return the cells of a line of running text: at most so many, unless nothing is to be broken."""
    return width if width >= UNBROKEN else min(width, most)


def wrapped(text: str, width: int, role: Role = Role.TEXT, *, indent: str = "", hang: str = "") -> list[Row]:
    """Return a paragraph as rows of at most `width` cells; blank rows stand where the text has them."""
    rows: list[Row] = []
    for paragraph in text.splitlines() or [""]:
        broken = textwrap.wrap(
            paragraph,
            max(width, 8),
            initial_indent=indent,
            subsequent_indent=indent + hang,
            break_long_words=True,
        )
        rows.extend(Row(((row, role),)) for row in broken or [""])
    return rows


def heading(title: str, width: int, *, after: str = "") -> list[Row]:
    """Return a title across a panel: a rule where it fits, else as many rows as it needs."""
    if cell_len(title) + cell_len(after) + 8 <= width:
        return [rule(title, width, after=after)]
    return wrapped(f"{title} ({after})" if after else title, width - 2, Role.TITLE, indent=" ")


def keys_row(offered: Iterable[tuple[str, str]]) -> Row:
    """Return keys with what each does, in a row."""
    spans: list[Span] = []
    for key, words in offered:
        spans += [(f" {key}", Role.ACCENT), (f" {words} ", Role.TEXT)]
    return Row(tuple(spans))


def rule(title: str, width: int, *, after: str = "", active: bool = False) -> Row:
    """Return a titled rule across a panel; `after` stands near its right end."""
    head = f" {title} "
    tail = f" {after} " if after else ""
    stroke, role = ("━", Role.ACCENT) if active else ("─", Role.RULE)
    end = 1 if tail else 0
    fill = max(width - 2 - cell_len(head) - cell_len(tail) - end, 0)
    spans = (
        (stroke * 2, role),
        (head, Role.TITLE),
        (stroke * fill, role),
        (tail, Role.DIM),
        (stroke * end, role),
    )
    return Row(tuple(span for span in spans if span[0])).padded(width)
