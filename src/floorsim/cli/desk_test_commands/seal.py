"""`floorsim desk-test seal`: one file with everything that a desk test needs, under one digest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from floorsim.cli.arguments import DESK_TEST
from floorsim.cli.new_file import require_free, write_whole
from floorsim.cli.output import echo, format_option, print_json, say
from floorsim.errors import UsageError
from floorsim.folders import OWNER_ONLY_FILE


@click.command("seal")
@click.argument("test", type=DESK_TEST)
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.  [default: ID.sealed.yaml in this folder]",
)
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@format_option
def seal_(test: str, to: Path | None, force: bool, form: str) -> None:
    """Seal TEST, a shipped id or a file, so that every candidate takes the same.

    The sealed file holds the test, every floor and the version of the model; its digest, which is printed,
    stands on every result. The same test sealed twice gives the same bytes.
    """
    from floorsim.desktest.checking.checked import checked_desk_test
    from floorsim.desktest.package.loader import SEALED
    from floorsim.desktest.package.sealed import seal, sealed_from_text

    if to is not None and not to.name.endswith(SEALED):
        raise UsageError(f"'{to}' must end in {SEALED}: `check` and `take` know a sealed test by it.")
    loaded = checked_desk_test(test)
    for warning in loaded.warnings:
        say(str(warning))
    file = Path(f"{loaded.test.id}{SEALED}") if to is None else to
    require_free(file, force=force)
    text = seal(loaded)
    write_whole(file, text, force=force, rights=OWNER_ONLY_FILE)  # it holds the answer key
    package = sealed_from_text(text, str(file))
    if (expires := package.test.expires) is not None and expires < date.today():
        say(f"{expires.isoformat()}, its last day, is over: nobody can begin it. Change `expires:`.")
    if form == "json":
        print_json(
            {
                "id": package.test.id,
                "title": package.test.title,
                "form": package.test.form,
                "file": str(file),
                "digest": package.digest,
                "model_version": package.model_version,
                "expires": None if package.test.expires is None else package.test.expires.isoformat(),
            }
        )
    else:
        echo(package.digest)
        say(f"{file} is sealed: {package.test.title}.")
