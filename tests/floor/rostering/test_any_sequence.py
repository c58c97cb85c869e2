"""Whatever is changed in whatever order, nobody works twice at once or against the law, and plans add up."""

from __future__ import annotations

from itertools import pairwise

import pytest

from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.rostering.law import LONGEST_DAY_S, REST_BETWEEN_S
from floorsim.floor.states import OFF, READY
from floorsim.run.run import Run
from floorsim.units import DAY_S, HOUR_S
from tests.floor.rostering.rosters import brings, run_of

PEOPLE = ("eva", "edo", "ena", "lea", "leo", "sam", "zoe", "cho")
CHANGES = 14


def change(run: Run, u: tuple[float, ...]) -> None:
    """One change at random."""
    one, other = PEOPLE[int(u[1] * len(PEOPLE))], PEOPLE[int(u[2] * len(PEOPLE))]
    day = 2 + int(u[3] * 2)
    bodies = (
        ("leave", {"agents": [one], "day": day}),
        ("leave", {"agents": [one], "day": day, "cancel": True}),
        ("swap", {"agent": one, "with": other, "day": day}),
        ("extend", {"agents": [one], "by": "30m", "day": day}),
        ("shift", {"agents": [one], "shift": "late" if u[2] < 0.5 else "early", "day": day}),
        ("call_in", {"day": day, "count": 2}),
        ("arrange", {"unpopular": "rotate", "cover": u[2] < 0.5}),
        ("activity", {"agents": [one], "kind": "meeting", "at": "13:00", "for": "30m", "day": day}),
    )
    key, body = bodies[int(u[0] * len(bodies))]
    brings(run, key, body)


@pytest.mark.parametrize("seed", range(12))
def test_a_roster_changed_at_random_holds_together(seed: int) -> None:
    run = run_of(seed)
    draws = RandomStreams(seed)
    for number in range(CHANGES):
        change(run, draws.few(4, "change", number))
        if number == CHANGES // 2:
            run.advance(14 * HOUR_S)
    for agent in run.floor.agents:
        assert agent.shifts == sorted(agent.shifts)
        for before, after in pairwise(agent.shifts):
            assert after[0] - before[1] >= REST_BETWEEN_S
        assert all(end_s - start_s <= LONGEST_DAY_S for start_s, end_s in agent.shifts)
        plan = run.ledger.planned[agent.index]
        assert all(one.end_s <= two.start_s for one, two in pairwise(plan))
        days_off = set(agent.leave) & {int(start_s // DAY_S) for start_s, _ in agent.shifts}
        assert days_off == set()
    run.advance(run.end_s)
    for agent in run.floor.agents:
        begun = {int(one.at_s // DAY_S) for one in agent.log if one.state == READY}
        assert begun == {int(start_s // DAY_S) for start_s, _ in agent.shifts}
        assert agent.state == OFF or agent.shift_end_s is not None


@pytest.mark.parametrize("seed", range(3))
def test_the_same_changes_give_the_same_run_in_whatever_slices_it_is_advanced(seed: int) -> None:
    digests = set()
    for slice_s in (DAY_S, 900.0):
        run, draws = run_of(seed), RandomStreams(seed)
        for number in range(CHANGES):
            change(run, draws.few(4, "change", number))
        while run.now_s < run.end_s:
            run.advance(min(run.end_s, run.now_s + slice_s))
        digests.add(run.ledger.digest())
    assert len(digests) == 1
