"""Targets beside the channels' on the wallboard: the result's figures, and by the day for regulators."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.floor import Floor
from floorsim.floor.wallboard.wallboard import Wallboard
from floorsim.present.channel_rows import channel_rows
from floorsim.scoring.evidence import Evidence
from floorsim.units import DAY_S
from tests.floor.scenarios import EIGHT, plain

HOUR = 3600.0
TARGETS: dict[str, Any] = {
    "channels": {"voice": {"regulated": {"share": "95%", "within": "3m", "by": "Ley 10/2025"}}},
    "queues": {"voice": {"channel": "voice", "target": {"share": 0.9, "within": "1m"}}},
    "groups": {
        "phones": {"count": 1, "target": {"share": 0.8, "within": "1m"}},
        "others": {"count": 1, "skills": {"voice": 1}},
    },
}


def busy(days: int = 1) -> Floor:
    voice = {"forecast": {"per_hour": 42}, "arrivals": "poisson", "patience": {"exponential": "5m"}}
    return Floor(plain(floor={**TARGETS, "days": days}, demand={"streams": {"voice": voice}}), 1)


@pytest.mark.parametrize("hours", [0.7, 1.4, 2.0])
def test_what_is_seen_is_what_the_result_says(hours: float) -> None:
    floor = busy()
    board = Wallboard(floor)
    for part in (0.3, 0.6, 1.0):
        floor.advance(EIGHT + part * hours * HOUR)
        seen = {one.kind: one.service_level for one in board.channels()[0].targets}
    found = Evidence(floor.compiled, floor.ledger).figures.further
    assert seen == {
        "regulated": found["regulated"]["voice"]["service_level"],
        "queue": found["queues"]["voice"]["service_level"],
        "group": found["groups"]["phones"]["service_level"],
    }
    assert None not in seen.values()


def test_a_regulated_target_begins_anew_each_day() -> None:
    floor = busy(days=2)
    board = Wallboard(floor)
    floor.advance(EIGHT + 2 * HOUR)
    assert None not in [one.service_level for one in board.channels()[0].targets]
    floor.advance(DAY_S + EIGHT)
    after = {one.kind: one.service_level for one in board.channels()[0].targets}
    assert after["regulated"] is None
    assert after["queue"] is not None


def test_a_channels_page_tells_its_targets() -> None:
    floor = busy()
    floor.advance(EIGHT + HOUR)
    (channel,) = Wallboard(floor).channels()
    page = "\n".join(row.text for row in channel_rows(channel, 80, floor.now))
    assert "Ley 10/2025" in page
    assert "%, 95% in 3m" in page
    assert "Queue Voice" in page
    assert "Group Phones" in page


def test_without_such_targets_there_are_none_to_see() -> None:
    floor = Floor(plain(), 1)
    floor.advance(EIGHT + HOUR)
    assert Wallboard(floor).channels()[0].targets == ()
