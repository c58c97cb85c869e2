"""H8, one's own load: do all of it as it comes, batch it, or give some of it away; and rest."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.calendar.own_energy import FORGOTTEN, FORGOTTEN_TIRED
from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, at, decide, log, message, quiet, why_not

LUNCH = {"kind": "lunch", "at": "09:30", "for": "30m"}


def facts(run: Run, kind: str, **arguments: Any) -> list[str]:
    return list(decision_from(kind, arguments).facts(run.desk.workspace))


def queue(run: Run) -> list[tuple[str, float, float]]:
    """What is in hand and queued, from and to in minutes after nine."""
    rows = run.observe().own_time.coming
    return [
        (row.key.partition(":")[2], (row.starts_s - NINE) / MIN, (row.ends_s - NINE) / MIN) for row in rows
    ]


def mixed() -> Run:
    """Reporting, staffing, reporting, staffing: three switches behind what is in hand."""
    run = at(quiet())
    for _ in range(2):
        decide(run, "tell_leadership", content="facts_only")
        decide(run, "chat_cap", channel="chat", cap=3)
    return run


def test_batching_saves_a_minute_for_each_switch_and_says_so_before() -> None:
    run = mixed()
    assert queue(run)[-1][2] == 15
    assert facts(run, "batch_work") == ["saves 2 minutes of switching", "free at 09:13"]
    decide(run, "batch_work")
    assert [key for key, *_ in queue(run)] == ["0", "2", "1", "3"]
    assert queue(run)[-1][2] == 13
    assert run.observe().own_time.minutes_used == 0
    assert why_not(run, "batch_work") == ("Similar work is together in your queue already; nothing is saved.")


def test_only_what_is_like_one_thing_can_be_brought_together() -> None:
    run = mixed()
    decide(run, "batch_work", decision=3)
    assert [key for key, *_ in queue(run)] == ["0", "1", "3", "2"]


def test_a_protected_time_keeps_longer_work_out_and_lets_shorter_in() -> None:
    run = at(quiet())
    for _ in range(3):
        decide(run, "tell_leadership", content="facts_only")
    decide(run, "protect", decision=2, starts="09:08")
    assert queue(run) == [("0", 0, 5), ("2", 8, 13), ("1", 13, 18)]
    decide(run, "chat_cap", channel="chat", cap=3)
    assert [key for key, *_ in queue(run)] == ["0", "4", "2", "1"]
    run.advance(NINE + 30 * MIN)
    done = [record.seq for record in run.ledger.decisions if record.kind == "tell_leadership"]
    assert done == [0, 2, 1]


def test_work_is_moved_to_a_place_or_left_until_a_time() -> None:
    run = at(quiet())
    for _ in range(4):
        decide(run, "tell_leadership", content="facts_only")
    decide(run, "move_work", decision=3, place=1)
    assert [key for key, *_ in queue(run)] == ["0", "3", "1", "2"]
    decide(run, "move_work", decision=3, to="09:40")
    assert queue(run)[-1] == ("3", 40, 45)
    decide(run, "move_work", decision=3)
    assert queue(run)[-1] == ("3", 15, 20)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"decision": 9}, "Decision 9 is not queued; 1 can be moved."),
        ({"decision": 1, "place": 1}, "It is there already."),
        ({"decision": 1, "to": "08:30"}, "It is past 08:30; choose a time to come."),
        (
            {"decision": 1, "to": "10:58"},
            "It would end after your shift, which ends at 11:00.",
        ),
    ],
)
def test_a_move_that_makes_no_sense_is_refused_and_changes_nothing(
    arguments: dict[str, Any], says: str
) -> None:
    run = at(quiet())
    for _ in range(2):
        decide(run, "tell_leadership", content="facts_only")
    before = queue(run)
    assert why_not(run, "move_work", **arguments) == says
    assert queue(run) == before


def test_work_wears_and_a_lunch_restores() -> None:
    worked, rested = at(quiet()), at(quiet(supervisor={"duties": [LUNCH]}))
    for run in (worked, rested):
        decide(run, "side_by_side", agent="cai", step="listening")
        run.advance(NINE + 60 * MIN)
    assert worked.observe().own_time.energy is not None
    assert (rested.observe().own_time.energy or 0) > (worked.observe().own_time.energy or 0)


def test_a_break_of_ones_own_takes_its_time_and_restores() -> None:
    run = at(quiet(supervisor={"energy": 0.5}))
    assert facts(run, "own_break", length=10)[0] == "your energy: 50%"
    decide(run, "own_break", length=10)
    assert why_not(run, "own_break", length=5) == "You have a break of your own queued."
    assert run.observe().own_time.blind
    run.advance(NINE + 10 * MIN)
    assert run.observe().own_time.energy == pytest.approx(0.596, abs=0.005)


def test_without_the_human_model_nothing_wears_and_nothing_is_forgotten() -> None:
    run = at(quiet(people={"model": "off"}))
    decide(run, "side_by_side", agent="cai", step="listening")
    run.advance(NINE + 30 * MIN)
    assert run.observe().own_time.energy is None
    assert run.desk.workspace.forgetting() == 0.0


def put_aside(seed: int, *, note: bool) -> Run:
    """The message's answer, of ten minutes, is put aside after two for another of three."""
    choices = [{"id": "yes", "label": "Yes.", "minutes": 10}]
    messages = [message("long", at="09:01", deadline="60m", choices=choices), message("short", at="09:01")]
    run = at(quiet(messages=messages), NINE + 2 * MIN, seed=seed)
    decide(run, "answer", message="long", choice="yes")
    run.advance(NINE + 4 * MIN)
    decide(run, "answer", message="short", choice="yes", now=True, note=note)
    return run


def forgotten(run: Run) -> bool:
    run.advance(NINE + 10 * MIN)
    return not run.desk.workspace.queued() and run.desk.workspace.in_hand() is None


def test_what_is_put_aside_without_a_note_is_sometimes_forgotten_and_comes_back_later() -> None:
    slips = [seed for seed in range(60) if forgotten(put_aside(seed, note=False))]
    assert 60 * FORGOTTEN * 0.4 < len(slips) < 60 * (FORGOTTEN + FORGOTTEN_TIRED)
    run = put_aside(slips[0], note=False)
    assert forgotten(run)
    assert "began on this and put it aside" in (why_not(run, "answer", message="long", choice="yes") or "")
    run.advance(NINE + 60 * MIN)
    assert "it comes back to you: answering Jo, put aside without a note" in log(run.desk)
    assert next(item for item in run.observe().inbox if item.id == "long").state == "answered"


def test_with_a_note_nothing_is_forgotten_and_it_takes_a_minute() -> None:
    assert not any(forgotten(put_aside(seed, note=True)) for seed in range(60))
    with_note, without = put_aside(1, note=True), put_aside(1, note=False)
    assert queue(with_note)[0][2] == queue(without)[0][2] + 1


def test_it_shows_what_is_put_aside_and_how_easily_it_is_forgotten() -> None:
    run = put_aside(1, note=True)
    run.advance(NINE + 10 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    shown = facts(run, "do_first", decision=2, now=True)
    assert shown == ["put aside for it: answering Jo", "without a note forgotten: 22%"]
