"""D1, D7, D8 and D11 to D14 are cases to answer: what they show, and what each way brings."""

from __future__ import annotations

import pytest

from floorsim.run.run import Run
from floorsim.scenario.escalation_library import Fits, escalation_cases
from floorsim.supervisors.filling import reply
from tests.desk.cases_of_library import asked, escalations
from tests.desk.desks import MIN, agent, decide, why_not

Patch = pytest.MonkeyPatch


def brought(patch: Patch, id: str, seed: int = 1) -> Run:
    """A run in which the first customer has brought this case of the library."""
    case = escalation_cases()[id].model_copy(update={"fits": Fits()})
    return asked(patch, seed=seed, case=case)


def answered(patch: Patch, id: str, *answers: str, seed: int = 1) -> Run:
    """The same, with these answers given one after the other."""
    run = brought(patch, id, seed)
    item = escalations(run)[0].id
    for answer in answers:
        minutes = next(one.minutes for one in escalations(run)[0].choices if one.id == answer)
        decide(run, "escalation", message=item, choice=answer)
        run.advance(run.now_s + minutes * MIN + 1)
    return run


def chance(run: Run) -> float:
    """The chance that the customer had to let it rest."""
    return next(one.amount for one in run.ledger.effects if one.what == "recover")


def breaches(run: Run) -> int:
    return len(run.ledger.compliance)


# D1


def test_d1_taking_coaching_and_calling_differ_in_your_minutes_and_in_who_learns(monkeypatch: Patch) -> None:
    run = brought(monkeypatch, "cover-goes-on")
    ways = {one.id: (one.minutes, one.hands_on) for one in escalations(run)[0].choices}
    assert ways == {"take_now": (4, True), "callback": (3, False), "send_back": (4, False)}
    coached = answered(monkeypatch, "cover-goes-on", "send_back")
    taken = answered(monkeypatch, "cover-goes-on", "take_now", "ask", "owner")
    assert [one.what for one in coached.ledger.effects].count("skill") == 2
    assert [one.what for one in taken.ledger.effects].count("skill") == 0
    assert chance(taken) > chance(coached)


def test_d1_a_promised_call_is_named_as_owed_before_it_is_promised(monkeypatch: Patch) -> None:
    run = brought(monkeypatch, "cover-goes-on")
    item = escalations(run)[0]
    assert item.facts is not None
    callback = next(one for one in item.choices if one.id == "callback")
    owed = reply(item, callback).owed(run.desk.workspace)
    assert len(owed) == 1
    assert owed[0].startswith(f"Call {item.facts.customer} back by 09:")
    take = next(one for one in item.choices if one.id == "take_now")
    assert list(reply(item, take).owed(run.desk.workspace)) == []


# D7


def test_d7_holding_and_asking_keeps_the_rule_and_improvising_breaks_it(monkeypatch: Patch) -> None:
    hold = answered(monkeypatch, "two-rules-one-case", "take_now", "hold")
    decided = answered(monkeypatch, "two-rules-one-case", "take_now", "strict")
    improvised = answered(monkeypatch, "two-rules-one-case", "take_now", "pay_all")
    assert (breaches(hold), breaches(decided), breaches(improvised)) == (0, 0, 1)
    assert chance(hold) > chance(decided)
    assert hold.observe().budget.money_spent == 40
    assert improvised.observe().budget.money_spent == 85
    assert "Rule 4.2" in (escalations(hold)[0].facts or pytest.fail("no facts")).policy


# D8


def test_d8_one_warning_makes_it_a_conversation_and_ending_without_one_risks_a_complaint(
    monkeypatch: Patch,
) -> None:
    warned = answered(monkeypatch, "threat-at-the-counter", "take_now", "warn", "own")
    tolerated = answered(monkeypatch, "threat-at-the-counter", "take_now", "calm")
    assert chance(warned) > chance(tolerated)
    ended = answered(monkeypatch, "threat-at-the-counter", "end_it")
    trust = ended.observe().trust
    ended.advance(ended.now_s + 45 * MIN)
    assert ended.observe().trust < trust


def test_d8_an_agent_who_may_warn_bears_it_better_than_one_who_has_to_put_up_with_it(
    monkeypatch: Patch,
) -> None:
    morale = {}
    for answers in (("warn",), ("take_now", "apologise")):
        run = answered(monkeypatch, "insults-at-the-new-hire", *answers)
        moved = [one.amount for one in run.ledger.effects if one.what == "morale"]
        morale[answers[0]] = sum(moved)
        assert agent(run, escalations(run)[0].agent or "")
    assert morale["warn"] > 0 > morale["take_now"]


# D11


@pytest.mark.parametrize(
    ("id", "right", "usual"),
    [("safe-account-call", "fraud_now", "form_link"), ("told-to-phone-and-deaf", "relay", "policy_note")],
)
def test_d11_the_vulnerable_are_recognised_or_the_gate_fails(
    monkeypatch: Patch, id: str, right: str, usual: str
) -> None:
    run = brought(monkeypatch, id)
    assert escalation_cases()[id].vulnerable
    assert "risk" not in str(escalations(run)[0].facts)
    assert breaches(answered(monkeypatch, id, "take_now", right)) == 0
    assert breaches(answered(monkeypatch, id, "take_now", usual)) == 1


# D12


def test_d12_a_card_number_is_contained_and_reported_or_the_gate_fails(monkeypatch: Patch) -> None:
    id = "card-number-in-the-notes"
    found = {
        way: breaches(answered(monkeypatch, id, "take_now", way))
        for way in ("contain", "delete", "reassure", "agents_fault")
    }
    assert found == {"contain": 0, "delete": 1, "reassure": 1, "agents_fault": 1}


# D13


def test_d13_one_true_public_answer_calms_and_arguing_or_silence_spreads(monkeypatch: Patch) -> None:
    hostile = {}
    for way in ("both", "correct", "wait"):
        run = answered(monkeypatch, "queue-photo-goes-round", "take_now", way)
        held = [one for one in run.ledger.effects if one.what == "hostility"]
        hostile[way] = held[0].amount
    assert hostile["both"] < 1 < hostile["wait"] < hostile["correct"]


# D14


def test_d14_a_fourth_contact_owned_to_the_end_is_settled_more_often_than_one_begun_anew(
    monkeypatch: Patch,
) -> None:
    owned = answered(monkeypatch, "end-of-day-on-monday", "take_now", "ask_first", "ten_sharp")
    anew = answered(monkeypatch, "end-of-day-on-monday", "take_now", "escalate")
    assert (escalations(owned)[0].facts or pytest.fail("no facts")).contact == 4
    assert chance(owned) > 2 * chance(anew)
    id = escalations(owned)[0].id
    reason = why_not(owned, "escalation", message=id, choice="ten_sharp")
    assert reason is not None
