"""Backlog, promises, people and money, on records written down by hand."""

from __future__ import annotations

import pytest

from floorsim.floor.contact import UNSET
from floorsim.floor.ledger import Ledger
from floorsim.floor.measures import backlog, cases, money, people, trust
from floorsim.floor.people.attendance import quit_chance_month
from floorsim.floor.records import CaseEvent, CaseRecord, DecisionRecord, EffectRecord, WellbeingNote
from floorsim.floor.states import ABSENT, OFF, READY
from floorsim.scenario.models.desk import Prices
from floorsim.scenario.opening_hours import hours_of_floor
from tests.floor.measures.contacts import EMAIL, Book
from tests.floor.measures.test_agent_measures import state_log
from tests.floor.scenarios import plain

HOUR_S = 3_600.0
DAY_S = 24 * HOUR_S


def case(category: str, opened_s: float, deadline_s: float, **steps: float) -> cases.Case:
    """A case with the times of its steps."""
    return cases.Case(CaseRecord("id", category, opened_s, deadline_s, ""), steps)


def note(at_s: float, agent: int, fatigue: float, exhaustion: float, morale: float) -> WellbeingNote:
    """A note of somebody who has not worked yet."""
    return WellbeingNote(at_s, agent, fatigue, exhaustion, morale, 0.0, UNSET)


def test_a_backlog_is_read_by_count_and_by_age() -> None:
    book = Book()
    now_s = 100 * HOUR_S
    for age_h in (1, 5, 24, 25, 48, 49):
        book.add(now_s - age_h * HOUR_S, channel=EMAIL)
    book.answered(now_s - 60 * HOUR_S, 10.0, channel=EMAIL)
    left = backlog.backlog(book.table(), now_s, 36 * 60.0)
    assert (left.open, left.under_24_h, left.under_48_h, left.over_48_h) == (6, 3, 2, 1)
    assert left.oldest_s == 49 * HOUR_S
    assert left.in_target == pytest.approx(1 / 6)
    assert left.work_s == 6 * 360.0
    assert left.days_of_work == pytest.approx(1.0)


def test_a_backlog_can_be_read_at_an_earlier_moment() -> None:
    book = Book()
    book.answered(0.0, 5_000.0, channel=EMAIL)
    book.add(4_000.0, channel=EMAIL)
    table = book.table()
    assert [backlog.backlog(table, at_s, None).open for at_s in (3_000.0, 4_500.0, 6_000.0)] == [1, 2, 1]


def test_an_escalation_is_recovered_when_its_remedy_is_confirmed_in_writing() -> None:
    asked = [
        case("escalation", 100.0, UNSET, remedied=700.0, confirmed=1_300.0),
        case("escalation", 100.0, UNSET, remedied=400.0),
        case("escalation", 100.0, UNSET),
        case("message", 100.0, UNSET),
    ]
    assert cases.escalation_recovery_s(asked) == 1_200.0
    assert cases.escalations_open(asked, 0.0, 1e9) == 2
    assert cases.escalation_recovery_s(asked[1:]) is None


def test_promises_of_the_supervisor_and_of_the_callbacks_are_judged_together() -> None:
    made = [
        case("promise", 0.0, 1_000.0, kept=900.0),
        case("promise", 0.0, 1_000.0, kept=1_100.0),
        case("promise", 0.0, 1_000.0),
        case("promise", 0.0, 9_000.0),
    ]
    assert cases.promises_kept_rate(made, 3, 1, 5_000.0) == pytest.approx(4 / 7)
    assert cases.promises_kept_rate([], 0, 0, 5_000.0) is None


def test_what_became_of_a_case_is_its_first_settling_step() -> None:
    ledger = Ledger()
    ledger.cases = [CaseRecord(id, "message", 0.0, UNSET, "") for id in ("a", "b", "c", "d")]
    ledger.case_events = [
        CaseEvent(1.0, "b", "missed", ""),
        CaseEvent(2.0, "a", "answered", "yes"),
        CaseEvent(3.0, "b", "answered", "yes"),
        CaseEvent(4.0, "a", "missed", ""),
        CaseEvent(5.0, "c", "reopened", ""),
    ]
    found = cases.cases_of(ledger)
    assert [one.outcome for one in found] == ["answered", "missed", "", ""]
    assert cases.settled(found, "message") == (1, 1)
    assert cases.settled(found, "escalation") == (0, 0)


def test_trust_is_the_start_and_every_change_that_was_applied() -> None:
    ledger = Ledger()
    for by in (0.3, 0.3, -0.05):
        amount = trust.applied(trust.trust_of(ledger), by)
        ledger.effects.append(EffectRecord(0.0, "trust", "", amount, "", ""))
    ledger.effects.append(EffectRecord(0.0, "morale", "ana", -0.5, "", ""))
    assert trust.trust_of(ledger) == pytest.approx(0.95)
    assert trust.applied(0.2, -0.5) == -0.2


