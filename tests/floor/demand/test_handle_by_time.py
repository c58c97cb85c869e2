"""Contacts of some hours take longer: on the floor, and in what the plan asks for."""

from __future__ import annotations

import pytest

from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.demand.arrivals import draw_arrivals
from floorsim.floor.demand.day_grid import DayGrid
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import a_scenario
from tests.scoring.test_scores import BUSY

STEPS = [["09:00", 1.5], ["10:00", 0.8]]


def a_floor(**voice: object) -> Scenario:
    return a_scenario(demand__streams={**BUSY, "voice": {**BUSY["voice"], **voice}})


def test_contacts_take_longer_by_when_they_come_and_nothing_else_changes() -> None:
    usual, changed = (
        draw_arrivals(compiled := CompiledFloor(one), RandomStreams(3), compiled.scenario.end_s)
        for one in (a_floor(), a_floor(handle_by_time=STEPS))
    )
    assert (usual.at_s == changed.at_s).all()
    assert (usual.patience_s == changed.patience_s).all()
    types = CompiledFloor(a_floor()).contact_types
    for at_s, before_s, after_s, kind in zip(
        usual.at_s, usual.talk_s, changed.talk_s, usual.contact_type, strict=True
    ):
        voice = types[kind].stream_id == "voice"
        factor = 1.0 if not voice or at_s < 9 * 3600 else 1.5 if at_s < 10 * 3600 else 0.8
        assert after_s == pytest.approx(before_s * factor)


def test_the_plan_knows_it() -> None:
    compiled = CompiledFloor(a_floor(handle_by_time=STEPS))
    grid = DayGrid(compiled, compiled.channels[0])
    hours = {8.5: 1.0, 9.5: 1.5, 10.5: 0.8}
    assert [grid.handle_factor(grid.number(hour * 3600)) for hour in hours] == list(hours.values())


def test_steps_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="handle_by_time's steps are not in order of time"):
        a_floor(handle_by_time=STEPS[::-1])
