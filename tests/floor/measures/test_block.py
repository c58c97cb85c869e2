"""Figures are worked out when they are asked for, of the ledger as it was read."""

from __future__ import annotations

import pytest

from floorsim.floor.floor import Floor
from floorsim.floor.measures import agents
from floorsim.floor.measures.figures import figures
from floorsim.floor.measures.reading import Reading
from floorsim.floor.states import OFF
from tests.floor.scenarios import EIGHT, plain


def half_an_hour() -> Floor:
    floor = Floor(plain(), 1)
    floor.advance(EIGHT + 1800.0)
    return floor


def read(floor: Floor) -> Reading:
    return Reading(floor.compiled, floor.ledger)


def test_a_figure_that_nobody_asks_for_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> float:
        raise AssertionError("nobody has asked for it")

    monkeypatch.setattr(agents, "adherence", refuse)
    found = figures(read(half_an_hour())).floor
    assert found.occupancy is not None
    with pytest.raises(AssertionError, match="nobody has asked"):
        found.adherence  # noqa: B018


def test_a_figure_keeps_its_value_and_refuses_to_be_read_of_a_ledger_that_has_grown() -> None:
    floor = half_an_hour()
    found = figures(read(floor))
    offered = found.channels["voice"].offered
    floor.advance(EIGHT + 3600.0)
    assert found.channels["voice"].offered == offered
    with pytest.raises(RuntimeError, match="read it anew"):
        found.floor.occupancy  # noqa: B018
    assert figures(read(floor)).channels["voice"].offered > offered


def test_blocks_are_equal_when_all_their_figures_are() -> None:
    floor, other = half_an_hour(), half_an_hour()
    assert figures(read(floor)) == figures(read(other))
    assert figures(read(floor)).floor != figures(read(floor)).channels["voice"]
    other.ledger.states[0].entries.append((EIGHT + 60.0, OFF, -1))
    assert figures(read(floor)).floor != figures(read(other)).floor
    assert "occupancy=" in repr(figures(read(floor)).floor)
