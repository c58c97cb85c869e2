"""Lists of single calls, added up to intervals."""

from __future__ import annotations

import pytest

from floorsim.content import content_dir
from floorsim.errors import UsageError
from floorsim.scenario.importing.waits import patience_of
from tests.scenario.importing.exports import read, volumes

HEAD = "Call ID,Call Start,Answer Time,End Time,Wrap Time,Disposition\n"
CALLS = (
    "1,2025-01-06 08:00:00,2025-01-06 08:00:20,2025-01-06 08:04:20,30,Handled\n"
    "2,2025-01-06 08:10:00,,2025-01-06 08:11:30,,Abandoned\n"
    "3,2025-01-06 08:35:00,2025-01-06 08:35:10,2025-01-06 08:37:10,60,Handled\n"
    "3,2025-01-06 08:37:10,2025-01-06 08:37:20,2025-01-06 08:37:50,0,Handled\n"
)


def test_calls_are_counted_by_interval_with_their_waits_and_handling() -> None:
    export = read(HEAD + CALLS)
    assert volumes(export) == {"2025-01-06 (Mon)": {"08:00": 2.0, "08:15": 0.0, "08:30": 1.0}}
    assert (export.kind, export.rows_read, export.total_contacts) == ("calls", 4, 3)
    assert export.waits == ((20.0, False), (90.0, True), (10.0, False))
    assert export.handled == (270.0, 180.0)
    assert (export.mean_s("talk"), export.mean_s("after_contact")) == (180, 45)
    assert any("id of a call above" in note for note in export.notes)


def test_calls_of_several_queues_are_told_and_chosen_from() -> None:
    text = "Start,Queue,Duration\n" + "".join(
        f"2025-01-06 0{8 + n // 4}:{10 + n}:00,{'Sales' if n % 3 else 'Help'},60\n" for n in range(8)
    )
    assert "the calls of 2 queues stand in one file (Queue: Sales and Help)" in str(read(text).mixed)
    assert (read(text, where=(("Queue", "Help"),)).total_contacts, read(text, add_up=True).mixed) == (3, None)


def test_calls_past_midnight_and_lengths_alone_are_read() -> None:
    export = read(
        "Start;Wait;Duration;Abandoned\n23:59:50;10;0:02:10;no\n08:00:00;40;40;yes\n", interval_s=3600.0
    )
    assert export.handled == (120.0,)
    assert export.waits == ((10.0, False), (40.0, True))


def test_calls_that_the_centre_makes_are_told_and_can_be_left_out() -> None:
    rows = "".join(f"2025-01-06 08:0{n}:05,{'Outbound' if n % 3 else 'Inbound'},20,200\n" for n in range(9))
    text = f"Start,Direction,Wait,Talk\n{rows}"
    assert "'Direction' says Inbound and Outbound, and all of them count; --where" in read(text).notes[0]
    inbound = read(text, where=(("Direction", "Inbound"),))
    assert (inbound.total_contacts, inbound.notes) == (3, [])


@pytest.mark.parametrize("unit", [1000, 1 / 86_400], ids=["milliseconds", "fractions of a day"])
def test_lengths_of_calls_come_out_whatever_they_count(unit: float) -> None:
    lengths = [(20 + n, 200 + n, n) for n in range(9)]
    rows = "".join(
        f"2025-01-06 08:{n:02d}:05,{','.join(f'{length * unit:.9f}' for length in row)}\n"
        for n, row in enumerate(lengths)
    )
    export = read(f"Start,Wait,Talk,ACW\n{rows}")
    assert export.handled == pytest.approx([200 + 2 * n for n in range(9)], abs=0.1)
    assert [wait_s for wait_s, _ in export.waits] == pytest.approx([20 + n for n in range(9)], abs=0.1)


QUEUE_LOG = (
    "1736150400|NONE|NONE|NONE|QUEUESTART|\n"
    "1736150400|a1|help|NONE|ENTERQUEUE||555|1\n"
    "1736150410|b2|sales|NONE|ENTERQUEUE||555|1\n"
    "1736150415|a1|help|SIP/1|RINGNOANSWER|5000\n"
    "1736150420|a1|help|SIP/2|CONNECT|20|a1|3\n"
    "1736150470|b2|sales|NONE|ABANDON|1|1|60\n"
    "1736150620|a1|help|SIP/2|COMPLETECALLER|20|200|1\n"
    "1736151000|c3|help|NONE|ENTERQUEUE||555|1\n"
)


def test_a_queue_log_is_put_together_from_its_events() -> None:
    with pytest.raises(UsageError, match="is in UTC"):
        read(QUEUE_LOG)
    export = read(QUEUE_LOG, zone="Europe/Berlin")
    assert volumes(export) == {"2025-01-06 (Mon)": {"09:00": 3.0}}
    assert sorted(export.waits) == [(20.0, False), (60.0, True)]
    assert export.handled == (200.0,)
    assert "2 queues stand in one file (queue: help and sales)" in str(export.mixed)
    assert any("The end of 1 call is not in the log" in note for note in export.notes)
    one = read(QUEUE_LOG, zone="Europe/Berlin", where=(("queue", "help"),))
    assert (one.total_contacts, one.mixed, one.rows_left_out) == (2, None, 1)
    with pytest.raises(UsageError, match="No call has 'halp' as its queue; there are 'help' and 'sales'"):
        read(QUEUE_LOG, zone="Europe/Berlin", where=(("queue", "halp"),))


def test_a_queue_log_tells_who_gave_up_and_who_was_sent_on_or_through() -> None:
    ends = (
        *(
            "ATTENDEDTRANSFER|LINK|a|b|20|30|1",
            "ATTENDEDTRANSFER|BRIDGE|a|20|30|1",
            "BLINDTRANSFER|6|x|20|30|1",
        ),
        *("EXITWITHTIMEOUT|1|1|60", "EXITEMPTY|1|1|40", "EXITWITHKEY|1|1|2|50", "ABANDON|1|1|20"),
    )
    log = "".join(
        f"17361504{n}0|c{n}|help|NONE|ENTERQUEUE||555|1\n17361505{n}0|c{n}|help|SIP/1|{end}\n"
        for n, end in enumerate(ends)
    )
    export = read(log, zone="as-written")
    assert export.handled == (30.0, 30.0, 30.0)
    assert export.notes == []
    overflown = read(log + log.replace("|help|", "|sales|"), zone="as-written", add_up=True)
    assert overflown.notes == ["7 times a call entered a queue once more; it counts again."]
    assert export.waits[3:] == ((60.0, False), (40.0, False), (50.0, True), (20.0, True))


def test_patience_counts_those_who_were_answered_as_censored() -> None:
    answered = [(5.0 + 60.0, False)] * 60
    left = [(5.0 + 60.0, True)] * 40
    at_once = [(2.0, True)] * 25
    patience = patience_of([*answered, *left, *at_once, (0.0, False)])
    assert patience is not None
    assert patience.balk == 25 / 125
    assert patience.mean_s.value == pytest.approx(60.0 * 100 / 40)
    assert patience.mean_s.low is not None
    assert patience.mean_s.high is not None
    assert patience.mean_s.low < 150 < patience.mean_s.high
    assert patience_of([*answered, *left[:20]]) is None


def test_the_sample_of_calls_reads_whole() -> None:
    export = read((content_dir("data") / "samples" / "acd-calls.csv").read_bytes(), dates="month-first")
    assert (export.rows_read, export.total_contacts, export.unreadable) == (317, 317, [])
    assert export.handle_s == pytest.approx(268.7, abs=0.1)
