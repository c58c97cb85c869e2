"""A sitting over its log: kept before it acts, opened again exactly where it was, no time to be bought."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from floorsim.desk.decisions.kinds.announcement import Announcement
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.errors import FloorsimError, RunError, StoreError
from floorsim.play.desk_test.opening import LOG
from floorsim.play.desk_test.stored_sitting import StoredSitting
from tests.desktest.full_disk import full_disk
from tests.desktest.hand_clocks import HandClocks
from tests.play.desk_test.small_sitting import (
    BOARD,
    DECISIONS,
    MAIL,
    NOTE,
    SAID,
    at_exercise,
    introduced,
    opened,
    whole,
)

FLOOR, BOARD_AT, COACH, MAIL_AT = 1, 2, 3, 4


@pytest.fixture
def clocks() -> HandClocks:
    return HandClocks()


def standing(sitting: StoredSitting) -> dict[str, Any]:
    """Everything that a front end can see of a sitting."""
    exercise = sitting.exercise
    kind = None if exercise is None else exercise.kind
    seen: dict[str, Any] = {
        "stage": sitting.stage,
        "number": sitting.number,
        "exercise": kind,
        "left": round(sitting.remaining_s(), 3),
        "answer": dict(sitting.answer),
        "pauses": sitting.pauses_left,
        "paused": sitting.paused_s,
    }
    if kind == "live_floor":
        sitting.tick()
        floor = sitting.floor()
        seen["floor"] = (floor.now_s, floor.observe())
    if kind == "coaching":
        talk = sitting.talk()
        seen["talk"] = ([*talk.lines], [one.id for one in talk.choices], talk.ended)
    return seen


def test_a_sitting_goes_from_consent_to_a_sealed_result(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = opened(tmp_path, clocks)
    stages = [sitting.stage]
    sitting.consent(True)
    stages.append(sitting.stage)
    sitting.environment_checked([])
    stages.append(sitting.stage)
    sitting.tutorial_done()
    stages.append(sitting.stage)
    assert stages == ["consent", "environment", "tutorial", "between"]
    whole(sitting, clocks)
    assert (sitting.stage, sitting.next_exercise, sitting.number) == ("between", None, 4)
    assert sitting.finish() == tmp_path / "sealed.result"
    assert sitting.stage == "finished"
    marked = {one.body["exercise"]: one.body["points"] for one in sitting._log.lines if one.kind == "marked"}
    assert list(marked) == ["floor", "board", "coach"]
    assert marked["coach"] > 90 > marked["board"] > 40
    assert sitting.finish() == tmp_path / "sealed.result"
    assert len([one for one in sitting._log.lines if one.kind == "marked"]) == 3


def test_without_consent_nothing_begins(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = opened(tmp_path, clocks)
    sitting.consent(False)
    sitting.close()
    assert opened(tmp_path, clocks).stage == "withdrawn"


def test_a_sitting_killed_after_any_line_is_exactly_there(tmp_path: Path, clocks: HandClocks) -> None:
    """Each state is noted as a line is written, and compared with what the log up to that line opens as."""
    given = Accommodations(thinking_pauses=1)
    sitting = introduced(tmp_path / "whole", clocks, given)
    states: list[tuple[int, float, float, dict[str, Any]]] = []

    def note() -> None:
        lines = len(sitting._log.lines)
        states.append((lines, clocks.at.timestamp(), clocks.steady_s, standing(sitting)))

    write = sitting._write

    def writing(kind: str, /, **body: Any) -> None:
        write(kind, **body)
        if kind not in ("decision", "said"):
            note()

    sitting._write = writing  # type: ignore[method-assign]
    sitting.begin()
    for decision in DECISIONS:
        clocks.pass_s(7)
        sitting.tick()
        sitting.floor().decide(decision)
        note()
    sitting.pause()
    clocks.pass_s(200)
    sitting.tick()
    sitting.hand_in()
    sitting.begin()
    sitting.save(BOARD)
    sitting.hand_in()
    sitting.begin()
    for choice in SAID:
        sitting.talk().say(choice)
        note()
    sitting.save({"note": NOTE})
    sitting.hand_in()
    sitting.begin()
    sitting.save(MAIL)
    content = (tmp_path / "whole" / LOG).read_bytes().splitlines(keepends=True)
    texts = (tmp_path / "whole" / "log.texts.jsonl").read_bytes()
    assert len(states) > 18
    for lines, at, steady_s, seen in states:
        folder = tmp_path / f"after-{lines}"
        folder.mkdir(exist_ok=True)
        (folder / LOG).write_bytes(b"".join(content[:lines]) + content[-1][:40])
        (folder / "log.texts.jsonl").write_bytes(texts)
        then = HandClocks()
        then.set_wall(at - then.at.timestamp())
        then.steady_s = steady_s
        again = opened(folder, then, given)
        assert standing(again) == seen, lines
        again.close()


def test_a_gap_on_the_floor_is_time_in_which_nobody_decided(tmp_path: Path, clocks: HandClocks) -> None:
    away, present = (at_exercise(FLOOR, tmp_path / name, clocks) for name in ("away", "present"))
    clocks.pass_s(20)
    for sitting in (away, present):
        sitting.floor().decide(DECISIONS[0])
    away.close()
    for _ in range(40):
        clocks.pass_s(7.5)
        present.tick()
    away = opened(tmp_path / "away", clocks)
    assert away.gap is not None
    assert away.gap.seconds == pytest.approx(300, abs=0.1)
    assert away.remaining_s() == present.remaining_s()
    floors = [sitting.floor() for sitting in (away, present)]
    assert floors[0].now_s == floors[1].now_s > floors[0].briefing.play_from_s + 900
    assert floors[0]._run.ledger.digest() == floors[1]._run.ledger.digest()


def test_time_that_runs_out_in_a_gap_hands_in_what_was_kept(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(MAIL_AT, tmp_path, clocks)
    sitting.save(MAIL)
    sitting.close()
    clocks.pass_s(3600)
    again = opened(tmp_path, clocks)
    assert (again.stage, again.next_exercise) == ("between", None)
    assert again._answer_of(again._course.attempts["mail"]) == MAIL
    assert again._log.lines[-1].body == {"exercise": "mail", "by": "time"}


def test_more_time_is_longer_minutes_and_a_slower_floor(tmp_path: Path, clocks: HandClocks) -> None:
    usual = at_exercise(FLOOR, tmp_path / "usual", clocks)
    slower = at_exercise(FLOOR, tmp_path / "slower", clocks, Accommodations(time_factor=1.5))
    assert (usual.remaining_s(), slower.remaining_s()) == (600, 900)
    assert slower.introduction.minutes == 60
    clocks.pass_s(300)
    played = []
    for sitting in (usual, slower):
        sitting.tick()
        played.append(sitting.floor().now_s - sitting.floor().briefing.play_from_s)
    assert played == [900, 600]


def test_a_thinking_pause_stops_clock_and_floor_and_nothing_can_be_done_in_it(
    tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = at_exercise(FLOOR, tmp_path, clocks, Accommodations(thinking_pauses=1, pause_minutes=2))
    clocks.pass_s(30)
    sitting.pause()
    floor_s, left_s = sitting.floor().now_s, sitting.remaining_s()
    clocks.pass_s(90)
    sitting.tick()
    assert (sitting.floor().now_s, sitting.remaining_s(), sitting.paused_s) == (floor_s, left_s, 30)
    with pytest.raises(RunError, match="go on first"):
        sitting.floor().decide(DECISIONS[0])
    clocks.pass_s(60)
    sitting.tick()
    assert (sitting.paused_s, sitting.remaining_s()) == (None, left_s - 30)
    assert sitting.floor().now_s > floor_s
    with pytest.raises(RunError, match="No thinking pause is left"):
        sitting.pause()


def test_a_gap_in_a_thinking_pause_counts_from_its_end(tmp_path: Path, clocks: HandClocks) -> None:
    given = Accommodations(thinking_pauses=1, pause_minutes=2)
    sitting = at_exercise(MAIL_AT, tmp_path, clocks, given)
    sitting.pause()
    for passes_s, counted_s in ((50, None), (100, 30)):
        sitting.close()
        clocks.pass_s(passes_s)
        sitting = opened(tmp_path, clocks)
        assert (None if sitting.gap is None else sitting.gap.seconds) == counted_s
    assert sitting.remaining_s() == 570


def test_a_decision_comes_when_the_clock_says_and_not_when_the_screen_was_drawn(
    tmp_path: Path, clocks: HandClocks
) -> None:
    """Whoever stops the program for a while and goes on has not stopped the floor."""
    sitting = at_exercise(FLOOR, tmp_path, clocks)
    floor = sitting.floor()
    clocks.pass_s(120)
    assert floor.now_s == floor.briefing.play_from_s
    floor.decide(DECISIONS[0])
    assert sitting._log.lines[-1].body["at_s"] == floor.briefing.play_from_s + 360
    floor.advance(floor.end_s)
    assert floor.now_s == floor.briefing.play_from_s + 360


def test_once_the_time_is_over_nothing_is_kept_but_what_was_on_its_way(
    tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = at_exercise(COACH, tmp_path, clocks)
    clocks.pass_s(600)
    sitting.save({"note": NOTE})
    with pytest.raises(RunError, match="time of this exercise is over"):
        sitting.talk().say(SAID[0])
    clocks.pass_s(2.5)
    with pytest.raises(RunError, match="time of this exercise is over"):
        sitting.save({"note": "More."})
    assert sitting.tick()
    assert sitting._answer_of(sitting._course.attempts["coach"])["note"] == NOTE


def test_a_sitting_in_use_cannot_be_opened_twice(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = opened(tmp_path, clocks)
    with pytest.raises(StoreError, match="open in another floorsim"):
        opened(tmp_path, clocks)
    sitting.close()
    opened(tmp_path, clocks).close()


def test_a_full_disk_is_a_sentence_after_which_it_goes_on(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(MAIL_AT, tmp_path, clocks)
    sitting.save(MAIL)
    with full_disk():
        with pytest.raises(FloorsimError, match="disk is full"):
            sitting.save({"subject": "Better", "body": "Still typing."})
        assert sitting.answer == MAIL
        clocks.pass_s(700)
        assert not sitting.tick()
        assert "disk is full" in str(sitting.trouble)
    assert sitting.tick()
    assert sitting.trouble is None
    sitting.close()
    assert opened(tmp_path, clocks).stage == "between"


def test_a_folder_that_is_gone_is_a_sentence_and_it_goes_on_once_it_is_back(
    tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = at_exercise(FLOOR, tmp_path / "here", clocks)
    (tmp_path / "here").rename(tmp_path / "gone")
    decision = Announcement(channel="voice", message="honest_range")
    with pytest.raises(StoreError, match="is gone"):
        sitting.floor().decide(decision)
    assert sitting.floor()._run.taken == []
    shutil.copytree(tmp_path / "gone", tmp_path / "here")
    with pytest.raises(StoreError, match="another file is in its place"):
        sitting.floor().decide(decision)
    shutil.rmtree(tmp_path / "here")
    (tmp_path / "gone").rename(tmp_path / "here")
    sitting.floor().decide(decision)
    assert sitting._log.lines[-1].kind == "decision"


def test_a_text_too_long_is_a_sentence_and_what_was_kept_stays(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(MAIL_AT, tmp_path, clocks)
    sitting.save(MAIL)
    with pytest.raises(RunError, match="6000 characters"):
        sitting.save({"body": "x" * 6001})
    assert sitting.answer == MAIL


def test_beats_show_that_the_program_ran(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(MAIL_AT, tmp_path, clocks)
    for _ in range(120):
        clocks.pass_s(0.25)
        sitting.tick()
    beats = [one.body["remaining_s"] for one in sitting._log.lines if one.kind == "beat"]
    assert beats == [595, 590, 585, 580, 575, 570]
