"""`floorsim desk-test invite`: an admission for one candidate to one desk test."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from floorsim.cli.arguments import NumberRange
from floorsim.cli.desk_test_commands.programme_option import programme_option
from floorsim.cli.output import format_option, print_json, print_table, say
from floorsim.errors import UsageError
from floorsim.printable import printable

if TYPE_CHECKING:
    from floorsim.desktest.programme.programme import Programme

VALID_DAYS: Final = 30
"""Of an admission, today included, unless a last day is given (D)."""
FACTORS: Final = ("1", "1.25", "1.5", "2")


@click.command("invite")
@click.argument("package", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--name", help="The candidate's name; asked for if it is not known yet. It stands in people.json alone."
)
@click.option("--candidate", metavar="ID", help="Somebody who was invited before, for another sitting.")
@click.option(
    "--time",
    "factor",
    type=click.Choice(FACTORS),
    default="1",
    help="By how much the time of each exercise is multiplied.",
)
@click.option(
    "--thinking-pauses",
    type=click.IntRange(0, 20),
    default=0,
    help="How often the candidate may stop the clock.",
)
@click.option("--pause-minutes", type=NumberRange(0.5, 15), default=3.0, help="How long a pause may last.")
@click.option("--high-contrast", is_flag=True, help="The theme with high contrast.")
@click.option("--ascii", "ascii_", is_flag=True, help="No characters beyond ASCII.")
@click.option("--no-colour", is_flag=True, help="No colours.")
@click.option("--plain", is_flag=True, help="Lines of text in place of the screen, for a screen reader.")
@click.option(
    "--valid-until", metavar="YYYY-MM-DD", help=f"The last day to begin.  [default: in {VALID_DAYS} days]"
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to write the admission.")
@programme_option
@format_option
def invite(
    package: Path,
    name: str | None,
    candidate: str | None,
    factor: str,
    thinking_pauses: int,
    pause_minutes: float,
    high_contrast: bool,
    ascii_: bool,
    no_colour: bool,
    plain: bool,
    valid_until: str | None,
    out: Path | None,
    folder: Path,
    form: str,
) -> None:
    """Invite a candidate to the sealed PACKAGE and write the admission file to send.

    The first invitation begins the programme's folder. What is set here is told to the candidate and never
    to graders.
    """
    from floorsim.desktest.package.accommodations import Accommodations
    from floorsim.desktest.package.sealed import read_sealed
    from floorsim.desktest.programme.programme import Programme

    accommodations = Accommodations(
        float(factor), thinking_pauses, pause_minutes, high_contrast, ascii_, no_colour, plain
    )
    last_day = _last_day(valid_until)
    read_sealed(package)  # before anybody is asked for a name
    programme = Programme(folder) if candidate is None else Programme.open(folder)
    id = None if candidate is None else programme.candidate(candidate)
    before = None if id is None else programme.people.names.get(id)
    if name is None and before is None:
        name = _asked()
    invitation, file = programme.invite(package, name, accommodations, last_day, candidate=id, into=out)
    answer = {
        "candidate": invitation.candidate,
        "sitting": invitation.sitting,
        "test": invitation.test,
        "package": invitation.package,
        "valid_until": invitation.valid_until.isoformat(),
        "admission": str(file),
    }
    if form == "json":
        print_json(answer)
    else:
        print_table(("what", "value"), [(key.replace("_", " "), value) for key, value in answer.items()])
    say(
        f"Send {file} to the candidate and to nobody else: whoever has it can take the test, with "
        f"`floorsim desk-test take {file.name}`."
    )
    if before is not None and name is not None and name != before:
        say(f"The name of {id} is now {name}; it was {before}.")
    _tell_of_earlier(programme, invitation.candidate, invitation.sitting)


def _asked() -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Nobody can be asked for the name because input is not a terminal; add --name.")
    return str(click.prompt(printable("Name of the candidate"), err=True)).strip()


def _last_day(written: str | None) -> date:
    if written is None:
        return datetime.now(UTC).date() + timedelta(days=VALID_DAYS - 1)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(f"'{written}' is not a date; write one such as 2026-12-31.") from None


def _tell_of_earlier(programme: Programme, candidate: str, sitting: str) -> None:
    """Say what a second sitting is worth beside the first."""
    register = programme.register()
    earlier = [id for id in register.sittings_of(candidate) if id != sitting]
    if any(register.invited[id].test == register.invited[sitting].test for id in earlier):
        say("This candidate was invited to the same form before, so they know it; another form is fairer.")
    elif earlier:
        say("This candidate has been invited before. Leave at least 30 days between two forms.")
