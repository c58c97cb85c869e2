"""Every figure of a run in one tree, with exactly one way to compute each (see `measures`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from floorsim.floor.measures.channel_figures import ChannelFigures
from floorsim.floor.measures.floor_figures import FloorFigures
from floorsim.floor.measures.outbound import OutboundFigures
from floorsim.floor.measures.reading import Reading
from floorsim.floor.measures.targeted import targeted_json
from floorsim.floor.measures.window import Window


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a run, or of a part of it; each is worked out when it is asked for."""

    channels: Mapping[str, ChannelFigures]
    """By channel id, in the scenario's order."""
    floor: FloorFigures
    window: Window = field(compare=False)

    @property
    def further(self) -> dict[str, Any]:
        """Blocks of what only some scenarios have: `outbound` work, and `queues`, `groups` and `regulated`
        targets."""
        streams = self.window.reading.scenario.demand.streams.items()
        outbound = {
            id: OutboundFigures(self.window, index).as_json()
            for index, (id, stream) in enumerate(streams)
            if stream.dialer is not None
        }
        return ({"outbound": outbound} if outbound else {}) | targeted_json(self.window)

    def as_json(self) -> dict[str, Any]:
        """Plain dictionaries: `{"channels": {id: {...}}, "floor": {...}}`. No value is "not a number"."""
        return {
            "channels": {id: channel.as_json() for id, channel in self.channels.items()},
            "floor": self.floor.as_json(),
            **self.further,
        }


def figures(reading: Reading, from_s: float | None = None, to_s: float | None = None) -> Figures:
    """The figures of a window, from the start of play to the end of the ledger unless told otherwise.

    `from_s` and `to_s` are seconds since midnight before day 1; the end is never later than the ledger's.
    """
    window = Window(reading, from_s, to_s)
    channels = {channel.id: ChannelFigures(window, channel) for channel in reading.channels}
    return Figures(channels, FloorFigures(window, channels), window)
