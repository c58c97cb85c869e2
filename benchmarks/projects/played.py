"""One driver project on one seed: what was measured of it, and what it really does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path
from typing import Final, Literal

from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.improving.change import Change
from floorsim.desk.improving.measured import Measured
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S, HOUR_S

FILE: Final = Path(__file__).parent / "scenario.yaml"
DRIVER: Final = "return"
"""On voice, chat and email, and neither the largest nor the smallest."""

WRITTEN_S: Final = 20 * 60.0
"""By then a macro is written, and not live yet."""

Scope = Literal["small", "everyone"]


@dataclass(frozen=True)
class Seen:
    """What was measured at the end beside the truth; factors."""

    seed: int
    measured: Measured
    handle: float
    odds: float
    volume: float


@cache
def scenario() -> Scenario:
    """Three days of the small floor."""
    return load_scenario(FILE, allow_outside=True).scenario


def decide(run: Run, kind: str, **arguments: object) -> None:
    """Takes a decision that must be possible."""
    run.decide(decision_from(kind, dict(arguments)))


def change_of(run: Run) -> Change:
    """The change that was made."""
    return run.desk.workspace.improving.changes[0]


def played(
    seed: int, kind: str, scope: Scope | None, until_s: float | None = None, **arguments: object
) -> Run:
    """A run with a change for one driver, begun at 11:30 on day 1; on a few where `scope` is small."""
    run = Run(scenario(), seed)
    run.advance(11.5 * HOUR_S)
    decide(run, kind, driver=DRIVER, **arguments)
    if scope is not None:
        run.advance(11.5 * HOUR_S + WRITTEN_S)
        decide(run, "experiment", driver=DRIVER, scope=scope)
    run.advance(run.floor.end_s if until_s is None else until_s)
    return run


def seen(run: Run) -> Seen:
    """What a run shows of its change, and the truth."""
    change = change_of(run)
    measured = run.desk.workspace.improving.measured(change)
    assert measured is not None
    effect = change.effect
    base = next(one for one in run.floor.compiled.contact_types if one.driver_id == DRIVER).base_resolvable
    resolve = min(0.999, base * (1.0 if effect is None else effect.resolve))
    return Seen(
        run.floor.seed,
        measured,
        1.0 if effect is None else effect.handle,
        resolve / (1.0 - resolve) / (base / (1.0 - base)),
        1.0 if effect is None else effect.volume,
    )


def log_error(value: float, true: float) -> float:
    """How far an estimate of a factor is off, on its log."""
    return log(value / true)


DECIDED_S: Final = DAY_S + 15 * HOUR_S
"""When it is decided whether a change stays: 15:00 on day 2."""
