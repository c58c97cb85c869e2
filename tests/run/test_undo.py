"""Undoing a decision before the clock moves leaves the run as if it had never been taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from floorsim.errors import DecisionRefused
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, at, decide, quiet
from tests.run.test_invariants import Attempt, attempts, drawn, with_messages
from tests.strategies import Play, examples, plays


def taken(run: Run, number: int, picks: tuple[int, ...]) -> bool:
    """Whether a drawn decision was possible and is taken now."""
    decision = drawn(run, number, picks)
    if decision is None:
        return False
    try:
        run.decide(decision)
    except DecisionRefused:
        return False
    return True


@examples(25)
@given(plays(0), attempts(), st.integers(0, 2**20 - 1))
def test_what_was_undone_was_never_decided(play: Play, tried: list[Attempt], undone: int) -> None:
    scenario = with_messages(play)
    run, never = Run(scenario, play.seed), Run(scenario, play.seed)
    for place, (part, number, picks) in enumerate(sorted(tried)):
        to_s = run.start_s + part * (run.end_s - run.start_s)
        run.advance(to_s)
        never.advance(to_s)
        if undone >> place & 1:
            before = run.observe()
            if taken(run, number, picks):
                run = run.without_last()
            assert run.observe() == before
        else:
            assert taken(run, number, picks) == taken(never, number, picks)
    run.advance_to_end()
    never.advance_to_end()
    assert run.taken == never.taken
    assert run.ledger.digest() == never.ledger.digest()


def test_a_decision_can_be_undone_until_the_clock_moves() -> None:
    run = at(quiet())
    assert run.last_taken_now() is None
    decide(run, "chat_cap", channel="chat", cap=3)
    last = run.last_taken_now()
    assert last is not None
    assert run.words_of(last) == "setting Chat to 3 at a time"
    run.advance(NINE + MIN)
    assert run.last_taken_now() is None


def test_decisions_of_one_moment_are_undone_one_after_the_other() -> None:
    run = at(quiet())
    for cap in (3, 4):
        decide(run, "chat_cap", channel="chat", cap=cap)
    run = run.without_last()
    assert [one.arguments["cap"] for one in run.taken] == [3]
    run = run.without_last()
    assert run.taken == []
    assert run.observe() == at(quiet()).observe()


def test_what_acts_at_once_is_undone_as_well() -> None:
    run = at(quiet())
    for cap in (3, 4):
        decide(run, "chat_cap", channel="chat", cap=cap)
    queued = run.observe().own_time.queued
    decide(run, "withdraw", decision=1)
    assert run.observe().own_time.queued != queued
    assert run.without_last().observe().own_time.queued == queued
