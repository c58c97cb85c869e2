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


def test_an_answer_has_its_words_its_time_and_the_authors_why(cases: dict[str, CaseReview]) -> None:
    swap = cases["swap"]
    (answer,) = swap.yours
    assert answer.says == "Yes. I've checked that Thursday evening keeps two on chat."
    assert answer.why is not None
    assert answer.ordered_s is not None
    assert answer.at_s is not None
    assert answer.ordered_s < answer.at_s
    assert "morale of Ben Walsh and Aisha Diallo +3" in [one.says for one in swap.came]
    assert len(swap.offered) == 3
    assert not swap.differs


def test_what_was_missed_says_when_and_what_that_cost(cases: dict[str, CaseReview]) -> None:
    macro = cases["chat_text"]
    assert macro.outcome == "missed"
    assert macro.yours[0].says == "no answer by 09:43"
    assert "customers whose matter is open come back 1.1 times as often" in [one.says for one in macro.came]
    assert macro.reference is not None
    assert macro.reference[0].choice == "honest_macro"
    assert macro.differs


def test_a_promise_tells_what_became_of_it(cases: dict[str, CaseReview]) -> None:
    told = [one.says for case in cases.values() for one in case.came if one.what == "promise"]
    assert "you owed “See Hanna by 10:32”: kept at 10:27" in told
    assert all(one.startswith("you owed “") for one in told)


def test_a_decision_that_settled_a_message_answers_it(cases: dict[str, CaseReview]) -> None:
    director = cases["director"]
    assert director.yours[0].says == "Tell leadership"
    assert "leadership's trust in you +5.2" in [one.says for one in director.came]


def test_a_case_that_the_reference_never_had_says_so(cases: dict[str, CaseReview]) -> None:
    assert cases["promise-voice-70"].reference is None
    assert not cases["promise-voice-70"].differs


def test_a_run_left_in_the_middle_has_open_cases(outage_run: Run) -> None:
    half = {one.id: one for one in messages_of(outage_run.fork(9.65 * 3600.0))}
    assert half["chat_text"].outcome == "open"
    assert half["chat_text"].yours[0].says == "open at 09:39, due 09:43"
    assert half["chat_text"].reference is None
