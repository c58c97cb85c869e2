"""Runs to store, and a clock to store them by."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from floorsim.store import RunStore, StoredRun

SCENARIO_TEXT = '{"id":"login-outage","title":"Zażółć – the login outage"}'


class TickingClock:
    """Shows a second more each time it is looked at."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self.shown = start

    def __call__(self) -> datetime:
        self.shown += timedelta(seconds=1)
        return self.shown


def new_run(store: RunStore, **changes: Any) -> StoredRun:
    about: dict[str, Any] = {
        "scenario_id": "login-outage",
        "scenario_title": "The login outage",
        "scenario_text": SCENARIO_TEXT,
        "scenario_digest": "sha256:0f0f",
        "model_version": 1,
        "seed": 7,
        "names": {"A02": "Ana Olé", "A01": "Bo Li"},
        "pace": 10.0,
    }
    return store.create_run(**(about | changes))


def python_child(script: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start another Python that runs `script`, and let it be talked to through its input and output."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
