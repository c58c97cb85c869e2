"""What a supervisor's levers do to people and customers at several loads, with and without, same seeds.

`python -m tests.theory.levers` prints the tables of docs/background/levers.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np

from floorsim.desk.decisions.registry import decision_from
from floorsim.errors import DecisionRefused
from floorsim.floor.contact import UNSET
from floorsim.floor.people.attendance import quit_chance_month
from floorsim.lab.statistics import Summary, summary_of
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S, HOUR_S
from tests.measuring import figures, score
from tests.theory.replications import SCENARIOS

WORKDAYS: Final = (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)
"""Days of the two weeks, 0 a Monday."""
LOADS: Final = (134.0, 155.0, 170.0, 195.0)
"""Calls an hour: some 75, 84, 89 and 95% occupancy without any lever."""
HOSTILE: Final = "drivers.question.hostility=25%"


class Lever(NamedTuple):
    """Something done on every working day, or a different setting of the scenario."""

    title: str
    at: Sequence[tuple[float, str, Mapping[str, Any]]] = ()
    """Hour of day, kind of decision, its fields."""
    changes: tuple[str, ...] = ()
    than: tuple[str, ...] = ()
    """Settings of what it is held against, where they too differ from the usual."""


MICRO_BREAKS: Final = Lever(
    "four micro-breaks of 5 minutes a day",
    [(hour, "micro_breaks", {"length": 5}) for hour in (9.25, 11.0, 13.0, 15.25)],
)
NO_BREAKS: Final = Lever(
    "every break and lunch cancelled",
    [(hour, "move_breaks", {"how": "cancel"}) for hour in (9.05, 10.4, 11.7, 13.0, 14.3, 15.6)],
)
LONG_SHIFTS: Final = Lever(
    "ten hours a day instead of eight", changes=("floor.closes=19:00", "floor.shifts.day.to=19:00")
)
HOSTILITY: Final = Lever("hostile customers five times as often", changes=(HOSTILE,))
SUPPORT: Final = Lever(
    "support .8 instead of .5, hostile customers five times as often",
    changes=(HOSTILE, "people.support=0.8"),
    than=(HOSTILE,),
)
REVIEWS: Final = Lever("20 reviews a day instead of 5", changes=("quality.reviews_per_agent=20",))
LEVERS: Final = (MICRO_BREAKS, NO_BREAKS, LONG_SHIFTS, HOSTILITY, SUPPORT, REVIEWS)

OUTAGE_LEVERS: Final = (
    Lever("micro-breaks at 09:05 and 10:10", [(h, "micro_breaks", {"length": 5}) for h in (9.1, 10.2)]),
    Lever(
        "every break of the morning cancelled",
        [(h, "move_breaks", {"how": "cancel"}) for h in (9.05, 9.9)],
    ),
    Lever("support .8 instead of .5", changes=("people.support=0.8",)),
)


@lru_cache(maxsize=32)
def scenario_of(name: str, changes: tuple[str, ...]) -> Scenario:
    """The two weeks, or a shipped scenario, with these settings."""
    path = SCENARIOS / "levers.yaml" if name == "weeks" else name
    return load_scenario(path, changes=changes).scenario


def played(scenario: Scenario, seed: int, lever: Lever) -> Run:
    """A run in which the lever is pulled on each working day; what is not possible just then falls out."""
    run = Run(scenario, seed)
    for day in WORKDAYS if scenario.floor.days > 1 else (0,):
        for hour, kind, fields in lever.at:
            run.advance(day * DAY_S + hour * HOUR_S)
            try:
                run.decide(decision_from(kind, dict(fields)))
            except DecisionRefused:
                continue
    run.advance_to_end()
    return run


def outcome(run: Run) -> dict[str, float]:
    """Figures that a lever may move: people of the shifts, people at the end, customers, scores."""
    found, card = figures(run), score(run)
    voice = found.channels["voice"]
    notes = [note for note in run.ledger.wellbeing_notes if note.strain != UNSET]
    minds = [agent.wellbeing for agent in run.floor.agents if not agent.resigned]
    return {
        "occupancy": found.floor.occupancy or 0.0,
        "fatigue": float(np.mean([note.fatigue for note in notes])),
        "strain": float(np.mean([note.strain for note in notes])),
        "exhaustion": float(np.mean([mind.exhaustion for mind in minds])),
        "morale": float(np.mean([mind.morale for mind in minds])),
        "resigning": float(np.mean([quit_chance_month(m.exhaustion, m.morale, m.newness) for m in minds])),
        "handling": voice.aht_s or 0.0,
        "level": voice.service_level or 0.0,
        "service": card.service_level.value,
        "wellbeing": card.burnout.value,
        "total": card.overall,
    }


def one(task: tuple[str, tuple[str, ...], Lever, int]) -> dict[str, float]:
    """The outcome of one run."""
    name, changes, lever, seed = task
    return outcome(played(scenario_of(name, changes), seed, lever))


Map = Callable[..., Iterable[dict[str, float]]]


def effects(
    lever: Lever, seeds: Iterable[int], *, name: str = "weeks", load: str = "", map_: Map = map
) -> dict[str, Summary]:
    """By how much each figure is higher with the lever, over the seeds; `occupancy` is the one without.

    `load` is one more setting, of both sides.
    """
    base, seeds = ((load,) if load else ()), list(seeds)
    nothing = Lever("nothing")
    without = list(map_(one, [(name, (*base, *lever.than), nothing, seed) for seed in seeds]))
    with_it = list(map_(one, [(name, (*base, *lever.changes), lever, seed) for seed in seeds]))
    pairs = list(zip(without, with_it, strict=True))
    found = {figure: summary_of([b[figure] - a[figure] for a, b in pairs]) for figure in without[0]}
    found["occupancy"] = summary_of([a["occupancy"] for a in without])
    return found


def at_load(per_hour: float) -> str:
    """The setting of a load."""
    return f"demand.streams.voice.forecast.per_hour={per_hour}"


def after_weeks(task: tuple[float, float, float, int]) -> float:
    """Mean exhaustion after six weeks at a load, from an exhaustion, with a support, in one run."""
    per_hour, exhaustion, support, seed = task
    profile = f"people.profiles.one={{exhaustion: {exhaustion}, morale: 0.5}}"
    changes = (
        at_load(per_hour),
        "floor.days=40",
        profile,
        "people.mix={one: 1}",
        f"people.support={support}",
    )
    run = Run(scenario_of("weeks", changes), seed)
    run.advance_to_end()
    there = [agent.wellbeing.exhaustion for agent in run.floor.agents if not agent.resigned]
    return float(np.mean(there))


COLUMNS: Final = {
    "fatigue": ("fatigue", 1.0, 3),
    "strain": ("strain", 1.0, 3),
    "exhaustion": ("exhaustion", 1.0, 3),
    "morale": ("morale", 1.0, 3),
    "resigning": ("resigning in a month, points", 100.0, 2),
    "handling": ("handling time, s", 1.0, 1),
    "level": ("service level, points", 100.0, 1),
    "service": ("service score", 1.0, 1),
    "wellbeing": ("wellbeing score", 1.0, 1),
    "total": ("total", 1.0, 1),
}
"""Figures of the tables: heading, factor, decimals."""


def row(first: Sequence[str], found: Mapping[str, Summary]) -> str:
    """A row of a table: each effect with half its 95% interval."""
    cells = []
    for figure, (_, factor, decimals) in COLUMNS.items():
        of = found[figure]
        half = of.ci95[1] - of.mean if of.ci95 is not None else 0.0
        cells.append(f"{factor * of.mean:+.{decimals}f} ± {factor * half:.{decimals}f}")
    return f"| {' | '.join([*first, *cells])} |"


def tables(seeds: Sequence[int], map_: Map) -> Iterator[str]:
    """The tables of the page, line by line."""
    heads = [head for head, _, _ in COLUMNS.values()]
    yield f"| lever | occupancy without | {' | '.join(heads)} |"
    yield "| --- " * (2 + len(heads)) + "|"
    for lever in LEVERS:
        for per_hour in LOADS:
            found = effects(lever, seeds, load=at_load(per_hour), map_=map_)
            yield row([lever.title, f"{found['occupancy'].mean:.0%}"], found)
    yield ""
    yield f"| login outage | {' | '.join(heads)} |"
    yield "| --- " * (1 + len(heads)) + "|"
    for lever in OUTAGE_LEVERS:
        yield row([lever.title], effects(lever, seeds, name="login-outage", map_=map_))
    yield ""
    yield f"| exhaustion now | support | {' | '.join(f'{load:g} calls an hour' for load in LOADS)} |"
    yield "| --- " * (2 + len(LOADS)) + "|"
    for exhaustion in (0.25, 0.60):
        for support in (0.5, 0.8):
            cells = []
            for load in LOADS:
                tasks = [(load, exhaustion, support, seed) for seed in seeds[:5]]
                of = summary_of(list(map_(after_weeks, tasks)))  # type: ignore[arg-type]
                assert of.ci95 is not None
                cells.append(f"{of.mean:.3f} ± {of.ci95[1] - of.mean:.3f}")
            yield f"| {exhaustion:.2f} | {support:g} | {' | '.join(cells)} |"


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        for line in tables(range(1, 21), pool.map):
            print(line, flush=True)
