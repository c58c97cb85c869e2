"""C14: a peer coach shortens a new hire's way and costs a part of a head; a deputy can be given work."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.kinds.nominate import HEAD_LOST
from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, agent, at, decide, quiet, why_not

TENURE = {"ana": 150.0, "ben": 3.0, "cai": 15.0, "dee": 90.0}


def a_team(**changes: object) -> Run:
    """Ana is experienced, Ben is new, Cai has been there for a few months."""
    scenario = quiet(**{"floor__play": {"from": "09:00", "to": "12:00"}, **changes})
    agents = tuple(
        one.model_copy(update={"tenure_weeks": TENURE.get(one.id), "shift": "plain"})
        for one in scenario.floor.agents
    )
    return at(scenario.model_copy(update={"floor": scenario.floor.model_copy(update={"agents": agents})}))


def test_a_peer_coach_works_a_part_of_a_head_less_and_the_new_one_has_had_a_session() -> None:
    run = a_team()
    pace = agent(run, "ana").wellbeing.pace
    decide(run, "nominate", agent="ana", role="peer_coach", beside="ben")
    run.advance(NINE + 16 * MIN)
    assert agent(run, "ana").wellbeing.pace == pytest.approx(pace / (1 - HEAD_LOST))
    assert agent(run, "ben").mentored
    run.advance(NINE + 80 * MIN)
    assert [one.agent for one in run.ledger.coaching] == [agent(run, "ben").index]


def test_beside_a_peer_coach_a_new_hire_learns_faster_from_day_to_day() -> None:
    newness = {}
    for nominated in (True, False):
        run = a_team(floor__days=2, floor__play={"from": "09:00", "to": "d2 11:00"})
        if nominated:
            decide(run, "nominate", agent="ana", role="peer_coach", beside="ben")
        run.advance(33 * 3600.0)
        newness[nominated] = agent(run, "ben").wellbeing.newness
    assert newness[True] < newness[False]


def test_a_deputy_can_be_given_queued_work_before_others_can() -> None:
    run = a_team()
    decide(run, "incident_post", next_update=20)
    decide(run, "chat_cap", channel="chat", cap=3)
    given = next(order.seq for order in run.desk.workspace.queued() if type(order.decision).delegable)
    assert "not long enough" in str(why_not(run, "delegate", decision=given, agent="cai"))
    run = a_team()
    decide(run, "nominate", agent="cai", role="deputy")
    run.advance(NINE + 16 * MIN)
    decide(run, "incident_post", next_update=20)
    decide(run, "chat_cap", channel="chat", cap=3)
    given = next(order.seq for order in run.desk.workspace.queued() if type(order.decision).delegable)
    decide(run, "delegate", decision=given, agent="cai")


def test_it_shows_tenure_and_load_and_refuses_with_what_still_works() -> None:
    run = a_team()
    wanted = decision_from("nominate", {"agent": "ana", "role": "peer_coach", "beside": "ben"})
    assert wanted.facts(run.desk.workspace) == [
        "Ana: 150 weeks here, on Voice, holds 0 now",
        "Ben: 3 weeks here, on Voice, holds 0 now",
    ]
    assert why_not(run, "nominate", agent="ben", role="deputy") == (
        "Ben has been here for 3 weeks; ask somebody more experienced."
    )
    assert why_not(run, "nominate", agent="ana", role="peer_coach", beside="dee") == (
        "Dee is not new; coach them yourself, or give feedback."
    )
    decide(run, "nominate", agent="ana", role="peer_coach", beside="ben")
    run.advance(NINE + 16 * MIN)
    assert why_not(run, "nominate", agent="ana", role="deputy") == "Ana is a peer coach already."
