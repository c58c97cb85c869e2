"""A screen as a picture: an SVG, the same on every machine, a line of it for each row of the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from xml.etree import ElementTree

from rich.cells import cell_len

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE, BASELINE = 12, 24, 20, 18
"""Pixels of a cell, of its letters, and from its top to their base line (D: usual fonts are 0.6 wide)."""

_RULE = re.compile(r"\.[\w-]+-r(\d+) \{ (.*) \}")
_LINE_HEIGHT = re.compile(r"line-height: ([\d.]+)px")
_PIECE = re.compile(r"\S+(?: \S+)*")


@dataclass(slots=True)
class _Cell:
    ground: str
    letter: str = " "
    rules: str = ""


def picture(exported: str, columns: int, rows: int) -> str:
    """Draw anew what Textual exported.

    Nothing of the export is kept but each cell's letter and style: not how the text is cut, nor the names of
    classes, nor the servers that it asks for fonts.
    """
    grid = _read(exported, columns, rows)
    grounds = [cell.ground for row in grid for cell in row]
    ground = max(sorted(set(grounds)), key=grounds.count)
    names = {
        rules: f"s{place}"
        for place, rules in enumerate(sorted({cell.rules for row in grid for cell in row if cell.rules}), 1)
    }
    width, height = columns * CELL_WIDTH, rows * CELL_HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="monospace" font-size="{FONT_SIZE}">',
        "<style>",
        *(f".{name} {{ {rules} }}" for rules, name in names.items()),
        "</style>",
        f'<rect width="{width}" height="{height}" fill="{ground}"/>',
        *(_row(place, row, ground, names) for place, row in enumerate(grid)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def picture_rows(drawn: str) -> list[str]:
    """Return the lines of a picture that draw the rows of the terminal."""
    return [line for line in drawn.splitlines() if line.startswith("<g ")]


def row_texts(drawn: str) -> list[str]:
    """Return the letters of each row of a picture, to be compared by eye."""
    texts = []
    for row in picture_rows(drawn):
        text = ""
        for piece in ElementTree.fromstring(row).iter("text"):
            text = text.ljust(int(piece.attrib["x"]) // CELL_WIDTH) + (piece.text or "")
        texts.append(text)
    return texts


def styles(drawn: str) -> list[str]:
    """Return the styles of a picture, one a line."""
    return [line for line in drawn.splitlines() if line.startswith(".")]


def _read(exported: str, columns: int, rows: int) -> list[list[_Cell]]:
    root = ElementTree.fromstring(exported)
    rules = {number: _sorted_rules(css) for number, css in _RULE.findall(exported)}
    line_height = float(_LINE_HEIGHT.findall(exported)[0])
    terminal = next(each for each in root.iter() if each.tag.endswith("clipPath"))[0]
    cell_width = (float(terminal.attrib["width"]) + 1) / columns
    terminal_ground = next(each.attrib["fill"] for each in root.iter() if "rx" in each.attrib)
    grid = [[_Cell(terminal_ground) for _ in range(columns)] for _ in range(rows)]
    for element in root.iter():
        kind, given = element.tag.rpartition("}")[2], element.attrib
        if kind == "rect" and "shape-rendering" in given:
            first = round(float(given["x"]) / cell_width)
            count = round(float(given["width"]) / cell_width)
            for cell in grid[int(float(given["y"]) // line_height)][first : first + count]:
                cell.ground = given["fill"]
        elif kind == "text" and "clip-path" in given:
            row = grid[int(float(given["y"]) // line_height)]
            column = round(float(given["x"]) / cell_width)
            for letter in (element.text or "").strip("\n").replace("\N{NO-BREAK SPACE}", " "):
                row[column].letter = letter
                row[column].rules = rules[given["class"].rpartition("-r")[2]]
                column += cell_len(letter)
    return grid


def _sorted_rules(css: str) -> str:
    return "; ".join(sorted(rule.strip() for rule in css.split(";") if rule.strip()))


def _row(place: int, row: list[_Cell], ground: str, names: dict[str, str]) -> str:
    """Draw one row: its grounds, then each text that has one style and no gap wider than a blank."""
    drawn = [f'<g transform="translate(0 {place * CELL_HEIGHT})">']
    for fill, first, cells in _runs((cell.ground for cell in row), row):
        if fill != ground:
            drawn.append(
                f'<rect x="{first * CELL_WIDTH}" width="{len(cells) * CELL_WIDTH}" height="{CELL_HEIGHT}"'
                f' fill="{fill}"/>'
            )
    for rules, first, cells in _runs((cell.rules for cell in row), row):
        for piece in _PIECE.finditer("".join(cell.letter for cell in cells)) if rules else ():
            x, width = (first + piece.start()) * CELL_WIDTH, cell_len(piece[0]) * CELL_WIDTH
            drawn.append(
                f'<text class="{names[rules]}" x="{x}" y="{BASELINE}" textLength="{width}">'
                f"{escape(piece[0], quote=False)}</text>"
            )
    return "".join(drawn) + "</g>"


def _runs(keys: Iterable[str], row: list[_Cell]) -> Iterable[tuple[str, int, list[_Cell]]]:
    """Cells side by side that have the same key: the key, the first column, the cells."""
    for key, run in groupby(enumerate(zip(keys, row, strict=True)), lambda entry: entry[1][0]):
        entries = list(run)
        yield key, entries[0][0], [cell for _, (_, cell) in entries]
