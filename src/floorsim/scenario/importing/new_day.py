"""A whole scenario made from an export alone: a floor with as many agents as its volumes need."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, get_args

from floorsim.scenario.importing.by_time import factor_at, handle_steps, written_steps
from floorsim.scenario.importing.changes import handling_laws
from floorsim.scenario.importing.export import Export
from floorsim.scenario.importing.profile import Profile, weekday_number
from floorsim.scenario.importing.spread import Spread
from floorsim.scenario.importing.waits import patience_of
from floorsim.scenario.importing.words import plain
from floorsim.scenario.models.channels import Medium
from floorsim.scenario.values.durations import format_duration
from floorsim.scenario.values.times_of_day import format_time
from floorsim.scenario.weekdays import WEEKDAYS, Weekday
from floorsim.scenario.yaml.editing import with_value
from floorsim.units import DAY_S

Need = Callable[[float, float, float], int]
"""Agents for contacts a second, seconds of handling and seconds of patience."""

USUAL_HANDLE_S: Final = 300.0
USUAL_PATIENCE_S: Final = 240.0
"""Mean handling time and patience where an export does not tell them (D)."""
MOST_AGENTS: Final = 5_000
"""Agents that a staffing step may have."""
USUAL_BALK: Final = 0.05
"""Share that leaves at once when it has to wait (D; docs/background/demand.md)."""


def new_day(
    id: str,
    stream: str,
    export: Export,
    profile: Profile,
    spread: Spread | None,
    need: Need,
    pace: float = 1.0,
) -> tuple[str, list[str]]:
    """The text of a scenario with the profile as its forecast, and sentences about what was assumed.

    Its hours are those with contacts, its team is as large as `need` says for each interval. `pace` is how
    much longer such a team takes than the written times.
    """
    told = []
    weekday = _weekday(profile)
    handle_s = export.handle_of(profile.days)
    if handle_s is None:
        handle_s = USUAL_HANDLE_S
        told.append(f"The export tells no handling time; {USUAL_HANDLE_S:.0f} s are assumed.")
    seen = patience_of(export.waits)
    if seen is None:
        told.append(
            f"The export tells no patience; a mean of {USUAL_PATIENCE_S:.0f} s is assumed, and "
            f"{USUAL_BALK:.0%} who leave at once."
        )
    opens_s, closes_s, days = _hours(profile)
    busy = {int(start // DAY_S) + 1 for start, contacts in profile.contacts.items() if contacts > 0}
    closed = [day for day in range(1, days + 1) if day not in busy]
    medium = next((one for one in get_args(Medium) if one == stream), "voice")
    steps = handle_steps(export, profile)

    def handle_at(clock_s: float) -> float:
        return handle_s * factor_at(steps, clock_s)

    staffing, most = _staffing(profile, handle_at, seen.mean_s.value if seen else USUAL_PATIENCE_S, need)
    name = plain(id).capitalize()
    tree: dict[str, Any] = {
        "meta": {
            "id": id,
            "title": name,
            "level": 1,
            "summary": f"{name}: {round(profile.total):,} contacts {profile.words}.",
        },
        "floor": {
            **({"weekday": weekday} if weekday else {}),
            **({"days": days} if days > 1 else {}),
            **({"closed_on": closed} if closed else {}),
            "opens": format_time(opens_s),
            "closes": format_time(closes_s),
            "channels": {stream: {"kind": medium, "target": {"share": "80%", "within": "20s"}}},
            "groups": {"team": {"title": "Team", "skills": {stream: 0.9}, "staffing": staffing}},
        },
        "demand": {
            "streams": {stream: _stream(export, profile, medium, seen.block() if seen else None, pace)}
        },
    }
    if spread is not None:
        tree["demand"] |= spread.blocks()
    told.append(
        f"The team is as large as Erlang A asks for in each interval, {most} at most, with nobody on a break "
        "or absent; `floorsim roster import` puts your own people in."
    )
    made = f"Made from {_in_comment(export.source)} by `floorsim forecast import`"
    text = f"# {made}. Every number may be changed here.\n"
    text += "meta: {}\nfloor: {}\ndemand: {}\n"
    for block, value in tree.items():
        text = with_value(text, (block,), value)
    return text, told


def id_of(stem: str) -> str:
    """A scenario's id from the name of its file."""
    return re.sub(r"[^a-z0-9.-]+", "-", plain(stem).replace(" ", "-")).strip("-.")[:64] or "my-day"


def _hours(profile: Profile) -> tuple[float, float, int]:
    """When the floor opens and closes on every day, and on how many."""
    starts = [start % DAY_S for start, contacts in profile.contacts.items() if contacts > 0]
    days = int((profile.ends_s - 1) // DAY_S) + 1
    return min(starts), min(max(starts) + profile.step_s, DAY_S), days


def _staffing(
    profile: Profile, handle_at: Callable[[float], float], patience_s: float, need: Need
) -> tuple[list[dict[str, Any]], int]:
    """Agents from each interval of a day on, by the busiest of the days, where their number changes."""
    busiest: dict[float, float] = {}
    for start, contacts in profile.contacts.items():
        busiest[start % DAY_S] = max(busiest.get(start % DAY_S, 0.0), contacts)
    steps: list[dict[str, Any]] = []
    most = 0
    for start in sorted(busiest):
        agents = min(MOST_AGENTS, max(1, need(busiest[start] / profile.step_s, handle_at(start), patience_s)))
        most = max(most, agents)
        if not steps or steps[-1]["agents"] != agents:
            steps.append({"from": format_time(start), "agents": agents})
    return steps, most


def _stream(
    export: Export, profile: Profile, medium: str, patience: dict[str, Any] | None, pace: float
) -> dict[str, Any]:
    laws = {part: law for part, law, _ in handling_laws(None, export, profile, lambda law: 0.0, pace)}
    stream: dict[str, Any] = {
        "forecast": profile.forecast(),
        "talk": {"mean": format_duration(round(USUAL_HANDLE_S / pace))},
        **laws,
    }
    if steps := handle_steps(export, profile):
        stream["handle_by_time"] = written_steps(steps)
    if medium in ("voice", "chat"):
        usual = {"balk": f"{USUAL_BALK:.0%}", "law": {"exponential": format_duration(USUAL_PATIENCE_S)}}
        stream |= {"patience": patience or usual, "redial": {}}
    return stream


def _in_comment(source: str) -> str:
    return " ".join(source.split("/")[-1].split())


def _weekday(profile: Profile) -> Weekday | None:
    """The weekday that all days of a profile are, or the first day's where they follow one another."""
    numbers = [weekday_number(day) for day in profile.days]
    first = numbers[0] if numbers else None
    if first is None or (profile.ends_s <= DAY_S and len(set(numbers)) > 1):
        return None
    return WEEKDAYS[first]
