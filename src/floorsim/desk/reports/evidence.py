"""What a period shows of why a target was missed: what can be held against the cause that a report names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from typing import Final, Literal

from floorsim.desk.reports.periods import Period
from floorsim.floor.demand.day_grid import DayGrid
from floorsim.floor.demand.forecast import forecast_of
from floorsim.floor.measures.drivers import by_driver
from floorsim.floor.measures.figures import figures
from floorsim.floor.measures.reading import Reading
from floorsim.wording.numbers import percent, true_minus

CauseName = Literal[
    "volume", "handle_time", "staffing", "driver", "incident", "not_known", "team", "other_team", "none"
]
CAUSES: Final[dict[CauseName, str]] = {
    "none": "None named",
    "volume": "More contacts than forecast",
    "handle_time": "Contacts took longer than planned",
    "staffing": "Fewer people on than planned",
    "driver": "One contact driver rose",
    "incident": "Something broke or changed that day",
    "not_known": "Not known yet",
    "team": "The team was too slow",
    "other_team": "Another team got it wrong",
}
BLAMES: Final[dict[CauseName, str]] = {"team": "Your team", "other_team": "The other team"}
"""Causes that are somebody's fault, and who hears of it."""
MORE: Final = 1.10
"""Contacts over forecast from which they explain a miss (D)."""
LONGER: Final = 1.25
"""Handling time over plan from which it does (D: holds and new people alone make a tenth or two)."""
FEWER: Final = 0.95
"""Time worked over time planned, below which it does (D)."""
ROSE: Final = 0.08
"""A driver's share of contacts over the planned one, from which it does (D: 8 points)."""
LASTED_S: Final = 600.0
"""An incident must have lasted so long in the period (D)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was planned and what came, over a period. Ratios are to plan, shares 0-1."""

    volume: float | None
    """First contacts / forecast."""
    handle_time: float | None
    """Handling time / planned, without chats, of which several go on at once."""
    staffing: float | None
    """Time worked / time planned."""
    driver: str
    """Id of the driver whose share rose most over the planned one."""
    driver_title: str
    share: float
    planned_share: float
    top: str
    """Id of the driver that most customers contacted about; empty where nobody did."""
    incident: bool
    """Whether one went on; nobody sees this but through what is known of it."""

    def holds(self, cause: CauseName) -> bool:
        """Whether a cause that can be looked up is one of those that explain a miss."""
        return {
            "volume": self.volume is not None and self.volume >= MORE,
            "handle_time": self.handle_time is not None and self.handle_time >= LONGER,
            "staffing": self.staffing is not None and self.staffing < FEWER,
            "driver": self.share - self.planned_share >= ROSE,
            "incident": self.incident,
        }.get(cause, False)

    @property
    def words(self) -> str:
        """The same in a line, as one sees it."""
        parts = [
            f"{name} {_off(ratio)} against plan"
            for name, ratio in (
                ("contacts", self.volume),
                ("handle time", self.handle_time),
                ("time worked", self.staffing),
            )
            if ratio is not None
        ]
        if self.driver:
            title = self.driver_title.lower()
            parts.append(f"{title} {percent(self.share)}, planned {percent(self.planned_share)}")
        return ", ".join(parts)


def evidence_of(reading: Reading, period: Period) -> Evidence:
    """What a period shows."""
    found = figures(reading, period.from_s, period.to_s)
    came = fsum(
        one.offered - one.redials - one.repeats - one.chases - one.transfers - one.carried_in
        for one in found.channels.values()
    )
    planned, mix = _plan(reading, period)
    took = [
        (one.handled * one.aht_s, one.handled * channel.mean_handle_s)
        for channel in reading.channels
        if channel.medium != "chat" and (one := found.channels[channel.id]).aht_s is not None
    ]
    table = reading.table
    arrived = table.where((table.arrived_s >= period.from_s) & (table.arrived_s < period.to_s))
    shares = {id: row.share for id, row in by_driver(arrived, reading.compiled.contact_types).items()}
    top = max(shares, key=lambda id: (shares[id] - mix.get(id, 0.0), id), default="")
    return Evidence(
        volume=came / planned if planned else None,
        handle_time=_ratio(took),
        staffing=found.floor.conformance,
        driver=top,
        driver_title=reading.scenario.driver_title(top) if top else "",
        share=shares.get(top, 0.0),
        planned_share=mix.get(top, 0.0),
        top=max((id for id in shares if shares[id]), key=lambda id: (shares[id], id), default=""),
        incident=any(
            min(one.end, period.to_s) - max(one.start, period.from_s) >= LASTED_S
            for one in reading.scenario.incidents
        ),
    )


def _plan(reading: Reading, period: Period) -> tuple[float, dict[str, float]]:
    """Contacts that the forecast has for the period, and the share of each driver among them."""
    compiled, total = reading.compiled, 0.0
    for channel in reading.channels:
        grid = DayGrid(compiled, channel)
        at_s = period.from_s
        while at_s < period.to_s:
            edges_s = grid.edges_from(at_s, period.to_s)
            if edges_s:
                total += grid.expected_between(edges_s[0], edges_s[-1])
            at_s = grid.day_ends_s(at_s)
    weight: defaultdict[str, float] = defaultdict(float)
    for number, stream in enumerate(reading.scenario.demand.streams.values()):
        whole = fsum(stream.drivers.values())
        expected = fsum(forecast_of(compiled, number, reading.scenario.floor.day_of(period.from_s)).expected)
        for id, part in stream.drivers.items():
            weight[id] += expected * part / whole
    whole = fsum(weight.values())
    return total, {id: part / whole for id, part in weight.items()} if whole else {}


def _ratio(pairs: list[tuple[float, float]]) -> float | None:
    below = fsum(planned for _, planned in pairs)
    return fsum(took for took, _ in pairs) / below if below else None


def _off(ratio: float) -> str:
    return true_minus(f"{round(100.0 * (ratio - 1.0)):+d}%")
