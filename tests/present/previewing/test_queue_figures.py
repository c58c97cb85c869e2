"""What the preview figures for each queue, from the scenario alone."""

from typing import Any

import pytest

from floorsim.present.previewing.model import QueueDay
from floorsim.present.previewing.queue_figures import QueueFigures
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import NINE, a_scenario, at

HALF_HOUR = 1800.0


def queues_of(scenario: Scenario, day: int = 0) -> dict[str, QueueDay]:
    return {queue.id: queue for queue in QueueFigures(scenario).queues(day)}


def incident(**effect: Any) -> dict[str, Any]:
    return {"id": "outage", "title": "Outage", "from": "09:00", "to": "10:00", "effects": [effect]}


def test_forecast_need_and_staff_are_those_of_the_plan_that_the_trainee_sees() -> None:
    scenario = a_scenario()
    seen = at(scenario, NINE).observe().plan
    figured = queues_of(scenario)
    ahead = [one for one in seen if one.start_s >= NINE]
    assert len(ahead) == 3 * 4
    for one in ahead:
        mine = next(own for own in figured[one.channel].intervals if own.start_s == one.start_s)
        assert mine.forecast == pytest.approx(one.forecast)
        assert mine.planned_need == mine.need == pytest.approx(one.needed)
        assert mine.on == pytest.approx(one.staffed, abs=0.5)


def test_an_incident_brings_its_contacts_and_their_need_to_the_queue_of_its_driver() -> None:
    twice = incident(demand={"stream": "voice", "driver": "login", "times": 2})
    plain, busy = queues_of(a_scenario()), queues_of(a_scenario(incidents=[twice]))
    for before, after in zip(plain["voice"].intervals, busy["voice"].intervals, strict=True):
        during = NINE <= after.start_s < NINE + 2 * HALF_HOUR
        assert after.forecast == before.forecast
        assert after.comes == pytest.approx(before.comes * (2 if during else 1))
        assert (after.need > before.need) is during
    assert busy["chat"] == plain["chat"]


def test_an_incident_that_keeps_customers_away_lowers_what_comes() -> None:
    half = incident(demand={"stream": "voice", "times": 0.5})
    one = queues_of(a_scenario(incidents=[half]))["voice"].intervals[2]
    assert one.comes == pytest.approx(one.forecast / 2)


def test_contacts_that_take_twice_as_long_need_more_people_in_the_part_of_the_time_in_which_they_do() -> None:
    slow = {**incident(handle={"drivers": ["billing"], "times": 2}), "from": "09:15"}
    plain = queues_of(a_scenario())["email"].intervals
    after = queues_of(a_scenario(incidents=[slow]))["email"].intervals
    assert after[2].need == pytest.approx(plain[2].need * 1.5)
    assert after[3].need == pytest.approx(plain[3].need * 2)
    assert after[4].need == pytest.approx(plain[4].need)


def test_a_slow_tool_makes_every_contact_of_its_channel_longer() -> None:
    plain, slow = (
        queues_of(a_scenario(**changes))["email"].intervals[2].need
        for changes in ({}, {"incidents": [incident(tool={"channels": ["email"], "slow": 1.5})]})
    )
    assert slow == pytest.approx(plain * 1.5)


def test_people_whom_an_incident_takes_away_are_on_no_queue_and_missed_once() -> None:
    away = {**incident(staff={"agents": ["ana"]}), "from": "09:00", "to": "10:00"}
    plain, without = a_scenario(), a_scenario(incidents=[away])
    before = [one.on for one in queues_of(plain)["voice"].intervals]
    after = [one.on for one in queues_of(without)["voice"].intervals]
    assert [a - b for a, b in zip(before, after, strict=True)] == pytest.approx([0, 0, 1, 0.5, 0, 0, 0, 0])
    team = QueueFigures(without).team(0)
    assert [round(one.on_shift) for one in team] == [5, 5, 5, 5, 6, 5, 5, 5]
    assert team[2].on_queues == pytest.approx(4.0)


def test_of_a_group_an_incident_takes_the_first_who_are_at_work() -> None:
    away = incident(staff={"group": "phones", "count": 2})
    lost = [
        a.on - b.on
        for a, b in zip(
            queues_of(a_scenario())["voice"].intervals,
            queues_of(a_scenario(incidents=[away]))["voice"].intervals,
            strict=True,
        )
    ]
    assert lost[2] == pytest.approx(2.0)
    assert lost[0] == lost[4] == 0.0


