"""What would have happened otherwise: any decision of a run can be left out, and only its effects change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorsim.desk.cases.questions import QUESTION
from floorsim.desk.decisions.content import kind_of
from floorsim.desk.decisions.content_decision import DecisionContent
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.contact import PARTS, UNSET
from floorsim.floor.ledger import RECORDS, Ledger
from floorsim.run.run import Run
from tests.run.branches import (
    PLAYERS,
    SHIPPED,
    cases,
    customer,
    escalations,
    first_contacts,
    leave_one_out,
    played,
    shipped,
    with_one_more,
    with_only,
    without,
)

EVERY_PLAYER = pytest.mark.parametrize(
    ("name", "policy"), [(name, policy) for name in SHIPPED for policy in PLAYERS]
)


def idle() -> Decision:
    """A decision that touches nobody and costs no minutes."""
    content = {
        "kind": "idle",
        "family": "plan",
        "codes": ["Z1"],
        "area": "people",
        "title": "Do nothing",
        "minutes": 0,
        "now": "Nothing.",
        "later": "Nothing.",
        "doing": "doing nothing",
        "done": "you did nothing",
    }
    return kind_of(DecisionContent.model_validate(content))()


def all_but(ledger: Ledger, number: int) -> dict[str, list[object]]:
    """Every record of the ledger but those of the decision of this number and what it brought about."""
    records: dict[str, list[object]] = {name: list(getattr(ledger, name)) for name in RECORDS}
    records["decisions"] = [one for one in ledger.decisions if one.seq != number]
    records["effects"] = [one for one in ledger.effects if one.cause != f"decision:{number}"]
    records["states"] = [log.entries for log in ledger.states]
    records["planned"] = list(ledger.planned)
    records["skills"] = list(ledger.skills)
    records["settled"] = [contact.id for contact in ledger.settled]
    records["finished"] = [contact.id for contact in ledger.finished]
    records["contacts"] = [
        {slot: getattr(contact, slot) for slot in set(PARTS) - {"type", "draws", "first"}}
        | {"key": contact.key, "draws": list(contact.draws)}
        for contact in ledger.contacts
    ]
    return records


def replays_complete(run: Run) -> int:
    """How many leave-one-out branches there are; each must come to its end with every other decision told."""
    for left_out, branch in leave_one_out(run):
        assert branch.ended
        others = [taken for taken in run.taken if taken.seq != left_out.seq]
        impossible = [one.taken for one in branch.not_taken]
        assert sorted([*branch.taken, *impossible]) == sorted(others)
        for one in branch.not_taken:
            assert one.reason[0].isupper()
            assert one.reason.endswith((".", "?"))
            record = next(done for done in branch.ledger.decisions if done.seq == one.taken.seq)
            assert (record.kind, record.done_s) == (one.taken.kind, UNSET)
    return len(run.taken)


def same_names(one: Run, other: Run) -> None:
    """The same customer, case and message have the same id in both branches, and an id means the same."""
    here, there = first_contacts(one), first_contacts(other)
    for key in here.keys() & there.keys():
        a, b = here[key], there[key]
        assert (a.type.stream_id, a.type.driver_id) == (b.type.stream_id, b.type.driver_id)
        assert (a.arrived_s, a.patience_s, list(a.draws)) == (b.arrived_s, b.patience_s, list(b.draws))
        if a.answered_s == b.answered_s == UNSET:
            assert (a.talk_s, a.hold_s, a.after_contact_s) == (b.talk_s, b.hold_s, b.after_contact_s)
    assert [key for key in here if key in there] == [key for key in there if key in here]
    mine, yours = escalations(one), escalations(other)
    for who in mine.keys() & yours.keys():
        both = min(len(mine[who]), len(yours[who]))
        assert mine[who][:both] == yours[who][:both]
        assert mine[who][0] == f"escalation-{who}"
    left, right = cases(one), cases(other)
    for id in left.keys() & right.keys():
        assert left[id].category == right[id].category
        assert customer(left[id]) == customer(right[id])
    sent = {message.id for message in one.scenario.messages}
    for found in (left, right):
        messages = {id for id, case in found.items() if case.category == "message"}
        assert {id for id in messages if not id.startswith(QUESTION)} <= sent


@EVERY_PLAYER
@pytest.mark.parametrize("seed", [1, 2])
def test_any_decision_can_be_left_out_and_what_became_impossible_is_told(
    name: str, policy: str, seed: int
) -> None:
    assert replays_complete(played(name, policy, seed)) >= 5


@pytest.mark.counterfactuals_full
@EVERY_PLAYER
def test_any_decision_of_twenty_seeds_can_be_left_out(name: str, policy: str) -> None:
    assert sum(replays_complete(played(name, policy, seed)) for seed in range(1, 21)) >= 100


def test_a_decision_that_needs_the_one_left_out_is_recorded_as_not_taken() -> None:
    run = Run(shipped("login-outage"), 1)
    run.advance(run.scenario.play_from_s)
    for kind, arguments in (
        ("announcement", {"message": "known_issue"}),
        ("incident_post", {}),
        ("withdraw", {"decision": 1}),
    ):
        run.decide(decision_from(kind, arguments))
    run.advance_to_end()
    branch = without(run, 1)
    (impossible,) = branch.not_taken
    assert impossible.taken == run.taken[2]
    assert impossible.reason == "None of your decisions is queued."
    assert [taken.seq for taken in branch.taken] == [0]


@EVERY_PLAYER
def test_a_decision_that_touches_nobody_and_takes_no_time_changes_nothing(name: str, policy: str) -> None:
    run = played(name, policy, 3)
    before, from_s = all_but(run.ledger, -1), run.scenario.play_from_s
    for part in (0.0, 0.13, 0.5, 0.77, 0.99):
        branch, number = with_one_more(run, idle(), from_s + part * (run.end_s - from_s))
        assert branch.not_taken == []
        (done,) = [one for one in branch.ledger.decisions if one.seq == number]
        assert done.done_s != UNSET
        assert done.minutes == done.money == 0.0
        after = all_but(branch.ledger, number)
        for records, those in before.items():
            assert after[records] == those, records


def test_a_decision_that_does_touch_somebody_is_seen_in_the_records() -> None:
    run = played("login-outage", "worked", 3)
    before = all_but(run.ledger, -1)
    thanks = decision_from("recognise", {"agent": "noor", "choice": "publicly"})
    branch, number = with_one_more(run, thanks, run.scenario.play_from_s)
    assert all_but(branch.ledger, number) != before


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(SHIPPED), st.sampled_from(PLAYERS), st.integers(1, 4), st.data())
def test_in_any_two_branches_the_same_customer_case_and_message_have_the_same_id(
    name: str, policy: str, seed: int, data: st.DataObject
) -> None:
    run = played(name, policy, seed)
    some = st.sets(st.sampled_from([taken.seq for taken in run.taken]))
    one, other = (with_only(run, data.draw(some)) for _ in range(2))
    same_names(one, other)


def test_customers_who_ask_for_a_manager_in_both_branches_keep_their_case() -> None:
    in_both = 0
    for seed in range(1, 7):
        run = Run(shipped("login-outage"), seed)
        run.advance_to_end()
        announced, _ = with_one_more(
            run, decision_from("announcement", {"message": "known_issue"}), run.scenario.play_from_s
        )
        same_names(run, announced)
        in_both += len(escalations(run).keys() & escalations(announced).keys())
    assert in_both >= 10
