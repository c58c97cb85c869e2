"""A trap is one when its decision looks better on the wallboard soon and costs more by the end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from floorsim.lab.traps import arm, play_trap, try_trap
from floorsim.run.run import Run
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.traps import Trap
from tests.desk.desks import NINE, a_scenario, decide
from tests.measuring import score

CANCEL = {"at": "09:20", "do": "move_breaks", "how": "cancel"}
REST = {"at": "09:20", "do": "micro_breaks", "length": 5}
WORKED = [REST, {"at": "09:40", "do": "chat_cap", "channel": "chat", "cap": 3}]
SEEDS = range(1, 9)


def with_trap(tempting: object, better: object, **looks: object) -> tuple[Scenario, Trap]:
    trap = {
        "id": "no_breaks",
        "title": "No breaks",
        "looks": {"measure": "service_level", "channel": "voice", **looks},
        "after": "18m",
        "tempting": [tempting],
        "better": [better],
    }
    scenario = a_scenario(expert=WORKED, traps=[trap])
    return scenario, scenario.traps[0]


def test_an_arm_is_the_worked_run_with_its_own_decisions_in_place_of_the_better_ones() -> None:
    scenario, trap = with_trap(CANCEL, {"because": "They last longer.", **REST})
    tempting = arm(scenario, trap, trap.tempting)
    assert [planned.decision.kind for planned in tempting] == ["move_breaks", "chat_cap"]
    better = arm(scenario, trap, trap.better)
    assert [planned.decision.kind for planned in better] == ["micro_breaks", "chat_cap"]


def test_the_figure_is_read_when_it_is_compared_and_the_total_at_the_end() -> None:
    scenario, _ = with_trap(CANCEL, REST)
    run = Run(scenario, 4)
    run.advance(NINE + 20 * 60)
    decide(run, "move_breaks", how="cancel")
    run.advance(NINE + 38 * 60)
    figure = run.observe().channels[0].service_level
    run.advance(NINE + 40 * 60)
    decide(run, "chat_cap", channel="chat", cap=3)
    run.advance_to_end()
    tempting, better = play_trap(canonical_json(scenario), "no_breaks", 4)
    assert (tempting.figure, tempting.total) == (figure, score(run).overall)
    assert better.total != tempting.total


def test_breaks_that_are_cancelled_end_worse_and_the_verdict_needs_both() -> None:
    scenario, trap = with_trap(CANCEL, REST)
    trial = try_trap(scenario, trap, SEEDS)
    assert trial.total.difference.n == len(SEEDS)
    assert trial.ends_worse
    assert trial.is_a_trap == trial.looks_better


def test_two_equal_arms_are_no_trap() -> None:
    scenario, trap = with_trap(REST, REST)
    trial = try_trap(scenario, trap, SEEDS)
    assert trial.looks.difference.ci95 == trial.total.difference.ci95 == (0.0, 0.0)
    assert not trial.looks_better
    assert not trial.ends_worse


def test_of_people_who_wait_fewer_look_better() -> None:
    scenario, trap = with_trap(CANCEL, REST, measure="waiting")
    trial = try_trap(scenario, trap, SEEDS)
    difference = trial.looks.difference
    assert difference.ci95 is not None
    assert trial.looks_better == (difference.ci95[1] < 0)


def test_where_the_days_are_played_makes_no_difference() -> None:
    scenario, trap = with_trap(CANCEL, REST)
    with ThreadPoolExecutor(1) as executor:
        assert try_trap(scenario, trap, SEEDS, executor=executor) == try_trap(scenario, trap, SEEDS)
