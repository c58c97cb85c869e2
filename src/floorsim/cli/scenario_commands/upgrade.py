"""`floorsim scenario upgrade`: bring files to the present version of the language."""

from __future__ import annotations

from pathlib import Path

import click

from floorsim.cli.output import echo_line
from floorsim.errors import ExitCode
from floorsim.wording.names import listed


@click.command("upgrade")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def upgrade(files: tuple[Path, ...], dry_run: bool) -> int:
    """Bring scenario files to the present version of the language, in place.

    Comments, order and layout stay. A file in the present version is left as it is; one in a newer version is
    refused.
    """
    from floorsim.errors import ScenarioError

    status = ExitCode.DONE
    for file in files:
        try:
            echo_line(_upgrade(file, dry_run))
        except ScenarioError as error:
            echo_line(str(error))
            status = ExitCode.USAGE
    return status


def _upgrade(file: Path, dry_run: bool) -> str:
    """What was done with a file, in a sentence."""
    from floorsim.cli.new_file import write_whole
    from floorsim.scenario.files import read_file
    from floorsim.scenario.library import find
    from floorsim.scenario.models.meta import SCHEMA_VERSION
    from floorsim.scenario.upgrading.upgrade import upgraded

    found = upgraded(read_file(find(file)), str(file))
    if not found.changes:
        return f"{file}: in the present version, {SCHEMA_VERSION}; nothing to do"
    if not dry_run:
        write_whole(file, found.text, force=True)
    done = "would be" if dry_run else "is now"
    return (
        f"{file}: was in version {found.version}, {done} in {SCHEMA_VERSION}: {listed(found.changes, 'and')}"
    )
