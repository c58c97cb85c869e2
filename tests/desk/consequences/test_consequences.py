"""What an effect does to the floor and the desk, and the record that it leaves with its cause."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.records import EffectRecord
from floorsim.run.run import Run
from floorsim.scenario.effects.world import Cause
from tests.desk.desks import MIN, NINE, agent, at, decide, message, quiet

CAUSE = Cause("decision:7", agents=("ana",), channels=("voice",), drivers=("login",), draws_of="test@1")


def after(key: str, body: Any, cause: Cause = CAUSE, **changes: Any) -> Run:
    """A run at nine in which this effect has just been applied."""
    run = at(quiet(**changes))
    run.desk.consequences.bring_about(key, body, cause)
    return run


def records(run: Run) -> list[tuple[str, str, Any, str]]:
    """What the ledger says of consequences, without time and cause, which must be these."""
    assert {(one.at_s, one.cause) for one in run.ledger.effects} <= {(NINE, "decision:7")}
    return [(one.what, one.whom, round(one.amount, 9), one.detail) for one in run.ledger.effects]


EVERYONE = ("ana", "ben", "cai", "dee", "eve", "fay")


@pytest.mark.parametrize(
    ("key", "body", "expected"),
    [
        ("trust", 0.1, [("trust", "", 0.1, "")]),
        ("trust", 0.9, [("trust", "", 0.4, "")]),
        ("trust", -0.9, [("trust", "", -0.6, "")]),
        ("morale", {"agents": ["ben"], "by": 0.1}, [("morale", "ben", 0.1, "")]),
        ("morale", {"agents": ["ben"], "by": 1}, [("morale", "ben", 0.4, "")]),
        ("morale", {"agents": ["subject"], "by": -1}, [("morale", "ana", -0.6, "")]),
        ("morale", {"by": 0.01}, [("morale", id, 0.01, "") for id in EVERYONE]),
        ("money", 120, [("money", "", 120, "")]),
        ("overtime_budget", "1h", [("overtime_budget", "", 3600, "")]),
        ("compliance", "A card number was read out.", [
            ("compliance", "", 0, "A card number was read out.")
        ]),
        ("compliance", {"breach": "It was noted.", "instead": "the payment screen"}, [
            ("compliance", "", 0, "It was noted.")
        ]),
        ("note", "So be it.", [("note", "", 0, "")]),
        ("hostile_contact", True, [("hostile_contact", "ana", 0, "")]),
        ("hostile_contact", False, []),
        ("customer", {"outcome": "settled"}, []),
    ],
)  # fmt: skip
def test_the_record_says_whom_it_reached_and_how_much_there_was_room_for(
    key: str, body: Any, expected: list[tuple[str, str, float, str]]
) -> None:
    assert records(after(key, body)) == expected


def test_trust_moves_by_what_is_recorded() -> None:
    run = after("trust", 0.9)
    assert run.observe().trust == 1.0
    run.desk.consequences.bring_about("trust", 0.1, CAUSE)
    assert run.observe().trust == 1.0
    assert [one.amount for one in run.ledger.effects] == [pytest.approx(0.4), 0.0]


def test_fatigue_moves_from_where_work_has_brought_it_within_its_bounds() -> None:
    calm, tired = at(quiet()), after("fatigue", {"agents": ["ben"], "by": 0.3})
    for run in (calm, tired):
        run.advance(NINE + 0.5)
    gained = agent(tired, "ben").wellbeing.fatigue - agent(calm, "ben").wellbeing.fatigue
    assert gained == pytest.approx(0.3, abs=0.01)
    assert agent(tired, "cai").wellbeing.fatigue == agent(calm, "cai").wellbeing.fatigue
    rested = after("fatigue", {"agents": ["ben"], "by": -1})
    (record,) = rested.ledger.effects
    assert -1.0 < record.amount <= 0.0
    assert agent(rested, "ben").wellbeing.fatigue == pytest.approx(0.0)


def test_skill_at_a_step_moves_and_the_mean_with_it() -> None:
    run = at(quiet())
    of = agent(run, "ben").wellbeing
    steps, mean = list(of.step_skill), of.skill
    run.desk.consequences.bring_about("skill", {"agents": ["ben"], "step": "listening", "by": 0.05}, CAUSE)
    assert of.step_skill[2] - steps[2] == pytest.approx(0.05)
    assert [after for place, after in enumerate(of.step_skill) if place != 2] == steps[:2] + steps[3:]
    assert of.skill - mean == pytest.approx(0.05 / 6)
    assert records(run) == [("skill", "ben", 0.05, "listening")]
    run.desk.consequences.bring_about("skill", {"agents": ["ben"], "step": "listening", "by": 0.5}, CAUSE)
    assert of.step_skill[2] == 1.0
    assert run.ledger.effects[-1].amount == pytest.approx(1.0 - steps[2] - 0.05)
    assert run.ledger.skills[of.skill_key] == tuple(of.step_skill)


def test_money_spent_by_an_effect_is_gone_from_the_budget() -> None:
    run = after("money", 120, decisions={"money_budget": 200})
    assert run.observe().budget.money_spent == 120
    assert (
        run.desk.consequences.budget.too_little_money(90)
        == "it costs 90 EUR and 80 EUR of your budget is left"
    )
    assert run.desk.consequences.budget.too_little_money(80) is None


def test_a_hostile_contact_wears_only_those_it_reached() -> None:
    run = after("hostile_contact", True)
    run.advance(NINE + MIN)
    assert agent(run, "ana").wellbeing.fatigue > agent(run, "cai").wellbeing.fatigue


# Chance and conditions


def branches(**body: Any) -> list[tuple[str, float]]:
    """What of these two ways was recorded."""
    run = after(
        "chance" if "share" in body else "depends",
        {**body, "then": [{"trust": 0.1}], "otherwise": [{"trust": -0.1}]},
    )
    return [(one.what, round(one.amount, 6)) for one in run.ledger.effects]


def test_a_certain_chance_goes_one_way_and_an_impossible_one_the_other() -> None:
    assert branches(share=1) == [("chance", 1), ("trust", 0.1)]
    assert branches(share=0) == [("chance", 0), ("trust", -0.1)]


def test_a_chance_belongs_to_its_cause_whatever_its_number_in_the_run() -> None:
    def ways(number: int) -> list[float]:
        run = at(quiet())
        for minute in range(60):
            cause = Cause(f"decision:{number}", draws_of=f"test@{minute}")
            run.desk.consequences.bring_about("chance", {"share": 0.5}, cause)
        return [one.amount for one in run.ledger.effects]

    assert ways(3) == ways(8)
    assert 15 < sum(ways(3)) < 45


def test_the_same_chance_falls_otherwise_on_another_seed() -> None:
    def way(seed: int) -> float:
        run = at(quiet(), seed=seed)
        run.desk.consequences.bring_about("chance", {"share": 0.5}, CAUSE)
        return run.ledger.effects[0].amount

    assert {way(seed) for seed in range(1, 12)} == {0.0, 1.0}


def test_what_depends_is_decided_by_how_things_stand_when_it_is_applied() -> None:
    assert branches(when={"past": "09:00"}) == [("trust", 0.1)]
    assert branches(when={"past": "09:01"}) == [("trust", -0.1)]
    assert branches(when={"not_decided": "announcement"}) == [("trust", 0.1)]


def test_what_comes_later_comes_then_with_its_own_record_and_not_past_the_end() -> None:
    run = after("later", {"after": "12m", "then": [{"trust": -0.1}]})
    run.desk.consequences.bring_about("later", {"after": "9h", "then": [{"trust": -0.2}]}, CAUSE)
    run.advance(NINE + 11 * MIN)
    assert run.observe().trust == 0.6
    run.advance_to_end()
    assert run.observe().trust == pytest.approx(0.5)
    told = [(one.at_s, one.what, round(one.amount, 9), one.cause) for one in run.ledger.effects]
    assert told == [
        (NINE, "later", 12, "decision:7"),
        (NINE, "later", 540, "decision:7"),
        (NINE + 12 * MIN, "trust", -0.1, "decision:7"),
    ]


# Effects that last


def lasting(*effects: dict[str, Any]) -> Run:
    """A run just after an answer with these effects, given at eleven minutes past nine."""
    asked = message(choices=[{"id": "yes", "label": "Yes.", "minutes": 0, "effects": list(effects)}])
    run = at(quiet(messages=[asked]), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="yes")
    return run


def handling(run: Run) -> dict[str, float]:
    """The factor on handling time of each stream's contacts."""
    return {one.stream_id: one.handle / one.base_handle for one in run.floor.compiled.contact_types}


