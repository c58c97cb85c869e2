"""Two scenarios played on the same days: each figure in both, and the second less the first day by day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from floorsim.lab.gathering import each
from floorsim.lab.replications import Outcome, play_one
from floorsim.lab.scales import scale_of
from floorsim.lab.statistics import Summary, dotted, summary_of
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.models.scenario import Scenario

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """A figure over the days on which both scenarios have it."""

    name: str
    """Dotted: `scores.overall`, `channels.voice.service_level`."""
    one: Summary
    other: Summary
    difference: Summary

    @property
    def differs(self) -> bool | None:
        """Whether the 95% interval of the difference leaves zero; None for a single day."""
        interval = self.difference.ci95
        return None if interval is None else not interval[0] <= 0.0 <= interval[1]

    def as_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "a": self.one.as_json(),
            "b": self.other.as_json(),
            "difference": self.difference.as_json(),
            "differs": self.differs,
        }


def compare(
    one: Scenario,
    other: Scenario,
    policy: str,
    seeds: Sequence[int],
    *,
    executor: Executor | None = None,
    on_done: Callable[[], None] = lambda: None,
) -> list[ComparedFigure]:
    """Plays both on the same seeds with the same policy, and compares every published figure that both have.

    Where both write the demand alike the same seed brings the same customers, and the difference is what the
    change does; where they do not, the days are other days, and the interval is as wide as that makes it.

    Raises:
        UsageError: there is no such policy.
        ValueError: there is no seed.
    """
    calls = [(canonical_json(scenario), policy, seed) for scenario in (one, other) for seed in seeds]
    found: dict[int, Mapping[str, float]] = {}

    def keep(place: int, outcome: Outcome) -> None:
        found[place] = dict(dotted({key: value for key, value in outcome.result.items() if key != "seed"}))
        on_done()

    each(play_one, calls, keep, executor=executor)
    days = [(found[place], found[place + len(seeds)]) for place in range(len(seeds))]
    names = dict.fromkeys(name for first, _ in days for name in first)
    compared = []
    for name in names:
        pairs = [(first[name], second[name]) for first, second in days if name in first and name in second]
        if pairs:
            ones, others = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
            scale = scale_of(name, negative=min(*ones, *others) < 0.0)
            difference = summary_of([second - first for first, second in pairs])
            compared.append(
                ComparedFigure(name, summary_of(ones, scale), summary_of(others, scale), difference)
            )
    return compared
