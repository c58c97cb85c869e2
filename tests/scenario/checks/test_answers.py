"""What is too long, conversations without an end, and answers that give themselves away are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from floorsim.scenario.checks.answers import endless, giveaways
from floorsim.scenario.checks.every_check import check
from floorsim.scenario.models.events import Choice, Turn
from tests.desk.desks import message, quiet

EVEN = ["Answer one, of some length.", "Answer two, of some length.", "Answer six, of some length."]


def a_set(best: int, labels: Sequence[str] = EVEN, minutes: Sequence[float] = (1, 1, 1)) -> list[Choice]:
    return [
        Choice(id="kmx"[n], label=label, minutes=minutes[n], best=n == best) for n, label in enumerate(labels)
    ]


def warnings(**changes: Any) -> list[str]:
    choices = [{"id": f"c{n}", "label": label} for n, label in enumerate(EVEN)]
    told = check(quiet(messages=[message(**{"choices": choices, **changes})]))
    own = [fault for fault in told if fault.path[0] == "messages"]
    return [f"{'.'.join(map(str, fault.path))}: {fault.wrong}" for fault in own]


def test_texts_that_cannot_be_read_in_their_time_are_told_with_their_length() -> None:
    assert warnings() == []
    assert warnings(text="word " * 51) == ["messages.0.text: this has 51 words"]
    long = [{"id": "a", "label": "x" * 101}, {"id": "b", "label": "y" * 90, "reply": "so " * 13}]
    assert warnings(choices=long) == [
        "messages.0.choices.0.label: the answer has 101 characters",
        "messages.0.choices.1.reply: this has 13 words",
    ]


def test_an_answer_much_longer_than_another_gives_itself_away() -> None:
    uneven = [{"id": "a", "label": "Yes."}, {"id": "b", "label": "No, and I will tell you why in a moment."}]
    assert warnings(choices=uneven) == [
        "messages.0.choices: the answers have 4 to 40 characters, so the length tells them apart"
    ]


def test_a_circle_that_no_answer_leaves_has_no_end() -> None:
    def turn(*leads_to: str | None) -> Turn:
        choices = tuple(Choice(id=f"c{n}", label="So?", leads_to=one) for n, one in enumerate(leads_to))
        return Turn(text="And?", choices=choices)

    turns = {"one": turn("two"), "two": turn("one"), "three": turn("two", "four"), "four": turn(None)}
    assert endless((), turns) == ["one", "two"]
    circle = {"a": {"text": "And?", "choices": [{"id": "x", "label": "So?", "leads_to": "a"}]}}
    choices = [{"id": "go", "label": "Tell me.", "leads_to": "a"}, {"id": "no", "label": "Not now."}]
    assert "messages.0.turns.a: no way leads from this turn to an end" in warnings(
        choices=choices, turns=circle
    )


def test_the_best_answers_of_a_library_must_not_lie_where_nobody_needs_to_read() -> None:
    first = [a_set(0) for _ in range(12)]
    assert next(giveaways(first)) == (
        "the best of 3 answers gives itself away: as written it is 12 times number 1, 0 times number 2, "
        "0 times number 3"
    )
    longest = [
        a_set(n % 3, ["long " * (3 if m == n % 3 else 2) for m in range(3)], (2, 1, 3)) for n in range(12)
    ]
    assert [sentence.partition(": ")[2][:9] for sentence in giveaways(longest)] == ["by length"]
    dearest = [a_set(n % 3, minutes=[5.0 if m == n % 3 else 1.0 for m in range(3)]) for n in range(12)]
    assert list(giveaways(dearest)) == [
        "the best of 3 answers gives itself away: it takes the most minutes 12 times of 12"
    ]


def test_best_answers_in_even_places_and_too_few_of_them_say_nothing() -> None:
    assert not list(giveaways([a_set(n % 3, minutes=(1, 2, 3)) for n in range(30)]))
    assert not list(giveaways([a_set(0) for _ in range(9)]))
    assert not list(giveaways([a_set(-1) for _ in range(30)]))
