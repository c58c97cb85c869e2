"""The page about scores: a text with places for the numbers of `floorsim.scoring`."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

TEXT = Path(__file__).with_name("scores.md.in")

_PLACE = re.compile(r"\[\[([a-z_.]+):([A-Za-z_]+)(?:\.([a-z_]+))?(?:\|(percent|share))?\]\]")


def page() -> str:
    """The page with every number filled in.

    Raises:
        AttributeError: the text names a constant that is gone.
    """
    return _PLACE.sub(lambda place: _shown(*place.groups()), TEXT.read_text(encoding="utf-8"))


def _shown(module: str, name: str, field: str | None, form: str | None) -> str:
    value = getattr(import_module(f"floorsim.{module}"), name)
    if field is not None:
        value = value.model_fields[field].default
    if isinstance(value, tuple):
        return ", ".join(f"{_figure(figure, form)}: {points:g}" for figure, points in value)
    return _figure(value, form)


def _figure(value: Any, form: str | None) -> str:
    text = f"{value:g}" if form is None else f"{100 * value:g}%"
    return text.replace("-", "−")
