"""The answers to a message: number, minutes, when they are given, what they make late, why not."""

from floorsim.desk.view import ChoiceView
from floorsim.present.answer_rows import Answers, answers_of
from floorsim.present.quote import Quote
from floorsim.present.row import Role
from tests.present.floor_views import NOW, a_message

LONG = ChoiceView("long", "word " * 30 + "end", 4.0)


def shown(quotes: dict[str, Quote], *choices: ChoiceView, ready: int | None = None) -> Answers:
    item = a_message(choices=choices) if choices else a_message()
    return answers_of(item, quotes, 78, ready=ready, now_s=NOW)


def texts(answers: Answers) -> list[str]:
    return [row.text.strip() for row in answers.rows]


def test_each_answer_has_its_number_and_its_minutes_or_the_reason_against_it() -> None:
    answers = shown({"range": Quote(2.0), "ten": Quote(1.0, why_not="You are on a call.")})
    first, second, reason = texts(answers)
    assert first.startswith("1 Say what is known")
    assert first.endswith("2 min")
    assert second.startswith("– Ten minutes")
    assert reason.startswith("You are on a call.")
    assert answers.numbers == (1, 2, 2)


def test_a_reason_against_every_answer_stands_once_above_them() -> None:
    busy = Quote(2.0, why_not="you are on a call")
    answers = shown({"range": busy, "ten": busy})
    assert texts(answers)[0] == "You are on a call"
    assert "".join(texts(answers)).count("on a call") == 1
    assert answers.numbers[0] is None


def test_an_answer_that_waits_says_from_when_and_what_it_makes_late() -> None:
    waits = Quote(2.0, starts_s=NOW + 600, late=("1:1 with Noor starts 3 min late",))
    answers = shown({"range": waits, "ten": Quote(1.0, starts_s=NOW)})
    assert "2 min, from 09:36, 1:1 with Noor starts 3 min late" in " ".join(texts(answers))
    assert texts(answers)[-1].endswith("1 min")


def test_an_answer_that_takes_head_and_hands_says_how_long_nothing_else_is_seen() -> None:
    call = ChoiceView("call", "Take the call", 12.0, hands_on=True)
    answers = shown({"call": Quote(12.0, starts_s=NOW, done_s=NOW + 720)}, call)
    assert texts(answers)[0].endswith("12 min, you see nothing else until 09:38")


def test_a_long_answer_is_wrapped_and_all_its_rows_are_marked_when_it_is_ready() -> None:
    answers = shown({"long": Quote(4.0)}, LONG, ready=1)
    assert len(answers.rows) == 3
    assert all(row.selected for row in answers.rows)
    assert all(row.width == 78 for row in answers.rows)


def test_what_is_not_possible_is_dimmed() -> None:
    answers = shown({"range": Quote(2.0, why_not="No."), "ten": Quote(1.0)})
    assert {role for text, role in answers.rows[0].spans if "Say what" in text} == {Role.DIM}
