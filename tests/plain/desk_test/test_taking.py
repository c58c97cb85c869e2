"""A desk test taken by a listener: every exercise from the transcript alone, with the marks of the screen."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from floorsim.desk.decisions.registry import kind_named
from floorsim.desktest.chain.line import Line
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.exercises import Coaching
from floorsim.desktest.package.loader import load_desk_test
from floorsim.errors import StoreError
from floorsim.plain.asking import Asker
from floorsim.plain.desk_test.coaching import _evidence
from floorsim.plain.desk_test.taking import TakingInLines
from floorsim.play.desk_test.stored_sitting import StoredSitting
from tests.desktest.hand_clocks import HandClocks
from tests.plain.desk_test.listener import WAIT, PacedListener, Rule, any_number, in_turn, numbered
from tests.play.desk_test.small_sitting import NOTE, SAID, at_exercise, introduced, opened

HAND_IN: list[Rule] = [("^question: .*Hand in", "yes")]
INTRODUCTION: list[Rule] = [
    ("^question: .*Type: I agree", "I agree."),
    ("^question: Type the word ready", "ready"),
    ("^choose: Try a menu", numbered("chat")),
    ("^question: .*Is the tutorial done", "yes"),
    ("^question: Type start", "start"),
]
FLOOR: list[Rule] = [
    ("^help: Type help for what", "announcement voice honest range"),
    ("^done: Change the announcement", "own break"),
    ("^choose: Take a break", numbered("5 minutes")),
    ("^question: Confirm", "yes"),
    ("^(done: Take a break|time|message|voice|you|due|log|team)", WAIT),
]
DASHBOARD: list[Rule] = [
    ("^choose: What next", in_turn("2", "3", "findings", "cause", "action", "check", "answer", "hand in")),
    ("^choose: Which three findings", "2 4 6"),
    ("^choose: Which one cause", numbered("Option number 1")),
    ("^choose: Which one action", numbered("Option number 2")),
    ("^choose: What one thing", numbered("Option number 3")),
    ("^question: .*Which figures support", "Calls rose from 40 to 55."),
]
COACHING: list[Rule] = [
    ("^choose: What do you say", numbered("In January yours were the model")),
    ("^choose: What do you say", numbered("What would you have needed on Thursday")),
    ("^choose: What do you say", numbered("Who'd have to use them")),
    ("^choose: What do you say", numbered("Write Tuesday's now")),
    ("^choose: What do you say", numbered("One line: who, what, by when")),
    ("^exercise: Now the note", NOTE),
    ("^done: line 1 kept, 6", "done"),
]
EMAIL: list[Rule] = [
    ("^help: Write at most", "subject The outage"),
    ("^done: subject", "check"),
    ("^words: The e-mail is empty", "44 calls were lost by 10:00 and 12 by 11:00."),
    ("^done: line 1 kept, 10", "replace 1 44 calls were lost by 10:00."),
    ("^done: line 1 kept, 6", "done"),
]


@pytest.fixture
def clocks() -> HandClocks:
    return HandClocks()


def taken(sitting: StoredSitting, clocks: HandClocks, *rules: Rule) -> PacedListener:
    """The listener that took the test by these rules, as far as they go."""
    listener = PacedListener(rules, clocks)
    TakingInLines(sitting, listener.lines, listener.poll, clocks.both).run()
    return listener


def answers(sitting: StoredSitting) -> dict[str, object]:
    return {id: sitting._answer_of(one) for id, one in sitting._course.attempts.items()}


def test_before_the_first_exercise_everything_is_told_and_agreed_to(
    tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = opened(tmp_path, clocks)
    heard = " ".join(taken(sitting, clocks, *INTRODUCTION[:-1]).heard)
    for told in ("What is tested", "How long", "How it is scored", "Who sees it", "180 days"):
        assert told in heard
    assert (sitting.stage, sitting.number) == ("between", 1)
    kinds = [line.kind for line in sitting._log.lines]
    assert kinds == ["opened", "consent", "environment", "tutorial"]


def test_a_listener_has_the_evidence_that_the_screen_shows_and_no_more(clocks: HandClocks) -> None:
    exercise = next(one for one in load_desk_test("practice").test.exercises if isinstance(one, Coaching))
    listener = PacedListener((), clocks)
    _evidence(Asker(listener.lines, str), exercise)
    heard = " ".join(" ".join(listener.heard).split())
    assert exercise.contacts[4].title in heard
    assert not any(told in heard for told in exercise.conversation.evidence)


def test_whoever_does_not_agree_has_not_begun(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = opened(tmp_path, clocks)
    heard = taken(sitting, clocks, ("Type: I agree", in_turn("yes", "I do not agree"))).heard
    assert any("neither" in line for line in heard)
    assert sitting.stage == "withdrawn"


ALL: tuple[Rule, ...] = (*INTRODUCTION, *FLOOR, *DASHBOARD, *COACHING, *EMAIL, *HAND_IN)


def test_every_exercise_is_done_from_the_transcript_alone(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = opened(tmp_path, clocks)
    taken(sitting, clocks, *ALL)
    assert sitting.stage == "finished"
    words = "Calls rose from 40 to 55."
    assert answers(sitting) == {
        "floor": {},
        "board": {
            "findings": [{"id": f"f{n}", "words": words} for n in (1, 3, 5)],
            "cause": {"id": "o1", "words": words},
            "action": {"id": "o2", "words": words},
            "check": {"id": "o3", "words": words},
        },
        "coach": {"said": SAID, "note": NOTE},
        "mail": {"subject": "The outage", "body": "44 calls were lost by 10:00."},
    }
    decided = sitting._course.attempts["floor"].decisions
    assert [one.kind for one in decided] == ["announcement", "own_break"]
    points = marks(sitting)
    assert points["board"]["points"] == 100
    assert points["coach"]["points"] > 90


def any_rules(chance: Random) -> list[Rule]:
    """Rules by which somebody answers every question somehow."""
    decisions = [
        f"announcement voice {chance.choice(('honest range', 'optimistic', 'known issue'))}",
        "callbacks voice",
        "incident post",
        f"own break {chance.choice((5, 10, 15))}",
        "stand up",
    ]
    floor = in_turn(*chance.sample(decisions, 4))
    parts = in_turn(*chance.sample(["findings", "cause", "action", "check"], 3), "hand in")
    said: Rule = ("^choose: What do you say", any_number(chance))
    found = " ".join(str(number) for number in chance.sample(range(1, 8), 3))
    return [
        *INTRODUCTION,
        ("^(help: Type help for what|done: (?!kept|line|subject|handed)|error|you|time|log)", floor),
        ("^(question: Confirm|question: Make time|question: .*Hand in)", "yes"),
        ("^question: .*Type a number", "10"),
        ("^choose: What next", parts),
        ("^choose: Which three", found),
        ("^question: .*Which figures support", "So."),
        said,
        ("^choose", any_number(chance)),
        *COACHING[-2:],
        *EMAIL,
        ("", WAIT),
    ]


@pytest.mark.parametrize("seed", [3, 8])
def test_the_same_decisions_have_the_same_marks_as_on_the_screen(
    seed: int, tmp_path: Path, clocks: HandClocks
) -> None:
    heard = opened(tmp_path / "lines", clocks)
    listener = taken(heard, clocks, *any_rules(Random(seed)))
    assert heard.stage == "finished", listener.heard[-20:]
    assert len(heard._course.attempts["floor"].decisions) > 2
    then = HandClocks()
    lines = heard._log.lines
    then.set_wall((lines[0].at - then.at).total_seconds())
    then.steady_s = lines[0].steady_s
    seen = opened(tmp_path / "screen", then)
    for line in lines[1:]:
        then.pass_s(line.steady_s - then.steady_s)
        seen.tick()
        as_on_the_screen(seen, line, heard)
    assert marks(seen) == marks(heard)


def as_on_the_screen(sitting: StoredSitting, line: Line, heard: StoredSitting) -> None:
    """Do through the session what a line of another sitting's log says."""
    body = line.body
    match line.kind:
        case "consent":
            sitting.consent(body["agreed"])
        case "environment":
            sitting.environment_checked([])
        case "tutorial":
            sitting.tutorial_done()
        case "begun":
            sitting.begin()
        case "decision":
            kind = kind_named(body["kind"])
            assert kind is not None
            sitting.floor().decide(kind.model_validate(body["arguments"]))
        case "said":
            sitting.talk().say(body["choice"])
        case "answer":
            sitting.save(json.loads(heard._log.text(body["commitment"]) or ""))
        case "handed_in" if body["by"] == "candidate":
            sitting.hand_in()
        case "finished":
            sitting.finish()


