"""The trainer's table of everything that happens: the master scenario events list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from floorsim.present.previewing.happenings import YOU, happenings, kind_words, told, when_words
from floorsim.present.previewing.model import Happening
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.sentences import initial_capital, shortened
from floorsim.wording.times import clock

LONGEST_TEXT: Final = 200
"""Letters of a text in the table (D): what it is about; JSON and the file have all of it."""
NUMBER_CELLS, TIME_CELLS, KIND_CELLS = 4, 10, 11


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the table."""

    number: int
    """1 is the first; the same on the preview, in the table and in the workbench."""
    of: Happening

    @property
    def time(self) -> str:
        """Its time of day, after its day from day 2 on; empty where only a condition says when."""
        return "" if self.of.at_s is None else clock(self.of.at_s)

    def as_row(self) -> dict[str, Any]:
        """One row of the table for a spreadsheet, its text shortened."""
        one = self.of
        return {
            "number": self.number,
            "time": self.time,
            "until": "" if one.until_s is None else clock(one.until_s),
            "when": one.when,
            "type": kind_words(one),
            "from": one.sender,
            "to": one.to,
            "text": shortened(told(one), LONGEST_TEXT),
            "expected action": one.expected,
            "principle": one.principle,
        }

    def as_json(self) -> dict[str, Any]:
        """Everything about it, its text whole."""
        one = self.of
        return {
            "number": self.number,
            "id": one.id,
            "at_s": one.at_s,
            "time": self.time or None,
            "until_s": one.until_s,
            "when": one.when or None,
            "at_the_latest": one.latest,
            "type": one.kind,
            "channel": one.by if one.kind == "message" else None,
            "from": one.sender or None,
            "to": one.to or None,
            "title": one.title,
            "text": one.text or None,
            "expected": one.expected or None,
            "principle": one.principle or None,
            "notes": list(one.notes),
            "deadline_s": one.deadline_s,
        }


def events_of(scenario: Scenario) -> list[Event]:
    """Every event in order of time, numbered; what only a condition brings comes last."""
    return [Event(number, one) for number, one in enumerate(happenings(scenario), start=1)]


def event_row(event: Event, width: int) -> Row:
    """An event in one row: number, time, type, what, from whom and on which way."""
    one = event.of
    at = event.time or "when …"
    if one.latest:
        at = f"by {at}"
    ways = [one.sender, one.by if one.kind == "message" else ""]
    who = ", ".join(way for way in ways if way)
    if one.to and one.kind in ("message", "news") and one.to != YOU:
        who = f"{who} to {one.to}"
    left = NUMBER_CELLS + 1 + TIME_CELLS + KIND_CELLS
    title = told(one) if one.kind == "news" else initial_capital(one.title)
    return row_of(
        (f"{event.number:>{NUMBER_CELLS}} ", Role.DIM),
        (fit(at, TIME_CELLS), Role.ACCENT),
        (fit(one.kind, KIND_CELLS), Role.DIM),
        (fit(title, width - left).rstrip(), Role.STRONG),
        (f"  {who}" if who else "", Role.DIM),
    ).padded(width)


def event_detail_rows(event: Event, width: int, *, whole: bool = False) -> list[Row]:
    """What there is to know of an event; `whole` with the whole text and the trainer's notes."""
    one = event.of
    indent, hang = " " * (NUMBER_CELLS + 1), " " * 4
    facts: list[tuple[str, str]] = []
    if one.at_s is None or one.latest or one.until_s is not None:
        names = {"milestone": "Reached", "message": "Comes", "news": "Comes"}
        facts.append((names.get(one.kind, "Time"), when_words(one)))
    if one.text and one.kind != "news":
        facts.append(("Text", one.text if whole else shortened(one.text, LONGEST_TEXT)))
    if one.expected:
        facts.append(("Expected", one.expected))
    if one.principle:
        facts.append(("Principle", one.principle))
    if whole:
        facts += [("Answer", note) for note in one.notes]
    rows: list[Row] = []
    for name, words in facts:
        first, *more = wrapped(f"{name}: {words}", width - 1, indent=indent, hang=hang)
        text = first.text
        head = f"{indent}{name}:"
        rows += [row_of((head, Role.DIM), text[len(head) :]), *more]
    return rows


def msel_rows(events: list[Event], width: int) -> list[Row]:
    """The whole table for a terminal."""
    rows = [
        row_of(
            (
                f"{'no':>{NUMBER_CELLS}} {'time':<{TIME_CELLS}}{'type':<{KIND_CELLS}}what, and from whom",
                Role.TITLE,
            )
        )
    ]
    for event in events:
        rows += [event_row(event, width), *event_detail_rows(event, width)]
    return rows
