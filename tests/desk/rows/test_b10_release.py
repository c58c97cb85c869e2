"""B10: new hires in nesting are released to everything, to one channel, or left to learn a while longer."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.people.nesting import FEAR_LEAVE, FEAR_LIMITED, MOCKS_A_DAY, READY_SCORE
from floorsim.floor.states import READY, TRAINING
from floorsim.run.run import Run
from tests.desk.desks import MIN, agent, decide, quiet, why_not
from tests.desk.desks import at as run_at
from tests.desk.rows.people_days import a_team, on_day, to_day
from tests.desk.rows.staffing import facts

HIRE: dict[str, Any] = {
    "nesting": True,
    "tenure_weeks": 0,
    "skills": {"voice": 0.9, "email": 0.9},
    "on": ["voice", "email"],
}


def a_class(days: int = 4, **more: Any) -> Run:
    """Ben is in nesting; it is half past nine on the first day."""
    return on_day(a_team(days, ben={**HIRE, **more}), 1, 9.5)


def released(how: str, **more: Any) -> Run:
    run = a_class(**more)
    decide(run, "release_hire", agent="ben", how=how, **({"channel": "email"} if how == "limited" else {}))
    run.advance(run.now_s + 6 * MIN)
    return run


def fear(run: Run) -> float:
    held = agent(run, "ben").wellbeing.concerns.get("fear")
    return 0.0 if held is None else held.part * held.terms.leave / FEAR_LEAVE


def test_in_nesting_a_new_hire_is_beside_a_trainer_and_learns_faster() -> None:
    run, plain = a_class(), a_class(nesting=False)
    assert agent(run, "ben").state == TRAINING
    for one in (run, plain):
        to_day(one, 4)
    assert agent(run, "ben").wellbeing.skill > agent(plain, "ben").wellbeing.skill


def test_it_shows_the_nesting_scores_with_their_spread_beside_what_policy_asks_for() -> None:
    run = a_class()
    seen = facts(run, "release_hire", agent="ben", how="all")
    assert seen[0].endswith(f", n {2 * MOCKS_A_DAY}; policy: from {READY_SCORE}")
    assert " ± " in seen[0]
    assert seen[2:] == ["0 weeks here, trained on Voice and Email", "has no buddy"]
    to_day(run, 3)
    assert f", n {4 * MOCKS_A_DAY};" in facts(run, "release_hire", agent="ben", how="all")[0]


def test_released_the_new_hire_takes_contacts_from_then_on() -> None:
    run = released("all")
    assert agent(run, "ben").state == READY
    assert [run.floor.channels[index].id for index in agent(run, "ben").on] == ["voice", "email"]
    to_day(run, 2, 10)
    assert agent(run, "ben").state == READY
    limited = released("limited")
    assert [limited.floor.channels[index].id for index in agent(limited, "ben").on] == ["email"]


def test_released_too_early_they_are_afraid_less_so_on_one_channel_and_less_each_day() -> None:
    everything, limited = released("all"), released("limited")
    assert fear(everything) > 0.9
    assert fear(limited) == pytest.approx(FEAR_LIMITED * fear(everything))
    to_day(everything, 2, 10)
    assert 0.0 < fear(everything) < 1.0


def test_who_is_ready_is_not_afraid() -> None:
    assert fear(released("all", tenure_weeks=26)) == 0.0


def test_why_it_is_not_possible_is_said() -> None:
    run = a_class()
    assert why_not(run, "release_hire", agent="cai", how="all") == "Cai is not in nesting."
    assert why_not(run, "release_hire", agent="ben", how="limited", channel="chat") == (
        "Ben is not trained on Chat."
    )
    assert why_not(run_at(quiet()), "release_hire", agent="ben", how="all") == "Nobody is in nesting."
