"""`python -m benchmarks.cards [--agents 400]`: how long each card takes to open, with 300 messages.

Plays the first hours of a busy floor, then opens every card some times with the keys that a player uses, and
prints the median and the worst time from the key to the card drawn, and what of the median is this process's
own on a busy machine. A key that does nothing is the floor of what can be measured.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from statistics import median
from typing import Any

from benchmarks.table import markdown_table
from floorsim.desk.decisions.registry import kind_named
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.present.talk_rows import talk_of
from floorsim.store import open_store
from floorsim.tui.app import FloorsimApp
from floorsim.tui.screens.talk_dialog import TalkDialog
from floorsim.tui.settings import Settings

DAY = Path(__file__).parent / "scenarios" / "day.yaml"
SHARES, MESSAGES = {"phones": 0.4, "writers": 0.25, "all-round": 0.35}, 300
PLAYED_S = 2.5 * 3600
"""Time played before the cards are opened, so that there are contacts, reviews and escalations to show."""
MOST_MS, MOST_MS_OF_LARGE = 100.0, 150.0
"""Aims on floors of up to 200 agents, and of more."""
CARDS: dict[str, tuple[str, ...]] = {
    "a key that does nothing": ("f9",),
    "inbox and case (I)": ("I",),
    "next message in it": ("I", "down"),
    "agents (A)": ("A",),
    "agent": ("A", "enter"),
    "contact": ("A", "enter", "tab", "enter"),
    "quality (Q)": ("Q",),
    "my time (T)": ("T",),
    "find anything (:)": ("colon",),
    "menu of a pod (d)": ("2", "escape", "d"),
    "all decisions (D)": ("D",),
    "form: move a pod": ("2", "escape", "m"),
    "form: breaks of a pod": ("2", "escape", "b"),
    "form: breaks of a queue": ("1", "escape", "b"),
    "form: overtime for a pod": ("2", "escape", "e"),
    "form: rest for a pod": ("2", "escape", "r"),
    "form: feedback": ("2", "escape", "f"),
}
"""What is opened, and the keys: the time of the last one counts."""


def scenario(folder: Path, agents: int) -> Path:
    """A day of so many agents in pods and three hundred messages, in a file."""
    choices = [
        {"id": f"c{number}", "label": f"An answer of some length, number {number}.", "minutes": 1 + number}
        for number in range(3)
    ]
    messages = [
        {
            "id": f"m{number}",
            "at": f"{9 + number // 150:02d}:{number % 150 * 2 // 5:02d}",
            "from": f"Person {number}",
            "subject": f"Subject number {number}",
            "text": "Some words about what happened, who needs to know and by when it has to be done. " * 2,
            "deadline": "4h",
            "choices": choices,
        }
        for number in range(MESSAGES)
    ]
    tree: dict[str, Any] = {
        "extends": DAY.name,
        "meta": {"id": "cards", "title": "Cards", "level": 2},
        "floor": {"groups": {
            name: {"count": round(agents * share), "pod_of": 12} for name, share in SHARES.items()
        }},
        "demand": {"streams": {
            "voice": {"forecast": {"profile": {"name": "bank", "total": 36 * agents}}},
            "chat": {"forecast": {"profile": {"name": "bank", "total": 17.25 * agents}}},
            "email": {"forecast": {"per_hour": 1.6 * agents}},
        }},
        "messages": messages,
    }  # fmt: skip
    copy(DAY, folder)
    file = folder / "cards.yaml"
    file.write_text(json.dumps(tree, indent=0), encoding="utf-8")
    return file


Opening = tuple[float, float]
"""Milliseconds from the key to the card drawn, and of them those of this process."""


async def measure(times: int, size: tuple[int, int], agents: int) -> dict[str, list[Opening]]:
    """Every opening, by card."""
    found: dict[str, list[Opening]] = {}
    with tempfile.TemporaryDirectory() as folder, open_store() as store:
        library = StoredRunLibrary(store)
        session = library.start(library.brief(str(scenario(Path(folder), agents)), 1))
        session.advance(session.now_s + PLAYED_S)
        app = FloorsimApp(
            library,
            Settings(stop_on=frozenset()),
            opening=lambda app: app.play.open_floor(session, paused=True, replace=False),
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for card, keys in CARDS.items():
                for _ in range(times):
                    for key in keys[:-1]:
                        await pilot.press(key)
                        await pilot.pause()
                    found.setdefault(card, []).append(await _timed(pilot, keys[-1]))
                    app.play.back_to_floor()
                    await pilot.pause()
            feedback = kind_named("feedback")
            assert feedback is not None
            ways = [{"agent": agent.id, "step": "listening"} for agent in session.observe().agents]
            possible = next(way for way in ways if session.quote(feedback, way).why_not is None)
            session.decide(feedback.model_validate(possible))
            while (talk := talk_of(session.observe())) is None:
                session.advance(session.now_s + 60.0)
            app.play.look_again()
            await pilot.pause()
            talking = TalkDialog(talk.id)
            found["conversation"] = [await _timed(pilot, lambda: app.push_screen(talking))]
    return found


async def _timed(pilot: Any, act: str | Callable[[], object]) -> Opening:
    """The time of a key, or of something that opens a card by itself."""
    wall, own = time.perf_counter(), time.process_time()
    if isinstance(act, str):
        await pilot.press(act)
    else:
        act()
    await pilot.pause()
    return 1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - own)


def main() -> int:
    """Print a table; 1 when a card takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cards", description=__doc__)
    parser.add_argument("--times", type=int, default=9, help="openings of each card (default: 9)")
    parser.add_argument("--columns", type=int, default=120)
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("--agents", type=int, default=200, help="agents on the floor (default: 200)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["FLOORSIM_HOME"] = home
        found = asyncio.run(measure(options.times, (options.columns, options.rows), options.agents))
    rows, late = [], False
    for card, openings in found.items():
        walls, own = zip(*openings, strict=True)
        rows.append([card, f"{median(walls):.0f}", f"{max(walls):.0f}", f"{median(own):.0f}"])
        late = late or median(own) > (MOST_MS if options.agents <= 200 else MOST_MS_OF_LARGE)
    print(markdown_table(["card", "median, ms", "worst, ms", "own, ms"], rows))
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
