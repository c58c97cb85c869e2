"""Exports in the manner of the systems that contact centres have, and what goes wrong in them in silence."""

from __future__ import annotations

import pytest

from floorsim.errors import UsageError
from tests.scenario.importing.exports import read, volumes

TIMES = ("08:00", "08:30", "09:00", "09:30", "10:00", "10:30")
CAME = (12, 14, 20, 18, 22, 19)
ANSWERED = (11, 13, 19, 18, 20, 19)
HANDLED_S = (240, 260, 250, 255, 245, 262)
ROWS = tuple(zip(TIMES, CAME, ANSWERED, HANDLED_S, strict=True))
MEAN_S = pytest.approx(sum(n * s for _, _, n, s in ROWS) / sum(ANSWERED), abs=0.6)
DAY = dict(zip(TIMES, map(float, CAME), strict=True))


def minutes(length_s: int) -> str:
    return f"{length_s // 60}:{length_s % 60:02d}"


def test_avaya_intervals_end_with_their_last_minute_and_calls_per_position_are_none() -> None:
    text = (
        "Split/Skill:,Sales\n\nTime,ACD Calls,Avg ACD Time,Avg ACW Time,Aban Calls,Extn Out Calls,"
        "Dequeued Calls,% Ans Calls,Calls Per Pos\nTotals,100,3:40,:30,5,9,0,95,16\n"
    )
    for time, came, answered, handled_s in ROWS:
        span = f"{time}AM-{time[:3]}{int(time[3:]) + 29}AM"
        text += f"{span},{answered},{minutes(handled_s - 30)},:30,{came - answered},1,0,95,1.4\n"
    export = read(text)
    assert (volumes(export), export.unreadable, export.step_s) == ({"day 1": DAY}, [], 1800)
    assert export.handle_s == MEAN_S


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Total Handle", lambda n, s: n * s * 1000),
        ("Handle", lambda n, s: n * s * 1000),
        ("AHT (h)", lambda n, s: round(s / 3600, 5)),
        ("Total Talk Time (hours)", lambda n, s: round(n * s / 3600, 5)),
        ("Total Talk Time", lambda n, s: round(n * s / 86_400, 7)),
        ("Avg Hold\tHold\tTalk", lambda n, s: f"0\t{n}\t{s}"),
    ],
    ids=["sum in ms", "unnamed sum in ms", "hours", "sum in hours", "sum in days", "counts of holds"],
)
def test_handling_times_come_out_whatever_they_count(column: str, cell: object) -> None:
    rows = "".join(f"{time}\t{came}\t{n}\t{cell(n, s)}\n" for time, came, n, s in ROWS)  # type: ignore[operator]
    assert read(f"Interval\tOffered\tAnswered\t{column}\n{rows}").handle_s == MEAN_S


def test_a_handling_time_that_cannot_be_right_or_read_is_told() -> None:
    in_minutes = read("Time,Calls,AHT\n" + "".join(f"{time},{n},{s / 60:.2f}\n" for time, n, _, s in ROWS))
    assert any("write (min) or (h) behind its name" in note for note in in_minutes.notes)
    unread = read("Time,Calls,AHT\n" + "".join(f"{time},{n},{s} sek.\n" for time, n, _, s in ROWS))
    assert "'AHT' is left out; '240 sek.' in it is no length of time." in unread.notes
    only_wrap = read("Time,Calls,ACW\n" + "".join(f"{time},{n},40\n" for time, n, _, _ in ROWS))
    assert only_wrap.handle_s is None


def test_fewer_contacts_than_answers_are_told_unless_they_are_those_of_the_interval_before() -> None:
    assert read("Time,Calls,Answered\n08:00,2,10\n08:30,4,11\n09:00,12,12\n").notes == [
        "'Calls' adds up to 18, and 'Answered' to 33; check which column was taken for the contacts."
    ]
    assert read("Time,Calls,Answered\n08:00,12,10\n08:30,10,11\n09:00,12,12\n").notes == []


def test_a_count_above_a_thousand_or_with_decimals_is_asked_about() -> None:
    text = "Uhrzeit;Anrufe\n08:00;987\n08:30;1.140\n"
    with pytest.raises(
        UsageError, match=r"export.csv:3: '1.140' may be 1140 or have decimals; say --decimal"
    ):
        read(text)
    assert volumes(read(text, decimal="comma")) == {"day 1": {"08:00": 987.0, "08:30": 1140.0}}
    assert volumes(read(text, decimal="point")) == {"day 1": {"08:00": 987.0, "08:30": 1.14}}


def test_times_with_a_point_do_not_decide_the_sign_before_decimals() -> None:
    rows = "".join(f"{time.replace(':', '.')};{came};{s},5\n" for time, came, _, s in ROWS)
    export = read(f"Zeit;Anrufe;AHT\n{rows}")
    assert volumes(export) == {"day 1": DAY}
    assert export.handle_s == pytest.approx(252.8, abs=0.5)


