"""Scores of small runs: what a supervisor does or leaves undone moves the right one the right way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from floorsim.floor import interventions
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.result import CHANNEL_KEYS, FLOOR_KEYS
from floorsim.scoring.scorecard import Part, Score, Scorecard
from tests.desk.desks import NINE, a_scenario, agent, at, decide, message
from tests.measuring import result_json, score
from tests.strategies import Play, examples, plays

MIN = 60.0
BUSY: dict[str, Any] = {
    "voice": {
        "forecast": {"per_hour": 70},
        "drivers": {"login": 1, "billing": 1},
        "talk": {"mean": "4m"},
        "patience": {"exponential": "3m"},
        "redial": {"first": 0.5},
        "repeat": {"share": 0.6},
    },
    "chat": {"forecast": {"per_hour": 10}, "drivers": {"login": 1}, "talk": {"mean": "6m"}},
    "email": {"forecast": {"per_hour": 6}, "drivers": {"billing": 1}, "talk": {"mean": "6m"}},
}


def ended(scenario: Scenario, *decisions: tuple[float, str, dict[str, Any]], seed: int = 1) -> Scorecard:
    """The scorecard after decisions at minutes past nine."""
    run = at(scenario, NINE, seed=seed)
    for minute, kind, arguments in decisions:
        run.advance(NINE + minute * MIN)
        decide(run, kind, **arguments)
    run.advance_to_end()
    return score(run)


def part_of(of: Score, id: str) -> Part:
    return next(part for part in of.parts if part.id == id)


def has_part(of: Score, id: str) -> bool:
    return any(part.id == id for part in of.parts)


def test_more_customers_than_hands_lower_service_and_tire_people() -> None:
    quiet, busy = ended(a_scenario()), ended(a_scenario(demand__streams=BUSY))
    assert busy.service_level.value < quiet.service_level.value - 10
    assert part_of(busy.burnout, "fatigue").points < part_of(quiet.burnout, "fatigue").points
    assert part_of(busy.service_level, "voice.served").points < 88


def test_more_hands_raise_service_and_never_cost_burnout() -> None:
    few = a_scenario(demand__streams=BUSY)
    groups = {**few.floor.groups, "phones": few.floor.groups["phones"].model_copy(update={"count": 6})}
    many = few.model_copy(update={"floor": few.floor.model_copy(update={"groups": groups})})
    for seed in (1, 2, 3):
        assert ended(many, seed=seed).service_level.value > ended(few, seed=seed).service_level.value
        assert ended(many, seed=seed).burnout.value > ended(few, seed=seed).burnout.value - 1


def test_everybody_on_one_channel_is_no_bargain() -> None:
    chat = {"forecast": {"per_hour": 8}, "talk": {"mean": "5m"}, "patience": {"exponential": "3m"}}
    voice = {**BUSY["voice"], "forecast": {"per_hour": 36}}
    scenario = a_scenario(demand__streams={**BUSY, "voice": voice, "chat": chat})
    left = ended(scenario)
    piled = ended(scenario, (1, "move_agents", {"agents": ["dee", "eve"], "to": "voice"}))
    before, after = left.service_level, piled.service_level
    assert part_of(after, "voice.in_target").points > part_of(before, "voice.in_target").points
    assert part_of(after, "chat.served").points < part_of(before, "chat.served").points
    assert after.value < before.value
    assert part_of(after, "lent").points == -3.0


def test_people_lent_with_a_time_to_return_cost_nothing_extra() -> None:
    found = ended(a_scenario(), (1, "move_agents", {"agents": ["eve"], "to": "voice", "until": "12:00"}))
    assert not has_part(found.service_level, "lent")


def test_a_message_counts_by_what_comes_of_it_and_not_by_being_answered() -> None:
    def quality(effects: list[dict[str, float]], *decisions: tuple[float, str, dict[str, Any]]) -> float:
        choices = [{"id": "yes", "label": "Yes.", "minutes": 0, "effects": effects}]
        asked = message(choices=choices, if_missed=[{"trust": -0.2}])
        return ended(a_scenario(messages=[asked]), *decisions).quality.value

    yes = (11.0, "answer", {"message": "m", "choice": "yes"})
    in_vain = quality([])
    assert quality([], yes) > in_vain + 2
    assert quality([{"trust": -0.2}], yes) == pytest.approx(in_vain)


def test_a_failed_gate_names_the_moment_and_what_would_have_passed() -> None:
    card = {"breach": "A card number was read out.", "instead": "the payment screen"}
    choices = [
        {"id": "yes", "label": "Yes.", "minutes": 0, "effects": [{"compliance": card}]},
        {"id": "no", "label": "No.", "minutes": 0, "effects": [{"compliance": "It was noted"}]},
    ]
    scenario = a_scenario(messages=[message(choices=choices)])

    def gates(choice: str) -> tuple[str, ...]:
        return ended(scenario, (11, "answer", {"message": "m", "choice": choice})).gates

    (told,), (short,) = gates("yes"), gates("no")
    assert told == "Compliance, 09:11: A card number was read out. Would have passed: the payment screen."
    assert short == "Compliance, 09:11: It was noted."


def test_without_messages_nobody_is_judged_by_trust() -> None:
    assert not has_part(ended(a_scenario()).quality, "trust")


def test_a_broken_promise_is_counted() -> None:
    found = ended(a_scenario(), (5, "incident_post", {"next_update": 10}))
    assert part_of(found.quality, "promises").figure.startswith("0 of 1 promise")
    kept = ended(a_scenario(), (5, "incident_post", {"next_update": 20}), (15, "incident_post", {}))
    assert part_of(kept.quality, "promises").points == pytest.approx(100)


def test_a_cancelled_break_costs_and_a_moved_one_half_of_it() -> None:
    scenario = a_scenario(floor__play={"from": "09:00", "to": "09:50"})
    left = ended(scenario)
    cancelled = ended(scenario, (1, "move_breaks", {"agents": ["ana"], "how": "cancel"}))
    moved = ended(scenario, (1, "move_breaks", {"agents": ["ana"], "how": "delay", "by": 40}))
    assert not has_part(left.burnout, "breaks")
    assert part_of(cancelled.burnout, "breaks").points == pytest.approx(-40)
    assert part_of(moved.burnout, "breaks").points == pytest.approx(-20)
    assert cancelled.burnout.value < moved.burnout.value < left.burnout.value


def test_a_cancelled_lunch_fails_a_gate_whatever_the_total() -> None:
    scenario = a_scenario(floor__play={"from": "09:00", "to": "12:00"})
    found = ended(
        scenario,
        (95, "move_breaks", {"agents": ["ana"], "how": "cancel"}),
    )
    assert any("lunch" in gate for gate in found.gates)
    assert found.as_json()["gates"] == list(found.gates)


def test_a_cancelled_meeting_costs_ten_times_a_moved_one() -> None:
    cancelled = ended(a_scenario(), (1, "defer_activity", {"activity": "meeting", "how": "cancel"}))
    moved = ended(a_scenario(), (1, "defer_activity", {"activity": "meeting", "minutes_later": 90}))
    assert part_of(cancelled.burnout, "development").points == pytest.approx(-12)
    assert part_of(moved.burnout, "development").points == pytest.approx(-1.2)


def a_day_with(kind: str) -> Scenario:
    """Ana alone has an hour of something at ten, played from nine to noon."""
    shifts = {
        "long": {
            "from": "08:00",
            "to": "16:00",
            "activities": [{"kind": kind, "at": "10:00", "for": "60m"}],
        },
        "short": {"from": "08:00", "to": "10:30"},
        "plain": {"from": "08:00", "to": "16:00"},
        "later": {"from": "10:00", "to": "16:00"},
    }
    return a_scenario(floor__shifts=shifts, floor__play={"from": "09:00", "to": "12:00"})


def after(
    kind: str, cancel: bool = False, put_off_min: float = 0.0, broken_off_min: float = 0.0
) -> Scorecard:
    run = at(a_day_with(kind), NINE + 30 * MIN)
    ana = agent(run, "ana")
    if cancel:
        interventions.cancel_item(run.floor, ana, ana.agenda[0])
    if put_off_min:
        interventions.move_item(run.floor, ana, ana.agenda[0], NINE + (60.0 + put_off_min) * MIN)
    if broken_off_min:
        run.advance(ana.agenda[0].planned_s + 10 * MIN)
        run.advance(ana.agenda[0].begun_s + broken_off_min * MIN)
        interventions.bring_back(run.floor, ana)
    run.advance_to_end()
    return score(run)


def test_what_was_put_off_and_given_later_in_play_costs_nothing() -> None:
    assert not has_part(after("training").burnout, "development")
    assert not has_part(after("training", put_off_min=45).burnout, "development")


def test_training_costs_by_the_minute_that_is_still_owed() -> None:
    assert part_of(after("training", cancel=True).burnout, "development").points == pytest.approx(-12)
    cut = part_of(after("training", broken_off_min=45).burnout, "development")
    assert cut.points == pytest.approx(-3)
    assert cut.figure == "15:00 min of the 1 h planned still owed"
    later = part_of(after("training", put_off_min=90).burnout, "development")
    assert later.points == pytest.approx(-0.6, abs=0.05)
    assert later.figure.endswith(" of it with a new time")


def test_back_office_time_that_is_still_owed_costs_service_and_not_burnout() -> None:
    cancelled = after("back_office", cancel=True)
    assert part_of(cancelled.service_level, "back_office").points == pytest.approx(-6)
    assert not has_part(cancelled.burnout, "development")
    assert not has_part(after("back_office").service_level, "back_office")
    put_off = after("back_office", put_off_min=150)
    assert part_of(put_off.service_level, "back_office").points == pytest.approx(-0.6)


def test_overtime_agreed_for_later_is_priced_in() -> None:
    scenario = a_scenario()
    found = ended(scenario, (1, "overtime", {"agents": ["ben"], "length": 60}))
    assert part_of(found.burnout, "overtime").points < 0
    assert found.burnout.value < ended(scenario).burnout.value


def test_what_an_incident_made_impossible_is_not_held_against_anybody() -> None:
    incident = {
        "id": "down",
        "title": "Down",
        "from": "09:00",
        "to": "11:00",
        "effects": [{"resolve": {"drivers": ["login"], "to": 0}}],
    }
    calm, broken = ended(a_scenario()), ended(a_scenario(incidents=[incident]))
    before, after = (part_of(card.quality, "closed") for card in (calm, broken))
    assert before.figure != after.figure
    assert abs(before.points - after.points) < 25


def test_work_that_the_channel_can_still_finish_in_time_is_not_lost() -> None:
    easy = {**BUSY, "email": {**BUSY["email"], "backlog": [{"open": 10, "age": "1h"}]}}
    hopeless = {**BUSY, "email": {**BUSY["email"], "backlog": [{"open": 400, "age": "20h"}]}}
    fine, lost = (ended(a_scenario(demand__streams=streams)) for streams in (easy, hopeless))
    assert part_of(fine.service_level, "email.in_target").points == 100
    assert part_of(lost.service_level, "email.in_target").points < 50


def test_work_due_by_a_time_of_day_counts_by_whether_its_people_can_still_make_it() -> None:
    channels = {
        "voice": {"kind": "voice", "target": {"within": "20s"}},
        "chat": {"kind": "chat", "target": {"within": "60s"}, "concurrency": 2},
        "email": {"kind": "back_office", "target": {"within": "24h"}},
    }

    def work(items: int, due: str, *decisions: tuple[float, str, dict[str, Any]]) -> Part:
        email = {**BUSY["email"], "due": due, "backlog": [{"open": items, "age": "4h"}]}
        scenario = a_scenario(floor__channels=channels, demand__streams={**BUSY, "email": email})
        return part_of(ended(scenario, *decisions).service_level, "email.in_target")

    lent = (1, "move_agents", {"agents": ["eve"], "to": "voice", "until": "12:00"})
    assert work(10, "11:55").points == 100
    assert work(10, "11:55").figure.endswith("by the time it is due, target 80%")
    assert work(10, "11:55", lent).points < 90
    assert work(20, "10:30").points == 100
    assert work(45, "10:30").points < 90


def test_work_that_was_overdue_when_play_began_counts_only_while_it_stays_open() -> None:
    overdue = {**BUSY, "email": {**BUSY["email"], "backlog": [{"open": 15, "age": "30h"}]}}
    scenario = a_scenario(demand__streams=overdue)
    worked = ended(scenario)
    lent = ended(scenario, (1, "move_agents", {"agents": ["eve"], "to": "voice", "until": "12:00"}))
    assert part_of(worked.service_level, "email.overdue").points == 100
    assert part_of(lent.service_level, "email.overdue").points < 100


def test_the_people_model_off_leaves_no_minds_to_judge() -> None:
    found = ended(a_scenario(people={"model": "off"}))
    assert not has_part(found.burnout, "fatigue")
    assert found.burnout.value == 100


def test_the_result_has_exactly_the_published_keys() -> None:
    run = at(a_scenario())
    run.advance_to_end()
    found = result_json(run)
    assert list(found) == ["seed", "scores", "channels", "floor"]
    assert list(found["scores"]) == ["service_level", "quality", "burnout", "overall", "gates"]
    assert list(found["channels"]) == ["voice", "chat", "email"]
    for channel in found["channels"].values():
        assert tuple(channel) == CHANNEL_KEYS
    assert tuple(found["floor"]) == FLOOR_KEYS
    more = result_json(run, every_figure=True)
    assert "intervals" not in found
    for id, channel in more["channels"].items():
        rows = [row for row in more["intervals"] if row["channel"] == id]
        assert [row["start_s"] for row in rows] == [NINE + 30 * MIN * place for place in range(4)]
        assert sum(row["offered"] for row in rows) == channel["offered"] - channel["carried_in"]
        assert all({"staffed", "needed", "needed_by_plan", "occupancy"} <= row.keys() for row in rows)
    assert set(more["floor"]) > set(FLOOR_KEYS)
    assert {key: more["floor"][key] for key in FLOOR_KEYS} == found["floor"]


def test_the_same_run_in_any_slices_has_the_same_result() -> None:
    scenario = a_scenario(demand__streams=BUSY)
    whole, sliced = Run(scenario, 7), Run(scenario, 7)
    whole.advance_to_end()
    while not sliced.ended:
        sliced.advance(sliced.now_s + 97.0)
    assert result_json(whole) == result_json(sliced)


@examples(40)
@given(plays(most_moves=0))
def test_any_floor_can_be_scored(play: Play) -> None:
    run = Run(play.scenario, play.seed)
    run.advance_to_end()
    card = score(run)
    for value in (*(one.value for one in card.scores), card.overall):
        assert 0 <= value <= 100
    for one in card.scores:
        for part in one.parts:
            assert part.points <= 100
            assert part.figure
            assert part.meaning.endswith(".")
    json.dumps(result_json(run, every_figure=True), allow_nan=False)