def test_an_effect_of_an_answer_holds_for_its_time_and_no_longer() -> None:
    run = lasting({"handle": {"channels": ["chat"], "times": 1.5, "for": "20m"}})
    assert handling(run) == {"voice": 1.0, "chat": 1.5, "email": 1.0}
    run.advance(NINE + 31 * MIN - 1)
    assert handling(run)["chat"] == 1.5
    run.advance(NINE + 31 * MIN + 1)
    assert handling(run) == {"voice": 1.0, "chat": 1.0, "email": 1.0}
    assert run.ledger.effects_of("handle") == [
        EffectRecord(NINE + 11 * MIN, "handle", "", 1.5, "begins", "case:m:yes"),
        EffectRecord(NINE + 31 * MIN, "handle", "", 1.5, "ends", "case:m:yes"),
    ]


def test_without_a_time_it_holds_to_the_end_of_the_run() -> None:
    run = lasting({"handle": {"times": 0.5}})
    run.advance_to_end()
    assert handling(run) == {"voice": 0.5, "chat": 0.5, "email": 0.5}
    assert [one.detail for one in run.ledger.effects_of("handle")] == ["begins"]


def test_two_that_overlap_multiply_and_leave_no_trace() -> None:
    run = lasting(
        {"handle": {"channels": ["voice"], "times": 1.1, "for": "10m"}},
        {"handle": {"times": 1.7, "for": "20m"}},
    )
    assert handling(run)["voice"] == pytest.approx(1.1 * 1.7)
    run.advance(NINE + 25 * MIN)
    assert handling(run)["voice"] == 1.7
    run.advance(NINE + 35 * MIN)
    assert handling(run) == {"voice": 1.0, "chat": 1.0, "email": 1.0}


