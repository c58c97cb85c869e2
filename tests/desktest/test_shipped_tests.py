"""The desk tests that ship: valid without a remark, and the figures of each dashboard agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from math import fsum

import pytest

from floorsim.desk.decisions.script import planned_from, play
from floorsim.desktest.checking.checked import checked_desk_test
from floorsim.desktest.equating.equate import equate
from floorsim.desktest.package.exercises import Dashboard, LiveFloor, Table
from floorsim.desktest.package.library import shipped_tests
from floorsim.desktest.package.loader import LoadedTest, load_desk_test
from floorsim.run.run import Run

INTERVAL_S = 1800
SHIPPED = list(shipped_tests())


@cache
def loaded(id: str) -> LoadedTest:
    return load_desk_test(id)


def rows_of(table: Table) -> list[dict[str, str]]:
    ids = [column.id for column in table.columns]
    return [dict(zip(ids, row, strict=True)) for row in table.rows]


def dashboard(id: str) -> Dashboard:
    return next(one for one in loaded(id).test.exercises if isinstance(one, Dashboard))


def seconds(handle_time: str) -> int:
    minutes, rest = handle_time.split(":")
    return int(minutes) * 60 + int(rest)


def shown(share: float, like: str) -> str:
    return f"{share:.1%}" if "." in like else f"{share:.0%}"


def tables_with(column: str) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for id in SHIPPED:
        for table in dashboard(id).tables:
            if column in {one.id for one in table.columns}:
                yield id, rows_of(table)


@pytest.mark.parametrize("id", SHIPPED)
def test_no_text_names_minutes_of_the_clock_which_are_others_for_a_candidate_with_more_time(id: str) -> None:
    test = loaded(id).test
    floor = next(one for one in test.exercises if isinstance(one, LiveFloor))
    whole = fsum(one.minutes for one in test.exercises)
    told = f"{test.purpose} {test.instructions} {test.tutorial} {floor.instructions}"
    usual = {f"{whole:g}", f"{floor.minutes:g}", "fifty", "six", "fifteen"}
    assert not usual & {word.strip(",.;:") for word in told.split()}


def test_every_form_and_its_floor_is_valid_and_nothing_is_to_be_remarked() -> None:
    forms = [id for id in SHIPPED if not loaded(id).test.practice]
    seen: list[LoadedTest] = []
    for id in forms:
        seen.append(checked_desk_test(id, seen))
    assert [warning for one in seen for warning in one.warnings] == []
    assert [warning for warning in checked_desk_test("practice").warnings] == []


@pytest.mark.parametrize("id", SHIPPED)
def test_the_worked_run_of_its_floor_can_be_played_for_the_customers_of_its_seed(id: str) -> None:
    floor = next(one for one in loaded(id).test.exercises if isinstance(one, LiveFloor))
    run = Run(loaded(id).scenarios[floor.id], floor.seed)
    assert play(run, planned_from(run.scenario.expert)) == []


@pytest.mark.library_full
def test_the_three_forms_are_equal_on_seeds_on_which_nothing_was_tuned() -> None:
    found = equate(
        [loaded(id) for id in ("supervisor-a", "supervisor-b", "supervisor-c")], range(90001, 90031)
    )
    assert found.reasons == ()


@pytest.mark.parametrize("id", SHIPPED)
def test_offered_is_answered_and_abandoned(id: str) -> None:
    tables = [rows for of, rows in tables_with("abandoned") if of == id]
    assert tables
    for rows in tables:
        for row in rows:
            assert int(row["offered"]) == int(row["answered"]) + int(row["abandoned"]), row
            if "in_target" in row:
                assert int(row["in_target"]) <= int(row["answered"]), row


@pytest.mark.parametrize("id", SHIPPED)
def test_service_level_occupancy_and_the_day_follow_from_the_half_hours(id: str) -> None:
    [rows] = [rows for of, rows in tables_with("occupancy") if of == id]
    *halves, day = rows
    for row in halves:
        work_s = int(row["answered"]) * seconds(row["aht"])
        assert row["level"] == shown(int(row["in_target"]) / int(row["offered"]), row["level"]), row
        assert row["occupancy"] == shown(work_s / (int(row["on_duty"]) * INTERVAL_S), row["occupancy"]), row
    for column in ("offered", "answered", "abandoned", "in_target"):
        assert int(day[column]) == sum(int(row[column]) for row in halves), column
    work_s = sum(int(row["answered"]) * seconds(row["aht"]) for row in halves)
    staffed_s = sum(int(row["on_duty"]) * INTERVAL_S for row in halves)
    assert abs(seconds(day["aht"]) - work_s / int(day["answered"])) <= 0.5
    assert day["level"] == shown(int(day["in_target"]) / int(day["offered"]), day["level"])
    assert day["occupancy"] == shown(work_s / staffed_s, day["occupancy"])


@pytest.mark.parametrize("id", SHIPPED)
def test_the_figure_that_is_counted_otherwise_is_right_by_either_way_of_counting(id: str) -> None:
    rows = [HOW_COUNTED[id](row) for row in rows_of(dashboard(id).tables[1])]
    assert all(printed in (shown(before, printed), shown(new, printed)) for before, new, printed in rows)
    before, new, printed = rows[0]
    assert printed == shown(before, printed)
    assert shown(before, printed) != shown(new, printed)
    assert rows[-1][2] == shown(rows[-1][1], rows[-1][2])


def _level(row: dict[str, str]) -> tuple[float, float, str]:
    within, offered = int(row["in_target"]), int(row["offered"])
    return within / offered, within / (offered - int(row["early"])), row["level"]


def _resolved(row: dict[str, str]) -> tuple[float, float, str]:
    customers = int(row["customers"])
    return 1 - int(row["back_7"]) / customers, 1 - int(row["back_3"]) / customers, row["resolved"]


def _lost(row: dict[str, str]) -> tuple[float, float, str]:
    return int(row["abandoned"]) / int(row["offered"]), int(row["late"]) / int(row["offered"]), row["share"]


def _satisfied(row: dict[str, str]) -> tuple[float, float, str]:
    calls, happy = int(row["calls"]), int(row["calls_satisfied"])
    chats, also = int(row["chats"] or 0), int(row["chats_satisfied"] or 0)
    return (happy + also) / (calls + chats), happy / calls, row["share"]


HOW_COUNTED: dict[str, Callable[[dict[str, str]], tuple[float, float, str]]] = {
    "supervisor-a": _level,
    "supervisor-b": _resolved,
    "supervisor-c": _lost,
    "practice": _satisfied,
}
"""The share in the old way of counting, in the new one, and as it is printed."""