def floor_with(**group: Any) -> Scenario:
    """Two queues of voice, three people on the first, two who serve both."""
    floor = a_scenario().model_dump(mode="json", by_alias=True, exclude_unset=True)["floor"]
    return a_scenario(
        floor={
            **floor,
            "channels": {"voice": {"kind": "voice", "target": {"within": "20s"}}},
            "queues": {
                "everyday": {"channel": "voice", "skill": "voice"},
                "cards": {"channel": "voice", "skill": "cards"},
            },
            "groups": {
                "everyday": {"skills": {"voice": 0.9}, "count": 3},
                "both": {"skills": {"cards": 0.9, "voice": 0.8}, "count": 2, **group},
            },
            "agents": [],
        },
        drivers={"login": {}, "billing": {"queue": "cards"}},
        demand__streams={
            "voice": {
                "forecast": {"per_hour": 40},
                "drivers": {"login": 3, "billing": 1},
                "talk": {"mean": "4m"},
                "patience": {"exponential": "10m"},
            }
        },
    )


def test_every_queue_has_the_contacts_of_its_drivers() -> None:
    found = queues_of(floor_with())
    assert found["everyday"].intervals[0].forecast == pytest.approx(15.0)
    assert found["cards"].intervals[0].forecast == pytest.approx(5.0)
    assert found["everyday"].intervals[0].need > found["cards"].intervals[0].need >= 1


def test_who_serves_several_queues_counts_once_and_goes_where_most_are_missing() -> None:
    found = queues_of(floor_with())
    everyday, cards = found["everyday"].intervals[0], found["cards"].intervals[0]
    assert everyday.on + cards.on == pytest.approx(5.0)
    missing = everyday.need - 3, cards.need
    assert (everyday.on - 3) / cards.on == pytest.approx(missing[0] / missing[1])


def test_who_has_a_queue_of_their_own_serves_it_first() -> None:
    found = queues_of(floor_with(serves=["cards", "everyday"]))
    assert found["cards"].intervals[0].on == pytest.approx(min(2.0, found["cards"].intervals[0].need))


def test_a_group_that_is_faster_on_its_own_queue_makes_its_need_smaller() -> None:
    usual = queues_of(floor_with(serves=["cards", "everyday"]))
    fast = queues_of(floor_with(serves=["cards", "everyday"], handle={"cards": "25%"}))
    assert "4:00 min each" in usual["cards"].how
    assert "1:00 min each" in fast["cards"].how
    assert fast["cards"].intervals[0].need < usual["cards"].intervals[0].need
    assert fast["everyday"].intervals[0].need == usual["everyday"].intervals[0].need


def test_customers_whom_a_dialer_calls_are_no_need_of_a_queue() -> None:
    streams = a_scenario().model_dump(mode="json", by_alias=True, exclude_unset=True)["demand"]["streams"]
    dialed = {"drivers": {"login": 1}, "talk": {"mean": "6m"}, "dialer": {"numbers": 1200}}
    chat = queues_of(a_scenario(demand__streams={**streams, "chat": dialed}))["chat"]
    assert chat.how == "called by a dialer, 1,200 numbers; no need of its own"
    assert {one.need for one in chat.intervals} == {0.0}


def test_whom_a_bot_keeps_are_no_contacts_of_the_agents() -> None:
    written = a_scenario().model_dump(mode="json", by_alias=True, exclude_unset=True)["demand"]["streams"]
    with_bot = {**written, "chat": {**written["chat"], "bot": {"keeps": "40%"}}}
    for one in queues_of(a_scenario(demand__streams=with_bot))["chat"].intervals:
        assert one.comes == pytest.approx(one.forecast)
        assert one.need == one.planned_need


def test_a_closed_day_has_no_intervals_and_an_open_one_has_all() -> None:
    floor = a_scenario().model_dump(mode="json", by_alias=True, exclude_unset=True)["floor"]
    figures = QueueFigures(a_scenario(floor={**floor, "days": 2, "closed_on": [2]}))
    assert figures.queues(1) == ()
    assert figures.team(1) == ()
    assert len(figures.team(0)) == len(figures.queues(0)[0].intervals) == 8


def test_the_team_is_on_shift_without_its_breaks_on_the_queues() -> None:
    team = QueueFigures(a_scenario()).team(0)
    assert [round(one.on_shift) for one in team] == [5, 5, 5, 5, 6, 5, 5, 5]
    assert team[3].on_shift - team[3].on_queues == pytest.approx(0.5)  # Ana's break of 15 minutes
    assert team[4].on_shift - team[4].on_queues == pytest.approx(20 / 30)
