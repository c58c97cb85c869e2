"""`floorsim scenario list`: what can be played."""

from __future__ import annotations

import click

from floorsim.cli.output import format_option, print_json, print_table


@click.command("list")
@format_option
def list_(form: str) -> None:
    """List the scenarios that come with floorsim, easiest first."""
    from floorsim.scenario.library import shipped

    found = shipped()
    if form == "json":
        print_json(
            [
                {
                    "id": one.id,
                    "title": one.title,
                    "level": one.level,
                    "minutes": one.minutes,
                    "days": one.days,
                    "forms": list(one.forms),
                    "summary": one.summary,
                    "file": str(one.path),
                }
                for one in found
            ]
        )
        return
    rows = [(one.id, one.level, one.minutes, one.days, " ".join(one.forms), one.title) for one in found]
    print_table(("id", "level", "minutes", "days", "forms", "title"), rows, right=(1, 2, 3))
