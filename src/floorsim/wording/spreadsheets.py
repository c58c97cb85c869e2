"""Values as the cells of a CSV file that a spreadsheet opens: a text never runs as a formula."""

from __future__ import annotations

from typing import Final

from floorsim.printable import printable

_BEGIN_A_FORMULA: Final = "=+-@＝＋－＠"  # noqa: RUF001 - the wide ones count in East Asian editions
_HIDE_ITS_BEGIN: Final = "\t\r\n"
APOSTROPHE: Final = "'"
"""Before a text that a spreadsheet would take for a formula; it then shows the text as it is."""

Cell = str | int | float | bool | None


def cell(value: Cell) -> str | int | float:
    """A value as a writer of CSV takes it: numbers as they are, nothing for None, texts made safe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return text_cell(value) if isinstance(value, str) else value


def text_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    A sign stands in place of every character that could steer a terminal.
    """
    if text.startswith(tuple(_HIDE_ITS_BEGIN)) or text.lstrip().startswith(tuple(_BEGIN_A_FORMULA)):
        text = f"{APOSTROPHE}{text}"
    return printable(text)
