"""A customer who wants a manager is taken, promised a call, sent back or left alone, and acts accordingly."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.view import MessageView
from floorsim.floor.contact import CHASE, UNSET, Contact
from floorsim.floor.measures.cases import Case, cases_of
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, why_not

PROMISE_S = 30 * MIN
DRIVERS = {
    "login": {"title": "Logging in", "resolvable": 0.0, "hostility": 1.0, "manager": 1.0},
    "billing": {"resolvable": 0.8},
}
STREAMS = {
    "voice": {
        "forecast": {"per_hour": 12},
        "drivers": {"login": 1},
        "talk": {"constant": "3m"},
        "repeat": {"share": 1.0, "same_day": 1.0, "same_day_delay": {"constant": "90m"}},
    }
}


def until_asked(seed: int = 1, **kwargs: Any) -> Run:
    """A run at the moment when the first customer of the played time has asked for a manager."""
    run = at(a_scenario(drivers=DRIVERS, demand__streams=STREAMS), seed=seed, **kwargs)
    while not escalations(run):
        run.advance(run.now_s + 10)
    return run


def escalations(run: Run) -> list[MessageView]:
    """The escalations in the inbox."""
    return [item for item in run.observe().inbox if item.category == "escalation"]


def first_case(run: Run, category: str) -> Case:
    """The first case of a category in the ledger."""
    return next(case for case in cases_of(run.ledger) if case.record.category == category)


def customer(run: Run) -> Contact:
    """The contact whose customer asked first."""
    about = first_case(run, "escalation").record.about
    return next(contact for contact in run.ledger.contacts if contact.key == about)


def followers(run: Run, contact: Contact) -> list[Contact]:
    """Contacts that follow this one."""
    return [other for other in run.ledger.contacts if other.parent == contact.id]


def test_a_scenario_that_sets_the_cost_of_taking_it_keeps_the_other_ways_in_proportion() -> None:
    run = at(
        a_scenario(
            drivers=DRIVERS,
            demand__streams=STREAMS,
            decisions={"costs": {"escalation": {"minutes": 6}}},
        )
    )
    while not escalations(run):
        run.advance(run.now_s + 10)
    offered = {choice.id: choice.minutes for choice in escalations(run)[0].choices}
    assert offered == {"take_now": 6, "callback": 2.5, "send_back": 2}
    for way, minutes in offered.items():
        decision = decision_from("escalation", {"choice": way})
        assert run.desk.timing(decision).minutes == minutes


def test_a_request_for_a_manager_reaches_the_inbox_with_three_ways_and_a_deadline() -> None:
    run = until_asked()
    item = escalations(run)[0]
    assert [(choice.id, choice.minutes) for choice in item.choices] == [
        ("take_now", 12),
        ("callback", 5),
        ("send_back", 4),
    ]
    assert item.deadline_s == item.at_s + 10 * MIN
    assert item.agent in {"ana", "ben", "cai", "fay"}
    assert "voice (logging in)" in item.text
    assert first_case(run, "escalation").at_s("remedied") == UNSET


def test_taken_by_the_supervisor_the_matter_ends_and_the_customer_stays_away() -> None:
    run = until_asked()
    decide(run, "escalation", message=escalations(run)[0].id, choice="take_now")
    assert run.observe().own_time.blind
    assert customer(run).returns_s > run.now_s
    done_s = run.now_s + 12 * MIN
    run.advance(done_s + 1)
    assert customer(run).resolved
    assert customer(run).returns_s == UNSET
    assert first_case(run, "escalation").at_s("remedied") == done_s
    run.advance_to_end()
    assert followers(run, customer(run)) == []


def test_whoever_is_left_alone_comes_back_the_same_day_and_hostile_once() -> None:
    run = until_asked()
    asked = customer(run)
    run.advance(run.now_s + 11 * MIN)
    assert escalations(run)[0].state == "missed"
    run.advance(run.now_s + 50 * MIN)
    back = followers(run, asked)
    assert [(contact.origin, contact.hostile) for contact in back] == [(CHASE, True)]
    assert back[0].arrived_s == asked.returns_s
    run.advance_to_end()
    assert len(followers(run, asked)) == 1


HOSTILE_EARLY: dict[str, Any] = {
    "id": "bad_mood",
    "title": "Bad mood",
    "from": "08:00",
    "to": "09:30",
    "effects": [{"hostility": {"drivers": ["login"], "to": 1}}],
}


def test_being_left_alone_undoes_what_was_resolved_and_is_not_forgotten() -> None:
    drivers = {**DRIVERS, "login": {"resolvable": 1.0, "manager": 1.0}}
    run = at(a_scenario(drivers=drivers, demand__streams=STREAMS, incidents=[HOSTILE_EARLY]))
    while not escalations(run):
        run.advance(run.now_s + 10)
    asked = customer(run)
    assert asked.resolved
    run.advance_to_end()
    assert not asked.resolved
    assert [contact.hostile for contact in followers(run, asked)] == [True]
    others = [contact for contact in run.ledger.contacts if contact.arrived_s > NINE + 31 * MIN]
    assert not any(contact.hostile for contact in others if contact.parent < 0)


def test_a_customer_who_was_promised_a_call_waits_for_it() -> None:
    voice = {
        **STREAMS["voice"],
        "repeat": {"share": 1.0, "same_day": 1.0, "same_day_delay": {"constant": "20m"}},
    }
    run = at(a_scenario(drivers=DRIVERS, demand__streams={"voice": voice}))
    while not escalations(run):
        run.advance(run.now_s + 10)
    asked = customer(run)
    decide(run, "escalation", choice="callback")
    run.advance(run.now_s + 5 * MIN + PROMISE_S)
    assert followers(run, asked) == []


def test_a_promised_call_stands_in_the_inbox_and_is_kept_by_making_it() -> None:
    run = until_asked(seed=2)
    decide(run, "escalation", choice="callback")
    made_s = run.now_s + 5 * MIN
    run.advance(made_s + 1)
    promise = next(item for item in run.observe().inbox if item.category == "promise")
    assert promise.deadline_s == made_s + PROMISE_S
    case = first_case(run, "promise")
    assert (case.record.opened_s, case.record.deadline_s) == (made_s, made_s + PROMISE_S)
    assert case.at_s("kept") == UNSET
    decide(run, "answer", message=promise.id, choice="call")
    run.advance(run.now_s + 2 * MIN)
    assert run.observe().own_time.doing == "calling a customer back as you promised"
    assert run.observe().own_time.blind
    run.advance(made_s + 15 * MIN)
    assert first_case(run, "promise").at_s("kept") > 0
    assert customer(run).returns_s == UNSET


def test_a_promise_not_kept_is_a_second_failure() -> None:
    run = until_asked(seed=2)
    asked = customer(run)
    decide(run, "escalation", choice="callback")
    run.advance(run.now_s + 5 * MIN + PROMISE_S + MIN)
    assert run.observe().trust < 0.6
    assert first_case(run, "promise").at_s("kept") == UNSET
    assert any("was not called back as you promised" in line for line in log(run.desk))
    run.advance(run.now_s + 45 * MIN)
    assert [contact.hostile for contact in followers(run, asked)] == [True]


def test_sent_back_with_advice_some_end_well_and_others_wear_the_agent() -> None:
    outcomes = {}
    for seed in range(1, 9):
        run = until_asked(seed=seed)
        who = agent(run, escalations(run)[0].agent or "")
        morale = who.wellbeing.morale
        decide(run, "escalation", choice="send_back")
        run.advance(run.now_s + 4 * MIN + 1)
        outcomes[customer(run).resolved] = who.wellbeing.morale - morale
        assert (first_case(run, "escalation").at_s("remedied") > 0) == customer(run).resolved
    assert outcomes[True] > 0 > outcomes[False]


def test_handling_an_escalation_needs_one() -> None:
    run = at(a_scenario())
    assert why_not(run, "escalation", choice="take_now") == "No customer is asking for a manager."


def test_an_escalation_is_not_a_message_to_be_answered() -> None:
    run = until_asked()
    reason = why_not(run, "answer", message=escalations(run)[0].id, choice="take_now")
    assert reason == "No message is waiting for an answer."


def test_the_early_shift_sees_to_those_who_ask_before_play() -> None:
    run = at(a_scenario(drivers=DRIVERS, demand__streams=STREAMS))
    assert run.ledger.finished
    assert all(contact.manager for contact in run.ledger.finished)
    assert run.observe().inbox == ()
