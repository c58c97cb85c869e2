"""A team on some channels and the contacts that keep it busy, as the text of a scenario's blocks."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import Final, NamedTuple

from floorsim.content import content_dir
from floorsim.scenario.yaml.reader import read_yaml
from floorsim.sums import whole_sum
from floorsim.units import HOUR_S


class _Usual(NamedTuple):
    """What a channel of the shared pieces takes, and its part of a team; D, design defaults throughout."""

    title: str
    busy_s: float
    """Time that a contact keeps an agent busy; two chats share one."""
    part: float
    drivers: str


USUAL: Final = {
    "voice": _Usual(
        "Phones",
        340.0,
        6.0,
        "{where_is_it: 34, delivery_change: 14, damaged: 12, refund: 12, how_to: 12, billing: 8, "
        "complaint: 8}",
    ),
    "chat": _Usual("Chat", 225.0, 2.5, "{where_is_it: 46, how_to: 26, delivery_change: 16, general: 12}"),
    "email": _Usual("Email", 420.0, 1.5, "{delivery_change: 30, refund: 25, complaint: 25, billing: 20}"),
}
"""The channels that a new scenario can have."""

FEWEST_OF_A_GROUP: Final = 3
"""Below it a break or a lunch leaves nobody (D); then everybody serves all channels."""
MOST_NAMED: Final = 30
"""People of a new scenario who have names; of more, the groups say how many."""
FEWEST_AGENTS: Final = 5
MOST_AGENTS: Final = 400
POD: Final = 12  # D: people under one pod leader
PRESENT: Final = 0.8  # D: of a team, at the queues at ten: shifts, breaks
SPARE: Final = 0.6  # D: agents beyond the load per root of the load; about 80% within 20 s
DAY_CURVE: Final = (
    ("08:00", 0.4),
    ("09:00", 0.8),
    ("10:00", 1.0),
    ("12:00", 0.8),
    ("16:00", 0.6),
    ("17:00", 0.2),
)
"""The day's contacts an hour against its busiest hour (D)."""

_ORDERS: Final = (
    ("early_a", "late", "mid_a", "early_b", "mid_b"),
    ("early_b", "late", "mid_b", "early_a", "mid_a"),
)
"""In which order a group gets shifts: the first three cover the day. Groups take the orders in turn."""
_PROFILES: Final = ("veteran", "experienced", "developing", "experienced", "new_hire", "quiet_top")
_SKILL: Final = 0.9
_OTHER_SKILL: Final = 0.75


class TeamAndDemand(NamedTuple):
    """The text of three blocks, and the first two of the team by id and name."""

    groups: str
    agents: str
    streams: str
    first: tuple[str, str]
    second: tuple[str, str]


def team_and_demand(channels: Sequence[str], agents: int) -> TeamAndDemand:
    """A team of so many agents on these channels (of USUAL), on the shifts of `shared/day-shifts`."""
    sizes = _sizes(channels, agents)
    blended = len(channels) > 1 and min(sizes.values()) < FEWEST_OF_A_GROUP
    names = _names()
    groups, people, placed = [], [], 0
    for group, size in {"team": agents}.items() if blended else sizes.items():
        own = channels if blended else (group,)
        named = min(size, max(0, MOST_NAMED - placed))
        skills = ", ".join(f"{name}: {_SKILL}" for name in own)
        groups.append(f"    {group}:")
        groups.append(f"      title: {'Team' if blended else USUAL[group].title}")
        groups.append(f"      skills: {{{skills}}}")
        groups += [] if blended else [f"      on: [{group}]"]
        if named < size:
            groups += [f"      count: {size - named}", f"      shifts: [{', '.join(_ORDERS[0])}]"]
            groups += [f"      pod_of: {POD}"]
        for number in range(named):
            people.append(_person(names[placed + number], group, number, channels))
        placed += named
    first, second = ((name.split()[0].lower(), name.split()[0]) for name in names[:2])
    streams = "\n".join(_stream(name, PRESENT * _served_by(sizes, name)) for name in channels)
    return TeamAndDemand("\n".join(groups), "\n".join(people), streams, first, second)


def _sizes(channels: Sequence[str], agents: int) -> dict[str, int]:
    """How many serve each channel; the first takes what rounding leaves."""
    whole = fsum(USUAL[name].part for name in channels)
    sizes = {name: int(agents * USUAL[name].part / whole) for name in channels}
    sizes[channels[0]] += agents - whole_sum(sizes.values())
    return sizes


def _served_by(sizes: dict[str, int], channel: str) -> float:
    return max(float(sizes[channel]), 0.5)


def _person(name: str, group: str, number: int, channels: Sequence[str]) -> str:
    order = _ORDERS[channels.index(group) % len(_ORDERS) if group in channels else 0]
    shift, profile = order[number % len(order)], _PROFILES[number % len(_PROFILES)]
    helps = _helps(channels, group, number)
    skills = f", skills: {{{group}: {_SKILL}, {helps}: {_OTHER_SKILL}}}" if helps else ""
    head = f"id: {name.split()[0].lower()}, name: {name}, group: {group}"
    return f"    - {{{head}{skills}, shift: {shift}, profile: {profile}}}"


def _helps(channels: Sequence[str], group: str, number: int) -> str | None:
    """The channel on which every third of a group can help out."""
    others = [name for name in channels if name != group]
    return others[number // 3 % len(others)] if group in channels and others and number % 3 == 1 else None


def _stream(channel: str, present: float) -> str:
    """A stream whose busiest hour leaves the people who are there with the usual spare."""
    load = ((sqrt(SPARE**2 + 4 * present) - SPARE) / 2) ** 2
    busiest = load * HOUR_S / USUAL[channel].busy_s
    steps = [
        f"          - {{from: {at}, per_hour: {max(1, round(part * busiest))}}}" for at, part in DAY_CURVE
    ]
    head = [f"    {channel}:", "      forecast:", "        steps:"]
    return "\n".join([*head, *steps, f"      drivers: {USUAL[channel].drivers}"])


def _names() -> list[str]:
    file = content_dir("data") / "templates" / "names.yaml"
    names: list[str] = read_yaml(file.read_bytes(), str(file)).tree["names"]
    return names
