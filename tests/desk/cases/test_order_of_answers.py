"""The order in which answers are shown: drawn from the seed, and of no consequence for anything else."""

from __future__ import annotations

from typing import Any

from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, at, decide, message, quiet

WORDS = ("one", "two", "three", "four")


def asked(id: str = "m", **changes: Any) -> dict[str, Any]:
    """A message with four answers; the first leads to a turn with four others."""
    answers = [{"id": word, "label": word} for word in WORDS]
    return message(
        id,
        choices=[{**answers[0], "leads_to": "more", "minutes": 0}, *answers[1:]],
        turns={"more": {"text": "And?", "choices": [{"id": f"t_{word}", "label": word} for word in WORDS]}},
        **changes,
    )


def shown(run: Run, id: str = "m") -> list[str]:
    item = next(item for item in run.observe().inbox if item.id == id)
    return [choice.id for choice in item.choices]


def run_of(seed: int = 1, *more: dict[str, Any], **changes: Any) -> Run:
    return at(quiet(messages=[asked(**changes), *more]), NINE + 11 * MIN, seed=seed)


def test_answers_are_shown_in_an_order_that_belongs_to_the_seed() -> None:
    orders = [tuple(shown(run_of(seed))) for seed in range(1, 41)]
    assert all(sorted(order) == sorted(WORDS) for order in orders)
    assert {order[0] for order in orders} == set(WORDS)
    assert len(set(orders)) > 10
    assert orders == [tuple(shown(run_of(seed))) for seed in range(1, 41)]


def test_another_message_more_changes_no_order() -> None:
    assert shown(run_of(3)) == shown(run_of(3, asked("other", at="09:09")))


def test_the_answers_of_a_turn_are_in_an_order_of_their_own() -> None:
    firsts = set()
    for seed in range(1, 31):
        run = run_of(seed)
        decide(run, "answer", message="m", choice="one")
        firsts.add(shown(run)[0])
    assert firsts == {f"t_{word}" for word in WORDS}


def test_a_message_may_keep_its_answers_in_order_and_its_turns_too() -> None:
    for seed in range(1, 6):
        run = run_of(seed, in_order=True)
        assert shown(run) == list(WORDS)
        decide(run, "answer", message="m", choice="one")
        assert shown(run) == [f"t_{word}" for word in WORDS]


def test_a_message_that_goes_on_with_a_case_says_for_itself_whether_its_answers_are_in_order() -> None:
    kept = asked("later", at="09:12", thread="m", in_order=True)
    for seed in range(1, 6):
        run = run_of(seed, kept)
        run.advance(NINE + 13 * MIN)
        assert shown(run) == list(WORDS)


def test_the_order_shown_changes_no_outcome() -> None:
    for seed in range(1, 6):
        digests = set()
        for in_order in (True, False):
            run = run_of(seed, in_order=in_order)
            decide(run, "answer", message="m", choice="three")
            run.advance_to_end()
            digests.add(run.ledger.digest())
        assert len(digests) == 1
