"""Conditions are found by their files, checked where they stand, and asked again and again."""

from __future__ import annotations

from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from pydantic import ValidationError

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.conditions import catalogue
from floorsim.scenario.conditions.condition_type import ConditionPlace, ConditionType, condition_types
from floorsim.scenario.conditions.written import Condition
from tests.desk.desks import MIN, NINE, a_scenario
from tests.scenario.registries import with_file

FULL_MOON = """
from typing import Any, ClassVar
from floorsim.scenario.conditions.condition_type import ConditionType, Watch, Watched

class FullMoon(ConditionType):
    key: ClassVar[str] = "{key}"
    schema: ClassVar[Any] = bool

    @classmethod
    def watch(cls, body: bool, on: Watched) -> Watch:
        return lambda: body
"""
PACKAGE = "floorsim.scenario.conditions.catalogue"
OUTAGE = {
    "id": "outage",
    "title": "Outage",
    "from": "09:20",
    "to": "10:30",
    "effects": [{"resolve": {"drivers": ["login"], "to": 0}}],
}


def found_anew() -> dict[str, type[ConditionType]]:
    """The catalogue as it is now, not as it was when it was first asked for."""
    return dict(condition_types.__wrapped__())


def test_a_file_in_the_catalogue_is_all_that_a_condition_needs(tmp_path: Path) -> None:
    before = found_anew()
    with with_file(PACKAGE, tmp_path, "full_moon", FULL_MOON.format(key="full_moon")):
        assert set(found_anew()) - set(before) == {"full_moon"}
    assert set(found_anew()) == set(before)


def test_two_conditions_of_one_key_are_refused_by_the_key(tmp_path: Path) -> None:
    with (
        with_file(PACKAGE, tmp_path, "second_past", FULL_MOON.format(key="past")),
        pytest.raises(ValueError, match="two conditions have the key past"),
    ):
        found_anew()


def test_every_file_of_the_catalogue_has_a_condition_and_every_condition_a_key_in_files() -> None:
    modules = {module.name for module in iter_modules(catalogue.__path__)}
    assert {one.__module__.rpartition(".")[2] for one in condition_types().values()} == modules
    assert set(Condition.model_fields) == set(condition_types())


@pytest.mark.parametrize("written", [{}, {"past": "10:00", "decided": "overtime"}, {"passed": "10:00"}])
def test_a_condition_has_exactly_one_key_that_there_is(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(written)


def read(written: dict[str, Any]) -> Condition:
    """The condition."""
    return Condition.model_validate(written)


WALL = {"measure": "waiting", "channel": "voice"}


@pytest.mark.parametrize(
    ("written", "path", "wrong"),
    [
        ({"milestone": "told"}, ("milestone",), "no milestone 'told'"),
        ({"incident": "outrage"}, ("incident",), "no incident 'outrage'"),
        ({"wall": {**WALL, "channel": "vioce", "over": 1}}, ("wall", "channel"), "no channel 'vioce'"),
        (
            {"wall": {**WALL, "measure": "occupancy", "over": 1}},
            ("wall", "over"),
            "occupancy is never over '100%'",
        ),
        ({"wall": {**WALL, "under": 0}}, ("wall", "under"), "waiting is never under '0'"),
        ({"wall": {**WALL, "over": 1, "for": "2h"}}, ("wall", "for"), "as long as the whole of play"),
        ({"all": []}, ("all",), "an empty all says nothing"),
        ({"any": []}, ("any",), "an empty any says nothing"),
        (
            {"any": [{"past": "10:00"}, {"all": [{"milestone": "told"}]}]},
            ("any", 1, "all", 0, "milestone"),
            "no milestone 'told'",
        ),
    ],
)
def test_what_is_wrong_with_a_condition_is_told_at_its_place(
    written: dict[str, Any], path: tuple[str | int, ...], wrong: str
) -> None:
    found = Findings()
    read(written).check(ConditionPlace(a_scenario(incidents=[OUTAGE]), found, ("here",)))
    ((where, said),) = [(fault.path, fault.wrong) for fault in found.faults]
    assert where == ("here", *path)
    assert wrong in said


@pytest.mark.parametrize(
    "written",
    [
        {"wall": {**WALL, "measure": "occupancy", "over": 0.99}},
        {"wall": {**WALL, "over": 1, "for": "1h59m"}},
        {"incident": "outage"},
        {"decided": "anything at all".replace(" ", "_")},
    ],
)
def test_what_is_right_is_not_complained_of(written: dict[str, Any]) -> None:
    found = Findings()
    read(written).check(ConditionPlace(a_scenario(incidents=[OUTAGE]), found, ()))
    assert found.faults == []


@pytest.mark.parametrize(
    ("written", "from_min", "to_min"),
    [
        ({"decided": "overtime"}, 0, 120),
        ({"past": "09:30"}, 30, 120),
        ({"past": "08:30"}, 0, 120),
        ({"incident": "outage"}, 20, 90),
        ({"all": [{"past": "09:30"}, {"incident": "outage"}]}, 30, 90),
        ({"all": [{"past": "10:40"}, {"incident": "outage"}]}, 100, 90),
        ({"any": [{"past": "10:00"}, {"incident": "outage"}]}, 20, 120),
        ({"any": [{"past": "12:00"}, {"incident": "outage"}]}, 20, 90),
        ({"any": [{"past": "12:00"}]}, 120, 0),
    ],
)
def test_when_a_condition_can_hold_at_all(written: dict[str, Any], from_min: float, to_min: float) -> None:
    window = read(written).window(a_scenario(incidents=[OUTAGE]))
    assert window == (NINE + from_min * MIN, NINE + to_min * MIN)


BOTH = {"all": [{"decided": "overtime"}, {"not_decided": "overtime"}]}


@pytest.mark.parametrize(
    ("written", "clash"),
    [
        (BOTH, "overtime"),
        ({"all": [{"decided": "overtime"}, {"not_decided": "announcement"}]}, None),
        ({"all": [{"past": "10:00"}, BOTH]}, "overtime"),
        ({"any": [{"past": "10:00"}, BOTH]}, None),
        ({"any": [BOTH, BOTH]}, "overtime"),
        ({"any": [{"decided": "overtime"}, {"not_decided": "overtime"}]}, None),
    ],
)
def test_what_wants_a_decision_both_taken_and_not_can_never_hold(
    written: dict[str, Any], clash: str | None
) -> None:
    assert read(written).clash() == clash


def test_a_condition_that_waits_for_a_milestone_can_hold_once_that_can_be_reached() -> None:
    both = read({"all": [{"milestone": "a"}, {"milestone": "b"}]})
    either = read({"any": [{"milestone": "a"}, {"milestone": "b"}]})
    assert [both.can_hold(reached) for reached in (set(), {"a"}, {"a", "b"})] == [False, False, True]
    assert [either.can_hold(reached) for reached in (set(), {"a"}, {"a", "b"})] == [False, True, True]


def test_the_decisions_that_a_condition_names_are_found_with_their_places() -> None:
    written = {"all": [{"decided": "overtime"}, {"any": [{"past": "10:00"}, {"not_decided": "callbacks"}]}]}
    assert read(written).decision_kinds(("when",)) == [
        (("when", "all", 0, "decided"), "overtime"),
        (("when", "all", 1, "any", 1, "not_decided"), "callbacks"),
    ]
