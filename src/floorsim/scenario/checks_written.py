"""Checks that channels on which nobody waits on the line have nothing that only a line has."""

from __future__ import annotations

from typing import Final

from floorsim.scenario.faults import Path
from floorsim.scenario.findings import Findings
from floorsim.scenario.lines_of import channel_of
from floorsim.scenario.models import Scenario
from floorsim.scenario.models.channels import LIVE_KINDS

_ON_THE_LINE: Final = {
    "trunks": "trunks are telephone lines",
    "queue_limit": "a message that is sent cannot be turned away",
}
"""Keys of a channel that need customers who wait, and why."""


def check_written(scenario: Scenario, found: Findings) -> None:
    """Refuses limits on written and back-office work, and redials to it."""
    channels = scenario.floor.channels
    for id, channel in channels.items():
        if channel.kind in LIVE_KINDS:
            continue
        for key, why in _ON_THE_LINE.items():
            if getattr(channel, key) is not None:
                path: Path = ("floor", "channels", id, key)
                found.error(path, f"{why}, and {id} is {channel.kind}", "leave it out")
    for id, stream in scenario.demand.streams.items():
        own = channels.get(channel_of(id, stream))
        if stream.redial is not None and own is not None and own.kind not in LIVE_KINDS:
            right = "leave it out; those whose message is overdue turn elsewhere by the channel's chase:"
            found.error(("demand", "streams", id, "redial"), f"nobody redials on {own.kind}", right)
