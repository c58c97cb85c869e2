"""A case may go on: an answer leads to another turn, a later message takes up an earlier one."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, at, decide, log, message, quiet, why_not


def conversation(**changes: Any) -> dict[str, Any]:
    """A message at ten past nine whose answer `yes` leads to a second turn, due five minutes later."""
    return message(
        choices=[
            {"id": "yes", "label": "Yes.", "minutes": 2, "leads_to": "how", "reply": "Good."},
            {"id": "no", "label": "No.", "minutes": 1},
        ],
        turns={
            "how": {
                "text": "How many?",
                "deadline": "5m",
                "choices": [
                    {"id": "few", "label": "A few.", "minutes": 1, "effects": [{"trust": 0.05}]},
                    {"id": "more", "label": "More than you think.", "leads_to": "when"},
                ],
                "if_missed": [{"trust": -0.3}],
            },
            "when": {"text": "By when?", "choices": [{"id": "noon", "label": "By noon."}]},
        },
        **changes,
    )


def plain(id: str, **changes: Any) -> dict[str, Any]:
    """A message that needs no answer."""
    return {"id": id, "from": "Jo", "subject": "News", "text": "So it is.", **changes}


def answered_yes(**changes: Any) -> Run:
    """A run at a quarter past nine, in which `yes` was given at thirteen minutes past."""
    run = at(quiet(messages=[conversation()], **changes), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 15 * MIN)
    return run


def events(run: Run) -> list[tuple[float, str, str, str]]:
    """The steps of the cases, with their times in minutes after nine."""
    return [((one.at_s - NINE) / MIN, one.case, one.event, one.choice) for one in run.ledger.case_events]


def test_an_answer_that_leads_to_a_turn_opens_the_case_again_with_other_answers() -> None:
    (item,) = answered_yes().observe().inbox
    assert (item.state, item.text, item.answer) == ("open", "How many?", None)
    assert {choice.id for choice in item.choices} == {"few", "more"}
    assert [(turn.who, turn.text) for turn in item.turns] == [
        ("Jo", "Yes or no?"),
        ("you", "Yes."),
        ("Jo", "Good."),
        ("Jo", "How many?"),
    ]


def test_a_conversation_of_three_turns_is_one_case_with_a_record_of_every_step() -> None:
    run = answered_yes()
    decide(run, "answer", message="m", choice="more")
    run.advance(NINE + 17 * MIN)
    decide(run, "answer", message="m", choice="noon")
    run.advance(NINE + 30 * MIN)
    assert run.ledger.cases == [("m", "message", NINE + 10 * MIN, NINE + 20 * MIN, "")]
    assert events(run) == [
        (13, "m", "answered", "yes"),
        (13, "m", "goes_on", ""),
        (16, "m", "answered", "more"),
        (16, "m", "goes_on", ""),
        (18, "m", "answered", "noon"),
    ]
    (item,) = run.observe().inbox
    assert (item.state, item.answer) == ("answered", "noon")


def test_every_turn_has_a_deadline_and_a_loss_of_its_own() -> None:
    run = answered_yes()
    (item,) = run.observe().inbox
    assert item.deadline_s == NINE + 18 * MIN
    run.advance(NINE + 18 * MIN - 1)
    assert run.observe().trust == pytest.approx(0.6)
    run.advance(NINE + 25 * MIN)
    assert run.observe().trust == pytest.approx(0.3)
    assert events(run)[-1] == (18, "m", "missed", "")
    (lost,) = run.ledger.effects
    assert (lost.what, lost.cause) == ("trust", "case:m:missed")
    assert lost.amount == pytest.approx(-0.3)


def test_a_turn_without_a_deadline_waits_and_the_first_deadline_does_not_end_it() -> None:
    run = answered_yes()
    decide(run, "answer", message="m", choice="more")
    run.advance(NINE + 60 * MIN)
    (item,) = run.observe().inbox
    assert (item.state, item.deadline_s, item.text) == ("open", None, "By when?")
    assert run.observe().trust == pytest.approx(0.6)


def test_an_answer_of_an_earlier_turn_is_refused_with_those_there_are() -> None:
    assert why_not(answered_yes(), "answer", message="m", choice="no") == (
        "'no' is no answer to it; write few or more."
    )


def test_an_answer_without_a_next_turn_ends_the_conversation() -> None:
    run = at(quiet(messages=[conversation()]), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="no")
    run.advance(NINE + 30 * MIN)
    assert events(run) == [(12, "m", "answered", "no")]
    assert why_not(run, "answer", message="m", choice="few") == "It has its answer already: No."


REOPENS = message(
    "again",
    at="09:30",
    thread="m",
    subject="Once more",
    text="And now?",
    deadline="15m",
    choices=[{"id": "fine", "label": "Fine now."}],
    if_missed=[{"trust": -0.1}],
)


def test_a_message_of_a_thread_reopens_the_answered_case() -> None:
    run = at(quiet(messages=[message(), REOPENS]), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 31 * MIN)
    (item,) = run.observe().inbox
    assert (item.id, item.state, item.subject, item.text) == ("m", "open", "Once more", "And now?")
    assert (item.at_s, item.deadline_s) == (NINE + 30 * MIN, NINE + 45 * MIN)
    assert [turn.text for turn in item.turns] == ["Yes or no?", "Yes.", "Good.", "And now?"]
    decide(run, "answer", message="m", choice="fine")
    run.advance(NINE + 60 * MIN)
    assert events(run) == [
        (14, "m", "answered", "yes"),
        (30, "m", "reopened", ""),
        (32, "m", "answered", "fine"),
    ]
    assert [case.id for case in run.ledger.cases] == ["m"]


def test_a_missed_case_can_be_reopened_and_missed_again_at_its_new_time() -> None:
    run = at(quiet(messages=[message(), REOPENS]), NINE + 60 * MIN)
    assert events(run) == [(20, "m", "missed", ""), (30, "m", "reopened", ""), (45, "m", "missed", "")]
    assert run.observe().trust == pytest.approx(0.6 - 0.2 - 0.1)


def test_a_reopened_case_that_is_still_open_takes_the_new_deadline() -> None:
    sooner = {**REOPENS, "at": "09:15"}
    run = at(quiet(messages=[message(), sooner]), NINE + 29 * MIN)
    (item,) = run.observe().inbox
    assert item.state == "open"
    assert run.observe().trust == pytest.approx(0.6)
    run.advance(NINE + 31 * MIN)
    assert events(run) == [(15, "m", "reopened", ""), (30, "m", "missed", "")]


def test_an_answer_that_waits_is_dropped_when_the_conversation_goes_on_without_it() -> None:
    sooner = {**REOPENS, "at": "09:13"}
    run = at(quiet(messages=[message(), sooner]), NINE + 11 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 25 * MIN)
    assert "not done (answering Jo): the conversation has gone on; that answer no longer fits" in log(
        run.desk
    )
    assert events(run) == [(13, "m", "reopened", "")]
    assert why_not(run, "answer", message="m", choice="fine") is None


def test_a_message_that_informs_of_a_thread_closes_what_was_open() -> None:
    run = at(quiet(messages=[message(), plain("never_mind", at="09:12", thread="m")]), NINE + 30 * MIN)
    (item,) = run.observe().inbox
    assert (item.state, item.text, item.choices) == ("information", "So it is.", ())
    assert run.observe().trust == pytest.approx(0.6)


def test_a_thread_that_never_began_is_a_case_of_its_own() -> None:
    never = message("never", at=None, when={"decided": "chat_cap"})
    follow = message("follow", thread="never")
    run = at(quiet(messages=[never, follow]), NINE + 11 * MIN)
    assert [item.id for item in run.observe().inbox] == ["follow"]


def test_a_decision_that_settles_a_message_settles_only_what_is_open_and_says_so() -> None:
    asked = message(settled_by="announcement")
    other = message("other", settled_by="chat_cap")
    run = at(quiet(messages=[asked, other]), NINE + 11 * MIN)
    decide(run, "announcement", message="honest_range")
    run.advance(NINE + 16 * MIN)
    assert {item.id: (item.state, item.answer) for item in run.observe().inbox} == {
        "m": ("answered", "announcement"),
        "other": ("open", None),
    }
    assert [one[1:] for one in events(run)] == [("m", "answered", "announcement")]


def test_no_two_cases_have_the_same_id() -> None:
    run = at(quiet(messages=[message()]), NINE + 11 * MIN)
    book = run.desk.cases.book
    with pytest.raises(ValueError, match="there is a case m already"):
        book.open(book.cases["m"], "Again?")
