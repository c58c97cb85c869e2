"""A run comes to the same on every interpreter, and to what is committed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.run.interpreters import MINORS, ROOT, interpreter, with_packages

SCRIPT = Path(__file__).with_name("digests.py")
TABLE = SCRIPT.with_suffix(".json")


def outcomes_on(python: Path) -> object:
    done = subprocess.run(
        [python, SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    return json.loads(done.stdout)


def test_runs_come_to_what_is_committed() -> None:
    assert outcomes_on(Path(sys.executable)) == json.loads(TABLE.read_text(encoding="utf-8")), (
        "runs have changed; if they were meant to, write the table anew (see digests.py)"
    )


@pytest.mark.parametrize("minor", MINORS)
def test_another_python_computes_the_same_runs(minor: int, pytestconfig: pytest.Config) -> None:
    python = interpreter(minor)
    if python is None:
        pytest.skip(f"there is no Python 3.{minor} on this machine")
    assert pytestconfig.cache is not None
    ready = with_packages(python, Path(pytestconfig.cache.mkdir(f"python3.{minor}")))
    if ready is None:
        pytest.skip(f"Python 3.{minor} is here, but not the packages that a run needs")
    assert outcomes_on(ready) == json.loads(TABLE.read_text(encoding="utf-8"))
