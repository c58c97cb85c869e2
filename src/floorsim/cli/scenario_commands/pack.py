"""`floorsim scenario pack` and `unpack`: a scenario with its files as one file, and back again."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from floorsim.cli.arguments import SCENARIO
from floorsim.cli.new_file import require_free
from floorsim.cli.output import echo_line, say
from floorsim.errors import ScenarioError, UsageError
from floorsim.wording.numbers import counted


@click.command("pack")
@click.argument("name", type=SCENARIO)
@click.option(
    "-o",
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.  [default: its id, with .floorsim behind it, in this folder]",
)
def pack(name: str, to: Path | None) -> None:
    """Put the scenario NAME, a file, into one .floorsim file with everything that belongs to it.

    That is what it extends, its tables and its forms; what comes with floorsim stays out. The file can be
    checked, played and run like any scenario. Its files are listed on standard output.
    """
    from floorsim._version import __version__
    from floorsim.desk.decisions.registry import kinds
    from floorsim.run.model_version import MODEL_VERSION
    from floorsim.scenario.packs import SUFFIX, is_pack
    from floorsim.scenario.packs.packing import pack as packed_from

    if to is not None and not is_pack(to):
        raise UsageError(f"{to}: the name of a pack ends in {SUFFIX}; write {to.with_suffix(SUFFIX)}.")
    if to is not None:
        require_free(to)
    names = [kind.kind for kind in kinds()]
    packed = packed_from(name, names, floorsim=__version__, model_version=MODEL_VERSION)
    to = Path(f"{packed.manifest.id}{SUFFIX}") if to is None else to
    require_free(to)
    _write(to, packed.content)
    for one in packed.manifest.files:
        echo_line(one.path)
    forms = f", forms {', '.join(packed.manifest.forms)}" if packed.manifest.forms else ""
    say(f"{to} holds {packed.manifest.title}: {counted(len(packed.manifest.files), 'file')}{forms}.")


@click.command("unpack")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--to",
    type=click.Path(path_type=Path),
    help="The new folder to write into.  [default: FILE's name without .floorsim, in this folder]",
)
def unpack(file: Path, to: Path | None) -> None:
    """Write the files of the pack FILE into a new folder, after checking all of them.

    They are listed on standard output.
    """
    from floorsim.scenario.files import kind_of
    from floorsim.scenario.packs import SUFFIX, is_pack
    from floorsim.scenario.packs.opening import unpack as unpacked_into

    if kind_of(file) == "nothing":
        raise UsageError(f"{file}: there is no such file; check the path.")
    if not is_pack(file):
        raise UsageError(f"{file} is no pack by its name; name a file that ends in {SUFFIX}.")
    to = Path(file.stem) if to is None else to
    require_free(to)
    packed = unpacked_into(file, to)
    for one in packed.manifest.files:
        echo_line(str(to / one.path))
    play = f"floorsim play {shlex.quote(str(to / packed.manifest.file))}"
    say(
        f"{packed.manifest.title} is in {to}; `{play}` plays it. "
        f"It was packed by floorsim {packed.manifest.floorsim}."
    )


def _write(to: Path, content: bytes) -> None:
    """Write a new pack and open it as its reader will; one that cannot be opened is not left behind."""
    from floorsim.scenario.files import told
    from floorsim.scenario.loader import load_scenario

    try:
        with open(to, "xb") as file:
            try:
                file.write(content)
                file.flush()
                load_scenario(to)
            except (OSError, ScenarioError):
                to.unlink()
                raise
    except OSError as error:
        raise UsageError(
            f"{told(to)} cannot be written ({error.strerror}); free some space, or name another folder."
        ) from error
