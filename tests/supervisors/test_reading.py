"""Competent reads what an answer says: its place, its length and its minutes decide nothing of weight."""

from itertools import permutations
from math import fsum

import pytest

from benchmarks.ladder.reading import picked
from floorsim.desk.view import ChoiceView
from floorsim.scenario.library import shipped_files
from floorsim.supervisors.competent.reading import best_read, worth
from tests.library import shipped

CHECKED = ChoiceView("c", "Yes, I've checked that the evening stays covered.", 2)
PUT_OFF = ChoiceView("a", "Ask me later, please. We'll see about it then.", 1)
SWEEPING = ChoiceView("b", "Cancel it for everyone, so that all of them are done with it at last.", 9)


@pytest.mark.parametrize("choices", list(permutations((CHECKED, PUT_OFF, SWEEPING))))
def test_an_answer_that_was_checked_is_taken_wherever_it_stands(choices: tuple[ChoiceView, ...]) -> None:
    assert best_read(choices, strained=False) == CHECKED


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("I'll call her within 30 minutes.", "I'll call her as I can."),
        ("You can do this one.", "This one is yours."),
        ("Say that it takes some time.", "Say that it's fixed."),
        ("Ten minutes off the phone.", "No, the phones need everyone."),
        ("Two of you may go.", "All of you may go."),
    ],
)
def test_what_it_says_for_or_against_an_answer(better: str, worse: str) -> None:
    def said(label: str) -> float:
        return worth(ChoiceView("x", label, 2), strained=False)

    assert said(better) > said(worse)


def test_under_pressure_what_takes_all_attention_counts_for_less() -> None:
    long = ChoiceView("x", "Put her through to me.", 9, hands_on=True)
    assert worth(long, strained=True) < worth(long, strained=False)


def test_letters_within_a_word_are_no_cue() -> None:
    assert worth(ChoiceView("x", "Knowledge, anybody's whereabouts, firsthand.", 2), strained=False) == 0


def test_where_words_say_nothing_the_middling_minutes_are_taken() -> None:
    plain = [ChoiceView(str(minutes), "So be it.", minutes) for minutes in (1, 3, 8)]
    assert best_read(plain, strained=False).minutes == 3


def test_it_finds_the_author_s_answers_more_often_than_chance_and_not_always() -> None:
    found = [picked(shipped(name)) for name in shipped_files()]
    read, asked = sum(one.read for one in found), sum(one.asked for one in found)
    assert 1.5 * fsum(one.chance for one in found) < read < asked
