"""The runs of `floorsim run` as tables: scores of each, then the channels over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from floorsim.cli.figure_tables import print_every_figure
from floorsim.cli.output import echo, echo_line, print_table
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.numbers import counted
from floorsim.wording.score_names import SCORE_NAMES
from floorsim.wording.times import length

MOST_ROWS = 50
"""More runs than this are told by their summary alone."""
MOST_GATES = 5
"""So many failed gates are told one by one."""


def print_runs(answer: dict[str, Any], scenario: Scenario, code: str = "") -> None:
    """Print the published answer of one or more runs, with every figure if they were asked for.

    `code` is the shift's, where there is one run and it has one.
    """
    runs, summary = answer["runs"], answer["summary"]
    count = len(runs)
    echo_line(f"{scenario.meta.title}, {answer['policy']}, {counted(count, 'run')}")
    echo()
    rows: list[Sequence[object]] = []
    if count <= MOST_ROWS:
        for one in runs:
            scores = one["scores"]
            rows.append(
                (one["seed"], *(f"{scores[key]:.1f}" for key in SCORE_NAMES), len(scores["gates"]) or "")
            )
    if count > 1:
        found = [summary[f"scores.{key}"] for key in SCORE_NAMES]
        rows.append(("mean", *(f"{one['mean']:.1f}" for one in found), ""))
        rows.append(("sd", *(f"{one['sd']:.1f}" for one in found), ""))
        rows.append(("95%", *(f"{one['ci95'][0]:.1f}-{one['ci95'][1]:.1f}" for one in found), ""))
    heads = ("seed", *(name.lower() for name in SCORE_NAMES.values()), "gates")
    print_table(heads, rows, right=range(len(heads)))
    echo()
    channels = [
        (
            name,
            _whole(summary, f"channels.{name}.offered"),
            _percent(summary, f"channels.{name}.service_level"),
            _percent(summary, f"channels.{name}.abandon_rate"),
            _length(summary, f"channels.{name}.mean_wait_s"),
            _length(summary, f"channels.{name}.aht_s"),
            _percent(summary, f"channels.{name}.occupancy"),
            _whole(summary, f"channels.{name}.open_at_end"),
        )
        for name in scenario.floor.channels
    ]
    heads = (
        "channel",
        "offered",
        "service level",
        "abandoned",
        "mean wait",
        "AHT",
        "occupancy",
        "open",
    )
    print_table(heads, channels, right=range(1, len(heads)))
    if "intervals" in runs[0]:
        print_every_figure(answer)
    failed = [(one["seed"], gate) for one in runs for gate in one["scores"]["gates"]]
    for seed, gate in failed[:MOST_GATES]:
        echo_line(f"Gate failed, seed {seed}: {gate}")
    if len(failed) > MOST_GATES:
        echo(f"And {len(failed) - MOST_GATES} more.")
    if code:
        echo()
        echo(f"To play the same shift: floorsim play {code}")


def _mean(summary: dict[str, Any], name: str) -> float | None:
    found = summary.get(name)
    return None if found is None else float(found["mean"])


def _whole(summary: dict[str, Any], name: str) -> str | None:
    mean = _mean(summary, name)
    return None if mean is None else f"{mean:.0f}"


def _percent(summary: dict[str, Any], name: str) -> str | None:
    mean = _mean(summary, name)
    return None if mean is None else f"{100 * mean:.0f}%"


def _length(summary: dict[str, Any], name: str) -> str | None:
    mean = _mean(summary, name)
    return None if mean is None else length(mean)
