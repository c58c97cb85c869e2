"""A12: a queue goes first, or others help it after a wait; what they leave waits longer."""

from __future__ import annotations

from typing import Any

from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import facts


def busy(**changes: Any) -> Scenario:
    """Voice has more calls than its people can take; Dee on chat has time and is trained on voice."""
    demand = a_scenario().model_dump(by_alias=True, exclude_unset=True)["demand"]
    demand["streams"]["voice"]["forecast"] = {"per_hour": 70}
    demand["streams"]["chat"]["forecast"] = {"per_hour": 4}
    return a_scenario(demand=demand, **changes)


def by_dee(run: Run) -> list[tuple[float, float]]:
    """When Dee's calls were answered, in minutes after nine, and how long they had waited, in seconds."""
    index = next(one.index for one in run.floor.agents if one.id == "dee")
    voice = run.floor.compiled.channel_index["voice"]
    return [
        ((one.answered_s - NINE) / MIN, one.answered_s - one.arrived_s)
        for one in run.ledger.contacts
        if one.agent == index and one.type.channel == voice
    ]


def test_others_help_after_the_wait_and_stay_logged_in_where_they_are() -> None:
    run = at(busy())
    decide(run, "routing", channel="voice", how="overflow", after_s=60)
    run.advance(NINE + 60 * MIN)
    helped = by_dee(run)
    assert helped
    assert min(wait_s for _, wait_s in helped) >= 60.0 - 1e-6
    assert min(when for when, _ in helped) >= 2.0
    dee = next(one for one in run.floor.agents if one.id == "dee")
    assert [run.floor.channels[index].id for index in dee.on] == ["chat"]
    assert "you let 2 agents help on Voice after 60 s" in log(run.desk)


def test_as_planned_ends_the_help() -> None:
    run = at(busy())
    decide(run, "routing", channel="voice", how="overflow", after_s=20)
    run.advance(NINE + 20 * MIN)
    decide(run, "routing", channel="voice", how="as_planned")
    run.advance(NINE + 60 * MIN)
    assert by_dee(run)
    assert max(when for when, _ in by_dee(run)) <= 22.0


def test_help_means_that_fewer_wait_long_and_the_helpers_own_queue_waits_longer() -> None:
    waits: dict[bool, list[float]] = {}
    for decided in (False, True):
        voice: list[float] = []
        chat: list[float] = []
        for seed in range(1, 5):
            run = at(busy(), seed=seed)
            if decided:
                decide(run, "routing", channel="voice", how="overflow", after_s=20)
            run.advance(NINE + 115 * MIN)
            for one in run.ledger.contacts:
                if one.answered_s >= NINE and one.type.own_channel.medium in ("voice", "chat"):
                    (voice if one.type.own_channel.medium == "voice" else chat).append(one.wait_s)
        waits[decided] = [sum(voice) / len(voice), sum(chat) / len(chat)]
    assert waits[True][0] < waits[False][0]
    assert waits[True][1] > waits[False][1]


def shared() -> Scenario:
    """Everyone on voice serves two queues of it."""
    queues = {
        "claims": {"channel": "voice", "skill": "claims"},
        "voice": {"channel": "voice", "skill": "voice"},
    }
    drivers = {
        "login": {"resolvable": 0.9, "hostility": 0.05, "manager": 0.0},
        "billing": {"resolvable": 0.8},
    }
    agents = [
        {"id": f"a{n}", "group": "phones", "skills": {"voice": 1, "claims": 1}, "on": ["voice", "chat"]}
        for n in (1, 2)
    ]
    return quiet(floor__queues=queues, drivers=drivers, floor__agents=agents)


def test_raising_gives_points_and_setting_back_takes_them() -> None:
    run = at(shared())
    queues = run.floor.compiled.channel_index["voice"]
    before = [queue.priority for queue in run.floor.channels[queues].queues]
    decide(run, "routing", channel="voice", how="raise")
    run.advance(NINE + 4 * MIN)
    assert [queue.priority - 10.0 for queue in run.floor.channels[queues].queues] == before
    assert why_not(run, "routing", channel="voice", how="raise") == "Voice goes first already."
    decide(run, "routing", channel="voice", how="as_planned")
    run.advance(NINE + 8 * MIN)
    assert [queue.priority for queue in run.floor.channels[queues].queues] == before


def test_it_shows_who_is_trained_on_what() -> None:
    seen = facts(at(quiet()), "routing", channel="voice", how="overflow")
    assert "Voice: 5 agents trained, 3 on; also trained: Dee and Eve" in seen


def test_what_would_change_nothing_says_so() -> None:
    run = at(quiet())
    assert why_not(run, "routing", channel="voice", how="as_planned") == (
        "Voice is routed as planned already."
    )
    assert "nobody who is on Voice takes contacts of another queue" in str(
        why_not(run, "routing", channel="voice", how="raise")
    ).replace("Nobody", "nobody")
    assert why_not(run, "routing", channel="email", how="overflow") == (
        "Nobody else at work is trained on Email."
    )
    decide(run, "routing", channel="voice", how="overflow", after_s=60)
    run.advance(NINE + 3 * MIN)
    assert why_not(run, "routing", channel="voice", how="overflow", after_s=60) == (
        "Others help on Voice after 60 s already."
    )
