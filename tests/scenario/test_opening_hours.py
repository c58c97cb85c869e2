"""When a floor and its channels are open: by weekday, on holidays, after the weekend."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.scenario.checks.every_check import check
from floorsim.scenario.opening_hours import OpeningHours, hours_of_channel, hours_of_floor
from floorsim.scenario.weekdays import WEEKDAYS
from tests.floor.scenarios import plain

HOUR = 3600.0
DAY = 24 * HOUR
WORKING_WEEK = {"weekday": "monday", "days": 14, "opens": "08:00", "closes": "18:00"}
WEEKEND = ["saturday", "sunday"]


def hours(**floor: Any) -> OpeningHours:
    return hours_of_floor(plain(floor=WORKING_WEEK | floor).floor)


def test_weekdays_are_closed_every_week_and_numbered_days_once() -> None:
    opening = hours(closed_on=[*WEEKEND, 3])
    assert [opening.on(day) is not None for day in range(14)] == [
        *(True, True, False, True, True, False, False),
        *(True, True, True, True, True, False, False),
    ]
    assert opening.on(21) is not None
    assert opening.on(26) is None


def test_a_weekday_may_have_shorter_hours_of_its_own() -> None:
    opening = hours(hours={"saturday": {"closes": "13:00"}, "friday": {"opens": "09:00"}})
    assert opening.on(0) == (8 * HOUR, 18 * HOUR)
    assert opening.on(4) == (9 * HOUR, 18 * HOUR)
    assert opening.on(5) == (8 * HOUR, 13 * HOUR)
    assert not opening.is_open(5 * DAY + 13 * HOUR)


def test_a_channel_may_be_closed_while_the_floor_is_open() -> None:
    floor = plain(
        floor=WORKING_WEEK | {"channels": {"voice": {"opens": "10:00", "closed_on": ["friday"]}}}
    ).floor
    voice = hours_of_channel(floor, "voice")
    assert voice.on(0) == (10 * HOUR, 18 * HOUR)
    assert voice.on(4) is None
    assert hours_of_floor(floor).on(4) == (8 * HOUR, 18 * HOUR)


def test_who_wants_to_come_while_it_is_closed_comes_when_it_opens_not_all_at_once() -> None:
    opening = hours(closed_on=WEEKEND)
    friday, monday = 4 * DAY, 7 * DAY
    assert opening.when_open_s(friday + 12 * HOUR) == friday + 12 * HOUR
    assert opening.when_open_s(friday + 7 * HOUR) == friday + 8 * HOUR
    early = opening.when_open_s(friday + 18 * HOUR)
    late = opening.when_open_s(friday + DAY + 18 * HOUR)
    assert early == monday + 8 * HOUR
    assert late == monday + 9 * HOUR
    assert hours(closed_on=list(WEEKDAYS)).when_open_s(friday) == float("inf")


@given(st.floats(0, 40 * DAY), st.sets(st.sampled_from(WEEKDAYS), max_size=6), st.sets(st.integers(1, 14)))
def test_everybody_comes_back_in_opening_hours_and_never_too_early(
    at_s: float, weekdays: set[str], numbers: set[int]
) -> None:
    opening = hours(closed_on=[*sorted(weekdays), *sorted(numbers)])
    when_s = opening.when_open_s(at_s)
    assert when_s >= at_s
    assert opening.is_open(when_s)
    assert (when_s == at_s) == opening.is_open(at_s)


def test_the_open_time_of_a_fortnight_leaves_out_its_weekends() -> None:
    assert hours(closed_on=WEEKEND).open_s(0.0, 14 * DAY) == 10 * 10 * HOUR
    assert hours(closed_on=WEEKEND).open_s(4 * DAY + 17 * HOUR, 7 * DAY + 9 * HOUR) == 2 * HOUR


def warnings(**changes: Any) -> list[str]:
    return [f"{fault.wrong}; {fault.right}" for fault in check(plain(**changes))]


WEEKDAY_SHIFT = {
    "shifts": {"day": {"from": "08:00", "to": "18:00", "days": [1, 2, 3, 4, 5, 8, 9, 10, 11, 12]}},
    "groups": {"phones": {"count": 2, "skills": {"voice": 1}, "shifts": ["day"]}},
}


def test_days_that_are_open_without_staff_are_warned_of_once() -> None:
    found = [words for words in warnings(floor=WORKING_WEEK | WEEKDAY_SHIFT) if "nobody" in words]
    assert len(found) == 1
    assert "day 6 (Saturday), day 7 (Sunday), day 13 (Saturday) and day 14 (Sunday)" in found[0]
    assert "closed_on: [saturday, sunday]" in found[0]
    closed = (
        WORKING_WEEK | WEEKDAY_SHIFT | {"closed_on": WEEKEND, "play": {"from": "08:00", "to": "d12 18:00"}}
    )
    assert not [words for words in warnings(floor=closed) if "nobody" in words]


@pytest.mark.parametrize(
    ("floor", "words"),
    [
        ({"closed_on": [15]}, "none is day 15"),
        ({"closed_on": ["sunday"]}, "play ends on day 14 (Sunday)"),
        ({"hours": {"friday": {"opens": "07:00"}}}, "longer than the usual"),
        ({"hours": {"friday": {"closes": "07:00"}}}, "closes before it opens on this day"),
        (WEEKDAY_SHIFT | {"closed_on": [2]}, "worked on day 2, when the floor is closed"),
    ],
)
def test_what_cannot_be_meant_is_told(floor: dict[str, Any], words: str) -> None:
    assert any(words in told for told in warnings(floor=WORKING_WEEK | floor))
