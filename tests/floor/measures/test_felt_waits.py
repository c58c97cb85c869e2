"""How a wait was felt: on the line, before a call back that came, and before one that came too late."""

from __future__ import annotations

from floorsim.floor.measures.quality import _felt_waits
from tests.floor.measures.contacts import Book


def test_whoever_is_called_back_in_time_did_not_wait_on_hold() -> None:
    book = Book()
    book.answered(0.0, 400.0)
    kept, late = book.answered(0.0, 600.0), book.answered(0.0, 2_400.0)
    kept.promised_s = late.promised_s = 1_800.0
    wait_s, told_s = _felt_waits(book.table())
    assert wait_s.tolist() == [400.0, 0.0, 2_400.0]
    assert told_s[0] < 0
    assert told_s[1:].tolist() == [1_800.0, 1_800.0]
