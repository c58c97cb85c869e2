"""A2 borrowing people from the back office, A3 giving the time back: capacity now, a debt to settle."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.lent_time import SLOWER
from floorsim.floor.states import BACK_OFFICE, SWITCHING
from tests.desk.desks import MIN, NINE, READY, agent, at, decide, log, quiet, states, why_not
from tests.desk.rows.staffing import effects, facts, owed, with_back_office

BORROW = {"to": "voice", "many": "all"}


def test_a2_those_lent_take_contacts_after_five_to_ten_minutes_and_more_slowly() -> None:
    run = at(with_back_office())
    pace = agent(run, "ana").wellbeing.tempo
    decide(run, "pull_back_office", **BORROW)
    run.advance(NINE + 14 * MIN)
    for id in ("ana", "cai"):
        (came, _) = next(one for one in states(run, id) if one[1] == SWITCHING)
        (ready, _) = next(one for one in states(run, id) if one[0] > came and one[1] == READY)
        assert came == pytest.approx(3.0)
        assert 5.0 <= ready - came <= 10.0
    assert agent(run, "ana").wellbeing.tempo == pytest.approx(SLOWER * pace)
    assert [whom for whom, _, _ in effects(run, "borrowed")] == ["ana", "cai"]


def test_a2_shows_the_queue_whose_work_waits_and_what_is_owed_by_when() -> None:
    run = at(with_back_office())
    seen = facts(run, "pull_back_office", **BORROW)
    assert seen[0].startswith("Voice: 0 waiting")
    assert "Ana: Claims until 10:30" in seen
    assert owed(run, "pull_back_office", **BORROW) == [
        "the time of Ana and Cai, or a word about it, by 10:50"
    ]


def test_a2_one_means_the_best_trained_and_named_people_mean_them() -> None:
    run = at(with_back_office())
    decide(run, "pull_back_office", to="voice", many="one")
    run.advance(NINE + 4 * MIN)
    assert "you borrowed Ana from the back office for Voice" in log(run.desk)
    decide(run, "pull_back_office", to="voice", many="one", agents=["cai"])
    run.advance(NINE + 9 * MIN)
    assert "you borrowed Cai from the back office for Voice" in log(run.desk)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"to": "voise", "many": "one"}, "There is no channel 'voise'; did you mean voice?"),
        ({"to": "email", "many": "one"}, "Nobody on back-office work now is trained on Email."),
        ({"to": "voice", "many": "one", "agents": ["ben"]}, "Ben is not on back-office work now."),
        ({"to": "chat", "many": "one", "agents": ["cai"]}, "Cai is not trained on Chat."),
    ],
)
def test_a2_what_is_not_possible_says_why(arguments: dict[str, object], reason: str) -> None:
    assert why_not(at(with_back_office()), "pull_back_office", **arguments) == reason


def test_a2_without_a_back_office_nobody_can_be_borrowed() -> None:
    reason = "There is no back office here to borrow from; move agents between channels instead."
    assert why_not(at(quiet()), "pull_back_office", **BORROW) == reason


def test_a3_time_given_back_is_worked_at_once_and_the_back_office_lends_again() -> None:
    run = at(with_back_office())
    decide(run, "pull_back_office", **BORROW)
    run.advance(NINE + 30 * MIN)
    trust = run.observe().trust
    assert facts(run, "repay_time", how="now")[0] == "Ana: 87 minutes owed so far"
    decide(run, "repay_time", how="now")
    run.advance(NINE + 36 * MIN)
    assert agent(run, "ana").state == BACK_OFFICE
    assert agent(run, "ana").wellbeing.slowed == {}
    assert run.observe().trust == pytest.approx(trust + 0.03)
    promise = next(one for one in run.observe().inbox if one.category == "promise")
    assert promise.state == "answered"
    assert why_not(run, "pull_back_office", **BORROW) is None


def test_a3_time_that_does_not_come_is_the_last_that_is_lent() -> None:
    run = at(with_back_office())
    decide(run, "pull_back_office", **BORROW)
    run.advance(NINE + 30 * MIN)
    decide(run, "repay_time", how="never")
    run.advance(NINE + 33 * MIN)
    assert why_not(run, "pull_back_office", **BORROW) == (
        "The back office lends nobody any more: the time you borrowed before is not coming back."
    )
    assert ("ana", -0.02, "") in [(whom, round(by, 3), detail) for whom, by, detail in effects(run, "morale")]


def test_a3_a_debt_that_lapses_costs_trust_and_morale_and_the_next_request_is_refused() -> None:
    run = at(with_back_office())
    decide(run, "pull_back_office", **BORROW)
    run.advance(NINE + 30 * MIN)
    trust = run.observe().trust
    run.advance(NINE + 111 * MIN)
    assert run.observe().trust == pytest.approx(trust - 0.05)
    assert "lends nobody while the time you borrowed before is overdue" in str(
        why_not(run, "pull_back_office", **BORROW)
    )


def test_a3_tomorrow_is_a_word_that_holds_and_nothing_can_be_settled_twice() -> None:
    run = at(with_back_office())
    assert why_not(run, "repay_time", how="now") == "You owe the back office no time."
    decide(run, "pull_back_office", **BORROW)
    run.advance(NINE + 30 * MIN)
    decide(run, "repay_time", how="tomorrow")
    run.advance(NINE + 33 * MIN)
    assert why_not(run, "repay_time", how="now") == "You owe the back office no time."
    assert run.observe().trust == pytest.approx(0.6)


def test_a3_over_days_the_time_agreed_for_tomorrow_is_worked_then() -> None:
    run = at(with_back_office(floor__days=2, floor__play={"from": "09:00", "to": "d2 11:00"}))
    decide(run, "pull_back_office", **BORROW)
    run.advance(NINE + 30 * MIN)
    decide(run, "repay_time", how="tomorrow")
    run.advance(24 * 3600.0 + 8 * 3600.0 + 20 * MIN)
    assert agent(run, "cai").state == BACK_OFFICE
