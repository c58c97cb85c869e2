"""Handling time by hour, from an export into a scenario."""

from __future__ import annotations

from floorsim.scenario.importing.by_time import factor_at, handle_steps, written_steps
from floorsim.scenario.importing.profile import profile_of
from tests.scenario.importing.exports import read


def an_export(*handle_s: float, offered: int = 80) -> str:
    rows = [
        f"2025-03-03 {hour:02d}:00,{offered},{offered},{handled}"
        for hour, handled in zip(range(9, 12), handle_s, strict=True)
    ]
    return "start,offered,answered,aht\n" + "\n".join(rows)


def steps_of(*handle_s: float, offered: int = 80) -> dict[float, float]:
    export = read(an_export(*handle_s, offered=offered))
    return handle_steps(export, profile_of(export))


def test_hours_that_differ_become_steps_around_the_mean() -> None:
    assert written_steps(steps_of(240, 300, 360)) == [["09:00", 0.8], ["10:00", 1.0], ["11:00", 1.2]]


def test_hours_that_hardly_differ_and_hours_of_few_contacts_are_not_written() -> None:
    assert steps_of(298, 300, 302) == {}
    assert steps_of(240, 300, 360, offered=9) == {}


def test_a_step_holds_until_the_next() -> None:
    steps = {9 * 3600.0: 0.8, 11 * 3600.0: 1.2}
    assert [factor_at(steps, hour * 3600.0) for hour in (8, 9, 10.5, 11, 15)] == [1.0, 0.8, 0.8, 1.2, 1.2]
