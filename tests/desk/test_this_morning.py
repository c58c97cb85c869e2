"""What people say in passing in the morning."""

from __future__ import annotations

from floorsim.desk.this_morning import said_in_passing
from floorsim.run.run import Run
from tests.desk.desks import NINE, at
from tests.desk.several_days import day, every_day


def with_low_spirits(seed: int, moment_s: float) -> Run:
    run = at(every_day(), moment_s, seed=seed)
    for agent in run.floor.agents:
        agent.wellbeing.morale = 0.2
    return run


def test_who_feels_low_says_so_and_nobody_repeats_another() -> None:
    heard = [said_in_passing(with_low_spirits(seed, NINE).desk.workspace) for seed in range(12)]
    assert max(len(said) for said in heard) > 1
    for said in heard:
        assert len({words for _, words in said}) == len(said) <= 3
    assert len({words for said in heard for _, words in said}) > 3


def test_whoever_is_content_and_rested_says_nothing() -> None:
    assert said_in_passing(at(every_day(), NINE).desk.workspace) == ()


def test_looking_again_hears_the_same() -> None:
    run = with_low_spirits(2, day(1, NINE))
    heard = said_in_passing(run.desk.workspace)
    assert heard
    assert said_in_passing(run.desk.workspace) == heard
