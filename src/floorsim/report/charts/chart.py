"""A chart as it stands in a page: a picture for wide and narrow pages, its words, and its table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final, Literal

from floorsim.printable import STAND_IN, on_one_line
from floorsim.report.charts.look import CONFIG

WIDE_PX: Final = 640
"""Width of the plot on a page of A4 or a large screen (D)."""
NARROW_PX: Final = 260
"""Width of the plot on a phone of 360 pixels (D)."""

LONGEST_TEXT: Final = 300
"""Letters of a text in a picture (D): more than any line of it can hold."""

_NOT_IN_SVG: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0."""
_ARIA: Final = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events)="[^"]*"')
_NAMESPACES: Final = re.compile(r' (?:xmlns(?::xlink)?|version)="[^"]*"')


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart; the first column names its rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """What one kind of line or mark means."""

    look: Literal["yours", "other", "mark", "dot", "number", "bar"]
    """A solid line, a dashed one, a triangle, a dot, a number, a filled course."""
    means: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture twice, for wide and narrow pages, with its words."""

    id: str
    title: str
    description: str
    """What it shows of this run, with its figures."""
    wide: str
    """SVG with a name and a description of its own, ready to stand in a page."""
    narrow: str
    table: Table
    signs: tuple[Sign, ...] = ()


Draw = Callable[[int], Any]
"""Draws the picture with altair, its plot so many pixels wide."""


def chart(
    id: str, title: str, description: str, draw: Draw, table: Table, signs: tuple[Sign, ...] = ()
) -> Chart:
    """A chart drawn for wide and for narrow pages; `id` is its own in the page."""
    wide, narrow = (
        _svg(f"{id}-{form}", title, description, draw(width))
        for form, width in (("wide", WIDE_PX), ("narrow", NARROW_PX))
    )
    return Chart(id, title, description, wide, narrow, table, signs)


def rows_of(rows: Sequence[dict[str, Any]]) -> Any:
    """Figures as altair takes them."""
    import altair

    return altair.Data(values=list(rows))


def _svg(id: str, title: str, description: str, picture: Any) -> str:
    """The picture as SVG, one image to who can't see it; the same picture gives the same bytes."""
    import vl_convert

    specification = picture.configure(**CONFIG).to_dict(validate=False)
    drawn = str(vl_convert.vegalite_to_svg(_drawable(specification)))
    head, _, body = drawn.partition(">")
    body = _ARIA.sub("", body)
    body = re.sub(r'(id="|url\(#)', rf"\g<1>{id}-", body)
    head = _NAMESPACES.sub("", _ARIA.sub("", head))
    named, told = escape(on_one_line(title)), escape(on_one_line(description))
    words = f'<title id="{id}-t">{named}</title><desc id="{id}-d">{told}</desc>'
    return f'{head} role="img" aria-labelledby="{id}-t" aria-describedby="{id}-d">{words}{body}'


def _drawable(part: Any) -> Any:
    """The same specification with texts as short as a picture can hold, and no sign that SVG can't.

    vl-convert ends the process at such a sign, and takes minutes over very long texts.
    """
    if isinstance(part, str):
        return _NOT_IN_SVG.sub(STAND_IN, on_one_line(part))[:LONGEST_TEXT]
    if isinstance(part, Mapping):
        return {_drawable(key): _drawable(value) for key, value in part.items()}
    return [_drawable(one) for one in part] if isinstance(part, list | tuple) else part
