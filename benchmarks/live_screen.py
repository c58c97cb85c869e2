"""`python -m benchmarks.live_screen`: what the live floor takes of a core, in a pseudo-terminal of 120 by 40.

Sixty agents, or as many as `--agents` says, four pictures a second, the engine running underneath; prints the
share of one core and the bytes a second that the terminal is sent. POSIX only.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from shutil import copy

from benchmarks.table import markdown_table

COLUMNS, ROWS = 120, 40
SCENARIO = Path(__file__).parent / "scenarios" / "sixty.yaml"
SIXTY = 60
SETTLE_S = 3.0
"""Time after the start that is not measured: imports, the first full picture."""


def main() -> int:
    """Measure at each speed, print a table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live_screen", description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0, help="time at each speed (default: 15)")
    parser.add_argument("--speeds", type=float, nargs="+", default=[1, 10, 60, 300])
    parser.add_argument("--agents", type=int, default=SIXTY, help="agents on the floor (default: 60)")
    options = parser.parse_args()
    rows = []
    for speed in options.speeds:
        share, bytes_per_s = measure(speed, options.seconds, options.agents)
        rows.append([f"{speed:g}×", f"{100 * share:.1f}%", f"{bytes_per_s / 1000:.0f}"])
        print(f"measured at {speed:g}×", file=sys.stderr, flush=True)
    print(markdown_table(["speed", "of one core", "kB/s to the terminal"], rows))
    return 0


def scenario(folder: Path, agents: int) -> Path:
    """The day of sixty agents with so many, in pods, and contacts in proportion."""
    if agents == SIXTY:
        return SCENARIO
    times = agents / SIXTY
    groups = {"phones": 24, "writers": 15, "all-round": 21}
    tree = {
        "extends": SCENARIO.name,
        "meta": {"id": "many", "title": "A day of many agents"},
        "floor": {
            "groups": {name: {"count": round(times * count), "pod_of": 12} for name, count in groups.items()}
        },
        "demand": {
            "streams": {
                "voice": {"forecast": {"profile": {"name": "bank", "total": 2130 * times}}},
                "chat": {"forecast": {"profile": {"name": "bank", "total": 1020 * times}}},
                "email": {"forecast": {"per_hour": 94 * times}},
            }
        },
    }
    for file in (SCENARIO, SCENARIO.with_name("day.yaml")):
        copy(file, folder)
    made = folder / "many.yaml"
    made.write_text(json.dumps(tree), encoding="utf-8")
    return made


def measure(speed: float, seconds: float, agents: int = SIXTY) -> tuple[float, float]:
    """Return the share of a core and the bytes a second, at a speed."""
    with tempfile.TemporaryDirectory() as home:
        told = Path(home) / "told.json"
        file = scenario(Path(home), agents)
        child, terminal = pty.fork()
        if child == 0:
            _play(speed, seconds, told, home, file)
        written = _read_all(terminal, SETTLE_S, SETTLE_S + seconds)
        os.waitpid(child, 0)
        return float(json.loads(told.read_text())["share"]), written / seconds


def _read_all(terminal: int, from_s: float, to_s: float) -> int:
    """Read until the other end closes; return how many bytes came between two moments after the start."""
    begun, counted = time.monotonic(), 0
    while True:
        if not select.select([terminal], [], [], 1.0)[0]:
            continue
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:
            return counted
        if not piece:
            return counted
        if from_s <= time.monotonic() - begun < to_s:
            counted += len(piece)


def _play(speed: float, seconds: float, told: Path, home: str, file: Path) -> None:
    """Play in this process, tell the share of a core into a file, and end."""
    size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
    fcntl.ioctl(sys.__stdout__.fileno(), termios.TIOCSWINSZ, size)  # type: ignore[union-attr]
    os.environ.update(FLOORSIM_HOME=home, TERM="xterm-256color", COLORTERM="truecolor")

    from floorsim.play.stored_run_library import StoredRunLibrary
    from floorsim.store import open_store
    from floorsim.tui.app import FloorsimApp
    from floorsim.tui.settings import Settings

    class Measured(FloorsimApp):
        """Plays by itself for a time."""

        def on_mount(self) -> None:
            self.set_timer(SETTLE_S, self.begin)
            self.set_timer(SETTLE_S + seconds, self.end)

        def begin(self) -> None:
            self.begun = time.process_time(), time.monotonic()

        def end(self) -> None:
            worked, passed = time.process_time() - self.begun[0], time.monotonic() - self.begun[1]
            told.write_text(json.dumps({"share": worked / passed}))
            self.exit()

    with open_store() as store:
        library = StoredRunLibrary(store)
        session = library.start(library.brief(str(file), 1))
        session.advance(session.now_s + 3600)
        Measured(
            library,
            Settings(speed=speed, stop_on=frozenset()),
            opening=lambda app: app.play.open_floor(session, paused=False, replace=False),
        ).run()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
