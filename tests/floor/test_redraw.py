"""A future drawn anew: the past and whoever is named stay, everybody else is new."""

from __future__ import annotations

from functools import cache

import pytest

from floorsim.floor.demand.redraw import Redraw
from floorsim.run.run import Run, replay
from floorsim.units import HOUR_S
from tests.run.branches import played

AT_S = 9.75 * HOUR_S


def worked() -> Run:
    return played("login-outage", "worked", 5)


@cache
def redrawn(seed: int, at_s: float = AT_S, keep: frozenset[str] = frozenset()) -> Run:
    run = worked()
    return replay(run.scenario, run.seed, run.taken, until_s=run.end_s, redraw=Redraw(seed, at_s, keep))


def came(run: Run) -> dict[str, float]:
    """First contacts by key, with their arrival."""
    return {one.key: one.arrived_s for one in run.ledger.contacts if one.first is None}


def states_until(run: Run, until_s: float) -> list[list[tuple[float, int, int]]]:
    return [[entry for entry in log.entries if entry[0] < until_s] for log in run.ledger.states]


@pytest.mark.parametrize("seed", [1, 2])
def test_everything_before_the_redraw_is_as_it_was(seed: int) -> None:
    was, new = came(worked()), came(redrawn(seed))
    early = {key: at_s for key, at_s in was.items() if at_s < AT_S}
    assert early.items() <= new.items()
    assert len(early) == sum(at_s < AT_S for at_s in new.values())
    assert states_until(redrawn(seed), AT_S) == states_until(worked(), AT_S)


def test_everybody_who_comes_later_is_new_and_has_a_key_of_their_own() -> None:
    was, new = came(worked()), came(redrawn(1))
    later = {at_s for at_s in new.values() if at_s >= AT_S}
    assert not later & set(was.values())
    assert len(new) == sum(one.first is None for one in redrawn(1).ledger.contacts)
    assert came(redrawn(1)) != came(redrawn(2))


def test_the_day_stays_as_busy_as_it_is_on_average() -> None:
    was = sum(at_s >= AT_S for at_s in came(worked()).values())
    new = [sum(at_s >= AT_S for at_s in came(redrawn(seed)).values()) for seed in range(1, 9)]
    assert sum(new) / len(new) == pytest.approx(was, rel=0.15)


def test_whoever_is_named_comes_as_they_came_with_the_same_draws_and_follow_ups() -> None:
    late = [one for one in worked().ledger.contacts if one.arrived_s > AT_S and one.first is None]
    keep = frozenset(one.key for one in late[5:8])
    run = redrawn(3, keep=keep)
    mine = {one.key: one for one in worked().ledger.contacts}
    kept = {one.key: one for one in run.ledger.contacts if one.customer in keep}
    assert keep <= kept.keys()
    for key in keep:
        assert kept[key].arrived_s == mine[key].arrived_s
        assert list(kept[key].draws) == list(mine[key].draws)
    for key in kept.keys() & mine.keys() - keep:
        assert kept[key].draws == mine[key].draws


def test_a_fork_without_redraw_goes_on_to_the_same_future() -> None:
    run = worked()
    fork = run.fork(AT_S)
    assert fork.now_s == AT_S
    assert fork.taken == [one for one in run.taken if one.at_s < AT_S]
    for one in run.taken[len(fork.taken) :]:
        fork.advance(one.at_s)
        fork.decide_again(run.desk.workspace.orders[f"decision:{one.seq}"].decision, one)
    fork.advance_to_end()
    assert came(fork) == came(run)
    assert states_until(fork, run.end_s) == states_until(run, run.end_s)


def test_two_forks_with_one_redraw_meet_the_same_customers() -> None:
    run = worked()
    one, two = run.fork(AT_S, redraw=7), run.fork(AT_S, redraw=7)
    one.advance_to_end()
    two.advance_to_end()
    assert came(one) == came(two) != came(run)


def test_a_redraw_after_the_end_changes_nothing() -> None:
    run = worked()
    again = redrawn(1, at_s=run.end_s + 1)
    assert came(again) == came(run)
