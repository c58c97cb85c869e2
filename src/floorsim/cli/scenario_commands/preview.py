"""`floorsim scenario preview`: a scenario on one page before anybody plays it."""

from __future__ import annotations

from pathlib import Path

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, SCENARIO
from floorsim.cli.loading import load
from floorsim.cli.new_file import require_free, write_whole
from floorsim.cli.output import echo, format_option, print_json, say

PAGE_COLUMNS = 80


@click.command("preview")
@click.argument("scenario", metavar="FILE", type=SCENARIO)
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the page as one HTML file."
)
@ALLOW_OUTSIDE
@format_option
def preview(scenario: str, html: Path | None, allow_outside: bool, form: str) -> None:
    """Show FILE, a scenario file or a shipped name, on one page without playing it.

    Per day and queue: contacts by the forecast and with the incidents, agents needed (Erlang A), agents on
    the queue, over or under; the team on shift and on the queues; incidents as bars; messages and duties at
    their times, or on what condition they come. With --html nothing is printed unless --format json is given
    too.
    """
    if html is not None:
        from floorsim.report.extra import require_libraries

        require_libraries()
        require_free(html)
    from floorsim.present.previewing.preview import preview_of
    from floorsim.present.previewing.preview_rows import preview_rows

    page = preview_of(load(scenario, allow_outside=allow_outside).scenario)
    if form == "json":
        print_json(page.as_json())
    elif html is None:
        for row in preview_rows(page, PAGE_COLUMNS):
            echo(row.text.rstrip())
    if html is not None:
        from floorsim.report.preview_page import preview_page

        write_whole(html, preview_page(page))
        say(f"{html} has the preview.")
