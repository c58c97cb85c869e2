"""The worked run to predict: each stop shows what could be seen then, and the right answer once."""

from __future__ import annotations

import pytest

from floorsim.debrief.reference import Reference
from floorsim.debrief.timeline import moves_of
from floorsim.debrief.walk import OPTIONS, Stop, walk_of, what_it_is
from floorsim.run.run import Run


@pytest.fixture(scope="module")
def stops(outage_run: Run, outage_reference: Reference) -> tuple[Stop, ...]:
    return walk_of(outage_reference, moves_of(outage_run))


def test_there_is_a_stop_before_every_decision_of_the_reference(
    stops: tuple[Stop, ...], outage_reference: Reference
) -> None:
    assert [stop.move.seq for stop in stops] == [one.seq for one in outage_reference.run.taken]


def test_what_is_seen_is_the_reference_run_before_it_decides(
    stops: tuple[Stop, ...], outage_reference: Reference
) -> None:
    stop = stops[3]
    seen = outage_reference.run.fork(stop.move.ordered_s).observe()
    assert stop.situation[0].startswith(f"Voice: {seen.channels[0].waiting} waiting")


def test_the_right_answer_stands_once_and_not_always_in_the_same_place(stops: tuple[Stop, ...]) -> None:
    for stop in stops:
        assert stop.options[stop.right] == what_it_is(stop.move)
        assert len(set(stop.options)) == len(stop.options) <= OPTIONS
    assert len({stop.right for stop in stops}) > 1


def test_what_the_reference_has_done_already_is_not_offered_again(stops: tuple[Stop, ...]) -> None:
    done: set[str] = set()
    for stop in stops:
        assert not done & ({*stop.options} - {stop.options[stop.right]})
        done.add(what_it_is(stop.move))
