"""The rows of a CSV's text, each value with its place; quotes never closed are told where they open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError

_QUOTED: Final = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_UP_TO: Final = {sign: re.compile(rf"[^{re.escape(sign)}\n]*") for sign in ",;\t|"}
"""What stands before each of the signs that part values."""


class Cell(NamedTuple):
    """A value without its quotes, and the column of the line at which it begins, from 1."""

    text: str
    column: int


class Row(NamedTuple):
    """The line in which a row begins, from 1, and its values."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text.strip() for cell in self.cells)


def rows_in(text: str, source: str, separator: str = ",") -> Iterator[Row]:
    """The rows of the text (RFC 4180): commas part values, and quotes hold commas, line ends and `""`.

    `separator` is one of `,` `;` `|` and the tab.

    Raises:
        InvalidScenarioError: a quote is never closed, or is closed lines below inside a text.
    """
    at, line, line_start = 0, 1, 0
    up_to = _UP_TO[separator].match
    while at < len(text):
        begins, cells = line, []
        while True:
            column = at - line_start + 1
            value, quoted = "", _QUOTED.match(text, at)
            if quoted is not None:
                value, at = quoted[1].replace('""', '"'), quoted.end()
                ends_below = quoted[0].count("\n")
                rest = _found(up_to(text, at))
                if ends_below and rest.strip():
                    wrong = f"the quote that opens here ends in line {line + ends_below}, inside a text"
                    raise _quote_fault(source, line, column, wrong)
                if ends_below:
                    line, line_start = line + ends_below, quoted.start() + quoted[0].rindex("\n") + 1
            elif text.startswith('"', at):
                raise _quote_fault(source, line, column, "the quote that opens here is never closed")
            plain = _found(up_to(text, at))
            cells.append(Cell(value + plain, column))
            at += len(plain)
            if not text.startswith(separator, at):
                break
            at += 1
        yield Row(begins, tuple(cells))
        at, line = at + 1, line + 1
        line_start = at


def _found(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


def _quote_fault(source: str, line: int, column: int, wrong: str) -> InvalidScenarioError:
    right = "end the text with the same quote, or delete this one"
    return InvalidScenarioError([Fault(source, line, column, "", wrong, right)])
