"""`floorsim scenario msel`: the trainer's table of everything that happens in a scenario."""

from __future__ import annotations

import shutil

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, SCENARIO
from floorsim.cli.loading import load
from floorsim.cli.output import CSV, echo, format_option_with_csv, print_csv, print_json

NARROWEST, WIDEST = 80, 120


@click.command("msel")
@click.argument("scenario", metavar="FILE", type=SCENARIO)
@ALLOW_OUTSIDE
@format_option_with_csv
def msel(scenario: str, allow_outside: bool, form: str) -> None:
    """List what happens in FILE, a scenario file or a shipped name, in order of time, for the trainer.

    The master scenario events list: incidents, news, messages, the supervisor's fixed duties and milestones,
    each with its number, time, type, sender, receiver and text, what is expected of the trainee, and the
    principle it teaches. What comes only on a condition stands last, with the condition in words. It gives
    away what trainees should not know beforehand.
    """
    from floorsim.present.previewing.msel import events_of, msel_rows

    loaded = load(scenario, allow_outside=allow_outside)
    events = events_of(loaded.scenario)
    if form == "json":
        print_json({"scenario": loaded.scenario.meta.id, "events": [event.as_json() for event in events]})
    elif form == CSV:
        print_csv(event.as_row() for event in events)
    else:
        for row in msel_rows(events, terminal_width()):
            echo(row.text.rstrip())


def terminal_width() -> int:
    """Columns to print in: the terminal's, within what can be read; a pipe's reader gets the narrowest."""
    return min(max(shutil.get_terminal_size((NARROWEST, 24)).columns, NARROWEST), WIDEST)
