"""The scenarios that come with floorsim are sound, and their worked runs can be played as written."""

from functools import cache

import pytest

from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.floor.contact import ANSWERED
from floorsim.run.run import Run
from floorsim.scenario.checks.decisions import ALWAYS_ALLOWED
from floorsim.scenario.checks.every_check import check
from floorsim.scenario.loader import Loaded, load_scenario
from floorsim.scenario.models.scenario import Scenario
from tests.library import PLAYED, SHIPPED, each_played
from tests.measuring import score

SEEDS = (1, 2, 3)
"""Days on which a scenario of one day that is played often is played; every other is played once."""


@cache
def loaded(name: str) -> Loaded:
    return load_scenario(name)


def seeds_of(name: str) -> tuple[int, ...]:
    often = name in PLAYED and loaded(name).scenario.floor.days == 1
    return SEEDS if often else SEEDS[:1]


@cache
def worked(name: str, seed: int) -> Run:
    return expert_run(loaded(name).scenario, seed)


def expert_run(scenario: Scenario, seed: int) -> Run:
    """The worked run of the file; DecisionRefused when one of its decisions was not possible."""
    run = Run(scenario, seed)
    for planned in scenario.expert:
        run.advance(planned.at)
        run.decide(decision_from(planned.do, planned.arguments))
    run.advance_to_end()
    return run


def hands_off(scenario: Scenario, seed: int) -> Run:
    run = Run(scenario, seed)
    run.advance_to_end()
    return run


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scenario_loads_without_a_warning_and_is_named_as_its_file(name: str) -> None:
    assert loaded(name).warnings == ()
    assert loaded(name).scenario.meta.id == name


@pytest.mark.parametrize("name", SHIPPED)
def test_every_decision_that_a_shipped_scenario_names_exists(name: str) -> None:
    assert check(loaded(name).scenario, [kind.kind for kind in kinds()]) == []


def test_the_checks_know_which_decisions_no_scenario_can_forbid() -> None:
    assert {kind.kind for kind in kinds() if kind.always_allowed} == set(ALWAYS_ALLOWED)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_worked_run_gives_a_reason_for_every_decision(name: str) -> None:
    expert = loaded(name).scenario.expert
    assert expert
    assert all(planned.because for planned in expert)


@pytest.mark.parametrize("name", each_played())
def test_the_worked_run_can_be_played_within_the_supervisors_own_minutes(name: str) -> None:
    for seed in seeds_of(name):
        records = worked(name, seed).ledger.decisions
        late = [record.kind for record in records if record.done_s < 0]
        assert late == []
        assert max(record.begun_s - record.accepted_s for record in records) <= 10 * 60.0


@pytest.mark.parametrize("name", each_played())
def test_the_worked_run_is_ahead_of_doing_nothing(name: str) -> None:
    scenario = loaded(name).scenario
    ahead = [
        score(worked(name, seed)).overall - score(hands_off(scenario, seed)).overall
        for seed in seeds_of(name)
    ]
    assert min(ahead) > 0


@pytest.mark.parametrize("name", each_played())
def test_with_nothing_going_wrong_the_plan_meets_its_targets_about_and_people_resolve_seven_or_eight_of_ten(
    name: str,
) -> None:
    calm = loaded(name).scenario.model_copy(update={"incidents": (), "messages": ()})
    in_target = answered = resolved = offered = 0
    for seed in range(1, 1 + -(-10 // calm.floor.days) if name != "bank-monday" else 3):
        run = hands_off(calm, seed)
        voice = run.floor.compiled.channel_index["voice"]
        for contact in run.ledger.contacts:
            if contact.disposition == ANSWERED:
                answered += 1
                resolved += contact.resolved
            if contact.type.channel == voice and contact.arrived_s >= run.floor.play_from_s:
                offered += 1
                in_target += 0 <= contact.wait_s <= 20.0 and contact.answered_s >= 0
    assert 0.7 <= in_target / offered <= 0.95
    assert 0.65 <= resolved / answered <= 0.8


def test_the_outage_overwhelms_a_floor_that_nobody_leads_and_a_good_lead_wins_half_of_it_back() -> None:
    scenario = loaded("login-outage").scenario

    def abandoned(run: Run) -> float:
        voice = next(channel for channel in run.observe().channels if channel.id == "voice")
        return voice.abandoned / voice.offered

    alone = sum(abandoned(hands_off(scenario, seed)) for seed in SEEDS)
    led = sum(abandoned(expert_run(scenario, seed)) for seed in SEEDS)
    assert alone / len(SEEDS) > 0.25
    assert led < 0.6 * alone
