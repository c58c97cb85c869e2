"""Dates and times as exports write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorsim.scenario.importing.clocks import Stamp, Unsure, read_stamp
from floorsim.scenario.importing.moments import clock_changes, moment, order_of, zone_named

H = 3600.0
SIXTH = date(2025, 1, 6)

FORMS: list[tuple[str, Stamp]] = [
    ("08:15", Stamp(None, 8.25 * H)),
    ("8:15:30", Stamp(None, 8.25 * H + 30)),
    ("0815", Stamp(None, 8.25 * H)),
    ("1:15 PM", Stamp(None, 13.25 * H)),
    ("12:30 a.m.", Stamp(None, 0.5 * H)),
    ("8h15", Stamp(None, 8.25 * H)),
    ("8 Uhr", Stamp(None, 8 * H)),
    ("08:00-08:15", Stamp(None, 8 * H, 8.25 * H)),
    ("08:00 – 08:30", Stamp(None, 8 * H, 8.5 * H)),
    ("23:45-00:00", Stamp(None, 23.75 * H, 24 * H)),
    ("1:00-1:15 PM", Stamp(None, 13 * H, 13.25 * H)),
    ("11:45 AM to 12:00 PM", Stamp(None, 11.75 * H, 12 * H)),
    ("0.34375", Stamp(None, 8.25 * H)),
    ("0,3438", Stamp(None, 8.25 * H)),
    ("0.354166667", Stamp(None, 8.5 * H)),
    ("45663.34375", Stamp(SIXTH, 8.25 * H)),
    ("45663", Stamp(SIXTH)),
    ("20250106 09:00", Stamp(SIXTH, 9 * H)),
    ("202501060900", Stamp(SIXTH, 9 * H)),
    ("06-Jan-2025 09:15", Stamp(SIXTH, 9.25 * H)),
    ("6. Januar 2025 09:15", Stamp(SIXTH, 9.25 * H)),
    ("6 de enero de 2025", Stamp(SIXTH)),
    ("Jan 6, 2025 9:15 AM", Stamp(SIXTH, 9.25 * H)),
    ("Mon 06.01.2025 09:15", Stamp(SIXTH, 9.25 * H)),
    ("1/6/2025 1:15 PM", Stamp(Unsure(1, 6, 2025), 13.25 * H)),
    ("1/6/25", Stamp(Unsure(1, 6, 2025))),
    ("2025-01-06T09:00:00Z", Stamp(SIXTH, 9 * H, None, 0)),
    ("2025-01-06T09:00:00.000-05:00", Stamp(SIXTH, 9 * H, None, -18_000)),
    ("2025-01-06 09:00 CET", Stamp(SIXTH, 9 * H, None, None, "CET")),
    ("2025-01-06 09:00-09:30", Stamp(SIXTH, 9 * H, 9.5 * H)),
    ("1736154000", Stamp(SIXTH, 9 * H, None, 0)),
]


@pytest.mark.parametrize(("cell", "meant"), FORMS, ids=[cell for cell, _ in FORMS])
def test_every_form_that_exports_write_is_read(cell: str, meant: Stamp) -> None:
    assert read_stamp(cell) == meant


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "25:00",
        "13:00 PM",
        "31.02.2025",
        "Monday",
        "12.5%",
        "=A1",
        "9" * 500,
        "d0 08:00",
        "9999-12-31 24:00",
        "08:00+23:00",
    ],
)
def test_what_is_no_time_is_refused_with_an_example(cell: str) -> None:
    with pytest.raises(ValueError, match="; write one such as"):
        read_stamp(cell)


@settings(max_examples=25)
@given(
    st.datetimes(datetime(1955, 1, 1), datetime(2099, 12, 31)).map(
        lambda at: at.replace(second=0, microsecond=0)
    )
)
def test_a_moment_reads_back_from_each_way_of_writing_it(at: datetime) -> None:
    for form in ("%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d-%b-%Y %I:%M %p", "%B %d, %Y %H:%M", "%Y%m%d %H%M"):
        assert read_stamp(at.strftime(form)) == Stamp(at.date(), at.hour * H + at.minute * 60.0)


def order(*dates: tuple[int, int], weekdays: tuple[int, ...] = ()) -> str | None:
    named = [*weekdays, *[None] * len(dates)]
    return order_of([(Unsure(*one, 2025), day) for one, day in zip(dates, named, strict=False)], None)[0]


def test_the_order_of_a_date_is_decided_by_what_the_file_shows() -> None:
    assert order((6, 1), (13, 1)) == "day-first"
    assert order((1, 6), (1, 13)) == "month-first"
    assert order((1, 6), (1, 7), (1, 8)) == "month-first"
    assert order((1, 8), (1, 7), (1, 6)) == "month-first"
    assert order((6, 1), (7, 1)) == "day-first"
    assert order((1, 6), weekdays=(0,)) == "month-first"
    assert order((1, 6), weekdays=(6,)) == "day-first"


def test_a_date_that_may_be_two_is_asked_about() -> None:
    assert order_of([(Unsure(1, 6, 2025), None)], None) == (None, "1/6/2025 may be 1 June or 6 January")
    assert order_of([(Unsure(1, 6, 2025), None)], "day-first") == ("day-first", None)


def test_times_of_a_zone_come_to_the_centres_clock_over_a_change() -> None:
    zone = zone_named("Europe/Berlin")
    utc = [
        moment(read_stamp(f"2025-03-30T{hour}:30:00Z"), None, None, zone).at_s / H for hour in ("00", "01")
    ]
    assert utc == [1.5, 3.5]
    days = [date(2025, 3, 29), date(2025, 3, 30), date(2025, 10, 26)]
    assert clock_changes(days, zone) == {days[1]: H, days[2]: -H}
