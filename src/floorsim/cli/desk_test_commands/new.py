"""`floorsim desk-test new`: begin a desk test of one's own on a shipped one."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from floorsim.cli.arguments import DESK_TEST
from floorsim.cli.output import echo_line, say
from floorsim.errors import UsageError

FROM = "supervisor-a"


@click.command("new")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--title", help="What candidates read first.  [default: that of the other]")
@click.option("--family", help="Forms of one family are meant to be equal.  [default: FILE's name]")
@click.option("--form", default="A", show_default=True, help="Which form of the family it is.")
@click.option(
    "--from",
    "origin",
    type=DESK_TEST,
    metavar="TEST",
    default=FROM,
    show_default=True,
    help="What it begins as.",
)
def new(file: Path, title: str | None, family: str | None, form: str, origin: str) -> None:
    """Write a desk test into FILE, with notes on what to change in it, and its floors beside it.

    It is a copy of TEST, a shipped one or a file, that can be checked and sealed at once; FILE's name becomes
    its id. Nothing that is there is replaced. The files that were written are listed.
    """
    from pydantic import TypeAdapter, ValidationError

    from floorsim.cli.new_file import require_free, write_whole
    from floorsim.desktest.package.loader import load_desk_test
    from floorsim.desktest.package.starting import new_test
    from floorsim.scenario.models.base import Name

    for value in (file.stem, family or file.stem, form):
        try:
            TypeAdapter(Name).validate_python(value)
        except ValidationError:
            raise UsageError(
                f"'{value}' cannot be an id: write up to 64 letters, digits, - and _, as in store-manager-a."
            ) from None
    if file.suffix != ".yaml":
        raise UsageError(f"{file}: the name of a desk test ends in .yaml; write {file.with_suffix('.yaml')}.")
    texts = new_test(
        origin, id=file.stem, title=title, family=family or file.stem, form=form, file=shlex.quote(str(file))
    )
    files = {file.parent / path: text for path, text in texts.items()}
    files = {one: text for one, text in files.items() if not _is_there(one, text)}
    require_free(file)
    for one in files:
        require_free(one if one.parent.exists() else one.parent)
    for one, text in files.items():
        one.parent.mkdir(exist_ok=True)
        write_whole(one, text)
        echo_line(str(one))
    load_desk_test(file)
    say(f"Read the notes in {file}, change what is yours, and ask `floorsim desk-test check` what is wrong.")


def _is_there(file: Path, text: str) -> bool:
    """Whether a file is there as it would be written: forms share what their floors extend."""
    from floorsim.scenario.files import kind_of, read_file

    return kind_of(file) == "file" and read_file(file) == text.encode()
