"""D7, D11, D12, D13 in the inbox: what answers cost and bring, now and later, and what silence does."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.content import content_dir
from floorsim.run.run import Run
from floorsim.scenario.yaml.reader import read_yaml
from tests.desk.desks import MIN, NINE, agent, at, decide, quiet, why_not

ARRIVES_S = NINE + 5 * MIN


def shared(id: str, **changes: Any) -> dict[str, Any]:
    """A shared message about Ana at five past nine."""
    file = content_dir("data") / "messages" / f"{id}.yaml"
    written = dict(read_yaml(file.read_bytes(), id).tree)
    written.pop("words", None)
    return {"id": id, "at": "09:05", "agent": "ana", **written, **changes}


def arrived(id: str, **changes: Any) -> Run:
    """The run a moment after the message has come."""
    return at(quiet(messages=[shared(id, **changes)]), ARRIVES_S + 1.0)


def answered(id: str, choice: str, until_min: float = 30) -> Run:
    """So many minutes after an answer was begun."""
    run = arrived(id)
    decide(run, "answer", message=id, choice=choice)
    run.advance(run.now_s + until_min * MIN)
    return run


def breaches(run: Run) -> list[str]:
    return [one.detail for one in run.ledger.effects if one.what == "compliance"]


def trust(run: Run) -> float:
    return run.observe().trust


@pytest.mark.parametrize(
    ("id", "contains", "lets_happen"),
    [
        ("smell_of_gas", "ring_now", ("book", "earlier")),
        ("wont_be_around", "stay", ("helpline", "holiday")),
        ("warm_battery", "safety_first", ("keep_quiet",)),
        ("somebody_elses_letter", "collect", ("shred", "send_on")),
        ("statement_wrong_address", "report", ("recall_only", "customer_first")),
        ("recording_to_keep", "lock", ("download", "ask_agent")),
    ],
)
def test_d11_d12_danger_and_slips_are_contained_or_fail_the_gate(
    id: str, contains: str, lets_happen: tuple[str, ...]
) -> None:
    assert breaches(answered(id, contains)) == []
    for choice in lets_happen:
        assert len(breaches(answered(id, choice))) == 1, choice
    run = arrived(id, deadline="5m")
    run.advance(ARRIVES_S + 5 * MIN + 1.0)
    assert len(breaches(run)) == 1
    assert why_not(run, "answer", message=id, choice=contains) is not None


def test_d11_a_call_about_a_danger_takes_its_minutes_and_the_floor_is_unseen_meanwhile() -> None:
    run = arrived("smell_of_gas")
    choice = next(one for one in run.observe().inbox[0].choices if one.id == "ring_now")
    assert (choice.minutes, choice.hands_on) == (8, True)
    decide(run, "answer", message="smell_of_gas", choice="ring_now")
    run.advance(run.now_s + 5 * MIN)
    assert run.observe().own_time.blind
    run.advance(run.now_s + 5 * MIN)
    assert not run.observe().own_time.blind


def test_d12_a_slip_that_is_reported_together_teaches_the_check_and_one_waved_off_does_not() -> None:
    place = 1  # verification
    skills = {}
    for choice in ("report", "recall_only"):
        run = arrived("statement_wrong_address")
        before = agent(run, "ana").wellbeing.step_skill[place]
        decide(run, "answer", message="statement_wrong_address", choice=choice)
        run.advance(run.now_s + 30 * MIN)
        skills[choice] = agent(run, "ana").wellbeing.step_skill[place] - before
    assert skills["report"] == pytest.approx(0.01)
    assert skills["recall_only"] == 0.0


def test_d7_a_rule_made_up_on_the_spot_pleases_now_and_is_found_out_an_hour_later() -> None:
    soon, later = (trust(answered("two_days_late", "approve", minutes)) for minutes in (30, 70))
    assert later < soon
    assert soon == pytest.approx(0.6)


def test_d7_the_question_to_its_owner_is_owed_and_kept_it_is_worth_more_than_broken() -> None:
    ends = {}
    for kept in (True, False):
        run = answered("two_days_late", "ask_owner", 10)
        owed = next(item for item in run.observe().inbox if item.category == "promise")
        if kept:
            decide(run, "answer", message=owed.id, choice=owed.choices[0].id)
        run.advance(run.now_s + 95 * MIN)
        ends[kept] = trust(run)
    assert ends[True] - ends[False] == pytest.approx(0.03 + 0.05)


def test_d13_a_post_is_answered_once_in_public_by_what_is_true_and_arguing_feeds_it() -> None:
    worth = {
        choice: trust(answered("hung_up_on_my_mum", choice, 60))
        for choice in ("own_and_call", "correct_them", "private_only")
    }
    assert worth["own_and_call"] > worth["private_only"] > worth["correct_them"]


def test_d13_whoever_has_followers_gets_what_anybody_gets() -> None:
    assert trust(answered("video_by_tonight", "as_anyone", 100)) > trust(
        answered("video_by_tonight", "new_machine", 100)
    )
    effects = answered("video_by_tonight", "new_machine").ledger.effects
    assert [one.amount for one in effects if one.what == "money"] == [349]
