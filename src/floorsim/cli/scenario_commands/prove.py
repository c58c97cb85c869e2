"""`floorsim scenario prove`: whether a scenario teaches what it should."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, CLUSTER, JOBS, SCENARIO, SEEDS
from floorsim.cli.loading import load
from floorsim.cli.new_file import require_free, write_whole
from floorsim.cli.output import echo, format_option, print_json, say
from floorsim.cli.players import players
from floorsim.cli.progress import Steps
from floorsim.errors import BelowBarError, ExitCode
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.lab.proving.proof import Proof
    from floorsim.lab.proving.prove import Progress

DEFAULT_SEEDS: Final = range(1, 31)
TOLD_IN: Final = 10
"""Where nobody watches a line that changes, so many sentences tell how far it has come."""
WIDEST: Final = 100


@click.command("prove")
@click.argument("file", type=SCENARIO)
@click.option("--seeds", type=SEEDS, default=DEFAULT_SEEDS, help="The days to play.  [default: 1..30]")
@click.option("--jobs", type=JOBS, default=2, show_default=True, help="Processes to use.")
@CLUSTER
@click.option("--quick", is_flag=True, help="A first look: ten days, without the expert and the habits.")
@click.option(
    "--every-day", is_flag=True, help="Play every supervisor on every day, also when all is clear earlier."
)
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the proof as one HTML file."
)
@ALLOW_OUTSIDE
@format_option
def prove(
    file: str,
    seeds: range,
    jobs: int,
    cluster: str | None,
    quick: bool,
    every_day: bool,
    html: Path | None,
    allow_outside: bool,
    form: str,
) -> ExitCode:
    """Prove that FILE, a scenario, teaches what it should, by playing it with every automated supervisor.

    Better play must score better, exploits and traps must lose, and the worked run must be possible on every
    day. What does not hold is told with its reason. Ends with 3 if the scenario is not proved. With --html
    nothing is printed unless --format json is given too.
    """
    if html is not None:
        from floorsim.report.extra import require_libraries

        require_libraries()
        require_free(html)
    scenario = load(file, allow_outside=allow_outside).scenario
    from floorsim.lab.proving.prove import prove as proved

    with players(jobs, cluster) as executor, Steps() as steps:
        told = _Told(steps)
        proof = proved(scenario, seeds, executor, told, quick=quick, every_day=every_day)
    if form == "json":
        print_json(proof.as_json())
    elif html is None:
        _print(proof)
    if html is not None:
        from floorsim.report.proof_page import proof_page

        write_whole(html, proof_page(proof, scenario.meta.title))
        say(f"The proof is in {html}.")
    if proof.verdict == "not proved":
        raise BelowBarError(f"{proof.scenario} is not proved: {_why(proof)}")
    say(f"{proof.scenario} is {proof.verdict}.")
    return ExitCode.DONE


class _Told:
    """Tells how far a proof has come: on one line of a terminal, elsewhere in a few sentences."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._begun = time.monotonic()
        self._watched = sys.stderr is not None and sys.stderr.isatty()
        self._tenths = 0

    def __call__(self, progress: Progress) -> None:
        spent = time.monotonic() - self._begun
        left = spent / progress.done * (progress.total - progress.done)
        so_far = f"{progress.done} of at most {counted(progress.total, 'run')}"
        if self._watched:
            self._steps.show(f"{so_far}, {_length(left)} left; {progress.what}")
        elif progress.done * TOLD_IN // progress.total > self._tenths:
            self._tenths = progress.done * TOLD_IN // progress.total
            say(f"{so_far} after {_length(spent)}")


def _length(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _print(proof: Proof) -> None:
    from floorsim.present.proof_rows import proof_rows

    for row in proof_rows(proof, min(WIDEST, shutil.get_terminal_size().columns)):
        echo(row.text.rstrip())


def _why(proof: Proof) -> str:
    failed = [claim for claim in proof.claims if claim.holds is False and not claim.remark]
    verb = "does" if len(failed) == 1 else "do"
    return f"{counted(len(failed), 'claim')} of {len(proof.claims)} {verb} not hold."
