"""Counts, waits and promises of a few contacts written down by hand."""

from __future__ import annotations

import pytest

from floorsim.floor.contact import CHASE, REDIAL, REPEAT
from floorsim.floor.measures import handling, service
from floorsim.floor.measures.contact_table import cohort
from floorsim.floor.measures.drivers import by_driver
from floorsim.floor.measures.outcomes import counts_of
from tests.floor.measures.contacts import EMAIL, LAYOUT, Book

NOW_S = 10_000.0


def busy_hour() -> Book:
    """Ten contacts, one of every fate and some more."""
    book = Book()
    book.answered(100.0, 0.0)
    book.answered(200.0, 20.0)
    book.answered(300.0, 21.0)
    book.in_service(9_950.0, 5.0)
    book.left(400.0, 4.0)
    book.left(500.0, 15.0)
    book.left(600.0, 90.0)
    book.blocked(700.0)
    book.deflected(800.0)
    book.add(9_990.0)
    return book


def test_offered_is_the_sum_of_every_fate() -> None:
    table = busy_hour().table()
    parts = [
        service.answered(table),
        service.abandoned(table),
        service.blocked(table),
        service.deflected(table),
        service.disconnected(table),
        service.open_now(table),
    ]
    assert parts == [4, 3, 1, 1, 0, 1]
    assert service.offered(table) == sum(parts) == 10


def test_a_contact_answered_at_the_very_target_is_in_target() -> None:
    counts = counts_of(service.tally(busy_hour().table(), NOW_S))
    assert counts.answered == 4
    assert counts.answered_in_target == 3
    assert counts.abandoned_in_target == 2
    assert counts.short_abandoned == 1


def test_waiting_past_the_target_counts_against_the_channel_before_it_ends() -> None:
    table = busy_hour().table()
    within, past = counts_of(service.tally(table, 10_010.0)), counts_of(service.tally(table, 10_010.5))
    assert (within.overdue, past.overdue) == (0, 1)
    assert service.overdue(table, 10_010.5) == 1


def test_blocked_customers_count_only_where_the_target_says_so() -> None:
    tally = service.tally(busy_hour().table(), NOW_S)
    assert counts_of(tally).all == 7
    assert counts_of(tally, count_blocked=True).all == 8


def test_speed_of_answer_is_blind_to_abandons_and_the_mean_wait_is_not() -> None:
    table = busy_hour().table()
    assert service.asa_s(table) == pytest.approx((0 + 20 + 21 + 5) / 4)
    assert service.mean_wait_s(table) == pytest.approx((0 + 20 + 21 + 5 + 4 + 15 + 90) / 7)
    assert service.wait_percentile_s(table, 0.5) == 15.0
    assert service.abandon_rate(table) == pytest.approx(0.3)


def test_a_callback_made_by_its_promise_is_answered_in_target_and_waits_on_no_line() -> None:
    book = Book()
    book.answered(0.0, 10.0)
    book.answered(100.0, 1_500.0).promised_s = 1_900.0
    table = book.table()
    assert counts_of(service.tally(table, NOW_S)).answered_in_target == 2
    assert service.callbacks_kept(table) == 1
    assert service.callbacks_broken(table, NOW_S) == 0
    assert service.asa_s(table) == 10.0
    assert service.callback_wait_s(table) == 1_500.0


def test_a_callback_that_is_late_or_never_made_is_a_promise_broken() -> None:
    book = Book()
    book.answered(100.0, 2_500.0).promised_s = 1_900.0
    book.add(200.0).promised_s = 2_000.0
    book.left(300.0, 1_800.0).promised_s = 2_100.0
    book.add(9_000.0).promised_s = 10_800.0
    table = book.table()
    counts = counts_of(service.tally(table, NOW_S))
    assert service.callbacks_broken(table, NOW_S) == 3
    assert service.callbacks_kept(table) == 0
    assert counts.answered_in_target == counts.abandoned_in_target == 0
    assert counts.overdue == 1


def test_the_partner_answers_contacts_but_handles_none() -> None:
    book = Book()
    book.answered(0.0, 10.0)
    book.to_partner(50.0)
    table = book.table()
    assert service.answered(table) == 2
    assert service.answered_by_partner(table) == 1
    assert counts_of(service.tally(table, NOW_S)).answered_in_target == 2
    assert handling.handled(table) == 1
    assert handling.aht_s(table) == 150.0


def test_a_customer_cut_off_at_closing_is_a_miss_in_every_formula_over_all() -> None:
    book = Book()
    book.answered(0.0, 10.0)
    book.cut_off(100.0, 5.0)
    target = LAYOUT.channels[0].spec.target
    levels = service.service_levels(book.table(), target, NOW_S)
    assert levels["answered_in_target_over_answered"] == 1.0
    assert all(level == 0.5 for name, level in levels.items() if name != "answered_in_target_over_answered")


def test_a_silent_abandon_is_an_abandon_at_the_time_the_customer_left() -> None:
    book = Book()
    silent_abandon = book.left(100.0, 12.0)
    silent_abandon.silent_abandon, silent_abandon.agent, silent_abandon.wrapped_s = True, 0, 400.0
    table = book.table()
    assert service.abandoned(table) == 1
    assert counts_of(service.tally(table, NOW_S)).abandoned_in_target == 1
    assert service.mean_wait_s(table) == 12.0
    assert handling.handled(table) == 0


def test_redials_repeats_and_chases_are_offered_contacts_of_their_own() -> None:
    book = Book()
    first = book.left(100.0, 30.0)
    again = book.answered(700.0, 10.0, after=first, origin=REDIAL)
    repeated = book.answered(9_000.0, 10.0, after=again, origin=REPEAT)
    book.answered(12_000.0, 10.0, after=repeated, origin=CHASE)
    table = book.table()
    assert service.offered(table) == 4
    assert (service.redials(table), service.repeats(table), service.chases(table)) == (1, 1, 1)


def test_a_window_holds_what_arrived_in_it_and_written_work_that_was_open_when_it_began() -> None:
    book = Book()
    book.answered(900.0, 500.0)
    book.answered(950.0, 500.0, channel=EMAIL)
    book.answered(960.0, 10.0, channel=EMAIL)
    book.add(970.0, channel=EMAIL)
    inside = book.answered(1_000.0, 5.0)
    book.answered(2_000.0, 5.0)
    mine = cohort(book.table(), 1_000.0, 2_000.0)
    assert mine.id.tolist() == [1, 3, inside.id]


def test_parts_of_the_handling_time_add_up() -> None:
    table = busy_hour().table()
    parts = handling.talk_s(table), handling.hold_s(table), handling.after_contact_s(table)
    assert parts == (100.0, 20.0, 30.0)
    assert handling.aht_s(table) == 150.0


def test_nothing_offered_gives_no_figure_rather_than_a_zero() -> None:
    table = Book().table()
    assert service.asa_s(table) is None
    assert service.mean_wait_s(table) is None
    assert service.wait_percentile_s(table, 0.9) is None
    assert service.abandon_rate(table) is None
    assert handling.aht_s(table) is None


def test_every_contact_has_one_driver_and_nothing_is_resolved_by_giving_up() -> None:
    book = busy_hour()
    book.answered(900.0, 3.0).resolved = False
    found = by_driver(book.table(), LAYOUT.contact_types)
    assert {id: driver.contacts for id, driver in found.items()} == {"voice": 11, "email": 0}
    assert found["voice"].resolved == pytest.approx(3 / 4)
    assert found["voice"].share == 1.0
    assert found["email"].aht_s is None
