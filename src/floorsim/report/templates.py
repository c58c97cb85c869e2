"""The templates of HTML pages that need nothing else: no script, no network, no other file."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from floorsim._version import __version__
from floorsim.present.review_words import missed_sentence, nothing_missed
from floorsim.printable import printable
from floorsim.report import effects
from floorsim.report.charts.look import DARK, LIGHT, colour_rules, variables
from floorsim.wording.numbers import true_minus
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock


def environment(**filters: Any) -> Any:
    """The templates, with these filters beside those of all pages.

    Every text is escaped, and shows no sign that could steer a reader's program.
    """
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    made.filters.update(
        clock=clock,
        capital=initial_capital,
        minus=true_minus,
        effect=effects.figure,
        points=effects.points,
        possible=effects.possible,
        label=effects.label,
        short_label=effects.short_label,
        missed=missed_sentence,
        nothing_missed=nothing_missed,
        days=effects.days,
        **filters,
    )
    made.globals.update(style=_style(), version=__version__)
    return made


def _style() -> dict[str, Any]:
    return {
        "light": variables(LIGHT),
        "dark": variables(DARK),
        "colours": colour_rules(),
        "rules": _file("page.css"),
    }


def _file(name: str) -> str:
    return files("floorsim.report").joinpath(name).read_text(encoding="utf-8")
