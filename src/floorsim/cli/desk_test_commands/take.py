"""`floorsim desk-test take`: a candidate's sitting, on the screen or line by line."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from floorsim.cli.output import echo, say
from floorsim.cli.plain import PLAIN, how_to_leave


@click.command("take")
@click.argument("ref")
@PLAIN
@click.option(
    "--rehearsal", is_flag=True, help="Try a real form without an admission; the result says practice."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder for the sealed result.  [default: this folder]",
)
def take(ref: str, plain: bool | None, rehearsal: bool, out: Path) -> int:
    """Take the desk test of REF: your admission's file, or a practice form by its id or sealed file.

    What is tested, for how long, who sees it and how long it is kept is told first. A test that was
    interrupted goes on where it was, with the same command; the clock of an exercise that is open runs on
    meanwhile.
    """
    from floorsim.play.desk_test.admitting import open_sitting

    sitting = open_sitting(ref, out, rehearsal=rehearsal)
    if sitting.set_aside is not None:
        say(sitting.set_aside)
    leaving = how_to_leave(plain)
    if leaving is None and plain is None and sitting.introduction.accommodations.plain:
        leaving = "It was set for you; with --no-plain the screen opens."
    if leaving is not None:
        from floorsim.plain.desk_test.taking import take_in_lines

        take_in_lines(sitting, leaving)
        return 0
    from floorsim.tui.desk_test.taking import run_desk_test

    options = [*["--rehearsal"] * rehearsal, *(["--out", str(out)] if out != Path() else [])]
    again = shlex.join(["floorsim", "desk-test", "take", ref, *options])
    return run_desk_test(sitting, again=again, say=say, give=echo)
