"""A13: the one hard contact: taken over, or the agent coached through it."""

from __future__ import annotations

from floorsim.floor.states import BUSY
from floorsim.floor.stepping_in import LEFT_WITH_HELP, talk_left_s
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import facts


def talking(minutes: float = 6.0) -> tuple[Run, str]:
    """A run at a moment when somebody has a customer on the line for so much longer."""
    run = at(a_scenario())
    while run.now_s < NINE + 60 * MIN:
        for one in run.floor.agents:
            contact = one.contact
            if contact is not None and contact.type.live and talk_left_s(contact, run.now_s) > minutes * MIN:
                return run, one.id
        run.advance(run.now_s + MIN)
    raise AssertionError("nobody had a long contact")


def test_taken_over_the_customer_is_yours_and_the_agent_is_free() -> None:
    run, id = talking()
    contact = agent(run, id).contact
    assert contact is not None
    ends_s = contact.answered_s + contact.talk_s + contact.hold_s + contact.after_contact_s
    decide(run, "take_over", agent=id)
    assert agent(run, id).contact is not contact
    assert run.observe().own_time.blind
    run.advance(ends_s + 1.0)
    assert contact.agent == run.floor.supervisor.index
    assert contact.wrapped_s == ends_s
    run.advance(ends_s + 2 * MIN)
    assert any(line.startswith("you took over") for line in log(run.desk))


def test_coached_through_the_rest_is_shorter_and_the_agent_goes_on_as_usual() -> None:
    run, id = talking()
    contact = agent(run, id).contact
    assert contact is not None
    left_s = talk_left_s(contact, run.now_s)
    decide(run, "coach_through", agent=id)
    assert abs(talk_left_s(contact, run.now_s) - LEFT_WITH_HELP * left_s) < 1e-6
    ends_s = run.now_s + talk_left_s(contact, run.now_s) + contact.after_contact_s
    run.advance(run.end_s)
    assert abs(contact.wrapped_s - ends_s) < 1e-6
    own = [one for one in run.ledger.contacts if one.agent == agent(run, id).index]
    assert max(one.answered_s for one in own) > ends_s
    assert agent(run, id).state == BUSY or agent(run, id).contact is None


def test_it_shows_the_contact() -> None:
    run, id = talking()
    seen = facts(run, "take_over", agent=id)
    assert "so far, usually" in seen[0]


def test_without_a_customer_on_the_line_there_is_nothing_to_step_in_on() -> None:
    run = at(quiet())
    assert why_not(run, "take_over", agent="ana") == "Ana has no customer on the line."
    assert why_not(run, "coach_through", agent="fay") == "Fay is not at work until 10:00."
    assert why_not(run, "coach_through", agent="zoe") is not None