def test_chances_and_patience_of_the_drivers_named_change_for_a_time() -> None:
    run = lasting(
        {"resolve": {"drivers": ["login"], "to": 0.1, "for": "5m"}},
        {"hostility": {"drivers": ["login"], "times": 4, "for": "5m"}},
        {"patience": {"channels": ["voice"], "times": 2, "for": "5m"}},
    )

    def state() -> dict[str, tuple[float, float, float]]:
        return {
            one.stream_id: (one.resolvable, round(one.hostility, 6), one.patience_factor)
            for one in run.floor.compiled.contact_types
        }

    during = state()
    assert during["voice"] == (0.1, 0.2, 2.0)
    assert during["chat"] == (0.1, 0.2, 1.0)
    assert run.desk.consequences.can_resolve_everything() is False
    run.advance(NINE + 17 * MIN)
    assert {one[0] for one in state().values()} == {0.9, 0.8}
    assert state()["voice"] == (0.9, 0.05, 1.0)
    assert run.desk.consequences.can_resolve_everything() is True


def test_everything_that_an_answer_brings_about_names_the_case_and_the_answer() -> None:
    run = lasting({"trust": 0.1}, {"morale": {"by": 0.01}}, {"message": "m"}, {"money": 3})
    assert {one.cause for one in run.ledger.effects} == {"case:m:yes"}


def test_an_incidents_effects_name_the_incident_and_their_place_in_it() -> None:
    outage = {
        "id": "outage",
        "title": "Outage",
        "from": "09:20",
        "to": "09:40",
        "effects": [{"handle": {"times": 2}}, {"trust": -0.1, "from": "09:25"}],
    }
    run = at(quiet(incidents=[outage]), NINE + 60 * MIN)
    assert [((one.at_s - NINE) / MIN, one.what, one.detail, one.cause) for one in run.ledger.effects] == [
        (20, "handle", "begins", "incident:outage:0"),
        (25, "trust", "", "incident:outage:1"),
        (40, "handle", "ends", "incident:outage:0"),
    ]
