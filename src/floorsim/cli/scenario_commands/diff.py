"""`floorsim scenario diff`: what a change to a scenario does to its outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, CLUSTER, JOBS, POLICY, SCENARIO, SEEDS
from floorsim.cli.loading import load
from floorsim.cli.output import echo, echo_line, format_option, print_json, print_table
from floorsim.cli.players import players
from floorsim.cli.progress import Progress
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.lab.comparing import ComparedFigure
    from floorsim.scenario.differences import Difference

DEFAULT_SEEDS: Final = range(1, 21)
MOST_KEYS: Final = 25
"""So many differences of the files are told one by one."""
NOT_TOLD: Final = ("meta.id", "meta.schema")
MAIN: Final = ("offered", "service_level", "abandon_rate", "mean_wait_s", "occupancy", "open_at_end")
"""Figures of each channel in the table; JSON has all that are published."""


@click.command("diff")
@click.argument("a", type=SCENARIO)
@click.argument("b", type=SCENARIO)
@click.option("--policy", type=POLICY, default="competent", show_default=True, help="Who plays both.")
@click.option("--seeds", type=SEEDS, default=DEFAULT_SEEDS, help="The days to play.  [default: 1..20]")
@click.option("--jobs", type=JOBS, default=2, show_default=True, help="Processes to use.")
@CLUSTER
@ALLOW_OUTSIDE
@format_option
def diff(
    a: str,
    b: str,
    policy: str,
    seeds: range,
    jobs: int,
    cluster: str | None,
    allow_outside: bool,
    form: str,
) -> None:
    """Compare two scenarios, A and B: what differs in their files, and in their outcomes on the same days.

    Both are played with the same policy and seeds. Figures are B less A, day by day, with 95% intervals; `*`
    marks those whose interval leaves zero. A and B may be forms of one scenario: `login-outage
    login-outage@B`.
    """
    one, other = (load(ref, allow_outside=allow_outside) for ref in (a, b))
    from floorsim.lab.comparing import compare
    from floorsim.scenario.canonical import plain_values
    from floorsim.scenario.differences import differences

    changed = [
        found
        for found in differences(plain_values(one.scenario), plain_values(other.scenario))
        if found.key not in NOT_TOLD
    ]
    with players(jobs, cluster) as executor, Progress(2 * len(seeds)) as progress:
        figures = compare(
            one.scenario, other.scenario, policy, seeds, executor=executor, on_done=progress.step
        )
    if form == "json":
        print_json(
            {
                "a": {"scenario": one.scenario.meta.id, "digest": one.digest},
                "b": {"scenario": other.scenario.meta.id, "digest": other.digest},
                "policy": policy,
                "seeds": {"first": seeds[0], "last": seeds[-1], "count": len(seeds)},
                "changes": [found.as_json() for found in changed],
                "figures": {figure.name: figure.as_json() for figure in figures},
            }
        )
        return
    echo_line(f"{a} and {b}, {policy}, {counted(len(seeds), 'day')} each")
    echo()
    _print_changes(changed)
    echo()
    _print_figures(figures)


def _print_changes(changed: list[Difference]) -> None:
    if not changed:
        echo_line("The two say the same.")
        return
    echo_line(
        f"{counted(len(changed), 'key')} of the scenarios {'differs' if len(changed) == 1 else 'differ'}:"
    )
    for found in changed[:MOST_KEYS]:
        echo_line(f"  {found.words}")
    if len(changed) > MOST_KEYS:
        echo_line(f"  and {len(changed) - MOST_KEYS} more; --format json lists all")


def _print_figures(figures: list[ComparedFigure]) -> None:
    rows = []
    for figure in figures:
        group, _, rest = figure.name.partition(".")
        if group == "channels" and rest.rpartition(".")[2] not in MAIN:
            continue
        interval = figure.difference.ci95
        rows.append(
            (
                _title(group, rest),
                _written(figure.name, figure.one.mean),
                _written(figure.name, figure.other.mean),
                _signed(figure.name, figure.difference.mean),
                "" if interval is None else " to ".join(_signed(figure.name, end) for end in interval),
                "*" if figure.differs else "",
            )
        )
    print_table(("figure", "A", "B", "B - A", "95% interval", ""), rows, right=(1, 2, 3, 4))


def _title(group: str, name: str) -> str:
    from floorsim.wording.score_names import SCORE_NAMES

    if group == "scores":
        return SCORE_NAMES.get(name, name)
    return name.replace(".", ", ").replace("_", " ").removesuffix(" s")


def _written(name: str, value: float) -> str:
    """A figure in its own unit: a share in percent, seconds as a length of time."""
    from floorsim.lab.scales import SHARE, scale_of
    from floorsim.wording.times import length

    if name.endswith("_s"):
        return length(value)
    return f"{100.0 * value:.1f}%" if scale_of(name, negative=False) == SHARE else f"{value:.1f}"


def _signed(name: str, value: float) -> str:
    written = _written(name, abs(value))
    if written == _written(name, 0.0):
        return written
    return f"−{written}" if value < 0.0 else f"+{written}"
