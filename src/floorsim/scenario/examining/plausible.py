"""Numbers that a contact centre never has, one by one: nearly always a slip of the unit or of a zero."""

from __future__ import annotations

from math import fsum

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.examining.usual import (
    HANDLE_S,
    LEAST_RESOLVED,
    MOST_ABSENT,
    MOST_COMING_BACK,
    MOST_HOSTILE,
    PATIENCE_S,
    mean_s,
)
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.demand import Stream
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import channel_of
from floorsim.wording.numbers import percent
from floorsim.wording.times import length


def examine_numbers(scenario: Scenario, found: Findings) -> None:
    """Handling times, patience, repeats, drivers and attendance."""
    for id, stream in scenario.demand.streams.items():
        channel = scenario.floor.channels.get(channel_of(id, stream))
        if channel is not None:
            _stream(stream, channel.medium, ("demand", "streams", id), found)
    for name, driver in scenario.drivers.items():
        path: Path = ("drivers", name)
        if driver.resolvable < LEAST_RESOLVED:
            wrong = f"hardly any of these are resolved ({percent(driver.resolvable)}) on an ordinary day"
            found.warn((*path, "resolvable"), wrong, "let an incident do that with resolve:")
        if driver.hostility > MOST_HOSTILE:
            wrong = f"{percent(driver.hostility)} of these customers are hostile from the start"
            found.warn((*path, "hostility"), wrong, f"{percent(MOST_HOSTILE)} would be many")
    absent = scenario.people.attendance.absent
    if absent > MOST_ABSENT:
        wrong = f"{percent(absent)} of the team are absent on an ordinary day"
        right = f"more than {percent(MOST_ABSENT)} is no plan; let an incident take people away"
        found.warn(("people", "attendance", "absent"), wrong, right)


def handle_s(stream: Stream) -> float:
    """Mean handling time of a stream: talk, hold and after-contact work, in seconds."""
    return fsum(mean_s(law) for law in (stream.talk, stream.hold, stream.after_contact) if law is not None)


def _stream(stream: Stream, medium: str, path: Path, found: Findings) -> None:
    usual, taken_s = HANDLE_S[medium], handle_s(stream)
    if not usual.least <= taken_s <= usual.most:
        wrong = f"a contact takes {length(taken_s)} with all that belongs to it"
        right = f"on {medium} {length(usual.least)} to {length(usual.most)} are usual; look at the unit"
        found.warn((*path, "talk"), wrong, right)
    if stream.patience is not None and stream.dialer is None:
        patience_s = mean_s(stream.patience.law)
        if not PATIENCE_S.least <= patience_s <= PATIENCE_S.most:
            wrong = f"customers wait {length(patience_s)} on average before they give up"
            right = f"{length(PATIENCE_S.least)} to {length(PATIENCE_S.most)} are usual; look at the unit"
            found.warn((*path, "patience"), wrong, right)
    if stream.repeat is not None and stream.repeat.share > MOST_COMING_BACK:
        wrong = f"{percent(stream.repeat.share)} of those whose matter is open come back"
        found.warn((*path, "repeat", "share"), wrong, f"some never do; {percent(MOST_COMING_BACK)} is much")
