"""Overtime is a budget only where somebody's shift ends while the run is played."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.consequences.budget import overtime_usable
from tests.desk.desks import a_scenario


def floor(**changes: Any) -> dict[str, Any]:
    """The floor of the small scenario with keys replaced."""
    written: dict[str, Any] = a_scenario().floor.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {**written, **changes}


def test_a_shift_that_ends_within_play_can_be_extended() -> None:
    assert overtime_usable(a_scenario())  # Ben's ends at half past ten, and play at eleven


@pytest.mark.parametrize(("ends", "usable"), [("10:30", False), ("10:31", True), ("09:00", False)])
def test_one_that_ends_with_play_after_it_or_before_it_cannot(ends: str, usable: bool) -> None:
    play = {"from": "09:00", "to": ends} if ends > "10:00" else {"from": "10:30", "to": "11:00"}
    assert overtime_usable(a_scenario(floor=floor(play=play))) is usable


def test_a_shift_that_nobody_works_does_not_count() -> None:
    agents = [agent for agent in floor()["agents"] if agent["id"] != "ben"]
    assert not overtime_usable(a_scenario(floor=floor(agents=agents)))


def test_a_group_staffed_by_the_clock_ends_with_its_steps() -> None:
    groups = {
        **floor()["groups"],
        "steps": {
            "skills": {"voice": 0.9},
            "staffing": [{"from": "08:00", "agents": 2}, {"from": "10:00", "agents": 1}],
        },
    }
    agents = [agent for agent in floor()["agents"] if agent["id"] != "ben"]
    assert overtime_usable(a_scenario(floor=floor(groups=groups, agents=agents)))


def test_of_a_run_of_several_days_the_ends_of_all_days_count() -> None:
    agents = [agent for agent in floor()["agents"] if agent["id"] == "ana"]
    changes = {"agents": agents, "days": 2, "closes": "17:00"}
    one_day = {**changes, "days": 1, "play": {"from": "09:00", "to": "11:00"}}
    assert not overtime_usable(a_scenario(floor=floor(**one_day)))
    assert overtime_usable(a_scenario(floor={**floor(**changes), "play": None}))
