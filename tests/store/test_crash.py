import os
import signal
from pathlib import Path

import pytest

from floorsim.store import RunStore
from tests.store.samples import new_run, python_child

PLAYER = """
import sys
from floorsim.store import open_store
store = open_store(sys.argv[1])
journal = store.open_journal(sys.argv[2])
for seq in range(100_000):
    journal.record(seq, seq * 0.5, "move_agents", {"agents": [f"A{seq:02}"], "to": "chat"})
    print(seq, flush=True)
    journal.save_clock(seq * 0.5 + 0.25)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
@pytest.mark.parametrize("acknowledged_before", [1, 40])
def test_every_acknowledged_decision_survives_kill_9_and_the_run_goes_on(
    store: RunStore, store_file: Path, acknowledged_before: int
) -> None:
    run = new_run(store)
    child = python_child(PLAYER, store_file, run.id)
    assert child.stdout is not None
    acknowledged = [int(child.stdout.readline()) for _ in range(acknowledged_before)]
    os.kill(child.pid, signal.SIGKILL)
    acknowledged += [int(line) for line in child.stdout]
    assert child.wait() == -signal.SIGKILL

    found = store.decisions(run.id)
    assert [decision.seq for decision in found[: len(acknowledged)]] == acknowledged
    assert len(found) <= len(acknowledged) + 1
    assert all(decision.arguments == {"agents": [f"A{decision.seq:02}"], "to": "chat"} for decision in found)
    assert store.get(run.id).clock_s >= acknowledged[-1] * 0.5
    with store.open_journal(run.id) as journal:
        journal.record(len(found), 1e6, "chat_cap", {})
    assert store.get(run.id).decision_count == len(found) + 1
