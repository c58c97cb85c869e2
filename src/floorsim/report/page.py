"""The report as one HTML file that needs nothing else: no script, no network, no other file."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from floorsim._version import __version__
from floorsim.present.review_words import missed_sentence, nothing_missed
from floorsim.printable import printable
from floorsim.report import effects
from floorsim.report.charts.chart import Chart, Table
from floorsim.report.charts.course_chart import course_chart
from floorsim.report.charts.effects_chart import effects_chart
from floorsim.report.charts.landing_chart import landing_chart
from floorsim.report.charts.ledger_chart import ledger_chart
from floorsim.report.charts.look import DARK, LIGHT, colour_rules, variables
from floorsim.report.charts.queues_chart import queues_chart
from floorsim.report.contents import Contents
from floorsim.wording.numbers import true_minus
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock

TEMPLATE = "page.html.j2"


def page(contents: Contents) -> str:
    """The whole page. `floorsim.report.extra.require_libraries` says whether it can be made.

    Every text of a scenario or a store is escaped, and shows no sign that could steer a reader's program.
    """
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.filters.update(
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
    )
    made = environment.get_template(TEMPLATE).render(
        contents=contents,
        review=contents.review,
        charts=_charts(contents),
        style=_style(),
        version=__version__,
    )
    return str(made) + "\n"


def _charts(contents: Contents) -> dict[str, Chart]:
    """The charts that there is something to draw in, by id."""
    review, found = contents.review, []
    if review is not None:
        found.append(ledger_chart(review, "From hands-off to your total"))
        if len(review.landing) > 1:
            found.append(landing_chart(review, "Where the day would have ended"))
        if any(effects.measured(one) is not None for one in review.decisions):
            found.append(effects_chart(review.decisions, "What each decision was worth", _effects(contents)))
        for number, moment in enumerate(review.moments or (), start=1):
            if moment.as_it_was and moment.otherwise:
                found += [
                    queues_chart(f"queues-{form}-{number}", number, moment) for form in ("screen", "print")
                ]
    if contents.timeline is not None:
        found.append(course_chart(contents.timeline, "The course of the day"))
    return {one.id: one for one in found}


def _effects(contents: Contents) -> Table:
    assert contents.review is not None
    return Table(
        ("decision", "worth"),
        tuple((one.says, effects.figure(effects.measured(one))) for one in contents.review.decisions),
    )


def _style() -> dict[str, Any]:
    return {
        "light": variables(LIGHT),
        "dark": variables(DARK),
        "colours": colour_rules(),
        "rules": _file("page.css"),
    }


def _file(name: str) -> str:
    return files("floorsim.report").joinpath(name).read_text(encoding="utf-8")
