"""A page to read: a title and sections of sentences; the screen wraps it, the line mode prints it."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.present.conversation_rows import WIDEST_TEXT
from floorsim.present.row import Role, Row, heading, text_width, wrapped


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under a heading; without one they are what has to be read first."""

    title: str
    paragraphs: tuple[str, ...]
    listed: bool = False
    """Each paragraph is one of a list."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read."""

    title: str
    sections: tuple[Section, ...]
    after: str = ""
    """Beside the title: a place, a length of time."""


def page_rows(page: Page, width: int) -> list[Row]:
    """Return a page wrapped to a width."""
    room = text_width(width, WIDEST_TEXT) - 2
    rows = heading(page.title, width, after=page.after)
    for section in page.sections:
        rows += [Row()] if len(rows) > 1 and section.title else []
        rows += wrapped(section.title, room, Role.TITLE, indent=" ") if section.title else []
        role = Role.TEXT if section.title else Role.WARN
        for paragraph in section.paragraphs:
            mark = "· " if section.listed else ""
            rows += wrapped(mark + paragraph, room, role, indent=" ", hang="  " if mark else "")
    return rows
