"""A desk test's report as one HTML file that needs nothing else."""

from __future__ import annotations

from floorsim.present.desk_test_reports.page import Page
from floorsim.report.templates import environment

TEMPLATE = "desk_test.html.j2"


def desk_test_page(page: Page) -> str:
    """The whole page. `floorsim.report.extra.require_libraries` says whether it can be made."""
    made = environment(kind=lambda block: type(block).__name__).get_template(TEMPLATE)
    return f"{made.render(page=page)}\n"
