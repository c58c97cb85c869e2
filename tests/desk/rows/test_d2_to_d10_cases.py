"""D2 to D10: what is done about a customer's case beside answering it, what it shows, costs and brings."""

from __future__ import annotations

import pytest

from floorsim.desk.calendar import Duty
from floorsim.desk.decisions.kinds.triage import impact
from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.cases_of_library import asked, customer, escalations, own_case, take
from tests.desk.desks import MIN, agent, decide, log, why_not

Patch = pytest.MonkeyPatch


def facts(run: Run, kind: str, **arguments: object) -> list[str]:
    """What a form shows before the decision is taken."""
    decision = decision_from(kind, arguments).definite(run.desk.workspace)
    return list(decision.facts(run.desk.workspace))


def until_several(run: Run, many: int = 3) -> Run:
    """Until so many customers wait for a manager at once."""
    while len([item for item in escalations(run) if item.state == "open"]) < many:
        run.advance(run.now_s + 10)
    return run


# D2


def test_d2_in_order_the_first_keeps_its_time_and_the_others_wait_longer_once(monkeypatch: Patch) -> None:
    run = until_several(asked(monkeypatch, demand__streams=BUSY), 2)
    due = {item.id: item.deadline_s for item in escalations(run)}
    with_loss = escalations(run)[0].id
    seen = facts(run, "triage", choice="impact")
    assert any("loss EUR 50, contact 1, angry" in line for line in seen)
    decide(run, "triage", choice="impact")
    run.advance(run.now_s + 3 * MIN + 1)
    later = {
        item.id: (item.deadline_s or 0) - (due[item.id] or 0) for item in escalations(run) if item.id in due
    }
    assert later.pop(with_loss) == 0
    assert set(later.values()) == {10 * MIN}
    assert why_not(run, "triage", choice="oldest") is not None or len(escalations(run)) > len(due)