def marks(sitting: StoredSitting) -> dict[str, dict[str, Any]]:
    """The machine's marks by exercise."""
    return {line.body["exercise"]: dict(line.body) for line in sitting._log.lines if line.kind == "marked"}


def test_time_is_told_at_five_minutes_at_one_and_when_asked(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(4, tmp_path, clocks)
    listener = taken(sitting, clocks, ("^help: Write at most", "time"), ("^time .* left", WAIT))
    said = [line for line in listener.heard if line.startswith("time")]
    assert said[0] == "time 9:58 left in this exercise"
    assert said[1:3] == ["time 5 minutes left in this exercise.", "time 1 minute left in this exercise."]


def test_when_the_time_is_up_the_prompt_does_not_hold_the_exercise(
    tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = at_exercise(4, tmp_path, clocks)
    wait = ("left in this exercise", "words")
    listener = taken(sitting, clocks, ("^help: Write at most", "Half a"), ("^done|^words", "words"), wait)
    assert sitting.stage == "finished"
    assert any("Time was up" in line for line in listener.heard)
    assert answers(sitting)["mail"] == {"subject": "", "body": "Half a"}


def test_a_thinking_pause_takes_nothing_until_it_is_over(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(4, tmp_path, clocks, Accommodations(thinking_pauses=1, pause_minutes=1))
    left_s = sitting.remaining_s()
    listener = taken(
        sitting,
        clocks,
        ("^help: Write at most", "pause"),
        ("^clock: The clock stands", "A line."),
        ("^error: This is a thinking pause", "go on"),
        ("^clock: The clock runs", "A line."),
    )
    assert [line for line in listener.heard if line.startswith("done")] == ["done: line 1 kept, 2 words"]
    assert sitting.remaining_s() > left_s - 10


def test_leaving_keeps_what_was_done_and_coming_back_goes_on_there(
    tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = at_exercise(4, tmp_path, clocks)
    listener = taken(sitting, clocks, ("^help: Write", "One line."), ("^done", "quit"))
    assert "goes on" in listener.heard[-1]
    sitting.close()
    clocks.pass_s(60)
    again = opened(tmp_path, clocks)
    heard = taken(again, clocks, ("^words: 2 words are there", "show"))
    assert "clock: floorsim was not running for 1:02 min" in " ".join(heard.heard)
    assert "1: One line." in heard.heard
    again.close()
    clocks.pass_s(600)
    late = taken(opened(tmp_path, clocks), clocks)
    assert "it was handed in as it stood" in " ".join(late.heard).replace("more: ", "")


def test_help_and_quit_work_wherever_something_is_asked(tmp_path: Path, clocks: HandClocks) -> None:
    for place, sitting in enumerate((opened(tmp_path / "a", clocks), introduced(tmp_path / "b", clocks))):
        asked = ("^question", "help")
        listener = taken(sitting, clocks, asked, ("^help", "quit"))
        assert listener.typed == ["help", "quit"], place


def test_what_was_typed_while_the_disk_was_full_is_kept_with_the_next_line(
    tmp_path: Path, clocks: HandClocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = at_exercise(4, tmp_path, clocks)
    write, times = sitting._write, iter([StoreError("The disk is full.")])

    def full_once(kind: str, /, **body: Any) -> None:
        if kind == "answer" and (error := next(times, None)) is not None:
            raise error
        write(kind, **body)

    monkeypatch.setattr(sitting, "_write", full_once)
    typed = ("^help: Write", "First."), ("^error: The disk is full", "Second."), ("^done: line 2", "quit")
    taken(sitting, clocks, *typed)
    assert sitting.answer["body"] == "First.\nSecond."


def test_what_would_steer_a_terminal_is_no_part_of_a_text(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(4, tmp_path, clocks)
    taken(sitting, clocks, ("^help: Write", "Fo\x1bur\x07 calls\x00."), ("^done", "quit"))
    assert sitting.answer["body"] == "Four calls."


def test_hand_in_ends_the_text_and_is_no_line_of_it(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(4, tmp_path, clocks)
    taken(sitting, clocks, ("^help: Write", "Four calls."), ("^done: line", "hand in"), ("^question", "yes"))
    assert answers(sitting)["mail"] == {"subject": "", "body": "Four calls."}


def test_hand_in_on_the_floor_says_that_the_floor_ends_by_itself(tmp_path: Path, clocks: HandClocks) -> None:
    sitting = at_exercise(1, tmp_path, clocks)
    heard = taken(sitting, clocks, ("^help: Type help", "Hand in"), ("^error", "quit")).heard
    assert "is then handed in by itself" in " ".join(heard).replace("more: ", "")


@pytest.mark.parametrize("typed", ["wait 5", "next", "hint", "undo"])
def test_what_belongs_to_practice_is_no_decision_on_the_floor_of_a_test(
    typed: str, tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = at_exercise(1, tmp_path, clocks)
    heard = taken(sitting, clocks, ("^help: Type help", typed), ("^error", "quit")).heard
    assert "error: That is for practice. In a desk test the clock runs by itself" in " ".join(heard)
