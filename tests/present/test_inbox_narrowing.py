"""A part of the inbox: what one kind of sender wrote, what has the words searched for."""

from __future__ import annotations

import pytest

from floorsim.desk.view import TurnView
from floorsim.present.inbox_narrowing import Narrowing
from tests.present.floor_views import NOW, a_message

OUTAGE = a_message("outage", sender="Sam", role="it", subject="Logins fail", text="No estimate yet.")
SWAP = a_message("swap", sender="Aisha", role="agent", subject="Swap on Thursday", text="With Ben?")
LEAVE = a_message("leave", sender="Ruth", role="hr", subject="Leave", text="Ben has asked.")
CALL = a_message("call", sender="you", category="promise", subject="Call Mrs Adler", text="You promised it.")
OLD = a_message(
    "old",
    sender="Sam",
    role="it",
    subject="Printer",
    text="Fixed.",
    turns=(TurnView(NOW - 900, "Sam", "Toner is empty."), TurnView(NOW - 60, "Sam", "Fixed.")),
)
INBOX = (OUTAGE, SWAP, LEAVE, CALL, OLD)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["outage", "swap", "leave", "call", "old"]),
        ("  ", ["outage", "swap", "leave", "call", "old"]),
        ("ben", ["swap", "leave"]),
        ("BEN thursday", ["swap"]),
        ("it", ["outage", "swap", "call", "old"]),
        ("hr", ["leave"]),
        ("toner", ["old"]),
        ("adler", ["call"]),
        ("nothing like this", []),
    ],
)
def test_words_are_found_in_who_writes_about_what_and_all_that_was_said(asked: str, found: list[str]) -> None:
    assert [item.id for item in Narrowing(asked=asked).of(INBOX)] == found


def test_the_kinds_of_sender_that_have_written_come_round_with_all_among_them() -> None:
    narrowed, seen = Narrowing(), []
    for _ in range(4):
        narrowed = narrowed.next_role(INBOX, 1)
        seen.append((narrowed.role, [item.id for item in narrowed.of(INBOX)]))
    assert seen == [
        ("agent", ["swap"]),
        ("it", ["outage", "old"]),
        ("hr", ["leave"]),
        (None, ["outage", "swap", "leave", "call", "old"]),
    ]
    assert Narrowing().next_role(INBOX, -1).role == "hr"


def test_both_narrow_at_once_and_the_heading_says_so() -> None:
    narrowed = Narrowing("it", "logins")
    assert [item.id for item in narrowed.of(INBOX)] == ["outage"]
    assert narrowed.words == ", from IT, with “logins”"
    assert Narrowing().words == ""
