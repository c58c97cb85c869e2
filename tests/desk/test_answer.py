"""Answers: a choice says what takes the supervisor whole, and ids of the run's own are reserved."""

from __future__ import annotations

from floorsim.desk.cases.case import Case
from floorsim.desk.decisions.registry import decision_from
from floorsim.scenario.checks.messages import RESERVED
from floorsim.scenario.models.events import Choice
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, message, quiet
from tests.desk.test_escalations import until_asked

CALL = (Choice(id="call", label="Call", minutes=5.0, hands_on=True),)


def test_an_answer_that_takes_the_supervisor_whole_says_so_whatever_the_cases_id() -> None:
    desk = at(a_scenario(messages=[message()]), NINE + 11 * MIN).desk.workspace
    desk.cases.book.open(Case("p", "promise", "you", "Call back", choices=CALL), "You promised.")
    assert decision_from("answer", {"message": "p", "choice": "call"}).takes_hands(desk)
    assert not decision_from("answer", {"message": "m", "choice": "yes"}).takes_hands(desk)


def test_the_supervisor_sees_the_floor_while_answering_a_message_that_sounds_like_a_promise() -> None:
    run = at(a_scenario(messages=[message("promise-me")]), NINE + 11 * MIN)
    decide(run, "answer", message="promise-me", choice="yes")
    run.advance(run.now_s + MIN)
    assert run.desk.calendar.blind_since_s is None


def test_every_item_that_the_run_makes_has_a_reserved_id() -> None:
    outage = {
        "id": "outage",
        "title": "Outage",
        "from": "09:02",
        "to": "10:00",
        "effects": [{"news": {"text": "Something is wrong."}}],
    }
    run = at(a_scenario(messages=[message()], incidents=[outage]), NINE + 3 * MIN)
    decide(run, "incident_post", next_update=20)
    run.advance(NINE + 12 * MIN)
    asked = until_asked()
    waiting = next(item for item in asked.observe().inbox if item.category == "escalation")
    decide(asked, "escalation", message=waiting.id, choice="callback")
    asked.advance(asked.now_s + 10 * MIN)
    talked = at(quiet())
    decide(talked, "feedback", agent="ben", step="verification")
    cases = [case for one in (run, asked, talked) for case in one.desk.cases.book.cases.values()]
    own = {case.id for case in cases if case.category != "message"}
    assert {beginning for id in own for beginning in RESERVED if id.startswith(beginning)} == set(RESERVED)
    assert all(id.startswith(RESERVED) for id in own)
