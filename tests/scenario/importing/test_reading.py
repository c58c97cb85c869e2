"""Exports with a row for each interval, as people have them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from floorsim.errors import FloorsimError, ScenarioError, UsageError
from tests.scenario.importing.exports import read, volumes

MONDAY = {"2025-01-06 (Mon)": {"08:00": 12.0, "08:30": 14.0}}
DAY = {"day 1": MONDAY["2025-01-06 (Mon)"]}


@pytest.mark.parametrize(
    "text",
    [
        "Date,Interval,Offered\n2025-01-06,08:00,12\n2025-01-06,08:30,14\n",
        "Start Time;Calls Offered\n06-Jan-2025 08:00;12\n06-Jan-2025 08:30;14\n",
        "Datum;Uhrzeit;Angebotene Anrufe\n06.01.2025;08:00-08:30;12\n06.01.2025;08:30-09:00;14\n",
        "Fecha\tHora\tLlamadas\n06/01/2025\t08:00\t12\n06/01/2025\t08:30\t14\n13/01/2025\t08:00\t0\n",
        "Date|Heure|Appels reçus\n06.01.2025|8h00|12\n06.01.2025|8h30|14\n",
        "Report,,\nRiverside,,\n\nDate,Time,Contacts,SL %\n2025-01-06,08:00,12,8%\n2025-01-06,08:30,14,9%\n",
        ",,Calls,Calls\nDate,Time,Offered,Answered\n2025-01-06,08:00,12,11\n2025-01-06,08:30,14,14\nTotal,,26,25\n",
        "sep=;\nDate;Time;Volume\n2025-01-06;08:00;12\n;08:30;14\n",
        'Time,Answered,Abandoned\n"45663,3333333",11,1\n"45663,3541667",10,4\n',
    ],
    ids=[
        "plain",
        "one column",
        "german",
        "spanish tabs",
        "french bars",
        "titles",
        "two rows",
        "sep",
        "serials",
    ],
)
def test_the_same_day_is_found_in_each(text: str) -> None:
    found = volumes(read(text))
    assert {day: found[day] for day in MONDAY} == MONDAY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_known_by_the_bytes(encoding: str) -> None:
    text = "Uhrzeit;Anrufe;Gesprächszeit (min)\n08:00;12,5;4,5\n08:30;13,5;4,5\n"
    export = read(text.encode(encoding))
    assert volumes(export) == {"day 1": {"08:00": 12.5, "08:30": 13.5}}
    assert export.mean_s("talk") == 270


def test_what_was_taken_for_what_is_kept_and_can_be_said() -> None:
    text = "Stamp,Plan,Real,AHT\n08:00,10,12,240\n08:30,10,14,300\n"
    with pytest.raises(UsageError, match=r"name it with --offered COLUMN.*2 'Plan' and 3 'Real'"):
        read(text)
    export = read(text, columns={"offered": "Real"})
    assert volumes(export) == DAY
    assert export.columns == {"time": "Stamp", "offered": "Real", "handle_time": "AHT"}
    assert export.guessed == {"time", "handle_time"}
    assert export.handle_s == pytest.approx((12 * 240 + 14 * 300) / 26)
    assert volumes(read(text, columns={"offered": "3"})) == DAY
    assert volumes(read(text, remembered={"offered": "Real", "queue": "gone"})) == DAY


def test_a_column_that_stands_there_twice_is_asked_about() -> None:
    text = "time,offered,offered\n08:00,12,99\n08:30,14,99\n"
    with pytest.raises(UsageError, match=r"columns 2 and 3 are both named 'offered'.*--offered 2"):
        read(text)
    assert volumes(read(text, columns={"offered": "2"})) == DAY
    with pytest.raises(UsageError, match="did you mean 'offered'"):
        read(text, columns={"offered": "ofered"})


def test_rows_are_chosen_by_a_value_and_several_queues_are_told() -> None:
    text = "Time,Queue,Calls\n08:00,Sales,12\n08:00,Help,3\n08:30,Sales,14\n08:30,Help,4\n"
    mixed = read(text)
    assert mixed.mixed is not None
    assert "2 queues stand in one file (Queue: Sales and Help)" in mixed.mixed
    sales = read(text, where=(("queue", "sales"),))
    assert (volumes(sales), sales.mixed, sales.rows_read, sales.rows_left_out) == (DAY, None, 2, 2)
    assert volumes(read(text, add_up=True)) == {"day 1": {"08:00": 15.0, "08:30": 18.0}}
    with pytest.raises(
        UsageError, match="No row has 'Slaes' in the column 'Queue'; there it says 'Sales' and 'Help'"
    ):
        read(text, where=(("Queue", "Slaes"),))


def test_a_second_day_without_a_date_is_not_added_to_the_first() -> None:
    text = "time,voice\n08:00,10\n12:00,20\n08:00,11\n12:00,19\n"
    assert "another day or another queue" in str(read(text).mixed)


def test_rows_that_cannot_be_read_are_told_at_their_lines() -> None:
    cells = {
        "08:00": "12",
        "08:30": "=B2",
        "9": "7",
        "quarter": "9",
        "09:30": "-1",
        "10:00": "14",
        "10:07": "3",
        "10:30": "1e308",
    }
    export = read("time,offered\n" + "".join(f"{time},{count}\n" for time, count in cells.items()))
    assert [(fault.line, fault.wrong) for fault in sorted(export.unreadable, key=lambda one: one.line)] == [
        (3, "'=B2' is a formula, not its value"),
        (5, "'quarter' is not a time or a date"),
        (6, "'-1' is below 0"),
        (8, "'10:07' is not the start of one of the intervals of 30m"),
        (9, "'1e308' is too large"),
    ]
    assert (export.rows_read, export.total_contacts, export.step_s) == (3, 33, 1800)


def test_times_of_a_zone_are_asked_about_and_never_dropped() -> None:
    text = "time,voice\n2025-01-20T09:00:00Z,12\n2025-01-20T09:30:00Z,14\n"
    with pytest.raises(UsageError, match=r"export.csv:2: the time '2025-01-20T09:00:00Z' is in UTC.*--zone"):
        read(text)
    assert volumes(read(text, zone="America/Chicago")) == {"2025-01-20 (Mon)": {"03:00": 12.0, "03:30": 14.0}}
    assert volumes(read(text, zone="as-written")) == {"2025-01-20 (Mon)": {"09:00": 12.0, "09:30": 14.0}}
    with pytest.raises(UsageError, match="no time zone 'Europe/Berlni'; did you mean Europe/Berlin"):
        read(text, zone="Europe/Berlni")


def test_the_hour_that_comes_twice_in_autumn_is_added_and_told() -> None:
    hours = [f"2025-10-25T{hour}:00:00Z,4" for hour in range(22, 24)]
    hours += [f"2025-10-26T0{hour}:00:00Z,{hour + 1}" for hour in range(4)]
    export = read("Time,Calls\n" + "\n".join(hours), zone="Europe/Berlin")
    assert volumes(export) == {
        "2025-10-26 (Sun)": {"00:00": 4.0, "01:00": 4.0, "02:00": 3.0, "03:00": 3.0, "04:00": 4.0}
    }
    assert export.mixed is None
    assert export.notes == [
        "The clocks of Europe/Berlin change on 2025-10-26: an hour comes twice and is added to itself."
    ]


def test_dates_of_two_readings_are_asked_about_and_the_weekday_beside_them_answers() -> None:
    rows = "1/6/25,08:00,12\n1/6/25,08:30,14\n"
    one_day = read(f"Date,Interval,Offered\n{rows}")
    assert (one_day.asks, volumes(one_day)) == ("1/6/2025 may be 1 June or 6 January", DAY)
    assert volumes(read(f"Date,Interval,Offered\n{rows}", dates="month-first")) == MONDAY
    beside = "Day,Date,Interval,Offered\n" + "".join(f"Monday,{row}\n" for row in rows.split())
    assert volumes(read(beside)) == MONDAY
    later = rows + "1/9/25,08:00,3\n1/9/25,08:30,3\n3/9/25,08:00,3\n"
    with pytest.raises(UsageError, match="say --dates day-first or --dates month-first"):
        read(f"Date,Interval,Offered\n{later}")


def test_what_is_missing_is_told_and_closed_nights_are_not() -> None:
    rows = [f"2025-01-{day:02d},{hour:02d}:00,5" for day in (6, 7, 9, 10) for hour in range(8, 12)]
    rows.remove("2025-01-07,09:00,5")
    notes = read("Date,Time,Calls\n" + "\n".join(rows)).notes
    assert "2025-01-07 (Tue) has no rows for 09:00 to 10:00." in notes
    assert "There are no rows for any Wednesday." in notes
    assert not any("12:00 to" in note for note in notes)


def test_totals_are_left_out_and_compared() -> None:
    notes = read("Time,Calls\n08:00,12\n08:30,14\nGrand Total,30\n").notes
    assert notes == [
        "Line 4 is left out as totals.",
        "Its total is 30 contacts, and the rows that were read add up to 26.",
    ]


def test_the_total_of_a_part_and_an_average_below_are_not_compared() -> None:
    days = "Date,Time,Calls\n2025-01-06,08:00,12\n2025-01-06,08:30,14\n2025-01-07,08:00,3\n"
    part = read(f"{days}Total,,29\n", first=date(2025, 1, 7), interval_s=1800.0)
    average = read(f"{days}Average,,13\n")
    assert not any("total" in note for note in (*part.notes, *average.notes) if "left out" not in note)


def test_handling_times_are_told_apart_as_means_sums_fractions_and_milliseconds() -> None:
    rows = [(10 + number % 7, 200 + number % 5) for number in range(12)]

    def mean_s(name: str, cell: Callable[[int, int], object]) -> float | None:
        body = "".join(f"{8 + n:02d}:00,{count},{cell(count, s)}\n" for n, (count, s) in enumerate(rows))
        export = read(f"Time,Calls,{name}\n{body}")
        assert len(export.notes) == (0 if "AHT" in name else 1), export.notes
        return export.handle_s

    expected = pytest.approx(sum(count * s for count, s in rows) / sum(count for count, _ in rows))
    assert mean_s("AHT", lambda count, s: s) == expected
    assert mean_s("Handle Time", lambda count, s: count * s) == expected
    assert mean_s("Avg Handle Time", lambda count, s: 1000 * s) == expected
    assert mean_s("Talk", lambda count, s: s / 86_400) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Interval Start,Interval End,Media Type,Queue Id,Offer,Answer,Answer %,Abandon\n"
        "2025-01-06 08:00,2025-01-06 08:30,voice,8f1,12,11,92,1\n"
        "2025-01-06 08:30,2025-01-06 09:00,voice,8f1,14,14,100,0\n",
        "StartInterval,EndInterval,Contacts queued,Service level 20 seconds\n"
        "2025-01-06 08:00,2025-01-06 08:30,12,90\n2025-01-06 08:30,2025-01-06 09:00,14,88\n",
        "Interval;05.01.2025;06.01.2025\n08:00;3;12\n08:30;4;14\n",
    ],
    ids=["offer and answer", "start and end", "a column for each date"],
)
def test_headers_of_several_systems_are_known(text: str) -> None:
    found = volumes(read(text))
    assert {day: found[day] for day in MONDAY} == MONDAY


def test_whole_days_are_told_what_to_do_instead() -> None:
    with pytest.raises(UsageError, match="each row is of a whole day"):
        read("Date,Calls\n2025-01-06,217\n2025-01-07,200\n")


def test_a_column_for_each_weekday_is_read_across() -> None:
    found = volumes(read("Interval,Monday,Tuesday\n08:00,12,5\n08:30,14,6\n"))
    assert found == {"Monday": DAY["day 1"], "Tuesday": {"08:00": 5.0, "08:30": 6.0}}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "the file is empty"),
        (b"time,offered\n", "there is no row below the header"),
        (b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", "the file is a workbook; save the sheet as CSV"),
        (bytes(range(256)) * 40, "not a table of text"),
        (b"<html><table><tr><td>time</td></tr></table>", "a web page or XML"),
        (b'time,offered\n08:00,"12\n08:30,14\n', "export.csv:2:7: the quote that opens here is never closed"),
        (b",".join(b"c%d" % number for number in range(10_000)), "the table has 10,000 columns"),
        (b"time,offered\n08:00,x\n08:30,y\n", "export.csv:2:7: offered: 'x' is not a number"),
        (b"time,offered\n08:00,1\n08:00,2\n", "say how long an interval is"),
        (b"a" * 30_000_001, "more than 30 MB"),
    ],
    ids=[
        "empty",
        "no rows",
        "workbook",
        "binary",
        "html",
        "quote",
        "columns",
        "no number",
        "one time",
        "large",
    ],
)
def test_what_is_no_export_is_refused_with_a_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(FloorsimError) as refused:
        read(raw)
    assert isinstance(refused.value, ScenarioError | UsageError)
    assert said in str(refused.value)


def test_a_queue_that_is_called_like_a_total_is_none() -> None:
    text = "Queue,Date,Time,Calls\n" + "".join(
        f"Total Care,2025-01-06,{time},{count}\n"
        for time, count in (("08:00", 12), ("08:30", 14), ("Sum", 26))
    )
    assert volumes(read(text)) == MONDAY


def test_a_date_far_from_the_others_is_told_and_not_waited_for() -> None:
    export = read("Date,Time,Calls\n2025-01-06,08:00,12\n2025-01-06,08:30,14\n2095-01-06,08:00,3\n")
    assert any("check those that are far from the others" in note for note in export.notes)