def test_weekdays_across_may_have_empty_cells_dates_and_other_figures_beside_them() -> None:
    blank = read("Interval,Fri,Sat,Total\n08:00,12,5,17\n08:30,14,,14\n09:00,20,x,20\n")
    assert volumes(blank) == {"Friday": dict(list(DAY.items())[:3]), "Saturday": {"08:00": 5.0}}
    assert [(fault.line, fault.column) for fault in blank.unreadable] == [(4, 10)]
    dated = read("Interval,Mon 06.01.2025,Tue 07.01.2025,Mon 13.01.2025\n08:00,1,2,3\n08:30,4,5,6\n")
    assert list(volumes(dated)) == ["2025-01-06 (Mon)", "2025-01-07 (Tue)", "2025-01-13 (Mon)"]
    slashes = read("Interval,1/6/2025,1/7/2025,1/13/2025\n08:00,1,2,3\n08:30,4,5,6\n")
    assert list(volumes(slashes)) == list(volumes(dated))
    with_aht = read("Interval,Mon Calls,Mon AHT,Tue Calls,Tue AHT\n08:00,1,200,2,210\n08:30,3,200,4,210\n")
    assert volumes(with_aht) == {
        "Monday": {"08:00": 1.0, "08:30": 3.0},
        "Tuesday": {"08:00": 2.0, "08:30": 4.0},
    }
    two_rows = read(",Mon,,Tue,\nInterval,Calls,AHT,Calls,AHT\n08:00,1,200,2,210\n08:30,3,200,4,210\n")
    assert volumes(two_rows) == volumes(with_aht)
    with pytest.raises(UsageError, match="several columns are of Monday; write their dates"):
        read("Interval,Mon 6 Jan,Tue 7 Jan,Mon 13 Jan\n08:00,1,2,3\n08:30,4,5,6\n")


def test_a_time_on_the_first_day_of_a_spreadsheet_has_no_date() -> None:
    rows = "".join(f"2025-01-0{day},1899-12-30 {time}:00,{n}\n" for day in (6, 7) for time, n, _, _ in ROWS)
    assert volumes(read(f"Date,Time,Calls\n{rows}")) == {"2025-01-06 (Mon)": DAY, "2025-01-07 (Tue)": DAY}


def test_a_clock_of_twelve_hours_without_halves_is_refused_and_half_hours_are_not_cut_off() -> None:
    half = "".join(f"2025-01-06,{(hour - 1) % 12 + 1}:{m},5\n" for hour in range(8, 18) for m in ("00", "30"))
    with pytest.raises(
        UsageError, match="1:00 comes after 12:30 of the same day; export the times with 24 hours"
    ):
        read(f"Date,Time,Calls\n{half}")
    export = read("Hour,Calls\n8,5\n8.5,6\n9,7\n")
    assert [fault.wrong for fault in export.unreadable] == ["'8.5' is not a time or a date"]


@pytest.mark.parametrize("total", ["{day} Total,,218", "{day},Total,218", "{day} Ergebnis,,218"])
def test_totals_of_each_day_are_left_out(total: str) -> None:
    text = "Date,Time,Calls\n"
    for day in ("2025-01-06", "2025-01-07"):
        text += "".join(f"{day},{time},{n}\n" for time, n, _, _ in ROWS) + total.format(day=day) + "\n"
    export = read(text + "Gesamtergebnis,,436\n")
    assert (export.total_contacts, export.unreadable) == (2 * sum(CAME), [])


def test_the_rows_of_all_queues_together_are_totals_unless_they_are_asked_for() -> None:
    rows = "".join(f"{time},{queue},{n}\n" for time, n, _, _ in ROWS for queue in ("Sales", "Media", "All"))
    export = read(f"Time,Queue,Calls\n{rows}", add_up=True)
    assert export.total_contacts == 2 * sum(CAME)
    assert read(f"Time,Queue,Calls\n{rows}", where=(("Queue", "All"),)).total_contacts == sum(CAME)


def test_a_queue_and_a_weekday_written_once_hold_for_the_rows_below() -> None:
    queues = "Sales,08:00,1\n,08:30,2\nHelp,08:00,3\n,08:30,4\n"
    assert read(f"Queue,Time,Calls\n{queues}", where=(("Queue", "Help"),)).total_contacts == 7
    days = "Montag;08:00;5\n;08:30;6\nDienstag;08:00;7\n;08:30;8\n"
    assert list(volumes(read(f"Wochentag;Zeit;Anrufe\n{days}"))) == ["Monday", "Tuesday"]


