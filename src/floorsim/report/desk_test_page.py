"""A desk test's report as one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from floorsim.present.desk_test_reports.page import Intervals, Page, Part
from floorsim.report.charts.chart import Chart
from floorsim.report.charts.intervals_chart import intervals_chart
from floorsim.report.templates import environment

TEMPLATE = "desk_test.html.j2"


def desk_test_page(page: Page) -> str:
    """The whole page. `floorsim.report.extra.require_libraries` says whether it can be made."""
    made = environment(kind=lambda block: type(block).__name__).get_template(TEMPLATE)
    return f"{made.render(page=page, charts=dict(_charts(page.parts)))}\n"


def _charts(parts: Sequence[Part]) -> Iterator[tuple[str, Chart]]:
    for part in parts:
        for block in part.blocks:
            if isinstance(block, Intervals) and block.rows:
                yield block.id, intervals_chart(block)
        yield from _charts(part.parts)
