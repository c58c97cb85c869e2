"""`floorsim run`: runs without a screen, by an automated supervisor or from a list of decisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, CLUSTER, JOBS, POLICY, SCENARIO, SEED, SEEDS, NumberRange
from floorsim.cli.loading import load, load_planned
from floorsim.cli.output import CSV, format_option_with_csv, print_csv, print_json, say
from floorsim.cli.players import players
from floorsim.cli.progress import Progress
from floorsim.cli.shifts import named_by
from floorsim.errors import BelowBarError, ExitCode, UsageError

if TYPE_CHECKING:
    from floorsim.desk.decisions.script import Planned
    from floorsim.lab.replications import Outcome

DEFAULT_POLICY = "hands-off"
DEFAULT_SEED = 1
WITH_A_HABIT = "The first of the two, with the second, an exploit, for a habit."
FROM_FILE = "decisions"
"""What stands as the policy of a run whose decisions come from a file."""


class RunCommand(click.Command):
    """Its help lists the policies, which are imported only when it is asked for."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every policy with its sentence."""
        from floorsim.supervisors.registry import policies

        with formatter.section("Policies"):
            formatter.write_dl([*policies().items(), ("competent+NAME", WITH_A_HABIT)])


@click.command("run", cls=RunCommand)
@click.argument("scenario", type=SCENARIO)
@click.option("--policy", type=POLICY, help="Who plays; --help lists the policies.  [default: hands-off]")
@click.option("--decisions", type=click.Path(path_type=Path), help="A file of decisions to take, instead.")
@click.option("--seed", type=SEED, help="Which customers come.  [default: 1]")
@click.option("--seeds", type=SEEDS, help="One run for each seed from A to B, or for the one seed A.")
@click.option("--jobs", type=JOBS, default=1, show_default=True, help="Processes to use.")
@CLUSTER
@click.option("--set", "changes", multiple=True, metavar="KEY=VALUE", help="Change a value of the scenario.")
@click.option("--fail-under", type=NumberRange(0, 100), help="Exit with 3 if the mean total is lower.")
@click.option(
    "--figures", type=click.Choice(["published", "all"]), default="published", help="Which figures to print."
)
@ALLOW_OUTSIDE
@format_option_with_csv
def run(
    scenario: str,
    policy: str | None,
    decisions: Path | None,
    seed: int | None,
    seeds: range | None,
    jobs: int,
    cluster: str | None,
    changes: tuple[str, ...],
    fail_under: float | None,
    figures: str,
    allow_outside: bool,
    form: str,
) -> ExitCode:
    """Play SCENARIO, a shipped name, a file or a shift's code, to its end and print scores and figures.

    Nothing is stored. The same scenario, seed and decisions always give the same result.
    """
    if policy is not None and decisions is not None:
        raise UsageError("Either a policy plays or a file of decisions; leave out --policy or --decisions.")
    if seed is not None and seeds is not None:
        raise UsageError("Give one seed or a range of seeds; leave out --seed or --seeds.")
    scenario, seed_of_code = named_by(scenario, seed is not None or seeds is not None)
    seed = seed if seed_of_code is None else seed_of_code
    loaded = load(scenario, changes, allow_outside=allow_outside)
    from floorsim.lab.replications import replicate

    chosen = seeds if seeds is not None else [DEFAULT_SEED if seed is None else seed]
    who: str | tuple[Planned, ...] = policy or DEFAULT_POLICY
    if decisions is not None:
        who = load_planned(decisions, loaded.scenario)
    with players(min(jobs, len(chosen)), cluster) as executor, Progress(len(chosen)) as progress:
        outcomes = replicate(
            loaded.scenario,
            who,
            chosen,
            executor=executor,
            on_done=lambda outcome: progress.step(),
            every_figure=figures == "all",
        )
    _tell_refusals(outcomes)
    answer = _answer(
        loaded.scenario.meta.id, loaded.digest, who if isinstance(who, str) else FROM_FILE, outcomes
    )
    if form == "json":
        print_json(answer)
    elif form == CSV:
        print_csv(_rows(answer))
    else:
        from floorsim.cli.run_tables import print_runs
        from floorsim.run.shift_code import shift_code

        code = shift_code(loaded.scenario, chosen[0]) if len(chosen) == 1 else ""
        print_runs(answer, loaded.scenario, code)
    mean = answer["summary"]["scores.overall"]["mean"]
    if fail_under is not None and mean < fail_under:
        what = "total" if len(outcomes) == 1 else f"mean total of {len(outcomes)} runs"
        raise BelowBarError(f"The {what}, {mean:.1f}, is below the bar of {fail_under:g}.")
    return ExitCode.DONE


def _rows(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The answer as a row for each run; what was decided is a table of its own and stays in the JSON."""
    whole = {key: value for key, value in answer.items() if key not in ("runs", "summary")}
    return [
        {**whole, **{key: value for key, value in one.items() if key != "decisions"}}
        for one in answer["runs"]
    ]


def _tell_refusals(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for sentence in outcome.refused:
            say(f"seed {outcome.seed}: {sentence}")


def _answer(scenario: str, digest: str, policy: str, outcomes: list[Outcome]) -> dict[str, Any]:
    """The published form of one or more runs."""
    from floorsim.lab.statistics import summaries
    from floorsim.run.model_version import MODEL_VERSION

    figures = summaries(
        {key: value for key, value in outcome.result.items() if key != "seed"} for outcome in outcomes
    )
    return {
        "scenario": scenario,
        "digest": digest,
        "model_version": MODEL_VERSION,
        "policy": policy,
        "runs": [{**outcome.result, "decisions": outcome.decisions} for outcome in outcomes],
        "summary": {name: summary.as_json() for name, summary in figures.items()},
    }
