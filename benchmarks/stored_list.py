"""`floorsim runs list` with many stored runs: what it takes beyond its start-up."""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

STORED = 2_000
SCENARIO = "login-outage"
OWN = {
    "id": "?",
    "created_at": "?",
    "updated_at": "?",
    "result": "replace(result, '\"seed\":1', '\"seed\":' || ?)",
}
"""What a copy of a run has of its own, column by column."""


def measure_list(command: Path, pairs: int) -> float:
    """Seconds that listing `STORED` runs takes beyond listing one of them: the median over pairs."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "FLOORSIM_HOME": home}
        fill(home)
        beyond_s = []
        for _ in range(pairs):
            every_s = _seconds([str(command), "runs", "list"], environment)
            beyond_s.append(every_s - _seconds([str(command), "runs", "list", "--limit", "1"], environment))
    return statistics.median(beyond_s)


def fill(home: str) -> None:
    """Store one run that was played to its end, and the same under as many other ids."""
    from floorsim.play.stored_run_library import StoredRunLibrary
    from floorsim.store import open_store
    from floorsim.store.run_ids import new_run_id

    file = Path(home) / "data" / "runs.db"
    with open_store(file) as store:
        library = StoredRunLibrary(store)
        session = library.start(library.brief(SCENARIO, 1))
        session.advance(float("inf"))
        session.keep_result()
        session.close()
        played = store.get("last").id
    db = sqlite3.connect(file)
    columns = [name for _, name, *_ in db.execute("PRAGMA table_info(runs)")]
    taken = ", ".join(OWN.get(name, name) for name in columns)
    copy = f"INSERT INTO runs ({', '.join(columns)}) SELECT {taken} FROM runs WHERE id = ?"
    for number in range(1, STORED):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        text = moment.isoformat(timespec="microseconds")
        db.execute(copy, [new_run_id(moment), text, text, str(number), played])
    db.commit()
    db.close()


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    begun_s = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun_s
