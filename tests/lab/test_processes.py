"""The processes that play runs are gone when the one that started them is, however it ended."""

from __future__ import annotations

import subprocess
import sys

PLAYS_AND_WAITS = """
import os, sys
from floorsim.lab.processes import processes

if __name__ == "__main__":
    pool = processes(2)
    pool.submit(os.getpid).result()
    print("playing", flush=True)
    sys.stdin.read()
"""


def test_they_end_with_a_process_that_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PLAYS_AND_WAITS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "playing\n"
        killed.kill()
        # The end of the output is reached when nobody holds it any more: neither it nor those it started.
        assert killed.communicate(timeout=120)[0] == ""
