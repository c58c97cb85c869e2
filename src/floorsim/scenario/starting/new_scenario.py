"""The text of a new scenario's file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from string import Template
from typing import Final

from floorsim.content import content_dir
from floorsim.scenario.library import SHARED, SUFFIXES
from floorsim.scenario.starting.team_and_demand import team_and_demand
from floorsim.scenario.weekdays import Weekday

ON_A_SCENARIO: Final = "on-a-scenario"
_NO_TEMPLATES: Final = {"names", ON_A_SCENARIO}
_SUMMARY: Final = re.compile(r"^  summary: (.+)$", re.MULTILINE)
_LONGEST_ID: Final = 64
_RELIEF: Final = {
    "voice": "do: callbacks, channel: voice, over: 1, promise: 30",
    "chat": "do: chat_cap, channel: chat, cap: 4",
    "email": "do: micro_breaks, agents: all",
    "none": "do: micro_breaks, agents: all",
}
"""What helps a little on a busy channel, and where there is no other channel to help on."""


def templates() -> dict[str, str]:
    """What each template is about, by its name; the simplest first."""
    files = {file.stem: file for file in sorted(_folder().iterdir(), reverse=True) if file.suffix in SUFFIXES}
    texts = {name: file.read_text("utf-8") for name, file in files.items() if name not in _NO_TEMPLATES}
    return {name: summary[1] if (summary := _SUMMARY.search(text)) else "" for name, text in texts.items()}


def id_from(title: str) -> str:
    """An id for a title: `Saturday at the line!` becomes `saturday-at-the-line`."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower().encode("ascii", "ignore").decode()).strip("-")
    return plain[:_LONGEST_ID].rstrip("-") or "my-scenario"


def from_template(
    template: str, *, id: str, title: str, channels: Sequence[str], agents: int, day: Weekday, file: str
) -> str:
    """A scenario as one of `templates` begins it; `file` is what the hints in it call it."""
    team = team_and_demand(channels, agents)
    (first_id, first), (_, second) = team.first, team.second
    return _filled(
        template,
        id=id,
        title=json.dumps(title, ensure_ascii=False),
        file=file,
        day=day,
        Day=day.capitalize(),
        pieces=", ".join([*(f"{SHARED}{name}" for name in channels), f"{SHARED}day-shifts"]),
        groups=team.groups,
        agents=team.agents,
        agents_count=f"{agents} people",
        streams=team.streams,
        main=channels[0],
        relief=_RELIEF[channels[0]],
        second_relief=_RELIEF["chat" if "chat" in channels[1:] else "none"],
        surges="\n".join(
            _surge(name, _driver_on(name)) for name in channels if name != "email" or len(channels) == 1
        ),
        driver=_driver_on(channels[0]),
        first=first,
        first_id=first_id,
        second=second,
    )


def _driver_on(channel: str) -> str:
    return "delivery_change" if channel == "email" else "where_is_it"


def _surge(channel: str, driver: str) -> str:
    """What an outage does to a channel: a rise, a long top, and a second wave when it is over."""
    top = 2.0 if channel == "voice" else 2.2
    curve = (("09:20", 1.2), ("09:26", top), ("09:45", top - 0.2), ("10:10", 1.7), ("10:35", 1.3))
    times = ", ".join(f"[{at}, {times:.1f}]" for at, times in (*curve, ("10:40", 1.6), ("11:15", 1.1)))
    head = ["      - demand:", f"          stream: {channel}", f"          driver: {driver}"]
    return "\n".join([*head, f"          times: [{times}]", "        to: 11:15"])


def on_a_scenario(base: str, *, id: str, title: str, day: Weekday, file: str) -> str:
    """A scenario that extends a shipped one."""
    told = json.dumps(title, ensure_ascii=False)
    return _filled(ON_A_SCENARIO, base=base, id=id, title=told, day=day, file=file)


def _filled(template: str, **words: str) -> str:
    return Template((_folder() / f"{template}.yaml").read_text(encoding="utf-8")).substitute(words)


def _folder() -> Path:
    return content_dir("data") / "templates"
