"""H2: those with the hostile customers change places with others for a while, and back by themselves."""

from __future__ import annotations

from tests.desk.desks import MIN, NINE, agent, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import facts


def on(run: object, id: str) -> list[str]:
    from floorsim.run.run import Run

    assert isinstance(run, Run)
    return [run.floor.channels[index].id for index in agent(run, id).on]


def test_a_pair_changes_places_and_changes_back() -> None:
    run = at(quiet())
    decide(run, "rotate_hard_queue", channel="voice", many=1, length=30)
    run.advance(NINE + 10 * MIN)
    assert (on(run, "ana"), on(run, "dee")) == (["chat"], ["voice"])
    run.advance(NINE + 50 * MIN)
    assert (on(run, "ana"), on(run, "dee")) == (["voice"], ["chat"])
    assert "you rotated Ana with Dee on Voice for 30 minutes" in log(run.desk)


def test_it_shows_who_would_go_where_and_how_many_know_the_queue() -> None:
    seen = facts(at(quiet()), "rotate_hard_queue", channel="voice", many=1)
    assert "5 agents at work trained on Voice" in seen
    assert "Ana to Chat, Dee to Voice" in seen


def test_where_nobody_can_change_places_it_says_what_still_helps() -> None:
    assert why_not(at(quiet()), "rotate_hard_queue", channel="email") == (
        "Nobody on Email can change places with somebody trained on it; micro-breaks can still help."
    )


def test_nobody_is_rotated_beyond_the_end_of_the_shift() -> None:
    shifts = {
        "long": {"from": "08:00", "to": "10:00"},
        "short": {"from": "08:00", "to": "10:30"},
        "plain": {"from": "08:00", "to": "16:00"},
        "later": {"from": "10:00", "to": "16:00"},
    }
    run = at(quiet(floor__shifts=shifts))
    assert why_not(run, "rotate_hard_queue", channel="voice", length=90) == (
        "Ana goes home at 10:00; take a shorter time."
    )
