"""A decision that is undone is out of the run, stays in the store, and either happens whole or not at all."""

import os
import signal
from pathlib import Path

import pytest

from floorsim.errors import StoreError
from floorsim.store import RunStore, open_store
from tests.store.samples import new_run, python_child

PLAYER = """
import sys
from floorsim.store import open_store
store = open_store(sys.argv[1])
journal = store.open_journal(sys.argv[2])
journal.record(0, 0.0, "chat_cap", {"cap": 2})
for turn in range(100_000):
    journal.record(1, 1.0, "move_agents", {"turn": turn})
    print("taken", turn, flush=True)
    journal.undo(1)
    print("undone", turn, flush=True)
"""


def test_an_undone_decision_leaves_its_number_to_the_next_and_stays_in_the_store(store: RunStore) -> None:
    run = new_run(store)
    with store.open_journal(run.id) as journal:
        journal.record(0, 1.0, "chat_cap", {"cap": 2})
        journal.record(1, 5.0, "chat_cap", {"cap": 3})
        journal.undo(1)
        journal.record(1, 5.0, "chat_cap", {"cap": 4})
    assert [(one.seq, one.arguments) for one in store.decisions(run.id)] == [(0, {"cap": 2}), (1, {"cap": 4})]
    undone = store.undone_decisions(run.id)
    assert [(one.seq, one.at_s, one.kind, one.arguments) for one in undone] == [
        (1, 5.0, "chat_cap", {"cap": 3})
    ]
    assert undone[0].undone_at is not None
    assert undone[0].undone_at > undone[0].recorded_at
    assert (store.get(run.id).decision_count, store.get(run.id).clock_s) == (2, 5.0)


def test_several_are_undone_one_after_the_other_from_the_last(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    with store.open_journal(run.id) as journal:
        for seq in range(3):
            journal.record(seq, 1.0, "chat_cap", {"cap": seq})
        for seq in (2, 1):
            journal.undo(seq)
    with open_store(store_file) as again:
        assert [one.arguments for one in again.decisions(run.id)] == [{"cap": 0}]
        assert [one.arguments for one in again.undone_decisions(run.id)] == [{"cap": 1}, {"cap": 2}]


@pytest.mark.parametrize("seq", [-1, 0, 2])
def test_only_the_last_one_that_stands_can_be_undone(store: RunStore, seq: int) -> None:
    run = new_run(store)
    for number in range(2):
        store.append_decision(run.id, number, 1.0, "chat_cap", {})
    with pytest.raises(StoreError, match="only the last of them"):
        store.undo_decision(run.id, seq)
    assert store.get(run.id).decision_count == 2


def test_nothing_of_a_run_that_has_ended_is_undone(store: RunStore) -> None:
    run = new_run(store)
    store.append_decision(run.id, 0, 1.0, "chat_cap", {})
    store.finish(run.id, {}, "sha256:abcd")
    with pytest.raises(StoreError, match="already ended"):
        store.undo_decision(run.id, 0)
    assert store.get(run.id).decision_count == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
@pytest.mark.parametrize("lines_before", [1, 2, 41])
def test_kill_9_leaves_a_decision_standing_or_undone_and_loses_none(
    store: RunStore, store_file: Path, lines_before: int
) -> None:
    run = new_run(store)
    child = python_child(PLAYER, store_file, run.id)
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(lines_before)]
    os.kill(child.pid, signal.SIGKILL)
    said += list(child.stdout)
    assert child.wait() == -signal.SIGKILL

    word, number = said[-1].split()
    turn = int(number)
    standing, undone = store.decisions(run.id), store.undone_decisions(run.id)
    assert [one.seq for one in standing] == list(range(len(standing)))
    turns = [one.arguments["turn"] for one in [*undone, *standing[1:]]]
    assert turns == list(range(len(turns)))
    if word == "taken":  # what follows was begun: it is there whole, or not at all
        assert len(turns) == turn + 1
        assert len(undone) in (turn, turn + 1)
    else:
        assert len(undone) == turn + 1
        assert len(turns) in (turn + 1, turn + 2)
    with store.open_journal(run.id) as journal:
        journal.record(len(standing), 2.0, "chat_cap", {})
    assert store.get(run.id).decision_count == len(standing) + 1
