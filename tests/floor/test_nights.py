"""Floors that are open past midnight: a night belongs to the day on which it began. And curves by weekday."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from floorsim.floor.demand.day_grid import DayGrid
from floorsim.floor.floor import Floor
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.units import DAY_S, HOUR_S
from tests.desk.desks import at as at_desk
from tests.floor.scenarios import plain
from tests.scenario.told import told_of

NIGHT: dict[str, Any] = {"opens": "18:00", "closes": "d2 06:00", "weekday": "thursday", "days": 3}
CURVE: dict[str, Any] = {
    "weekdays": {
        "friday": {"steps": [{"from": "18:00", "per_hour": 12}, {"from": "d2 02:00", "per_hour": 6}]},
        "other": {"per_hour": 2},
    }
}


def nights(**floor: Any) -> Scenario:
    voice = {"forecast": CURVE, "arrivals": "exact"}
    return plain(floor={**NIGHT, **floor}, demand={"streams": {"voice": voice}})


def test_customers_come_in_each_night_by_its_own_curve() -> None:
    floor = Floor(nights(), 1)
    floor.advance(floor.end_s)
    times = [contact.arrived_s / HOUR_S for contact in floor.ledger.contacts]
    assert all(at % 24.0 >= 18.0 or at % 24.0 < 6.0 for at in times)
    assert Counter(int((at - 12.0) // 24.0) for at in times) == {0: 24, 1: 8 * 12 + 4 * 6, 2: 24}
    assert sum(1 for at in times if 24.0 + 26.0 <= at < 24.0 + 30.0) == 24


def test_a_moment_after_midnight_belongs_to_the_night_before() -> None:
    floor = Floor(nights(), 1)
    hours = floor.channels[0].hours
    assert [floor.day_of(hour * HOUR_S) for hour in (18.0, 25.0, 30.0, 42.0, 49.0)] == [0, 0, 0, 1, 1]
    assert hours.is_open(25 * HOUR_S)
    assert not hours.is_open(31 * HOUR_S)
    assert hours.when_open_s(25 * HOUR_S) == 25 * HOUR_S
    assert hours.when_open_s(31 * HOUR_S) == pytest.approx(42 * HOUR_S + HOUR_S / 24)
    assert hours.open_s(0.0, 3 * DAY_S) == (12 + 12 + 6) * HOUR_S


def test_the_plan_of_a_night_goes_through_midnight() -> None:
    floor = Floor(nights(), 1)
    grid = DayGrid(floor.compiled, floor.channels[0])
    number = grid.number(DAY_S + 26.25 * HOUR_S)
    assert grid.bounds_s(number) == (DAY_S + 26 * HOUR_S, DAY_S + 26.5 * HOUR_S)
    assert grid.expected(number) == 3.0
    edges_s = grid.edges_from(DAY_S + 26 * HOUR_S, floor.end_s)
    assert edges_s[-1] == DAY_S + 30 * HOUR_S
    assert grid.expected_between(edges_s[0], edges_s[-1]) == pytest.approx(24.0)


def test_the_supervisor_works_every_night() -> None:
    play = {"from": "20:00", "to": "d2 04:00", "every_day": True}
    scenario = nights(play=play)
    assert [(a / HOUR_S, b / HOUR_S) for a, b in scenario.workdays] == [(20, 28), (44, 52), (68, 76)]


def test_after_midnight_a_time_without_a_day_is_still_tonight() -> None:
    run = at_desk(nights(), 23 * HOUR_S)
    assert run.desk.workspace.today(HOUR_S) == DAY_S + HOUR_S
    assert run.desk.workspace.today(22 * HOUR_S) == 22 * HOUR_S
    run.advance(DAY_S + HOUR_S)
    assert run.desk.workspace.today(3 * HOUR_S) == DAY_S + 3 * HOUR_S
    assert run.observe().day == 1


def test_the_day_is_over_for_people_at_noon_and_not_at_midnight() -> None:
    floor = Floor(plain(floor=NIGHT, people={"model": "on"}), 1)
    floor.agents[0].wellbeing.morale = 0.2
    morale = []
    for hour in (23.0, 25.0, 35.0, 37.0):
        floor.advance(hour * HOUR_S)
        morale.append(floor.agents[0].wellbeing.morale)
    assert morale[0] == morale[1] == morale[2]
    assert morale[3] != morale[2]


def test_a_regulated_target_is_judged_night_by_night() -> None:
    regulated = {"share": "95%", "within": "3m", "by": "Ley 10/2025"}
    scenario = nights(channels={"voice": {"regulated": regulated}}, groups={"phones": {"count": 1}})
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    gates = score(Evidence(floor.compiled, floor.ledger)).gates
    assert [gate.partition(":")[0] for gate in gates] == ["Ley 10/2025, Voice, day 2"]


TEXT = """\
meta: {id: night, title: A night}
floor:
  weekday: friday
  opens: 18:00
  closes: d2 06:00
  channels: {voice: {kind: voice, target: {within: 20s}}}
  shifts: {late: {from: 18:00, to: d2 06:00}}
  groups: {team: {count: 4, skills: {voice: 1}, shifts: [late]}}
demand:
  streams:
    voice:
      forecast:
        weekdays:
          friday: {steps: [{from: 18:00, per_hour: 30}, {from: d2 02:00, per_hour: 9}]}
      talk: 4m
people: {model: off}
"""


def faults(folder: Path, old: str, new: str) -> list[str]:
    assert old in TEXT
    return told_of(TEXT.replace(old, new, 1), folder)


def test_a_night_is_nothing_to_warn_of(tmp_path: Path) -> None:
    assert faults(tmp_path, "A night", "One night") == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("closes: d2 06:00", "closes: 06:00", "write `closes` after `opens`; d2 06:00 is the"),
        ("closes: d2 06:00", "closes: d2 20:00", "is more than a day after the opening; write d2 18:00 at"),
        ("{from: d2 02:00, per_hour: 9}", "{from: d3 02:00, per_hour: 9}", "this step never comes"),
        ("from: 18:00, to: d2", "from: 02:00, to: d2", "begins before 12:00, in the night of the day before"),
        ("friday: {steps", "monday: {steps", "nobody is expected on Friday, when the channel is open"),
        ("{steps: [{from: 18:00, per_hour: 30}, {from: d2 02:00, per_hour: 9}]}", "{csv: {file: a.csv}}",
         "csv cannot stand inside weekdays; write per_hour, steps, counts or profile there"),
        ("{steps: [{from: 18:00,", "{steps: [{from: 02:00, per_hour: 9}, {from: 18:00,",
         "this step comes before the opening; write d2 02:00 for the morning after"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_night_is_told_with_what_would_be_right(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    found = faults(tmp_path, old, new)
    assert any(told in one for one in found), found