def test_minds_are_read_at_the_end_of_the_shift_and_not_after_the_rest() -> None:
    ledger = Ledger()
    ledger.states = [
        state_log([(0.0, READY, -1), (100.0, OFF, -1)]),
        state_log([(0.0, READY, -1)]),
        state_log([(0.0, ABSENT, -1)]),
    ]
    ledger.wellbeing_notes = [
        note(0.0, 0, 0.1, 0.30, 0.6), note(0.0, 1, 0.1, 0.20, 0.6), note(0.0, 2, 0.1, 0.9, 0.1),
        note(100.0, 0, 0.7, 0.32, 0.6),
        note(900.0, 0, 0.2, 0.31, 0.6), note(900.0, 1, 0.5, 0.21, 0.4), note(900.0, 2, 0.1, 0.9, 0.1),
    ]  # fmt: skip
    of = people.wellbeing_notes(ledger, 0.0, 900.0)
    assert of.agent.tolist() == [0, 1]
    assert people.fatigue_end_mean(of) == pytest.approx(0.6)
    assert people.exhaustion_change_mean(of) == pytest.approx(0.015)
    assert people.morale_end_mean(of) == pytest.approx(0.5)
    expected = (quit_chance_month(0.32, 0.6) + quit_chance_month(0.21, 0.4)) / 2
    assert people.attrition_risk(of) == pytest.approx(expected)
    assert people.more_leavers(of, ()) > 0
    assert people.more_leavers(of, (0,)) == pytest.approx(
        quit_chance_month(0.21, 0.4) - quit_chance_month(0.20, 0.6)
    )
    assert people.more_leavers(of, (0, 1)) == 0.0


def test_what_two_days_do_to_minds_is_told_day_by_day() -> None:
    ledger = Ledger()
    ledger.states = [state_log([(0.0, READY, -1), (100.0, OFF, -1), (DAY_S, READY, -1)])]
    ledger.wellbeing_notes = [
        note(0.0, 0, 0.1, 0.30, 0.6),
        note(100.0, 0, 0.7, 0.32, 0.6),
        note(DAY_S + 100.0, 0, 0.5, 0.35, 0.5),
    ]
    first, second = (
        people.wellbeing_notes(ledger, 0.0, DAY_S),
        people.wellbeing_notes(ledger, DAY_S, 2 * DAY_S),
    )
    assert people.exhaustion_change_mean(first) == pytest.approx(0.02)
    assert people.exhaustion_change_mean(second) == pytest.approx(0.03)
    whole = people.wellbeing_notes(ledger, 0.0, 2 * DAY_S)
    assert people.more_leavers(first, ()) + people.more_leavers(second, ()) == pytest.approx(
        people.more_leavers(whole, ())
    )


def test_a_team_that_nobody_noted_has_no_state_of_mind() -> None:
    of = people.wellbeing_notes(Ledger(), 0.0, DAY_S)
    assert people.fatigue_end_mean(of) is None
    assert people.exhaustion_change_mean(of) is None
    assert people.attrition_risk(of) is None
    assert people.more_leavers(of, ()) == 0.0


def test_the_cost_of_a_run_adds_hours_at_their_prices() -> None:
    cost = money.cost(
        Prices(agent_hour=20.0, overtime_hour=30.0, supervisor_hour=40.0, partner_contact=6.0),
        Ledger(),
        paid_s=10 * HOUR_S,
        overtime_s=2 * HOUR_S,
        supervisor_s=HOUR_S,
        partner_contacts=5,
        more_leavers=0.0,
        from_s=0.0,
        to_s=DAY_S,
    )
    assert cost.total == pytest.approx(8 * 20 + 2 * 30 + 40 + 30)


def test_money_of_decisions_is_spent_once_and_overtime_where_it_is_worked() -> None:
    ledger = Ledger()
    for kind, at_s, spent in (("credit", 100.0, 25.0), ("overtime", 200.0, 60.0), ("credit", 5_000.0, 7.0)):
        ledger.decisions.append(DecisionRecord(0, kind, {}, at_s, at_s, at_s, 1.0, spent, ""))
    cost = money.cost(
        Prices(overtime_hour=30.0),
        ledger,
        paid_s=0.0,
        overtime_s=0.0,
        supervisor_s=0.0,
        partner_contacts=0,
        more_leavers=0.0,
        from_s=0.0,
        to_s=1_000.0,
    )
    assert cost.spent_by_decisions == 25.0


def test_the_supervisor_is_there_while_the_floor_is_open() -> None:
    hours = hours_of_floor(plain(floor={"days": 2, "closes": "16:00"}).floor)
    assert hours.open_s(10 * HOUR_S, DAY_S + 9 * HOUR_S) == 7 * HOUR_S
