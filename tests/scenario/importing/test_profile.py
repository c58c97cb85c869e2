"""From the days of an export to a forecast."""

from __future__ import annotations

import pytest

from floorsim.errors import UsageError
from floorsim.scenario.importing.profile import by_weekday, one_after_another, profile_of
from tests.scenario.importing.exports import read

ROWS = {6: (12, 14), 7: (5, 6), 13: (16, 10)}
WEEKS = "Date,Time,Calls\n" + "".join(
    f"2025-01-{day:02d},{hour},{count}\n"
    for day, counts in ROWS.items()
    for hour, count in zip(("07:30", "08:00", "08:30", "09:00"), (0, *counts, 0), strict=True)
)


def test_a_weekday_is_the_mean_of_its_days_without_the_empty_ends() -> None:
    profile = profile_of(read(WEEKS), "monday")
    assert profile.counts() == {"from": "08:00", "interval": "30m", "counts": [14, 12]}
    assert (profile.words, profile.total) == ("a day, mean of 2 Mondays", 26)
    assert profile_of(read(WEEKS)).counts()["counts"] == [11, 10]
    assert profile.scaled(2).total == 52
    friday = WEEKS + "2025-01-10,08:00,9\n"
    with pytest.raises(UsageError, match="no Sunday; its days are Monday, Tuesday and Friday; say --weekday"):
        profile_of(read(friday), "sunday")


def test_days_follow_one_another_with_the_days_between_empty() -> None:
    counts = one_after_another(read(WEEKS)).counts()
    assert counts["from"] == "08:00"
    assert len(counts["counts"]) == 7 * 48 + 2
    assert (counts["counts"][48:50], sum(counts["counts"])) == ([5, 6], 63)


def test_the_days_of_a_run_are_each_the_mean_of_its_weekday() -> None:
    week = by_weekday(read(WEEKS), ("monday", "tuesday", "wednesday")).scaled(2)
    assert week.total == 2 * (14 + 12 + 5 + 6)
    assert {day: own["counts"]["counts"] for day, own in week.forecast()["weekdays"].items()} == {
        "monday": [28, 24],
        "tuesday": [10, 12],
    }


def test_missing_intervals_of_one_day_leave_the_mean_of_the_others() -> None:
    without = WEEKS.replace("2025-01-13,08:30,10\n", "")
    assert profile_of(read(without), "monday").counts()["counts"] == [14, 14]


def test_a_day_without_contacts_is_left_out_of_the_means_and_told() -> None:
    holiday = WEEKS + "".join(f"2025-01-20,{hour},0\n" for hour in ("08:00", "08:30"))
    export = read(holiday)
    assert profile_of(export, "monday").counts()["counts"] == [14, 12]
    assert "Left out, since they have no contacts: 2025-01-20 (Mon)." in export.notes


def test_intervals_that_an_export_leaves_out_for_want_of_contacts_count_as_none() -> None:
    rows = "".join(
        f"2025-01-{day:02d},{hour},{n}\n" for day in range(6, 10) for hour, n in (("08:00", 9), ("09:00", 8))
    )
    export = read(f"Date,Time,Calls\n{rows}2025-01-07,08:30,2\n2025-01-08,09:30,12\n")
    assert profile_of(export).counts()["counts"] == [9, 0.5, 8, 12]
    assert any("No row has 0 contacts" in note for note in export.notes)
    with_zeros = read(f"Date,Time,Calls\n{rows}2025-01-07,08:30,2\n2025-01-08,08:30,0\n")
    assert profile_of(with_zeros).counts()["counts"] == [9, 1, 8]
