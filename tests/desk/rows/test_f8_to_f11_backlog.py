"""F8 order of the backlog, F9 sprint, F10 holding replies and duplicates, F11 when the bot hands over."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from floorsim.floor.contact import BOT, CHASE, REPEAT, WAITING, Contact
from floorsim.floor.demand.deadlines import lost_s
from floorsim.floor.holding_replies import CLOSED_RETURNS
from floorsim.floor.pick_order import AT_RISK_S
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import effects, facts, owed

HOUR = 3600.0


def a_backlog(**changes: Any) -> Scenario:
    """Eighty emails are open at eight, from fresh to 40 h old; resets take 2 minutes, disputes 12.

    Late ones are chased by phone within hours. Eve works on them, and Dee could.
    """
    text = quiet(floor__play={"from": "09:00", "to": "12:00"}).model_dump(by_alias=True, exclude_unset=True)
    streams = text["demand"]["streams"]
    age = {"uniform": ["1h", "40h"]}
    streams["email"] |= {
        "forecast": {"per_hour": 0},
        "drivers": {"reset": 1, "dispute": 1},
        "backlog": [
            {"open": 40, "age": age, "driver": "reset"},
            {"open": 40, "age": age, "driver": "dispute"},
        ],
    }
    text["drivers"] |= {"reset": {"handle": 0.5}, "dispute": {"handle": 3.0}}
    streams["email"] |= changes.pop("stream", {})
    text["floor"]["channels"]["email"]["chase"] = {
        "to": "voice",
        "share": 0.9,
        "after_target": {"uniform": ["1h", "3h"]},
    }
    dee = next(one for one in text["floor"]["agents"] if one["id"] == "dee")
    dee["skills"] = {"chat": 1, "email": 0.9}
    dee["overtime_willing"] = True
    return Scenario.model_validate(text)


def emails(run: Run) -> list[Contact]:
    return [one for one in run.ledger.contacts if one.type.stream_id == "email"]


def taken(run: Run, since_s: float) -> list[Contact]:
    """Emails that somebody took after a time, in that order."""
    found = [one for one in emails(run) if one.answered_s > since_s and one.agent >= 0]
    return sorted(found, key=lambda one: one.answered_s)


def due_s(contact: Contact) -> float:
    return lost_s(contact, contact.type.own_channel.spec.target.within)


def ordered(how: str, until_s: float = NINE + 90 * MIN) -> tuple[Run, list[Contact]]:
    run = at(a_backlog())
    decide(run, "backlog_order", channel="email", how=how)
    run.advance(until_s)
    return run, taken(run, NINE + 3 * MIN)


def test_f8_newest_first_takes_them_from_the_end_and_first_in_first_out_from_the_start() -> None:
    _, newest = ordered("newest_first")
    came = [one.arrived_s for one in newest]
    assert len(came) > 5
    assert came == sorted(came, reverse=True)
    run = at(a_backlog())
    decide(run, "backlog_order", channel="email", how="newest_first")
    run.advance(NINE + 20 * MIN)
    decide(run, "backlog_order", channel="email", how="first_in_first_out")
    run.advance(NINE + 90 * MIN)
    after = [one.arrived_s for one in taken(run, NINE + 24 * MIN)]
    assert after == sorted(after)
    assert after[0] < came[-1]


def test_f8_oldest_at_risk_takes_what_can_still_be_kept_before_what_is_lost_and_then_the_oldest() -> None:
    _, order = ordered("oldest_at_risk")
    at_risk = [0.0 <= due_s(one) - one.answered_s <= AT_RISK_S for one in order]
    assert any(at_risk)
    assert not all(at_risk)
    for one, later in pairwise(order):
        if 0.0 <= due_s(later) - one.answered_s <= AT_RISK_S:
            assert due_s(one) <= due_s(later)


def test_f8_the_count_falls_fastest_with_the_easy_ones_and_fewer_of_those_at_risk_are_kept() -> None:
    left, kept = {}, {}
    for how in ("easy_first", "oldest_at_risk"):
        run, _ = ordered(how, NINE + 3 * HOUR)
        left[how] = sum(one.disposition == WAITING for one in emails(run))
        kept[how] = sum(NINE <= one.answered_s <= due_s(one) <= NINE + 6 * HOUR for one in emails(run))
    assert left["easy_first"] < left["oldest_at_risk"]
    assert kept["easy_first"] < kept["oldest_at_risk"]


def test_f8_shows_ages_what_is_at_risk_and_what_is_in_it() -> None:
    seen = facts(at(a_backlog()), "backlog_order", channel="email", how="easy_first")
    assert " open, " in seen[0]
    assert "over 24" not in seen[0]
    assert "past the target" in seen[1]
    assert "now: first in, first out" in seen
    assert seen[-1].startswith("shortest first: ")
    assert seen[-1].index("reset") < seen[-1].index("dispute")


def test_f8_says_where_it_makes_no_sense_and_what_holds_already() -> None:
    run = at(a_backlog())
    assert why_not(run, "backlog_order", channel="voice", how="newest_first") == (
        "On Voice customers wait on the line, first come first served."
    )
    assert why_not(run, "backlog_order", channel="email", how="first_in_first_out") == (
        "Email is worked first in, first out already."
    )
    alike = at(a_backlog(stream={"drivers": {"billing": 1}, "backlog": [{"open": 9}]}))
    assert "takes about as long" in str(why_not(alike, "backlog_order", channel="email", how="easy_first"))


def test_f8_a_looked_at_queue_still_says_how_old_its_oldest_is() -> None:
    run = at(a_backlog())
    oldest_s = run.observe().channels[2].longest_wait_s
    decide(run, "backlog_order", channel="email", how="newest_first")
    run.advance(NINE + 5 * MIN)
    assert run.observe().channels[2].longest_wait_s == pytest.approx(oldest_s + 5 * MIN)


SPRINT = {"channel": "email", "agents": ["dee"], "length": 60}


def test_f9_people_leave_their_channel_for_the_backlog_and_are_back_at_its_time() -> None:
    run = at(a_backlog())
    decide(run, "backlog_sprint", **SPRINT, older_than=0)
    run.advance(NINE + 30 * MIN)
    email = run.floor.compiled.channel_index["email"]
    assert agent(run, "dee").on == (email,)
    assert any(one.agent == agent(run, "dee").index for one in taken(run, NINE))
    run.advance(NINE + 100 * MIN)
    assert agent(run, "dee").on == agent(run, "dee").home
    assert "the sprint on Email is over: its time is over" in log(run.desk)


def test_f9_it_ends_before_when_nothing_is_older_than_the_stop_rule() -> None:
    small = {"backlog": [{"open": 8, "age": "30h", "driver": "dispute"}, {"open": 9, "driver": "dispute"}]}
    run = at(a_backlog(stream=small))
    decide(run, "backlog_sprint", **SPRINT, older_than=24)
    run.advance(NINE + 40 * MIN)
    assert "the sprint on Email is over: nothing is left that is older than you said" in log(run.desk)
    assert agent(run, "dee").on == agent(run, "dee").home


def test_f9_in_overtime_only_the_willing_stay_paid_from_the_budget() -> None:
    run = at(a_backlog())
    before = run.desk.workspace.budget.overtime_left_s
    decide(run, "backlog_sprint", **SPRINT, older_than=0, when="overtime")
    run.advance(NINE + 6 * MIN)
    assert run.desk.workspace.budget.overtime_left_s == before - HOUR
    assert agent(run, "dee").shift_end_s == 17 * HOUR
    assert why_not(run, "backlog_sprint", **SPRINT, when="overtime") == "Dee stays longer already."
    assert why_not(run, "backlog_sprint", channel="email", agents=["eve"], when="now") == (
        "Eve works on Email alone already."
    )


def test_f9_shows_the_backlog_its_work_and_the_live_queues() -> None:
    run = at(a_backlog())
    seen = facts(run, "backlog_sprint", **SPRINT)
    assert any("of work at" in line for line in seen)
    assert any(line.startswith("Voice: ") for line in seen)
    assert "nothing on Email is older than 72 hours" in str(
        why_not(run, "backlog_sprint", **SPRINT, older_than=72)
    ).replace("Nothing", "nothing")


HONEST = {"channel": "email", "how": "honest", "within": 150}


def calls(run: Run, origin: int) -> list[Contact]:
    return [one for one in run.ledger.contacts if one.origin == origin and one.arrived_s > NINE + 8 * MIN]


def test_f10_told_a_time_customers_wait_and_when_it_is_not_kept_many_are_angry() -> None:
    told, untold = at(a_backlog()), at(a_backlog())
    assert owed(told, "holding_replies", **HONEST)[0].endswith("answers by 11:38")
    decide(told, "holding_replies", **HONEST)
    for run in (told, untold):
        run.advance(NINE + 150 * MIN)
    assert len(calls(told, CHASE)) < len(calls(untold, CHASE)) / 2
    told.advance(NINE + 180 * MIN)
    angry = [one for one in calls(told, CHASE) if one.hostile]
    assert len(angry) > 2
    assert min(one.arrived_s for one in angry) >= NINE + 158 * MIN
    assert effects(told, "trust")
    (kept,) = [amount for _, amount, _ in effects(told, "told_time")]
    assert 0.0 < kept < 0.9


def test_f10_merging_closes_only_what_was_answered_since() -> None:
    run = at(a_backlog(), NINE + 100 * MIN)

    def answered() -> set[int]:
        return {one.root for one in run.ledger.contacts if one.origin == CHASE and one.answered_s > 0}

    twice = [one for one in emails(run) if one.disposition == WAITING and one.root in answered()]
    assert twice
    decide(run, "holding_replies", channel="email", how="merge")
    run.advance(NINE + 110 * MIN)
    closed = [one for one in emails(run) if one.agent == run.floor.supervisor.index]
    assert set(twice) <= {*closed, *taken(run, NINE + 100 * MIN)}
    assert all(one.root in answered() for one in closed)
    assert not [one for one in calls(run, REPEAT) if one.root in {two.root for two in closed}]


def test_f10_closed_unread_the_count_falls_and_most_come_back_angry() -> None:
    run = at(a_backlog())
    late = [one for one in emails(run) if one.disposition == WAITING and due_s(one) < NINE + 8 * MIN]
    decide(run, "holding_replies", channel="email", how="bulk_resolve")
    run.advance(NINE + 9 * MIN)
    closed = [one for one in late if one.agent == run.floor.supervisor.index]
    assert len(closed) > 5
    assert run.observe().channels[2].over_target == 0
    back = [one for one in closed if one.returns_s > 0]
    assert all((one.draws[2] < CLOSED_RETURNS) == (one in back) for one in closed)
    run.advance(12 * HOUR)
    came = [
        one for one in run.ledger.contacts if one.origin == REPEAT and one.root in {two.id for two in back}
    ]
    assert came
    assert all(one.hostile for one in came)


def test_f10_says_when_there_is_nobody_to_write_to() -> None:
    run = at(a_backlog())
    decide(run, "holding_replies", **HONEST)
    run.advance(NINE + 9 * MIN)
    assert "waits without having been told" in str(why_not(run, "holding_replies", **HONEST))
    assert "answered since" in str(why_not(at(quiet()), "holding_replies", channel="email", how="merge"))
    assert any(
        "were told a time for their answer" in line
        for line in facts(run, "backlog_order", channel="email", how="newest_first")
    )


def with_a_bot(**changes: Any) -> Scenario:
    """Half of those who chat stay with a bot."""
    text = a_scenario(**changes).model_dump(by_alias=True, exclude_unset=True)
    text["demand"]["streams"]["chat"] |= {
        "forecast": {"per_hour": 60},
        "bot": {"keeps": 0.5, "fails": 0.3, "angry": 0.5, "back": {"uniform": ["10m", "30m"]}},
    }
    return Scenario.model_validate(text)


def chats_of(run: Run) -> tuple[list[Contact], list[Contact], list[Contact]]:
    """First chats since nine that the bot kept, those handed over, and those who came back from it."""
    own = [
        one for one in run.ledger.contacts if one.type.stream_id == "chat" and one.arrived_s > NINE + 6 * MIN
    ]
    kept = [one for one in own if one.agent == BOT]
    back = [one for one in own if one.origin == REPEAT]
    return kept, [one for one in own if one.attempt == 0 and one.agent != BOT], back


def through(how: str) -> tuple[float, float, float]:
    """Share that the bot kept, share of those that came back, and how many of these were hostile."""
    kept, handed = 0, 0
    back: list[Contact] = []
    for seed in range(1, 5):
        run = at(with_a_bot(), seed=seed)
        if how != "as_planned":
            decide(run, "bot_handover", channel="chat", how=how)
        run.advance(NINE + 110 * MIN)
        own = chats_of(run)
        kept, handed, back = kept + len(own[0]), handed + len(own[1]), [*back, *own[2]]
    return kept / (kept + handed), len(back) / kept, sum(one.hostile for one in back) / max(1, len(back))


def test_f11_loosened_the_bot_keeps_fewer_and_fails_fewer_tightened_more() -> None:
    loose, planned, tight = (through(how) for how in ("loosen", "as_planned", "tighten"))
    assert loose[0] == pytest.approx(0.30, abs=0.05)
    assert planned[0] == pytest.approx(0.50, abs=0.05)
    assert tight[0] == pytest.approx(0.625, abs=0.05)
    assert loose[1] < planned[1] < tight[1]
    assert 0.3 < planned[2] < 0.7


def test_f11_the_forecast_is_what_comes_through_and_the_bot_stands_on_no_wallboard() -> None:
    run = at(with_a_bot(), NINE + 110 * MIN)
    kept, handed, back = chats_of(run)
    assert len(kept) > 50
    assert len(handed) + len(back) == pytest.approx(60 * 104 / 60, rel=0.35)
    view = next(one for one in run.observe().channels if one.id == "chat")
    assert view.offered == len([one for one in run.ledger.contacts if one.type.stream_id == "chat"
                                and one.agent != BOT and one.arrived_s >= NINE])  # fmt: skip


def test_f11_shows_what_it_keeps_and_who_came_back_and_says_when_there_is_no_bot() -> None:
    run = at(with_a_bot(), NINE + 60 * MIN)
    seen = facts(run, "bot_handover", channel="chat", how="tighten")
    assert seen[0].startswith("the bot kept ")
    assert "came back from it in the last hour" in seen[1]
    assert seen[2].startswith("Chat: ")
    assert why_not(run, "bot_handover", channel="chat", how="as_planned") == (
        "The bot in front of Chat does so already."
    )
    assert why_not(run, "bot_handover", channel="voice", how="loosen") == "There is no bot in front of Voice."
    none = at(quiet())
    assert (
        why_not(none, "bot_handover", channel="chat", how="loosen")
        == "There is no bot in front of a queue here."
    )
