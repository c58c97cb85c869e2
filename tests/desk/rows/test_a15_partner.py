"""A15: the partner takes a share of the overflow after a while, resolves less and hands some back."""

from __future__ import annotations

from typing import Any

from floorsim.floor.contact import PARTNER, TRANSFER
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import facts
from tests.measuring import figures


def with_partner(hands_back: float = 0.0, **changes: Any) -> Scenario:
    """The small floor, too busy for its people, with a partner who has a contract for voice."""
    channels = {
        "voice": {
            "kind": "voice",
            "title": "Voice",
            "target": {"within": "20s"},
            "partner": {"share": 0, "hands_back": hands_back},
        },
        "chat": {"kind": "chat", "title": "Chat", "target": {"within": "60s"}, "concurrency": 2},
        "email": {"kind": "email", "title": "Email", "target": {"within": "24h"}},
    }
    busy = a_scenario(demand__interval="30m").model_dump(by_alias=True, exclude_unset=True)["demand"]
    busy["streams"]["voice"]["forecast"] = {"per_hour": 90}
    return a_scenario(floor__channels=channels, demand=busy, **changes)


def taken(run: Run) -> list[float]:
    """When the partner took contacts, in minutes after nine."""
    return [(one.left_s - NINE) / MIN for one in run.ledger.contacts if one.disposition == PARTNER]


def test_relief_comes_after_twenty_to_thirty_minutes_and_ends_by_itself() -> None:
    run = at(with_partner())
    decide(run, "partner_overflow", channel="voice", share=30, length=30)
    run.advance(NINE + 120 * MIN)
    times = taken(run)
    assert len(times) > 5
    assert 26.0 <= min(times) < 45.0
    assert max(times) < 67.0
    assert any("the partner takes 30% of the overflow on Voice" in line for line in log(run.desk))


def test_without_the_decision_a_contract_sends_nothing() -> None:
    run = at(with_partner())
    run.advance(NINE + 120 * MIN)
    assert taken(run) == []


def test_some_are_handed_back_into_the_queue() -> None:
    run = at(with_partner(hands_back=1.0))
    decide(run, "partner_overflow", channel="voice", share=30)
    run.advance(NINE + 119 * MIN)
    back = [one for one in run.ledger.contacts if one.origin == TRANSFER]
    assert back
    assert len(back) <= len(taken(run))


def test_it_shows_the_price_and_terms_and_the_price_is_counted_once() -> None:
    run = at(with_partner(), NINE + 20 * MIN)
    seen = facts(run, "partner_overflow", channel="voice", share=20)
    assert seen[1] == "partner: EUR 6.50 a contact, resolves 80% of what you would, hands back 0%"
    decided = decide(run, "partner_overflow", channel="voice", share=20)
    assert run.observe().budget.money_spent > 0.0
    run.advance(NINE + 120 * MIN)
    cost = figures(run.floor).floor.cost_parts
    assert cost["partner"] == 6.5 * len(taken(run))
    assert cost["spent_by_decisions"] == 0.0
    assert decided


def test_a_later_word_goes_before_an_earlier_one() -> None:
    run = at(with_partner())
    decide(run, "partner_overflow", channel="voice", share=30)
    run.advance(NINE + 10 * MIN)
    decide(run, "partner_overflow", channel="voice", share=0)
    run.advance(NINE + 120 * MIN)
    assert taken(run) == []


def test_without_a_partner_or_on_a_channel_it_does_not_know_it_says_so() -> None:
    assert why_not(at(quiet()), "partner_overflow", channel="voice", share=10) == (
        "There is no partner here who could take contacts; overtime or callbacks can still help."
    )
    run = at(with_partner())
    assert why_not(run, "partner_overflow", channel="chat", share=10) == "The partner takes no Chat contacts."
    assert why_not(run, "partner_overflow", channel="voice", share=0) == (
        "Nothing of Voice goes to the partner."
    )
