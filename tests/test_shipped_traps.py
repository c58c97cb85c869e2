"""The traps of the scenarios that come with floorsim are traps: they look better soon and end worse."""

from __future__ import annotations

from math import fsum

import pytest

from floorsim.lab.traps import arm, play_trap, try_trap
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.library import shipped_files
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.traps import Trap
from floorsim.scenario.routing_rules import agent_ids
from tests.library import as_played, shipped

TRAPS = {
    f"{name}: {trap.id}": (scenario, trap)
    for name in sorted(shipped_files())
    for scenario in [shipped(name)]
    for trap in scenario.traps
}
EVERY = pytest.mark.parametrize(("scenario", "trap"), TRAPS.values(), ids=TRAPS)
PLAYED = pytest.mark.parametrize(
    ("scenario", "trap"),
    [as_played(scenario.meta.id, scenario, trap) for scenario, trap in TRAPS.values()],
    ids=TRAPS,
)
SEEDS, MANY = (1, 2), range(1, 31)


def test_every_scenario_from_level_two_on_has_a_trap() -> None:
    scenarios = [shipped(name) for name in shipped_files()]
    assert [one.meta.id for one in scenarios if one.meta.level >= 2 and not one.traps] == []


@EVERY
def test_a_trap_is_compared_a_quarter_of_an_hour_to_twenty_minutes_later(
    scenario: Scenario, trap: Trap
) -> None:
    assert 15 * 60 <= trap.after <= 20 * 60


@EVERY
def test_each_arm_leaves_out_every_better_decision_and_takes_its_own(scenario: Scenario, trap: Trap) -> None:
    worked = len(scenario.expert)
    assert len(arm(scenario, trap, trap.tempting)) <= worked - len(trap.better) + len(trap.tempting)
    assert len(arm(scenario, trap, trap.better)) <= worked


@PLAYED
def test_the_tempting_decision_costs_more_by_the_end(scenario: Scenario, trap: Trap) -> None:
    text = canonical_json(scenario)
    # A day of hundreds of agents, or a week, takes as long as many small ones.
    long = scenario.floor.days > 1 or len(agent_ids(scenario)) > 100
    days = [play_trap(text, trap.id, seed) for seed in SEEDS[: 1 if long else None]]
    assert fsum(tempting.total for tempting, _ in days) < fsum(better.total for _, better in days)


@pytest.mark.replications_full
@EVERY
def test_on_thirty_days_it_looks_better_soon_and_ends_worse_with_intervals_clear_of_zero(
    scenario: Scenario, trap: Trap
) -> None:
    trial = try_trap(scenario, trap, MANY)
    assert trial.looks_better
    assert trial.ends_worse
