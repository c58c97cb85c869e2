"""Message by message: both answers, what came of them, and the author's why."""

from __future__ import annotations

import pytest

from floorsim.debrief.messages import CaseReview, messages_of
from floorsim.debrief.reference import Reference
from floorsim.run.run import Run


@pytest.fixture(scope="module")
def cases(outage_run: Run, outage_reference: Reference) -> dict[str, CaseReview]:
    return {one.id: one for one in messages_of(outage_run, outage_reference)}


def test_every_case_that_wanted_an_answer_is_there_and_no_other(
    outage_run: Run, cases: dict[str, CaseReview]
) -> None:
    wanted = {item.id for item in outage_run.observe().inbox if item.choices or item.owed}
    assert wanted <= set(cases)
    assert "it_errors" not in cases


def test_an_answer_has_its_words_its_time_and_the_authors_why(
    outage_run: Run, cases: dict[str, CaseReview]
) -> None:
    written = next(one for one in outage_run.scenario.messages if one.id == "swap")
    check = next(choice for choice in written.choices if choice.id == "check")
    swap = cases["swap"]
    (answer,) = swap.yours
    assert (answer.outcome, answer.says, answer.why) == ("answered", check.label, check.why)
    assert answer.ordered_s is not None
    assert answer.at_s == answer.ordered_s + 60.0 * check.minutes
    assert any(one.says.startswith("morale of Ben") for one in swap.came)
    assert {one.says for one in swap.offered} == {choice.label for choice in written.choices}
    assert (swap.expected, swap.principle) == (written.expected, written.principle)
    assert not swap.differs


def test_what_was_missed_says_when_and_what_that_cost(cases: dict[str, CaseReview]) -> None:
    macro = cases["chat_text"]
    assert macro.outcome == "missed"
    assert macro.yours[0].says == "no answer by 09:43"
    assert macro.came
    assert not any("got no answer in time" in one.says for one in macro.came)
    assert macro.reference is not None
    assert macro.reference[0].choice == "honest_macro"
    assert macro.differs


def test_a_promise_tells_what_became_of_it(cases: dict[str, CaseReview]) -> None:
    told = [one.says for one in cases["shaken"].came if one.what == "promise"]
    assert len(told) == 1
    assert told[0].startswith("you owed “See Hanna by ")
    assert "not kept at " in told[0]


def test_a_decision_that_settled_a_message_answers_it(cases: dict[str, CaseReview]) -> None:
    director = cases["director"]
    assert director.yours[0].says == "Tell leadership"
    assert any(one.says.startswith("leadership's trust in you +") for one in director.came)


def test_a_case_that_the_reference_never_had_says_so(cases: dict[str, CaseReview]) -> None:
    alone = [one for one in cases.values() if one.reference is None]
    assert [one.sender for one in alone].count("you") > 0
    assert not any(one.differs for one in alone)


def test_a_run_left_in_the_middle_has_open_cases(outage_run: Run) -> None:
    half = {one.id: one for one in messages_of(outage_run.fork(9.65 * 3600.0))}
    assert half["chat_text"].outcome == "open"
    assert half["chat_text"].yours[0].says == "open at 09:39, due 09:43"
    assert half["chat_text"].reference is None
