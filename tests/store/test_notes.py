"""What a trainee wrote about a run is kept with it, before and after it has ended."""

from __future__ import annotations

import pytest

from floorsim.store import RunStore, UnknownRunError
from tests.store.samples import new_run


def ended_run(store: RunStore) -> str:
    run_id = new_run(store).id
    store.finish(run_id, {"scores": {"overall": 1.0}}, "sha256:0")
    return run_id


PLAN = {"plan": {"when": "a wave comes", "then": "tell callers before I move people"}}


def test_notes_are_kept_of_a_running_run_and_of_one_that_has_ended(store: RunStore) -> None:
    for run_id in (new_run(store).id, ended_run(store)):
        assert store.notes(run_id) == {}
        store.save_notes(run_id, PLAN)
        assert store.notes(run_id) == PLAN


def test_writing_notes_changes_nothing_else(store: RunStore) -> None:
    run_id = ended_run(store)
    before = store.get(run_id)
    store.save_notes(run_id, PLAN)
    assert store.get(run_id) == before


def test_the_latest_notes_come_first_and_only_of_the_modes_asked_for(store: RunStore) -> None:
    first, practice, headless, last = (
        new_run(store, mode=mode).id for mode in ("play", "practice", "headless", "play")
    )
    for number, run_id in enumerate((first, practice, headless, last)):
        store.save_notes(run_id, {"plan": number})
    new_run(store)
    scenario = store.get(last).scenario_id
    assert store.latest_notes("play", "practice", most=9) == [
        (scenario, {"plan": 3}),
        (scenario, {"plan": 1}),
        (scenario, {"plan": 0}),
    ]
    assert store.latest_notes("play", most=1) == [(scenario, {"plan": 3})]


def test_damaged_notes_count_as_not_written(store: RunStore) -> None:
    run_id = new_run(store).id
    store._db.execute("UPDATE runs SET notes = '[1' WHERE id = ?", [run_id])
    assert store.notes(run_id) == {}
    assert store.latest_notes("play", most=1)[0][1] == {}


def test_there_are_no_notes_of_a_run_that_is_not_there(store: RunStore) -> None:
    with pytest.raises(UnknownRunError):
        store.save_notes("0123abcde", PLAN)
    with pytest.raises(UnknownRunError):
        store.notes("0123abcde")
