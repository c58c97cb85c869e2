"""A1, A4, A10, A11, A13, E2, E3, H1: the fact one decides on, and what is owed; A10: a booked time."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.contact import ANSWERED
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, quiet
from tests.desk.rows.staffing import effects, facts, owed


@pytest.mark.parametrize(
    ("kind", "arguments", "first"),
    [
        ("move_agents", {"agents": ["ana"], "to": "chat"}, "Chat: "),
        ("chat_cap", {"channel": "chat", "cap": 3}, "Chat: "),
        ("callbacks", {"channel": "voice"}, "Voice: "),
        ("announcement", {"channel": "voice", "message": "honest_range"}, "Voice: customers who join now "),
        ("take_contact", {"channel": "voice"}, "Voice: "),
        ("tell_leadership", {"content": "with_plan"}, "Chat: "),
        ("incident_post", {}, "contacts of the last 30 min: "),
    ],
)
def test_the_fact_one_decides_on_comes_first(kind: str, arguments: dict[str, object], first: str) -> None:
    run = at(a_scenario(), NINE + 30 * MIN)
    assert facts(run, kind, **arguments)[0].startswith(first)


def test_h1_shows_who_has_gone_longest_without_a_rest() -> None:
    assert facts(at(quiet()), "micro_breaks")[0] == "Ana: no break since 08:00, 1h00"


def test_a1_without_a_time_they_are_owed_their_way_back() -> None:
    run = at(quiet())
    assert owed(run, "move_agents", agents=["ana"], to="chat") == ["moving Ana back, when you decide it"]
    assert owed(run, "move_agents", agents=["ana"], to="chat", until="09:30") == []
    until = decision_from("move_agents", {"agents": ["ana"], "to": "chat", "until": "09:30"})
    assert until.ends_s(run.desk.workspace) == NINE + 30 * MIN


def test_e2_a_promised_update_is_owed_with_its_time() -> None:
    assert owed(at(quiet()), "incident_post", next_update=30) == ["an update to the team by 09:33"]


def test_e2_a_flood_of_posts_takes_time_to_read() -> None:
    run = at(quiet())
    for _ in range(3):
        decide(run, "incident_post")
        run.advance(run.now_s + 5 * MIN)
    assert [(amount, detail) for _, amount, detail in effects(run, "handle")] == [(1.03, "begins")]


def too_busy() -> Run:
    demand = a_scenario().model_dump(by_alias=True, exclude_unset=True)["demand"]
    demand["streams"]["voice"]["forecast"] = {"per_hour": 100}
    return at(a_scenario(demand=demand, floor__play={"from": "09:00", "to": "11:59"}))


def test_a10_who_books_a_time_is_called_then_and_not_before() -> None:
    run = too_busy()
    decide(run, "callbacks", channel="voice", over=1, promise=40, slot=True)
    run.advance(NINE + 150 * MIN)
    booked = [one for one in run.ledger.contacts if one.promised_s >= 0.0 and one.disposition == ANSWERED]
    assert booked
    assert min(one.answered_s - (one.promised_s - 40 * MIN) for one in booked) >= 30 * MIN


def test_a10_who_keeps_the_place_may_be_called_sooner_and_the_calls_are_owed() -> None:
    run = too_busy()
    assert owed(run, "callbacks", channel="voice", promise=40) == [
        "a call to each who accepts, within 40 minutes"
    ]
    decide(run, "callbacks", channel="voice", over=1, promise=40)
    run.advance(NINE + 150 * MIN)
    kept = [one for one in run.ledger.contacts if one.promised_s >= 0.0 and one.disposition == ANSWERED]
    assert min(one.answered_s - (one.promised_s - 40 * MIN) for one in kept) < 30 * MIN


def test_a10_the_wallboard_counts_who_booked_neither_as_waiting_nor_twice() -> None:
    run = too_busy()
    decide(run, "callbacks", channel="voice", over=1, promise=40, slot=True)
    for minute in range(3, 100, 7):
        run.advance(NINE + minute * MIN)
        view = run.observe().channels[0]
        line = sum(
            1 for queue in run.floor.channels[0].queues for one in queue.contacts
            if one.disposition == 0 and one.promised_s < 0.0
        )  # fmt: skip
        assert view.waiting == line
