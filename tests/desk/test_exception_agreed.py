"""A supervisor who agrees to an exception from a check in a conversation fails the gate, as by an order."""

from __future__ import annotations

from floorsim.run.run import Run
from tests.desk.test_feedback import a_talk, say

UNTIL_THE_END = ("who_else", "what_told_you", "as_care", "mrs_adam")


def breaches(run: Run) -> list[str]:
    return [one.cause for one in run.ledger.effects if one.what == "compliance"]


def test_leaving_regular_callers_unchecked_is_a_breach_and_checking_everyone_is_none() -> None:
    found = {}
    for end in ("only_changes", "own_words"):
        run = a_talk("defensive")
        say(run, *UNTIL_THE_END, end)
        found[end] = breaches(run)
    assert found == {"only_changes": ["case:talk-ben:only_changes"], "own_words": []}
