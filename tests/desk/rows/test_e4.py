"""E4: a call to whoever can remove the cause of a driver: what it shows, asks for, costs and brings."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.cases.conversation import partner_conversations
from floorsim.desk.cases.driver_evidence import evidence_of
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.contact_types import ContactType
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, quiet, why_not
from tests.desk.several_days import day, every_day

PARCELS = {
    "where_is_it": {"resolvable": 0.5},
    "billing": {"resolvable": 0.8},
    "odd": {"resolvable": 0.8},
}
ASKS = ("not_one", "counted", "on_the_van", "two_steps")
COMPLAINS = ("furious", "every_second", "off_today", "director")


def streams_of(per_hour: float) -> dict[str, Any]:
    """So many callers an hour, most of whom ask where their parcel is."""
    return {
        "voice": {
            "forecast": {"per_hour": per_hour},
            "drivers": {"where_is_it": 8, "billing": 1, "odd": 1},
            "talk": {"mean": "4m"},
            "repeat": {"share": 0.6},
        },
        "chat": {"forecast": {"per_hour": 0}, "drivers": {"billing": 1}, "talk": {"mean": "4m"}},
        "email": {"forecast": {"per_hour": 0}, "drivers": {"billing": 1}, "talk": {"mean": "4m"}},
    }


def parcels(per_hour: float = 40) -> Run:
    """Nine o'clock on that floor."""
    return at(a_scenario(drivers=PARCELS, demand__streams=streams_of(per_hour)))


def the_call(run: Run) -> Any:
    """The call of the run."""
    return next(item for item in run.observe().inbox if item.talk is not None)


def called(bring: str, run: Run | None = None) -> Run:
    """Logistics has answered the phone."""
    run = run or parcels()
    decide(run, "call_partner", driver="where_is_it", bring=bring)
    run.advance(run.now_s + (4 * MIN + 1 if bring == "data" else 0))
    return run


def say(run: Run, *choices: str) -> Run:
    """Says each of these in turn, and hears what comes back."""
    for choice in choices:
        decide(run, "answer", message="call-logistics", choice=choice)
        run.advance(the_call(run).talk.speaking_until_s)
    return run


def kind_of(run: Run) -> ContactType:
    """Contacts about parcels."""
    return next(one for one in run.floor.compiled.contact_types if one.driver_id == "where_is_it")


def handle(run: Run) -> float:
    """What contacts about parcels take against the usual."""
    return kind_of(run).handle


def test_it_shows_whom_one_calls_and_what_the_day_has_brought() -> None:
    run = parcels()
    decision = decision_from("call_partner", {"driver": "where_is_it", "bring": "data"})
    whom, *evidence = decision.facts(run.desk.workspace)
    seen = evidence_of(run.floor, "where_is_it")
    assert whom == "Marta, logistics can act on it"
    assert evidence == list(seen.words)
    arrived = [one for one in run.ledger.contacts if one.type.driver_id == "where_is_it"]
    assert seen.contacts == len(arrived) > 10
    assert evidence[0].startswith(f"{len(arrived)} contacts today")


def test_figures_take_four_minutes_and_the_call_follows_out_of_sight_of_the_floor() -> None:
    run = parcels()
    decide(run, "call_partner", driver="where_is_it", bring="data")
    run.advance(NINE + 3 * MIN)
    assert not run.observe().own_time.blind
    run.advance(NINE + 4 * MIN + 1)
    assert run.observe().own_time.blind
    assert the_call(run).text.startswith("Marta here.")
    assert "contacts today" in the_call(run).talk.evidence[0]
    say(run, *ASKS)
    assert not run.observe().own_time.blind
    assert run.now_s == NINE + 10 * MIN + 1


def test_only_what_was_gathered_and_is_enough_can_be_said() -> None:
    offered = {}
    for name, run in (
        ("data", called("data")),
        ("anecdote", called("anecdote")),
        ("too few", called("data", parcels(per_hour=6))),
    ):
        say(run, "not_one")
        offered[name] = {choice.id: choice.label for choice in the_call(run).choices}
    count = evidence_of(called("data").floor, "where_is_it").contacts
    assert offered["data"]["counted"] == f"{count} contacts today, and I can send you case numbers."
    assert set(offered["anecdote"]) == {"all_i_hear", "every_second", "last_report"}
    assert set(offered["too few"]) == set(offered["anecdote"])


