"""What many runs say together: mean, spread and how far to trust the mean."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from floorsim.floor.quality.reviews import half_width
from floorsim.lab.scales import ANY, Scale, interval_on, scale_of


@dataclass(frozen=True, slots=True)
class Summary:
    """One figure over several runs."""

    n: int
    """Runs in which the figure has a value."""
    mean: float
    sd: float | None
    """Standard deviation between runs (n - 1 below the line); None for a single run."""
    ci95: tuple[float, float] | None
    """95% confidence interval of the mean by Student's t, on the figure's scale; None for a single run."""

    def as_json(self) -> dict[str, Any]:
        """The figure as the published JSON has it."""
        return {"mean": self.mean, "sd": self.sd, "ci95": None if self.ci95 is None else list(self.ci95)}


def summary_of(values: Sequence[float], scale: Scale = ANY) -> Summary:
    """Mean, standard deviation and confidence interval; the order of the values makes no difference.

    The interval stays on the scale.

    Raises:
        ValueError: there is no value.
    """
    if not values:
        raise ValueError("a summary needs at least one value")
    mean = statistics.fmean(sorted(values))
    if len(values) == 1:
        return Summary(1, mean, None, None)
    sd = statistics.stdev(sorted(values))
    half = half_width(len(values), sd)
    return Summary(len(values), mean, sd, interval_on(scale, mean, half))


def summaries(runs: Iterable[Mapping[str, Any]]) -> dict[str, Summary]:
    """Every figure of the runs by its dotted name, `scores.overall` or `channels.voice.asa_s`.

    A run that lacks a figure, or has None for it, does not count for that figure.
    """
    columns: dict[str, list[float]] = {}
    for run in runs:
        for name, value in dotted(run):
            columns.setdefault(name, []).append(value)
    return {
        name: summary_of(values, scale_of(name, negative=min(values) < 0)) for name, values in columns.items()
    }


def dotted(nested: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, float]]:
    """The numbers in a nested mapping, each with the keys that lead to it joined by dots."""
    for key, value in nested.items():
        name = f"{above}.{key}" if above else key
        if isinstance(value, Mapping):
            yield from dotted(value, name)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield name, float(value)
