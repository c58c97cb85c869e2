"""The people of the model on the whole floor: what shifts, breaks, nights, support and weeks do to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.errors import DecisionRefused
from floorsim.floor.contact import ANSWERED
from floorsim.floor.floor import Floor
from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.floor_figures import FloorFigures
from floorsim.floor.people.attendance import absence_chance, quit_chance_month
from floorsim.floor.people.shift_strain import MOST_EXHAUSTION_PER_SHIFT
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.registry import policy_named
from tests.library import each_short
from tests.measuring import figures
from tests.theory.replications import SCENARIOS

HOUR_S, DAY_S = 3600.0, 86400.0
CALLS = "demand.streams.voice.forecast.per_hour"
SEEDS = range(1, 4)


def shift(*changes: str) -> Scenario:
    """The busy shift, with changes."""
    return load_scenario(SCENARIOS / "people_shift.yaml", changes=changes).scenario


def played(scenario: Scenario, seed: int = 1) -> Floor:
    floor = Floor(scenario, seed)
    floor.advance(floor.end_s)
    return floor


def at_the_end(scenario: Scenario, seed: int) -> FloorFigures:
    return figures(played(scenario, seed)).floor


def exhaustion_steps(ledger: Ledger) -> Iterator[float]:
    """Every change of exhaustion between two notes of a person; at most one shift ends between two."""
    last: dict[int, float] = {}
    for _, agent, _, exhaustion, *_ in ledger.wellbeing_notes:
        yield exhaustion - last.get(agent, exhaustion)
        last[agent] = exhaustion


# One shift and one night.


@pytest.mark.parametrize("policy", ["hands-off", "competent"])
@pytest.mark.parametrize("name", each_short())
def test_no_shift_of_a_shipped_scenario_wears_anybody_out(name: str, policy: str) -> None:
    """Played whole, from opening until the last have gone home."""
    scenario = load_scenario(name).scenario
    site = scenario.floor.model_copy(update={"play": None, "run_on": HOUR_S})
    run = Run(scenario.model_copy(update={"floor": site}), 1)
    policy_named(policy)(run)
    if site.shifts:
        assert len(run.ledger.wellbeing_notes) > 2 * len(run.floor.agents)
    assert max(exhaustion_steps(run.ledger)) <= MOST_EXHAUSTION_PER_SHIFT


def test_nor_does_the_worst_shift_that_can_be_written_and_it_comes_close() -> None:
    run = Run(load_scenario(SCENARIOS / "people_worst.yaml").scenario, 1)
    for day in range(run.scenario.floor.days):
        for clock_h in (9.0, 13.0, 17.0):
            run.advance(day * DAY_S + clock_h * HOUR_S)
            try:
                run.decide(decision_from("move_breaks", {"how": "cancel"}))
            except DecisionRefused:
                pytest.fail("the breaks were to be cancelled")
    run.advance_to_end()
    steps = list(exhaustion_steps(run.ledger))
    assert 0.9 * MOST_EXHAUSTION_PER_SHIFT < max(steps) <= MOST_EXHAUSTION_PER_SHIFT


def test_handling_time_drifts_by_about_five_in_a_hundred_over_a_busy_shift() -> None:
    """Of calls that are all alike, so that nothing but the people makes a difference."""
    alike = [
        "demand.streams.voice.talk={constant: 4m}",
        "demand.streams.voice.after_contact={constant: 1m}",
    ]
    early, late, rested = [], [], []
    for seed in SEEDS:
        floor = played(shift(*alike), seed)
        occupancy = figures(floor).floor.occupancy
        assert occupancy is not None
        assert 0.85 <= occupancy <= 0.90
        for contact in floor.ledger.contacts:
            if contact.disposition == ANSWERED:
                drift = contact.talk_s / (240.0 * floor.agents[contact.agent].wellbeing.pace)
                if contact.answered_s < 8.5 * HOUR_S:
                    early.append(drift)
                elif contact.answered_s > 15.5 * HOUR_S:
                    late.append(drift)
                    rested.append(drift - 1.0)
    assert 0.04 <= np.mean(rested) <= 0.055
    assert 0.03 <= np.mean(late) / np.mean(early) - 1.0 <= 0.05


def test_breaks_lower_fatigue() -> None:
    for seed in SEEDS:
        with_breaks = at_the_end(shift(), seed).fatigue_end_mean
        without = at_the_end(shift("floor.shifts.day.activities=[]"), seed).fatigue_end_mean
        assert with_breaks is not None
        assert without is not None
        assert with_breaks < without - 0.05


def test_fatigue_falls_overnight() -> None:
    floor = Floor(shift("floor.days=2"), 1)
    floor.advance(DAY_S)
    tired = {agent: fatigue for _, agent, fatigue, *_ in floor.ledger.wellbeing_notes}
    assert min(tired.values()) > 0.3
    floor.advance(DAY_S + 8.02 * HOUR_S)
    for agent in floor.agents:
        assert agent.wellbeing.fatigue < 0.25 * tired[agent.index]


# What is asked of people, and what carries them.


def test_the_busier_a_shift_the_more_it_wears() -> None:
    for seed in SEEDS:
        shifts = [at_the_end(shift(f"{CALLS}={calls}"), seed) for calls in (40, 70, 100, 118, 150)]
        for calmer, busier in pairwise(shifts):
            assert calmer.occupancy is not None
            assert busier.occupancy is not None
            assert calmer.occupancy < busier.occupancy
            assert calmer.fatigue_end_mean is not None
            assert busier.fatigue_end_mean is not None
            assert calmer.fatigue_end_mean < busier.fatigue_end_mean
            assert calmer.exhaustion_change_mean is not None
            assert busier.exhaustion_change_mean is not None
            assert calmer.exhaustion_change_mean <= busier.exhaustion_change_mean
        assert (shifts[0].exhaustion_change_mean or 0.0) < 0.001
        assert (shifts[-1].exhaustion_change_mean or 0.0) > 0.004


def test_more_support_never_harms() -> None:
    hostile = "drivers.matter.hostility=40%"
    for seed in SEEDS:
        alone, usual, carried = (
            at_the_end(shift(hostile, f"people.support={support}"), seed) for support in (0.0, 0.5, 1.0)
        )
        for less, more in ((alone, usual), (usual, carried)):
            assert (more.fatigue_end_mean or 1.0) < (less.fatigue_end_mean or 0.0)
            assert (more.exhaustion_change_mean or 0.0) < (less.exhaustion_change_mean or 0.0)
            assert (more.attrition_risk or 1.0) < (less.attrition_risk or 0.0)


# Weeks.


def weeks(name: str, *changes: str) -> Floor:
    return played(load_scenario(SCENARIOS / f"{name}.yaml", changes=changes).scenario)


def worn(floor: Floor) -> float:
    """Mean exhaustion of those still there."""
    return float(np.mean([agent.wellbeing.exhaustion for agent in floor.agents if not agent.resigned]))


def test_four_hard_weeks_wear_people_out_one_hard_day_and_four_humane_weeks_do_not() -> None:
    one_day = worn(weeks("people_hard_weeks", "floor.days=1", "floor.shifts.day.days=[1]"))
    hard, humane = worn(weeks("people_hard_weeks")), worn(weeks("people_humane_weeks"))
    assert 0.2 < one_day < 0.2 + MOST_EXHAUSTION_PER_SHIFT
    assert hard > 0.3
    assert humane < 0.21
    assert absence_chance(hard) > 1.25 * absence_chance(0.2)
    assert quit_chance_month(hard, 0.5) > 1.4 * quit_chance_month(0.2, 0.5)


# None of it with the human model off.


def test_without_people_a_contact_takes_what_was_drawn_for_it_and_nobody_changes() -> None:
    floor = played(
        shift(
            "people.model=off",
            "people.attendance={absent: 50%, late: 100%}",
            "demand.streams.voice.talk={constant: 4m}",
            "demand.streams.voice.after_contact={constant: 1m}",
        )
    )
    answered = [contact for contact in floor.ledger.contacts if contact.disposition == ANSWERED]
    assert len(answered) > 500
    assert {round(contact.wrapped_s - contact.answered_s, 6) for contact in answered} == {300.0}
    assert {contact.resolved for contact in answered} == {True, False}
    found = figures(floor).floor
    assert found.absence == 0.0
    assert found.fatigue_end_mean is found.exhaustion_change_mean is found.qa is found.csat is None


def test_the_customers_are_the_same_with_people_and_without() -> None:
    on, off = (played(shift(f"people.model={model}")) for model in ("on", "off"))
    assert [contact.arrived_s for contact in on.ledger.contacts] == [
        contact.arrived_s for contact in off.ledger.contacts
    ]
    assert [contact.patience_s for contact in on.ledger.contacts] == [
        contact.patience_s for contact in off.ledger.contacts
    ]
