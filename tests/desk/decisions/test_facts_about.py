"""A kind of content names the facts that its form shows; promises among its effects are shown as owed."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from, kinds
from tests.desk.decisions.test_content import a_kind
from tests.desk.desks import NINE, a_scenario, at, quiet


def test_it_shows_what_it_names_in_that_order() -> None:
    run = at(quiet(decisions={"money_budget": 30, "overtime_budget": "2h"}))
    kind = a_kind(family="person", facts=["breaks", "budget", "promises", "own_time"])
    facts = kind.model_validate({"agent": "ana"}).facts(run.desk.workspace)
    assert list(facts) == [
        "break 09:30, no break since 08:00, 1h00",
        "120 minutes of 120 minutes overtime left",
        "EUR 30 of EUR 30 left",
        "0 promises to keep",
        "nothing of yours is queued",
    ]


def test_reviews_and_the_last_coaching_are_of_the_one_it_is_about() -> None:
    run = at(quiet())
    kind = a_kind(family="person", facts=["reviews", "last_coached"])
    facts = kind.model_validate({"agent": "ana"}).facts(run.desk.workspace)
    assert facts[-1] == "not coached yet"
    assert any("n " in fact or "review" in fact for fact in facts[:-1])


def test_of_several_each_line_says_whose_it_is_and_of_many_none_is_told() -> None:
    run = at(quiet())
    kind = a_kind(family="agents", facts=["breaks"])
    two = kind.model_validate({"agents": ["ana", "cai"]}).facts(run.desk.workspace)
    assert [line.partition(":")[0] for line in two] == ["Ana", "Cai"]
    assert list(kind.model_validate({"agents": []}).facts(run.desk.workspace)) == []


def test_a_decision_about_a_channel_shows_its_queue_by_itself() -> None:
    run = at(a_scenario(demand__streams=_busy()), NINE + 1800.0)
    line, *_ = decision_from("chat_cap", {"channel": "chat", "cap": 3}).facts(run.desk.workspace)
    waiting = int(run.desk.consequences.measure("waiting", "chat") or 0)
    assert waiting > 0
    assert line.startswith(f"Chat: {waiting} waiting, oldest ")


def test_a_promise_among_the_effects_is_owed_from_when_it_acts() -> None:
    run = at(quiet())
    promise = {"subject": "Tell Ana by {due}", "text": "You said so.", "within": "20m"}
    kind = a_kind(effects=[{"promise": promise}])
    assert list(kind().owed(run.desk.workspace)) == ["Tell Ana by 09:23"]


def test_every_kind_but_those_about_ones_own_queue_shows_what_one_decides_on() -> None:
    silent = [
        kind.kind
        for kind in kinds()
        if kind.facts is Decision.facts and not any(code.startswith(("I", "H8")) for code in kind.codes)
    ]
    assert silent == []


def test_asking_for_facts_changes_nothing() -> None:
    looked, other = (at(a_scenario(), NINE, seed=3) for _ in range(2))
    for _ in range(12):
        names = ["reviews", "last_coached", "breaks", "queue", "case", "promises", "budget", "own_time"]
        a_kind(family="person", facts=names).model_validate({"agent": "ana"}).facts(looked.desk.workspace)
        for run in (looked, other):
            run.advance(run.now_s + 600.0)
    assert looked.ledger.digest() == other.ledger.digest()


def _busy() -> dict[str, Any]:
    calm = {"forecast": {"per_hour": 1}, "drivers": {"login": 1}, "talk": {"mean": "6m"}}
    return {"voice": calm, "email": calm, "chat": {**calm, "forecast": {"per_hour": 90}}}
