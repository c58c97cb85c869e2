"""The report as one HTML file that needs nothing else: no script, no network, no other file."""

from __future__ import annotations

from floorsim.report import effects
from floorsim.report.charts.chart import Chart, Table
from floorsim.report.charts.course_chart import course_chart
from floorsim.report.charts.effects_chart import effects_chart
from floorsim.report.charts.landing_chart import landing_chart
from floorsim.report.charts.ledger_chart import ledger_chart
from floorsim.report.charts.queues_chart import queues_chart
from floorsim.report.contents import Contents
from floorsim.report.templates import environment

TEMPLATE = "page.html.j2"


def page(contents: Contents) -> str:
    """The whole page. `floorsim.report.extra.require_libraries` says whether it can be made.

    Every text of a scenario or a store is escaped, and shows no sign that could steer a reader's program.
    """
    made = environment().get_template(TEMPLATE)
    text = made.render(contents=contents, review=contents.review, charts=_charts(contents))
    return str(text) + "\n"


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