def test_d2_needs_two_who_wait(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    assert why_not(run, "triage", choice="impact") == "An order needs two escalations that wait."


def test_d2_impact_is_the_loss_and_the_contacts_and_the_vulnerable_go_first(monkeypatch: Patch) -> None:
    cases = [
        own_case(),
        own_case(contact=4),
        own_case(loss=0, vulnerable=True),
    ]
    ranks = []
    for case in cases:
        run = asked(monkeypatch, case=case)
        ranks.append(impact(run.desk.cases.book.cases[escalations(run)[0].id]))
    assert ranks == sorted(ranks)


# A customer whom the supervisor has taken


def test_a_customer_on_the_line_is_not_left_for_lunch_between_two_turns(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    item = escalations(run)[0].id
    decide(run, "escalation", message=item, choice="take_now")
    calendar = run.desk.calendar
    calendar.fix(Duty("lunch", "people", run.now_s + 2 * MIN, run.now_s + 30 * MIN, lambda: "having lunch"))
    run.advance(run.now_s + 5 * MIN)
    assert calendar.current is None
    decide(run, "escalation", message=item, choice="nothing")
    run.advance(run.now_s + 4 * MIN + 1)
    assert run.observe().own_time.doing == "having lunch"


# D3


def test_d3_money_alone_answers_the_case_and_settles_fewer_than_a_conversation(
    monkeypatch: Patch,
) -> None:
    settled = {"make_good": 0, "conversation": 0}
    for seed in range(1, 11):
        run = asked(monkeypatch, seed=seed)
        decide(run, "make_good", choice="whole")
        run.advance(run.now_s + 2 * MIN + 1)
        assert run.observe().budget.money_spent == 50
        assert escalations(run)[0].state == "answered"
        settled["make_good"] += customer(run).resolved
        other = asked(monkeypatch, seed=seed)
        take(other, "right")
        settled["conversation"] += customer(other).resolved
    assert settled["make_good"] < settled["conversation"]


@pytest.mark.parametrize(("choice", "costs"), [("whole", False), ("half_more", True)])
def test_d3_more_than_the_loss_has_to_be_explained_to_leadership(
    monkeypatch: Patch, choice: str, costs: bool
) -> None:
    run = asked(monkeypatch, case=own_case(authority=200))
    before = run.observe().trust
    decide(run, "make_good", choice=choice)
    run.advance(run.now_s + 5 * MIN)
    assert (run.observe().trust < before) is costs


def test_d3_more_than_the_limit_or_where_nothing_was_lost_is_refused(monkeypatch: Patch) -> None:
    run = asked(monkeypatch, case=own_case(authority=60))
    assert "above your limit of EUR 60" in (why_not(run, "make_good", choice="half_more") or "")
    assert why_not(run, "make_good", choice="whole") is None
    run = asked(monkeypatch, case=own_case(loss=0))
    assert why_not(run, "make_good", choice="whole") == "No open case of a customer who lost money."
    id = escalations(run)[0].id
    assert why_not(run, "make_good", message=id, choice="whole") is not None
    assert run.observe().budget.money_spent == 0


# D4


@pytest.mark.parametrize(("when", "within_min"), [("optimistic", 15), ("realistic", 45)])
def test_d4_a_time_answers_the_case_and_is_owed(monkeypatch: Patch, when: str, within_min: float) -> None:
    run = asked(monkeypatch)
    decide(run, "promise_time", choice=when)
    run.advance(run.now_s + 1 * MIN + 1)
    promise = next(item for item in run.observe().inbox if item.category == "promise")
    assert escalations(run)[0].state == "answered"
    assert promise.deadline_s == pytest.approx(run.now_s - 1 + within_min * MIN, abs=1)
    decide(run, "answer", message=promise.id, choice="call")
    run.advance(run.now_s + 6 * MIN)
    assert escalations(run)[0].text == "Who is in charge here?"


def test_d4_a_time_that_passes_is_a_second_failure(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    decide(run, "promise_time", choice="optimistic")
    run.advance(run.now_s + 20 * MIN)
    assert run.observe().trust < 0.6
    assert customer(run).returns_s > 0


def test_d4_as_soon_as_we_can_keeps_few_of_them_waiting(monkeypatch: Patch) -> None:
    returns = 0
    for seed in range(1, 11):
        run = asked(monkeypatch, seed=seed)
        decide(run, "promise_time", choice="vague")
        run.advance(run.now_s + 2 * MIN)
        returns += customer(run).returns_s > 0
    assert 4 <= returns < 10


# D5


def test_d5_in_writing_nobody_asks_again_and_it_is_possible_once(monkeypatch: Patch) -> None:
    confirmed = 0
    for seed in range(1, 13):
        run = asked(monkeypatch, seed=seed)
        assert why_not(run, "confirm_in_writing") is not None
        id = take(run, "unwritten")
        if not customer(run).resolved or customer(run).returns_s < 0:
            continue
        confirmed += 1
        decide(run, "confirm_in_writing", message=id)
        run.advance(run.now_s + 6 * MIN)
        assert customer(run).returns_s < 0
        reason = why_not(run, "confirm_in_writing", message=id)
        assert reason == "Nothing has been agreed that is not in writing yet."
    assert confirmed


# D6


def test_d6_three_examples_and_an_owner_are_taken_on_and_the_driver_gets_easier(monkeypatch: Patch) -> None:
    taken = {"ticket": 0, "with_examples": 0}
    for seed in range(1, 9):
        for how in taken:
            run = asked(monkeypatch, seed=seed)
            driver = run.floor.compiled.contact_types[0]
            before = driver.handle
            id = escalations(run)[0].id
            seen = facts(run, "upstream_issue", message=id, choice=how)
            assert seen[0] in {"4 examples of the same cause", "5 examples of the same cause"}
            assert seen[1] == "owner: the billing lead"
            decide(run, "upstream_issue", message=id, choice=how)
            run.advance(run.now_s + 9 * MIN)
            assert driver.handle == before
            run.advance(run.now_s + 50 * MIN)
            taken[how] += driver.handle < before
            assert why_not(run, "upstream_issue", choice="ticket") is not None
    assert taken["ticket"] == 0
    assert taken["with_examples"] >= 6


def test_d6_without_three_examples_only_a_ticket_is_possible(monkeypatch: Patch) -> None:
    run = asked(monkeypatch, case=own_case(linked=0))
    reason = why_not(run, "upstream_issue", choice="with_examples")
    assert reason == "You have 1 example and need 3; a ticket is possible now."
    assert why_not(run, "upstream_issue", choice="ticket") is None


# D9


def test_d9_talking_takes_weight_off_the_hostile_contact_time_off_does_not(monkeypatch: Patch) -> None:
    left = {}
    for how in ("back", "time_off", "talk"):
        run = asked(monkeypatch)
        who = escalations(run)[0].agent or ""
        before = agent(run, who).wellbeing.hostile_contacts
        assert before >= 1
        decide(run, "after_care", agent=who, choice=how)
        assert run.observe().own_time.blind == (how == "talk")
        run.advance(run.now_s + 10 * MIN)
        left[how] = [one.amount for one in run.ledger.effects if one.what == "relieve" and one.whom == who]
        away = [one for one in run.ledger.effects if one.what == "away" and one.whom == who]
        assert bool(away) == (how != "back")
    assert left == {"back": [], "time_off": [], "talk": [0.6]}


def test_d9_nobody_is_looked_after_who_had_no_hostile_customer(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    others = {one.id for one in run.floor.agents if one.wellbeing.hostile_contacts == 0}
    assert others
    for one in others:
        assert why_not(run, "after_care", agent=one, choice="talk") is not None


# D10


def test_d10_a_promise_that_would_break_gets_a_new_time_once(monkeypatch: Patch) -> None:
    run = asked(monkeypatch)
    assert why_not(run, "check_promises") == "You have promised nothing that is still open."
    decide(run, "promise_time", choice="optimistic")
    run.advance(run.now_s + 2 * MIN)
    due_s = next(item for item in run.observe().inbox if item.category == "promise").deadline_s or 0
    assert facts(run, "check_promises")[0].endswith("no time set aside for it")
    decide(run, "check_promises")
    run.advance(run.now_s + 7 * MIN)
    promise = next(item for item in run.observe().inbox if item.category == "promise")
    assert promise.deadline_s == due_s + 20 * MIN
    assert any("about to break" in line for line in log(run.desk))
    run.advance(due_s + 1)
    assert next(item for item in run.observe().inbox if item.category == "promise").state == "open"
    decide(run, "check_promises")
    run.advance(run.now_s + 7 * MIN)
    assert next(i for i in run.observe().inbox if i.category == "promise").deadline_s == due_s + 20 * MIN


BUSY = {
    "voice": {
        "forecast": {"per_hour": 40},
        "drivers": {"login": 1},
        "talk": {"constant": "3m"},
        "repeat": {"share": 1.0, "same_day": 1.0, "same_day_delay": {"constant": "110m"}},
    }
}
