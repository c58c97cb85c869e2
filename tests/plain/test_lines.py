"""Lines that can be read aloud."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.plain.ascii_words import in_ascii, in_words
from floorsim.plain.lines import WIDTH, Lines, Progress, Unasked
from floorsim.present.row import Role, Row


class Clock:
    """A steady clock that a test sets."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def written() -> list[str]:
    return []


@pytest.fixture
def lines(written: list[str]) -> Lines:
    return Lines(written.append)


@given(st.text())
def test_whatever_is_said_is_ascii_narrow_and_begins_with_a_known_word(text: str) -> None:
    written: list[str] = []
    Lines(written.append).say("due", text)
    for line in written:
        assert len(line) <= WIDTH + 1
        assert re.fullmatch(r"[ -~]*\n", line), line
        assert line.startswith(("due:", "more:"))


def test_a_line_that_begins_with_no_known_word_is_a_defect(lines: Lines) -> None:
    with pytest.raises(ValueError, match="does not begin"):
        lines.say("voice", "6 waiting")
    lines.know("Voice")
    lines.say("Voice", "6 waiting")


def test_a_long_text_says_on_each_further_line_that_there_is_more(lines: Lines, written: list[str]) -> None:
    lines.say(
        "message from Reyes", "The regional call is at 16:00. I need one number, and by when it is due."
    )
    assert written == [
        "message from Reyes: The regional call is at 16:00. I need one number, and by\n",
        "more: when it is due.\n",
    ]


def test_nobody_can_steer_the_terminal_by_their_name(lines: Lines, written: list[str]) -> None:
    lines.say("message from Re\x1b[2Jyes: x\r", "a\x1b]0;b\x07c")
    assert written == ["message from Re [2Jyes x: a ]0;b c\n"]


def test_time_and_choices_have_no_colon(lines: Lines, written: list[str]) -> None:
    lines.say("time", "09:26, 34 minutes left")
    lines.say("chose", "2, chat")
    assert written == ["time 09:26, 34 minutes left\n", "chose 2, chat\n"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“Café” – or \u2018Łódź’…", "\"Cafe\" - or 'Lodz'..."),
        ("68% 55–79", "68% 55 to 79"),
        ("−2.6 ± 0.4", "minus 2.6  plus or minus  0.4"),
        ("cost -3", "cost minus 3"),
        ("a well-kept 4-day plan", "a well-kept 4-day plan"),
        ("10×", "10 times "),
        ("1:1s held", "1:1s held"),
    ],
)
def test_signs_are_said_as_words(text: str, said: str) -> None:
    assert in_ascii(text) == said


def test_a_measured_figure_keeps_its_margin_beside_it() -> None:
    assert in_words("+5.3 ± 1.4   ▲ saves") == "+5.3 plus or minus 1.4, saves"


def test_an_interval_is_a_range_and_a_mark_before_a_row_is_not_said() -> None:
    assert in_words("→ 09:00 call back, QA 84 (72-97)") == "09:00 call back, QA 84 (72 to 97)"
    assert in_words("! Leo: Customer wants a manager") == "Leo: Customer wants a manager"
    assert in_words("ends at 87% 66–100") == "ends at 87%, 66 to 100"


def test_a_row_of_columns_is_one_sentence() -> None:
    row = Row(
        ((" ▲ ", Role.GOOD), ("Kofi     call 9:20", Role.TEXT), ("   ▇▃▁", Role.DIM), (" · 2 min", Role.DIM))
    )
    assert in_words(row) == "Kofi, call 9:20; 2 min"


def test_again_repeats_the_last_answer(lines: Lines, written: list[str]) -> None:
    lines.say("done", "before")
    lines.begin_answer()
    lines.say("time", "09:26")
    lines.again()
    lines.again()
    assert written[1:] == ["time 09:26\n"] * 3


def test_progress_is_told_every_ten_seconds_at_most(lines: Lines, written: list[str]) -> None:
    clock = Clock()
    progress = Progress(lines, clock)
    for second in range(25):
        clock.now_s = float(second)
        progress.show(second / 25)
    assert written == ["progress: 40 percent\n", "progress: 80 percent\n"]


def test_what_comes_unasked_waits_its_turn_and_is_told_before_a_question(
    lines: Lines, written: list[str]
) -> None:
    clock = Clock()
    unasked = Unasked(lines, clock, every_s=20.0)
    unasked.offer("due", "Reyes, by 09:50")
    unasked.offer("due", "Kofi, by 09:55")
    assert written == ["due: Reyes, by 09:50\n"]
    unasked.tell(now=True)
    assert written[1:] == ["due: Kofi, by 09:55\n"]
    unasked.offer("due", "Oskar, by 10:00")
    clock.now_s = 20.0
    unasked.tell()
    assert written[2:] == ["due: Oskar, by 10:00\n"]
