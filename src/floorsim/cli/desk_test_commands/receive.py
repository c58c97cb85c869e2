"""`floorsim desk-test receive`: results that candidates sent, into the programme's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorsim.cli.desk_test_commands.programme_option import in_programme
from floorsim.cli.output import format_option, print_rows
from floorsim.errors import ExitCode, FloorsimError

if TYPE_CHECKING:
    from floorsim.desktest.programme.programme import Programme


@click.command("receive")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@in_programme
@format_option
def receive(files: tuple[Path, ...], programme: Programme, form: str) -> ExitCode:
    """Verify results and take them in; what is refused is listed with the reason and not kept."""
    answers = [_received(programme, file) for file in files]
    print_rows(answers, form)
    return ExitCode.DONE if all(one["received"] for one in answers) else ExitCode.RUN_FAILED


def _received(programme: Programme, file: Path) -> dict[str, str | bool | None]:
    from floorsim.desktest.proof.result import read_envelope, result_in
    from floorsim.desktest.proof.verifying import verified_result

    answer: dict[str, str | bool | None] = {"file": str(file), "sitting": None, "received": False}
    try:
        result = result_in(read_envelope(file))
        answer["sitting"] = result.sitting
        found = verified_result(result, programme.why_not_ours, programme.odd_times, programme.with_package)
        if not found.genuine:
            return {**answer, "finding": found.steps[-1].sentence}
        programme.receive(result, found.marks)
    except FloorsimError as refused:
        return {**answer, "finding": str(refused)}
    flags = f"; {len(found.flags)} to look into, `verify` lists them" if found.flags else ""
    return {**answer, "received": True, "finding": f"genuine{flags}"}
