"""`floorsim workbench`: a scenario file beside the text editor, read again whenever it is saved."""

from __future__ import annotations

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, SCENARIO
from floorsim.cli.damaged_store import offering_to_set_aside


@click.command("workbench")
@click.argument("scenario", metavar="FILE", type=SCENARIO)
@click.option("--theme", help="Colours, this time only.")
@click.option("--glyphs", type=click.Choice(["unicode", "ascii"]), help="Symbols, this time only.")
@click.option("--mouse/--no-mouse", default=None, help="Whether the mouse can be used, this time only.")
@ALLOW_OUTSIDE
def workbench(
    scenario: str, theme: str | None, glyphs: str | None, mouse: bool | None, allow_outside: bool
) -> int:
    """Work on FILE, a scenario, beside your text editor: whenever you save it, it is checked and previewed.

    Faults stand at their lines; the preview says what the last save changed; any message or time can be
    played from, as practice; the proof runs in the background. It shows what trainees should not know.
    """

    def screen() -> int:
        from floorsim.tui.app import run_app

        return run_app(
            workbench=scenario, theme=theme, glyphs=glyphs, mouse=mouse, allow_outside=allow_outside
        )

    return offering_to_set_aside(screen)