@pytest.mark.parametrize("written", ['="{}"', '"=""{}"""'], ids=["by the system", "saved again by Excel"])
def test_values_written_as_formulas_of_a_text_are_read(written: str) -> None:
    cells = [written.format(value) for value in ("08:00", 12, "08:30", 14)]
    export = read("Time,Calls\n{},{}\n{},{}\n".format(*cells))
    assert volumes(export) == {"day 1": {"08:00": 12, "08:30": 14}}


def test_five9_calls_are_abandoned_where_their_column_says_so() -> None:
    head = (
        "CALL ID,TIMESTAMP,DISPOSITION,TALK TIME,AFTER CALL WORK TIME,QUEUE WAIT TIME,RING TIME,ABANDONED\n"
    )
    export = read(
        f"{head}1,2025-01-06 08:00:12,No Disposition,00:04:00,00:00:30,00:00:20,00:00:05,0\n"
        "2,2025-01-06 08:01:12,Hang up,00:00:00,00:00:00,00:00:40,00:00:00,1\n"
    )
    assert (export.waits, export.handled) == (((20.0, False), (40.0, True)), (270.0,))


def test_an_outcome_with_a_no_in_it_is_an_answer() -> None:
    rows = "".join(
        f"2025-01-06 08:0{n}:05,10,200,{said}\n" for n, said in enumerate(("No sale", "No answer"))
    )
    assert read(f"Call Start,Wait,Talk,Outcome\n{rows}").waits == ((10.0, False), (10.0, True))


def test_calls_that_are_answered_or_abandoned_once_are_no_intervals() -> None:
    rows = "".join(f"2025-01-06 08:{n:02d}:{n:02d},{n % 5 and 1},{not n % 5:d},200\n" for n in range(20))
    export = read(f"Start Time,Answered,Abandoned,Talk Time\n{rows}")
    assert (export.kind, export.step_s, len(export.handled)) == ("calls", 900, 16)


EVENTS = (
    "2025-01-06 08:00:00,a1,help,NONE,ENTERQUEUE,,555,1,\n"
    "2025-01-06 08:00:20,a1,help,SIP/2,CONNECT,20,a1,3,\n"
    "2025-01-06 08:03:20,a1,help,SIP/2,COMPLETECALLER,20,180,1,\n"
    "2025-01-06 08:10:00,a2,help,NONE,ENTERQUEUE,,555,1,\n"
    "2025-01-06 08:10:50,a2,help,NONE,EXITWITHKEY,1,1,2,50\n"
)


@pytest.mark.parametrize(
    "text",
    [
        EVENTS,
        "id,time,callid,queuename,agent,event,data1\n" + EVENTS.replace("2025", "7,2025"),
        EVENTS.replace(",", ";"),
        EVENTS.replace(",", "\t"),
    ],
    ids=["as a file", "from a database", "semicolons", "tabs"],
)
def test_a_queue_log_is_known_however_it_was_taken_out(text: str) -> None:
    export = read(text)
    assert export.kind == "queue log"
    assert (export.waits, export.handled) == (((20.0, False), (50.0, True)), (180.0,))


def test_a_column_named_after_utc_is_asked_about_and_turned_to_the_centres_clock() -> None:
    text = "Start (UTC),Calls\n2025-01-06 08:00,12\n2025-01-06 08:30,14\n"
    with pytest.raises(
        UsageError, match=r"export.csv:2: the time '2025-01-06 08:00' is in UTC; say which clock"
    ):
        read(text)
    assert volumes(read(text, zone="Europe/Berlin")) == {"2025-01-06 (Mon)": {"09:00": 12.0, "09:30": 14.0}}
    assert volumes(read(text, zone="as-written")) == {"2025-01-06 (Mon)": {"08:00": 12.0, "08:30": 14.0}}


def test_closed_intervals_may_say_nothing_of_their_handling_time() -> None:
    closed = "".join(
        f"0{hour}:00,0,0,{nothing}\n" for hour, nothing in enumerate(("N/A", "-", "#DIV/0!") * 2)
    )
    rows = "".join(f"{time},{came},{n},{s}\n" for time, came, n, s in ROWS)
    export = read(f"Time,Offered,Answered,AHT\n{closed}{rows}")
    assert export.unreadable == []
    assert export.handle_s == MEAN_S


def test_a_table_with_a_column_for_each_queue_is_asked_about() -> None:
    rows = "".join(f"{time},{came},{n},{came + n}\n" for time, came, n, _ in ROWS)
    with pytest.raises(UsageError, match="The columns that it may be are 2 'Sales Calls' and 3 'Help Calls'"):
        read(f"Time,Sales Calls,Help Calls\n{rows}")
    total = read(f"Time,Sales Calls,Help Calls,Total Calls\n{rows}")
    assert total.total_contacts == sum(CAME) + sum(ANSWERED)
