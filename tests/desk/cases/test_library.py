"""The library of escalations: who brings which case, how it is played, what comes of it."""

from __future__ import annotations

import pytest

from floorsim.floor.contact import CHASE, REPEAT, Contact
from floorsim.run.run import Run
from floorsim.scenario.escalation_library import escalation_cases
from floorsim.supervisors.filling import reply
from tests.desk.cases_of_library import asked, customer, escalations, own_case, take
from tests.desk.desks import MIN, decide, log, why_not

Patch = pytest.MonkeyPatch


def followers(run: Run, contact: Contact) -> list[Contact]:
    return [other for other in run.ledger.contacts if other.parent == contact.id]


def events(run: Run, id: str) -> list[str]:
    return [event.event for event in run.ledger.case_events if event.case == id]


def test_every_file_of_the_library_is_read_and_every_way_ends_in_something() -> None:
    ends = {"recover", "customer", "promise", "chance", "depends", "later", "turn"}
    for case in escalation_cases().values():
        for choice in case.every_choice():
            led = choice.leads_to is not None or ends & {one.key for one in choice.effects}
            assert led, f"{case.id}: {choice.id} leaves the customer standing"


def test_the_facts_one_decides_on_are_shown_before_anything_is_taken(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    item = escalations(run)[0]
    facts = item.facts
    assert facts is not None
    assert (facts.tone, facts.loss, facts.authority, facts.linked) == ("angry", 50, 100, 3)
    assert [when for when, _ in facts.history] == ["9 days ago", "yesterday"]
    assert facts.customer in item.subject
    lines = reply(item, item.choices[0]).facts(run.desk.workspace)
    assert lines[0] == "angry, first contact, loss EUR 50, your limit EUR 100"


def test_taking_it_leads_to_what_the_customer_says_and_answers_show_what_they_give(
    monkeypatch: Patch,
) -> None:
    run = asked(monkeypatch)
    item = escalations(run)[0]
    assert {choice.id for choice in item.choices} == {"take_now", "callback", "send_back"}
    decide(run, "escalation", message=item.id, choice="take_now")
    assert run.observe().own_time.blind
    run.advance(run.now_s + 4 * MIN + 1)
    item = escalations(run)[0]
    assert (item.state, item.text) == ("open", "Who is in charge here?")
    assert {choice.id: choice.gives for choice in item.choices} == {
        "right": 60,
        "nothing": 0,
        "over": 150,
        "unwritten": 60,
    }


def test_a_right_remedy_settles_more_customers_than_nothing_and_spends_its_money_once(
    monkeypatch: Patch,
) -> None:
    settled = dict.fromkeys(("right", "nothing"), 0)
    for seed in range(1, 9):
        for answer in settled:
            run = asked(monkeypatch, seed=seed)
            id = take(run, answer)
            happy = customer(run).resolved
            settled[answer] += happy
            assert ("remedied" in events(run, id)) == ("confirmed" in events(run, id)) == happy
            assert run.observe().budget.money_spent == (60 if answer == "right" else 0)
    assert settled["right"] >= 6 > 3 >= settled["nothing"]


def test_who_is_not_satisfied_comes_back_hostile_the_same_day(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    take(run, "nothing")
    assert not customer(run).resolved
    run.advance(run.now_s + 45 * MIN)
    assert [(one.origin, one.hostile) for one in followers(run, customer(run))] == [(CHASE, True)]


def test_the_same_seed_brings_the_same_customers_whatever_was_answered(
    monkeypatch: Patch,
) -> None:
    first, second = asked(monkeypatch, seed=3), asked(monkeypatch, seed=3)
    take(first, "right")
    take(second, "nothing")
    names = [
        [(item.id, item.facts and item.facts.customer) for item in escalations(run)]
        for run in (first, second)
    ]
    common = {id for id, _ in names[0]} & {id for id, _ in names[1]}
    assert len(common) > 1
    assert {one for one in names[0] if one[0] in common} == {one for one in names[1] if one[0] in common}


def test_a_case_comes_once_and_the_next_customer_brings_the_plain_one(
    monkeypatch: Patch,
) -> None:
    run = asked(monkeypatch)
    while len(escalations(run)) < 3:
        run.advance(run.now_s + MIN)
    assert [item.facts is not None for item in escalations(run)] == [True, False, False]


@pytest.mark.parametrize(
    ("block", "brought"), [({}, True), ({"cases": "none"}, False), ({"cases": ["own"]}, True)]
)
def test_a_scenario_says_which_cases_come(
    monkeypatch: Patch, block: dict[str, object], brought: bool
) -> None:
    run = asked(monkeypatch, escalations=block)
    assert (escalations(run)[0].facts is not None) == brought


def test_a_scenario_of_level_1_keeps_the_plain_case(monkeypatch: Patch) -> None:
    run = asked(monkeypatch, meta={"id": "small", "title": "Small", "level": 1})
    assert escalations(run)[0].facts is None


def test_more_than_ones_limit_is_refused_with_what_still_works_and_nothing_is_spent(
    monkeypatch: Patch,
) -> None:
    run = asked(monkeypatch)
    item = escalations(run)[0]
    decide(run, "escalation", message=item.id, choice="take_now")
    run.advance(run.now_s + 4 * MIN + 1)
    reason = why_not(run, "escalation", message=item.id, choice="over")
    assert reason == (
        "EUR 150 is above your limit of EUR 100; "
        "up to that you can give it now; more needs somebody's approval."
    )
    assert run.observe().budget.money_spent == 0


def test_money_that_is_not_there_is_refused(monkeypatch: Patch) -> None:
    run = asked(monkeypatch, decisions={"money_budget": 40})
    item = escalations(run)[0]
    decide(run, "escalation", message=item.id, choice="take_now")
    run.advance(run.now_s + 4 * MIN + 1)
    reason = why_not(run, "escalation", message=item.id, choice="right")
    assert reason == "It costs 60 EUR and 40 EUR of your budget is left."
    assert why_not(run, "escalation", message=item.id, choice="nothing") is None


def test_over_generous_is_a_precedent_contacts_of_that_driver_last_longer(
    monkeypatch: Patch,
) -> None:
    run = asked(monkeypatch, case=own_case(authority=200))
    before = run.floor.compiled.contact_types[0].handle
    take(run, "over")
    assert run.floor.compiled.contact_types[0].handle == pytest.approx(1.06 * before)


def test_a_customer_with_nothing_in_writing_may_ask_again_and_not_once_it_is_confirmed(
    monkeypatch: Patch,
) -> None:
    again = []
    for seed in range(1, 13):
        run = asked(monkeypatch, seed=seed)
        take(run, "unwritten")
        if customer(run).resolved and customer(run).returns_s > 0:
            run.advance(run.now_s + 100 * MIN)
            again += [one.origin for one in followers(run, customer(run))]
    assert again
    assert set(again) == {REPEAT}


def test_a_promised_call_leads_to_the_same_conversation(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    item = escalations(run)[0]
    decide(run, "escalation", message=item.id, choice="callback")
    run.advance(run.now_s + 3 * MIN + 1)
    promise = next(one for one in run.observe().inbox if one.category == "promise")
    assert promise.facts == item.facts
    decide(run, "answer", message=promise.id, choice="call")
    run.advance(run.now_s + 6 * MIN)
    assert escalations(run)[0].text == "Who is in charge here?"
    decide(run, "escalation", message=item.id, choice="right")
    run.advance(run.now_s + 5 * MIN)
    assert "remedied" in events(run, item.id) or any("is not satisfied" in line for line in log(run.desk))


def test_whoever_hangs_in_the_line_without_an_answer_comes_back(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    decide(run, "escalation", message=escalations(run)[0].id, choice="take_now")
    run.advance(run.now_s + 10 * MIN)
    assert escalations(run)[0].state == "missed"
    assert not customer(run).resolved
    assert why_not(run, "escalation", message=escalations(run)[0].id, choice="right") is not None


def test_an_agent_who_is_coached_through_it_learns_whoever_is_relieved_of_it_does_not(
    monkeypatch: Patch,
) -> None:
    run = asked(monkeypatch)
    item = escalations(run)[0]
    decide(run, "escalation", message=item.id, choice="send_back")
    run.advance(run.now_s + 4 * MIN + 1)
    learned = [one.detail for one in run.ledger.effects if one.what == "skill" and one.whom == item.agent]
    assert learned == ["listening", "policy"]
    other = asked(monkeypatch)
    take(other, "right")
    assert not [one for one in other.ledger.effects if one.what == "skill"]


def test_the_tone_follows_what_is_said_to_the_customer_who_speaks_for_themselves(monkeypatch: Patch) -> None:
    angrier = {"id": "cold", "label": "No.", "changes": {"anger": 10}, "leads_to": "line"}
    calmer = {"id": "warm", "label": "I see.", "changes": {"anger": -30}, "leads_to": "line"}
    turns = {"line": {"text": "Who is in charge here?", "choices": [angrier, calmer]}}
    run = asked(monkeypatch, case=own_case(levels={"anger": 50}, turns=turns))
    item = escalations(run)[0]
    trends = []
    for answer in ("take_now", "cold", "warm"):
        decide(run, "escalation", message=item.id, choice=answer)
        run.advance(run.now_s + 4 * MIN + 1)
        seen = escalations(run)[0]
        assert seen.facts is not None
        assert seen.turns[-1].who == seen.facts.customer
        trends.append(seen.facts.trend)
    assert trends == ["", "rising", "falling"]


def test_who_is_back_and_wants_a_manager_again_opens_the_same_case(monkeypatch: Patch) -> None:
    run = asked(monkeypatch, case=own_case(levels={"anger": 50}))
    id = take(run, "nothing")
    while escalations(run)[0].state != "open":
        run.advance(run.now_s + MIN)
    item = escalations(run)[0]
    assert item.id == id
    assert item.facts is not None
    assert (item.facts.contact, item.facts.trend) == (2, "rising")
    assert item.text == "It's me again, for the second time. Nothing has changed. Who decides at your place?"
    assert {"take_now", "callback", "send_back"} == {choice.id for choice in item.choices}
    assert "reopened" in events(run, id)
    take(run, "right")
    assert run.observe().budget.money_spent == 60


def test_an_agent_who_has_gone_home_cannot_be_coached_through_it(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    item = escalations(run)[0]
    run.desk.consequences.send_away(item.agent or "", None)
    run.advance(run.now_s + 4 * MIN)
    reason = why_not(run, "escalation", message=item.id, choice="send_back")
    assert reason is not None
    assert reason.endswith("; take the customer yourself, or promise a call.")
    assert why_not(run, "escalation", message=item.id, choice="take_now") is None
    assert why_not(run, "escalation", message=item.id, choice="callback") is None


def test_a_case_that_is_closed_or_past_its_time_says_so_and_nothing_changes(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    id = take(run, "right")
    before = len(run.ledger.effects)
    for kind in ("make_good", "promise_time"):
        assert why_not(run, kind, message=id, choice="whole" if kind == "make_good" else "vague") is not None
    reason = why_not(run, "escalation", message=id, choice="right")
    assert reason == "It has its answer already: Answer right."
    late = asked(monkeypatch)
    item = escalations(late)[0]
    late.advance((item.deadline_s or 0) + 1)
    reason = why_not(late, "escalation", message=item.id, choice="take_now")
    assert reason is not None
    assert len(run.ledger.effects) == before
