"""What runs of one scenario share: worked out once, forgotten with the scenario, changed by nobody."""

from __future__ import annotations

import gc
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from floorsim.floor import shared
from floorsim.floor.demand.arrivals import Arrivals, draw_arrivals, first_contacts
from floorsim.floor.floor import Floor
from floorsim.floor.shared import shared_by_runs_of
from tests.floor.scenarios import EIGHT, plain, stream


def digest(scenario: Any, seed: int) -> str:
    floor = Floor(scenario, seed)
    floor.advance(floor.end_s)
    return floor.ledger.digest()


def test_a_run_is_the_same_whatever_was_played_before_it() -> None:
    scenario = plain()
    first = [digest(scenario, seed) for seed in (1, 2, 1)]
    assert first == [digest(plain(), seed) for seed in (1, 2, 1)]
    assert first[0] == first[2] != first[1]


def test_runs_side_by_side_do_not_disturb_each_other() -> None:
    scenario = plain()
    one, other = Floor(scenario, 1), Floor(scenario, 1)
    one.channels[0].down = 1
    one.compiled.contact_types[0].handle = 3.0
    one.advance(EIGHT + 1800.0)
    other.advance(other.end_s)
    assert other.channels[0].down == 0
    assert other.ledger.digest() == digest(plain(), 1)


def test_the_first_contacts_of_a_seed_are_drawn_once_and_cannot_be_changed() -> None:
    floor = Floor(plain(), 1)
    again = first_contacts(floor.compiled, 1, floor.end_s)
    assert first_contacts(floor.compiled, 1, floor.end_s) is again
    assert first_contacts(floor.compiled, 2, floor.end_s) is not again
    with pytest.raises(ValueError, match="read-only"):
        again.at_s[0] = 0.0
    fresh = draw_arrivals(floor.compiled, floor.random, floor.end_s)
    for column in fields(Arrivals):
        assert np.array_equal(getattr(fresh, column.name), getattr(again, column.name))


def test_no_more_contacts_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    floor = Floor(plain(demand=stream(forecast={"per_hour": 60})), 1)
    one = len(first_contacts(floor.compiled, 1, floor.end_s))
    monkeypatch.setattr(shared, "CONTACTS_KEPT", 4 * one)
    kept = [first_contacts(floor.compiled, seed, floor.end_s) for seed in range(1, 9)]
    assert first_contacts(floor.compiled, 8, floor.end_s) is kept[-1]
    assert first_contacts(floor.compiled, 1, floor.end_s) is not kept[0]


def test_what_is_shared_belongs_to_one_scenario_and_goes_with_it() -> None:
    known = len(shared._KNOWN)
    scenario = plain()
    copy = scenario.model_copy()
    assert shared_by_runs_of(scenario) is shared_by_runs_of(scenario)
    assert shared_by_runs_of(copy) is not shared_by_runs_of(scenario)
    assert shared_by_runs_of(scenario).once("part", lambda: 1) == 1
    assert shared_by_runs_of(scenario).once("part", lambda: 2) == 1
    del scenario, copy
    gc.collect()
    assert len(shared._KNOWN) <= known
