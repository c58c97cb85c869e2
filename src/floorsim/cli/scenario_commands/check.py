"""`floorsim scenario check`: whether a file is valid, and everything that is wrong with it."""

from __future__ import annotations

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, SCENARIO
from floorsim.cli.check_reports import Checked, tell_checks
from floorsim.cli.loading import checked_with_forms
from floorsim.cli.output import format_option


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=SCENARIO)
@ALLOW_OUTSIDE
@format_option
def check(files: tuple[str, ...], allow_outside: bool, form: str) -> int:
    """Check scenario files and list everything that is wrong with them, each fault with its place."""

    def checked(file: str) -> Checked:
        loaded = checked_with_forms(file, allow_outside=allow_outside)
        return Checked(loaded.scenario.meta.id, loaded.scenario.meta.title, loaded.warnings)

    return tell_checks(files, checked, form)
