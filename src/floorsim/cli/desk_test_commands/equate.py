"""`floorsim desk-test equate`: whether forms of a desk test are equal, or how they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from floorsim.cli.arguments import CLUSTER, DESK_TEST, JOBS, SEEDS
from floorsim.cli.output import echo, format_option, print_json, print_table, say
from floorsim.cli.players import players
from floorsim.cli.progress import Progress
from floorsim.errors import BelowBarError, ExitCode

if TYPE_CHECKING:
    from floorsim.desktest.equating.equate import Equating
    from floorsim.desktest.package.loader import Form

USUAL_SEEDS = range(1, 801)


@click.command("equate")
@click.argument("forms", metavar="FORM FORM...", nargs=-1, required=True, type=DESK_TEST)
@click.option("--seeds", type=SEEDS, help="Seeds on which the floors are played.  [default: 1..800]")
@click.option("--jobs", type=JOBS, default=1, show_default=True, help="Processes to use.")
@CLUSTER
@format_option
def equate_(
    forms: tuple[str, ...], seeds: range | None, jobs: int, cluster: str | None, form: str
) -> ExitCode:
    """Say whether forms of one family are equal; exit with 3 when they are not.

    FORM is a shipped id, a file, or a sealed file.

    Their floors are played by the reference supervisors on every seed, which takes minutes; of the other
    exercises structure, reading and the marks of random answers are compared.
    """
    from floorsim.desktest.equating.equate import equate, require_comparable, runs_to_play

    loaded = [_form(ref) for ref in forms]
    chosen = USUAL_SEEDS if seeds is None else seeds
    require_comparable(loaded, chosen)
    total = runs_to_play(loaded, chosen)
    if seeds is None:
        say(f"{total} runs are played; --jobs uses more processors, --seeds 1..100 gives a first idea.")
    with players(jobs, cluster) as executor, Progress(total) as progress:
        found = equate(loaded, chosen, executor=executor, on_done=progress.step)
    if form == "json":
        print_json(found.as_json())
    else:
        _tell(found)
    if not found.equal:
        raise BelowBarError("The forms are not equal.")
    return ExitCode.DONE


def _form(ref: str) -> Form:
    from floorsim.desktest.checking.checked import checked_desk_test
    from floorsim.desktest.package.library import find_test
    from floorsim.desktest.package.loader import SEALED
    from floorsim.desktest.package.sealed import read_sealed

    return read_sealed(find_test(ref)) if ref.endswith(SEALED) else checked_desk_test(ref)


def _tell(found: Equating) -> None:
    rows = [
        (one.form, one.exercise, name, figure.n, f"{figure.mean:.1f}", f"{figure.sd:.2f}")
        for one in found.played
        for name, figure in one.figures().items()
    ]
    print_table(("form", "exercise", "supervisor", "runs", "mean", "sd"), rows, right=(3, 4, 5))
    echo()
    print_table(
        ("", "forms", "exercise", "what", "found"),
        [
            ("ok" if one.holds else "NO", " ".join(one.forms), one.exercise, one.what, one.found)
            for one in found.criteria
        ],
    )
    echo()
    if found.equal:
        count = len(found.seeds)
        echo(f"Forms {', '.join(found.forms)} are equal, by everything that is asked on {count} seeds.")
    for reason in found.reasons:
        echo(f"Not equal: {reason}")
