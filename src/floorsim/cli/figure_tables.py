"""Every figure of `floorsim run --figures all`, in groups that 80 columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import click

from floorsim.cli.output import echo, print_table
from floorsim.wording.times import length, span

EXPLANATION = (
    "Shares and rates are from 0 to 1; names ending in _s and _min are lengths of time. The page "
    "background/measures.md says how each is measured; `--format json` has every interval too."
)
WIDTH = 79
_FROM_TENTHS = 10.0
"""Figures from here on are told to a tenth, smaller ones to a thousandth."""

_UNITS_S: Final = {"_s": 1.0, "_min": 60.0}
"""Seconds in the unit of a figure, by how its name ends."""

Shape = dict[str, Any]
"""The names of figures as the answer nests them; a figure has an empty one of its own."""


def print_every_figure(answer: Mapping[str, Any]) -> None:
    """Print the figures of channels and floor: their means, and their spread if there are several runs."""
    runs, summary = answer["runs"], answer["summary"]
    echo()
    echo(click.wrap_text(EXPLANATION, WIDTH))
    shape: Shape = {}
    for one in runs:
        _note(shape, {key: one[key] for key in ("channels", "floor")})
    for name, figures in shape["channels"].items():
        _print_group(name, f"channels.{name}", figures, summary, len(runs) > 1)
    _print_group("floor", "floor", shape["floor"], summary, len(runs) > 1)


def _note(shape: Shape, figures: Mapping[str, Any]) -> None:
    for key, value in figures.items():
        inner = shape.setdefault(key, {})
        if isinstance(value, Mapping):
            _note(inner, value)


def _print_group(title: str, path: str, shape: Shape, summary: Mapping[str, Any], several: bool) -> None:
    """A table of the group's own figures, then one for each group within it."""
    alone = [name for name, inner in shape.items() if not inner]
    if alone:
        spread = ("sd",) if several else ()
        rows = [(name, *_told(name, summary.get(f"{path}.{name}"), several)) for name in alone]
        echo()
        print_table((title, "mean" if several else "", *spread), rows, right=(1, 2))
    for name, inner in shape.items():
        if inner and all(inner.values()):
            _print_grid(f"{title}: {name}", f"{path}.{name}", inner, summary)
        elif inner:
            _print_group(f"{title}: {name}", f"{path}.{name}", inner, summary, several)


def _print_grid(title: str, path: str, shape: Shape, summary: Mapping[str, Any]) -> None:
    """A row for each of several things that have the same figures, such as drivers."""
    heads = list(dict.fromkeys(head for inner in shape.values() for head in inner))
    rows = [
        (
            name,
            *(next(_told(head, summary.get(f"{path}.{name}.{head}"), False, brief=True)) for head in heads),
        )
        for name in shape
    ]
    echo()
    print_table((title, *heads), rows, right=range(1, len(heads) + 1))


def _told(
    name: str, found: Mapping[str, Any] | None, several: bool, *, brief: bool = False
) -> Iterator[str | None]:
    """The mean of a figure and, of several runs, its spread, in digits that mean something.

    `brief` writes a length of time in few cells: `3:20` for `3:20 min`.
    """
    values: Sequence[float | None] = (None, None) if found is None else (found["mean"], found["sd"])
    for value in values if several else values[:1]:
        unit_s = next((unit_s for end, unit_s in _UNITS_S.items() if name.endswith(end)), None)
        if value is None:
            yield None
        elif unit_s is not None:
            told = span if brief else length
            yield ("-" if value < 0 else "") + told(abs(value) * unit_s)
        elif value == int(value):
            yield f"{value:.0f}"
        else:
            yield f"{value:.1f}" if abs(value) >= _FROM_TENTHS else f"{value:.3f}"