def test_an_ask_that_is_followed_up_in_time_makes_contacts_fewer_and_easier_after_its_lead_time() -> None:
    run = say(called("data"), *ASKS)
    assert the_call(run).talk.ended == "agreed"
    assert "where_is_it" in run.desk.cases.customers.owned
    (promise,) = [item for item in run.observe().inbox if item.category == "promise"]
    assert promise.subject == "Send logistics ten case numbers by 09:55"
    before = handle(run)
    decide(run, "answer", message=promise.id, choice="call")
    run.advance(run.now_s + 6 * MIN)
    assert handle(run) == before
    run.advance(run.now_s + 46 * MIN)
    assert handle(run) == pytest.approx(0.92 * before)
    assert kind_of(run).stay_away == pytest.approx(0.12)
    assert "The delivery text says “today or tomorrow” now" in log(run.desk)


def test_what_was_promised_in_it_and_not_sent_changes_nothing_and_costs_trust() -> None:
    run = say(called("data"), *ASKS)
    before, trust = handle(run), run.observe().trust
    run.advance(NINE + 119 * MIN)
    assert handle(run) == before
    assert run.observe().trust < trust


def test_complaining_is_refused_and_says_what_they_would_need() -> None:
    run = say(called("anecdote"), *COMPLAINS)
    assert the_call(run).talk.ended == "refused"
    before = handle(run)
    assert any("would need contacts per week" in line for line in log(run.desk))
    run.advance(NINE + 100 * MIN)
    assert handle(run) == before
    record = next(one for one in run.ledger.effects if one.what == "partner_call")
    assert (record.whom, record.detail) == ("where_is_it", "text-before-the-van: refused")


def test_a_call_in_which_nothing_was_said_can_be_made_again_and_another_not() -> None:
    run = called("anecdote")
    decide(run, "stop_own_task")
    assert why_not(run, "call_partner", driver="where_is_it") is None
    say(called("anecdote", run := parcels()), *COMPLAINS)
    reason = why_not(run, "call_partner", driver="where_is_it")
    assert reason == "There is nobody to call about “where is it”, or you have called today; try another."


@pytest.mark.parametrize(("said", "again"), [(ASKS, False), (COMPLAINS, True)])
def test_what_was_not_agreed_on_can_be_asked_for_again_the_next_day(said: Any, again: bool) -> None:
    days = every_day(2, busy=True, drivers=PARCELS, demand__streams=streams_of(40))
    run = say(called("data" if said is ASKS else "anecdote", at(days)), *said)
    assert why_not(run, "call_partner", driver="where_is_it") is not None
    run.advance(day(2, NINE + 30 * MIN))
    assert (why_not(run, "call_partner", driver="where_is_it") is None) is again
    if again:
        decide(run, "call_partner", driver="where_is_it")
        assert "call-logistics-2" in run.desk.cases.book.cases


def test_a_call_is_about_a_driver_of_today_that_somebody_else_can_do_something_about() -> None:
    run = parcels()
    assert why_not(run, "call_partner", driver="odd") is not None
    assert why_not(run, "call_partner", driver="where_is") == (
        "There is no driver 'where_is'; did you mean where_is_it? Known are where_is_it, billing and odd."
    )
    assert why_not(at(quiet()), "call_partner", driver="login") == (
        "No contact driver of today has somebody to call whom you have not called today."
    )
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "call_partner", driver="where_is_it")
    reason = why_not(run, "call_partner", driver="where_is_it", bring="data")
    assert reason == "A call to Marta, logistics is on your list already; withdraw it to change it."


def test_the_best_that_can_be_said_and_a_promise_kept_leave_every_partners_driver_better() -> None:
    for talk in partner_conversations():
        agreed = talk.ends["agreed"].effects
        promised = [one for effect in agreed if effect.key == "promise" for one in effect.body.if_kept]
        later = [effect for effect in (*agreed, *promised) if effect.key == "later"]
        reached = {one.key for effect in later for one in effect.body.then}
        assert reached & {"handle", "resolve", "driver"}, talk.id
