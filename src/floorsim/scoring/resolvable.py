"""How many customers would come back after an ordinary, well-run handling of what came in.

Nobody can be blamed for what could not be resolved: while an incident holds a driver down, even the best
agent resolves none of it. What comes back beyond that is what a supervisor can change: who took it, how tired
they were, what customers were told.
"""

from __future__ import annotations

from math import exp
from typing import Final

import numpy as np

from floorsim.floor.measures.contact_table import Floats, Ints
from floorsim.floor.measures.service import is_answered
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.evidence import Evidence

USUAL_LOSS: Final = 0.5
"""Log odds of resolving that an ordinary agent in the middle of a shift lacks against a fully skilled, fresh
one (D: skill .8, exhaustion .25, fatigue .2 in the floor's model)."""


def usual_comebacks(evidence: Evidence) -> float | None:
    """Share of the customers answered in play who would usually come back; None without any."""
    table = evidence.table
    taken = np.flatnonzero(is_answered(table))
    if not len(taken):
        return None
    taken = taken[np.argsort(table.released_s[taken], kind="stable")]
    _, first = np.unique(table.root[taken], return_index=True)
    rows = taken[first]
    rows = rows[table.arrived_s[rows] >= evidence.from_s]
    if not len(rows):
        return None
    contact_types = evidence.compiled.contact_types
    repeat = np.array(
        [contact_type.repeat[0] if contact_type.repeat else 0.0 for contact_type in contact_types]
    )
    done_s = np.where(table.wrapped_s[rows] >= 0, table.wrapped_s[rows], evidence.now_s)
    best = resolvable_at(evidence, table.contact_type[rows], done_s)
    usual = best / (best + (1.0 - best) * exp(USUAL_LOSS)) if evidence.people else best
    return float(((1.0 - usual) * repeat[table.contact_type[rows]]).mean())


def resolvable_at(evidence: Evidence, contact_type: Ints, at_s: Floats) -> Floats:
    """Chance of a fully skilled, fresh agent to resolve contacts of these kinds at these times."""
    contact_types = evidence.compiled.contact_types
    chance = np.array([one.base_resolvable for one in contact_types])[contact_type]
    for start_s, end_s, drivers, to, times in _changes(evidence.scenario):
        named = np.array([not drivers or one.driver_id in drivers for one in contact_types], dtype=np.bool_)[
            contact_type
        ]
        rows = named & (at_s >= start_s) & (at_s < end_s)
        chance[rows] = to if to is not None else chance[rows] * times
    return chance


def _changes(scenario: Scenario) -> list[tuple[float, float, tuple[str, ...], float | None, float]]:
    """What incidents do to resolving, in the order in which they begin."""
    found = [
        (*incident.span_of(timed), resolve.drivers, resolve.to, resolve.times or 0.0)
        for incident in scenario.incidents
        for timed in incident.effects
        if (resolve := timed.effect.get("resolve")) is not None
    ]
    return sorted(found, key=lambda change: change[0])
