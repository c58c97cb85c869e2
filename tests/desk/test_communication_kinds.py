"""E2, E3: posts to the team and words to leadership are worth most early, and a promise of more is owed."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.measures.cases import cases_of
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, agent, at, decide, log, quiet, why_not

OUTAGE: dict[str, Any] = {
    "id": "outage",
    "title": "Outage",
    "from": "09:00",
    "to": "10:45",
    "effects": [
        {"resolve": {"drivers": ["login"], "to": 0}},
        {"unclear": {"drivers": ["login"]}},
    ],
}


def in_outage(at_s: float = NINE + MIN) -> Run:
    """A quiet floor during an outage that began at nine."""
    return at(quiet(incidents=[OUTAGE]), at_s)


def test_after_a_post_the_team_knows_how_to_handle_the_contacts() -> None:
    run = in_outage()
    login = next(kind for kind in run.floor.compiled.contact_types if kind.driver_id == "login")
    assert login.unclear
    slow = login.handle
    decide(run, "incident_post")
    run.advance(NINE + 5 * MIN)
    assert not login.unclear
    assert login.handle < slow


def test_a_post_can_name_the_drivers_it_is_about() -> None:
    run = in_outage()
    assert why_not(run, "incident_post", drivers=["logn"]) == (
        "There is no driver 'logn'; did you mean login? Known are login and billing."
    )
    decide(run, "incident_post", drivers=["billing"])
    run.advance(NINE + 5 * MIN)
    assert run.floor.modifiers.guided == {"billing"}


def test_a_promised_update_is_kept_by_another_post() -> None:
    run = in_outage()
    morale = agent(run, "ana").wellbeing.morale
    decide(run, "incident_post", next_update=20)
    run.advance(NINE + 10 * MIN)
    assert agent(run, "ana").wellbeing.morale > morale
    promise = run.observe().inbox[-1]
    assert (promise.category, promise.state, promise.deadline_s) == ("promise", "open", NINE + 24 * MIN)
    decide(run, "incident_post")
    run.advance(NINE + 30 * MIN)
    assert run.observe().inbox[-1].state == "answered"
    made = [case for case in cases_of(run.ledger) if case.record.category == "promise"]
    assert [(case.record.opened_s, case.record.deadline_s, case.at_s("kept")) for case in made] == [
        (NINE + 4 * MIN, NINE + 24 * MIN, NINE + 13 * MIN)
    ]
    assert run.observe().trust == 0.6


def test_a_promised_update_that_does_not_come_costs_trust_and_morale() -> None:
    run = in_outage()
    decide(run, "incident_post", next_update=10)
    run.advance(NINE + 10 * MIN)
    morale = agent(run, "ana").wellbeing.morale
    run.advance(NINE + 15 * MIN)
    assert run.observe().trust < 0.6
    assert agent(run, "ana").wellbeing.morale < morale
    assert "the team did not get the update you promised" in log(run.desk)


def test_a_post_about_nothing_puzzles_the_team() -> None:
    run = at(quiet())
    decide(run, "incident_post")
    run.advance(NINE + 5 * MIN)
    assert "the team asks what your post is about" in log(run.desk)


def trust_after(run: Run, **arguments: Any) -> float:
    """Trust gained by a word to leadership."""
    before = run.observe().trust
    decide(run, "tell_leadership", **arguments)
    run.advance(run.now_s + 6 * MIN)
    return run.observe().trust - before


def test_leadership_values_an_early_word_more_than_a_late_one_and_a_plan_more_than_facts() -> None:
    early = trust_after(in_outage(), content="with_plan")
    late = trust_after(in_outage(NINE + 70 * MIN), content="with_plan")
    facts = trust_after(in_outage(), content="facts_only")
    assert early == pytest.approx(0.08)
    assert late == pytest.approx(0.02)
    assert 0 < facts < early


def test_telling_leadership_again_and_again_brings_less_and_less() -> None:
    run = in_outage()
    first = trust_after(run, content="facts_only")
    assert trust_after(run, content="facts_only") == 0
    run.advance(NINE + 33 * MIN)
    assert 0 < trust_after(run, content="facts_only") < first / 2


def test_in_quiet_times_only_the_first_word_brings_a_little() -> None:
    run = at(quiet())
    assert trust_after(run, content="with_plan") == pytest.approx(0.02)
    run.advance(NINE + 60 * MIN)
    assert trust_after(run, content="with_plan") == 0


def test_a_time_passed_on_unchecked_costs_more_than_it_brought_when_it_does_not_hold() -> None:
    run = in_outage()
    assert trust_after(run, content="relay_unverified") > 0
    run.advance(NINE + 40 * MIN)
    assert run.observe().trust < 0.6
    assert "leadership has repeated the time you passed on, and it did not hold" in log(run.desk)


def test_a_time_passed_on_that_happens_to_hold_costs_nothing() -> None:
    run = in_outage(NINE + 90 * MIN)
    trust_after(run, content="relay_unverified")
    before = run.observe().trust
    run.advance_to_end()
    assert run.observe().trust == before


def two_incidents() -> list[dict[str, Any]]:
    """Two that go on at once: one from five to nine, one from twenty past nine."""
    return [
        {
            "id": id,
            "title": id.capitalize(),
            "from": start,
            "to": "10:50",
            "effects": [{"unclear": {"drivers": [driver]}}],
        }
        for id, start, driver in (("login_page", "08:55", "login"), ("invoices", "09:20", "billing"))
    ]


def test_a_first_word_about_another_incident_is_worth_as_much_as_the_first_about_this_one() -> None:
    run = at(quiet(incidents=two_incidents()), NINE + MIN)
    for minute in (1, 24, 45):
        run.advance(NINE + minute * MIN)
        decide(run, "tell_leadership", content="facts_only")
    run.advance(NINE + 55 * MIN)
    gained = [one.amount for one in run.ledger.effects_of("trust")]
    assert gained[:2] == pytest.approx([0.04, 0.04])
    assert 0.0 < gained[2] <= 0.02


def test_a_post_about_whatever_goes_on_explains_just_those_drivers() -> None:
    first = at(quiet(incidents=two_incidents()), NINE + MIN)
    both = at(quiet(incidents=two_incidents()), NINE + 25 * MIN)
    every = at(quiet(incidents=[{**two_incidents()[0], "effects": [{"unclear": {}}]}]), NINE + MIN)
    for run in (first, both, every):
        decide(run, "incident_post")
        run.advance(run.now_s + 10 * MIN)
    explained = [[one.whom for one in run.ledger.effects_of("guidance")] for run in (first, both, every)]
    assert explained == [["login"], ["billing", "login"], ["billing", "login"]]
