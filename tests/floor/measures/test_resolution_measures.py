"""First-contact resolution: by who came back, not by what was ticked."""

from __future__ import annotations

import pytest

from floorsim.floor.contact import CHASE, REDIAL, REPEAT, TRANSFER
from floorsim.floor.measures.resolution import (
    contacts_per_resolution,
    first_contact_resolution,
    first_contact_resolution_net,
    matters,
    resolved_share,
)
from floorsim.units import DAY_S
from tests.floor.measures.contacts import EMAIL, Book


def test_a_matter_is_resolved_at_first_contact_when_nobody_came_back() -> None:
    book = Book()
    book.answered(100.0)
    back = book.answered(200.0)
    back.resolved = False
    book.answered(200.0 + DAY_S, after=back, origin=REPEAT)
    of = matters(book.table())
    assert first_contact_resolution(of) == 0.5
    assert resolved_share(of) == 1.0
    assert contacts_per_resolution(of) == 1.5


def test_a_return_that_is_still_to_come_counts_when_it_is_within_the_window() -> None:
    book = Book()
    for returns_s in (100.0 + 2 * DAY_S, 100.0 + 8 * DAY_S):
        contact = book.answered(100.0)
        contact.resolved = False
        contact.returns_s = returns_s
    assert matters(book.table()).came_back.tolist() == [True, False]


def test_calling_again_because_nobody_answered_is_no_return() -> None:
    book = Book()
    gave_up = book.left(100.0, 60.0)
    gave_up.returns_s = 700.0
    book.answered(700.0, after=gave_up, origin=REDIAL)
    of = matters(book.table())
    assert first_contact_resolution(of) == 1.0
    assert of.contacts.tolist() == [2.0]
    assert of.first_arrived_s.tolist() == [700.0]


def test_chasing_an_unanswered_message_is_a_second_contact() -> None:
    book = Book()
    message = book.add(100.0, channel=EMAIL)
    book.answered(9_000.0, after=message, origin=CHASE)
    assert first_contact_resolution(matters(book.table())) == 0.0


def test_a_transfer_is_one_contact_for_the_customer_and_left_out_of_the_net_figure() -> None:
    book = Book()
    book.answered(50.0)
    first = book.answered(100.0)
    first.resolved, first.returns_s = False, 220.0
    second = book.answered(220.0, after=first, origin=TRANSFER)
    second.resolved, second.returns_s = False, 220.0 + DAY_S
    of = matters(book.table())
    assert of.contacts.tolist() == [1.0, 1.0]
    assert first_contact_resolution(of) == 0.5
    assert first_contact_resolution_net(of) == 1.0
    assert contacts_per_resolution(of) == 2.0


def test_matters_that_nobody_answered_are_not_judged() -> None:
    book = Book()
    book.left(100.0, 60.0)
    of = matters(book.table())
    assert first_contact_resolution(of) is None
    assert contacts_per_resolution(of) is None


def test_matters_belong_to_the_window_in_which_they_were_first_answered() -> None:
    book = Book()
    early = book.answered(100.0)
    early.resolved = False
    book.answered(5_000.0, after=early, origin=REPEAT)
    book.answered(5_100.0)
    of = matters(book.table()).arrived_in(1_000.0, 10_000.0)
    assert of.first_arrived_s.tolist() == [5_100.0]
    assert first_contact_resolution(of) == pytest.approx(1.0)


def test_matters_of_streams_that_bring_nobody_back_are_left_out() -> None:
    book = Book()
    book.answered(100.0)
    back = book.answered(200.0)
    book.answered(200.0 + DAY_S, after=back, origin=REPEAT)
    book.answered(300.0, channel=EMAIL)
    table = book.table()
    kinds = range(int(table.contact_type.max()) + 1)
    email = int(table.contact_type[-1])
    assert first_contact_resolution(matters(table)) == pytest.approx(2 / 3)
    assert first_contact_resolution(matters(table, [kind != email for kind in kinds])) == 0.5
    assert first_contact_resolution(matters(table, [False for _ in kinds])) is None
    assert first_contact_resolution_net(matters(table, [False for _ in kinds])) is None
    assert resolved_share(matters(table, [False for _ in kinds])) == 1.0
