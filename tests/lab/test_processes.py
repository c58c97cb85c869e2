"""The processes that play runs are gone when the one that started them is, however it ended."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time

from floorsim.lab.processes import Processes

PLAYS_AND_WAITS = """
import os, sys
from floorsim.lab.processes import Processes

if __name__ == "__main__":
    pool = Processes(2)
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


def test_abandoned_they_end_in_the_middle_of_what_they_do() -> None:
    others = multiprocessing.active_children()
    pool = Processes(1)
    pool.submit(os.getpid).result()
    (playing,) = (one for one in multiprocessing.active_children() if one not in others)
    long = pool.submit(time.sleep, 3600)
    while not long.running():
        pass
    pool.abandon()
    playing.join(120)
    assert playing.exitcode is not None
