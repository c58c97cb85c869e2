"""Checks that channels on which nobody waits on the line have nothing that only a line has."""

from __future__ import annotations

from typing import Final

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import channel_of

_ON_THE_LINE: Final = {
    "trunks": "trunks are telephone lines",
    "queue_limit": "a message that is sent cannot be turned away",
}
"""Keys of a channel that need customers who wait, and why."""


def check_written(scenario: Scenario, found: Findings) -> None:
    """Refuses limits on written and back-office work, and redials to it."""
    channels = scenario.floor.channels
    for id, channel in channels.items():
        if channel.medium in LIVE_MEDIA:
            continue
        for key, why in _ON_THE_LINE.items():
            if getattr(channel, key) is not None:
                path: Path = ("floor", "channels", id, key)
                found.error(path, f"{why}, and {id} is {channel.medium}", "leave it out")
    for id, stream in scenario.demand.streams.items():
        own = channels.get(channel_of(id, stream))
        if stream.redial is not None and own is not None and own.medium not in LIVE_MEDIA:
            right = "leave it out; those whose message is overdue turn elsewhere by the channel's chase:"
            found.error(("demand", "streams", id, "redial"), f"nobody redials on {own.medium}", right)
