"""H9: a buddy for somebody new: asked first, less fear, and fewer who leave early."""

from __future__ import annotations

from math import inf
from math import log as ln

import pytest

from floorsim.desk.decisions.kinds.nominate import BUDDY_TIMES, HEAD_LOST
from floorsim.floor.contact import DRAWS_PER_CONTACT, FRESH, Contact
from floorsim.floor.help_desk import ASK_AROUND_S, BUDDY_S
from floorsim.floor.people.concerns import leaning
from floorsim.run.run import Run
from tests.desk.desks import MIN, agent, decide, why_not
from tests.desk.rows.people_days import a_team, on_day

FEAR = {"kind": "fear", "agents": ["ben"], "leave": 0.8}


def a_new_hire() -> Run:
    return on_day(
        a_team(2, (FEAR,), ana={"tenure_weeks": 150}, ben={"tenure_weeks": 1}, cai={"tenure_weeks": 5}), 1
    )


def with_a_buddy() -> Run:
    run = a_new_hire()
    decide(run, "nominate", agent="ana", role="buddy", beside="ben")
    run.advance(run.now_s + 4 * MIN)
    return run


def test_it_takes_three_minutes_and_a_tenth_of_a_head() -> None:
    run = a_new_hire()
    pace = agent(run, "ana").wellbeing.pace
    run = with_a_buddy()
    assert run.ledger.decisions[0].minutes == pytest.approx(3.0)
    assert agent(run, "ana").wellbeing.pace == pytest.approx(pace / (1 - HEAD_LOST))


def test_somebody_new_is_less_afraid_and_less_likely_to_leave_early() -> None:
    assert leaning(agent(a_new_hire(), "ben").wellbeing) == pytest.approx(0.8)
    assert leaning(agent(with_a_buddy(), "ben").wellbeing) == pytest.approx(0.4 + ln(BUDDY_TIMES))


def test_the_buddy_is_asked_first_as_long_as_they_are_at_work() -> None:
    run = with_a_buddy()
    contact = _a_contact(run)
    assert run.floor.help_desk.asked(agent(run, "ben"), contact, run.now_s) == BUDDY_S
    assert run.floor.help_desk.asked(agent(run, "cai"), contact, run.now_s) == ASK_AROUND_S


def test_one_buddy_is_enough_and_it_is_for_somebody_new() -> None:
    run = with_a_buddy()
    assert "buddy" in str(why_not(run, "nominate", agent="dee", role="buddy", beside="ben"))
    assert why_not(run, "nominate", agent="ana", role="deputy") == "Ana is a buddy already."
    assert "is not new" in str(why_not(run, "nominate", agent="dee", role="buddy", beside="eve"))


def _a_contact(run: Run) -> Contact:
    work_s, draws = 60.0, [0.5] * DRAWS_PER_CONTACT
    contact = Contact(run.compiled.contact_types[0], draws, run.now_s, work_s, 0.0, 0.0, inf, False, FRESH)
    contact.id = 0
    return contact
