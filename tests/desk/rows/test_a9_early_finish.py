"""A9: an early finish saves hours and earns goodwill; who is gone cannot help when customers come again."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.kinds.early_finish import would_go
from floorsim.floor.states import OFF
from tests.desk.desks import MIN, NINE, agent, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import effects, facts
from tests.measuring import figures


def wishes(seed: int = 1) -> tuple[list[str], list[str]]:
    run = at(quiet(), seed=seed)
    there = [one for one in run.floor.agents if one.shift_end_s is not None]
    willing = [one.id for one in there if would_go(run.desk.workspace, one)]
    return willing, [one.id for one in there if one.id not in willing]


def test_who_wants_to_go_goes_first_and_remembers_it() -> None:
    willing, _ = wishes()
    assert willing
    run = at(quiet())
    morale = {one.id: one.wellbeing.morale for one in run.floor.agents}
    decide(run, "early_finish", many=10)
    run.advance(NINE + 4 * MIN)
    assert {whom for whom, _, _ in effects(run, "early_finish")} == set(willing)
    for id in willing:
        assert agent(run, id).state == OFF
        assert agent(run, id).wellbeing.morale == pytest.approx(morale[id] + 0.02)


def test_one_who_is_sent_home_loses_the_pay_and_resents_it() -> None:
    _, unwilling = wishes()
    run = at(quiet())
    morale = agent(run, unwilling[0]).wellbeing.morale
    decide(run, "early_finish", agents=unwilling[:1])
    run.advance(NINE + 4 * MIN)
    assert agent(run, unwilling[0]).wellbeing.morale == pytest.approx(morale - 0.04)


def test_hours_not_worked_are_not_paid() -> None:
    spent = {}
    for sent in (False, True):
        run = at(quiet())
        if sent:
            decide(run, "early_finish", many=3, first="shift_ends_soonest")
        run.advance(run.end_s)
        spent[sent] = figures(run.floor).floor.cost_parts["agents"]
    assert spent[True] < spent[False] - 50.0


def test_it_shows_who_would_go_and_what_it_saves_and_changes_nothing() -> None:
    run = at(quiet())
    before = len(run.ledger.effects)
    seen = facts(run, "early_finish", many=1, first="shift_ends_soonest")
    assert any(line.startswith("would like to go: ") for line in seen)
    assert seen[-1] == "saves EUR 39"
    assert len(run.ledger.effects) == before


def test_who_is_gone_or_about_to_go_cannot_finish_early() -> None:
    run = at(quiet())
    assert why_not(run, "early_finish", agents=["fay"]) == "Fay is not at work until 10:00."
    run.advance(NINE + 70 * MIN)
    assert why_not(run, "early_finish", agents=["ben"]) == "Ben's shift ends at 10:30 anyway."
    decide(run, "early_finish", agents=["cai"])
    run.advance(NINE + 75 * MIN)
    assert why_not(run, "early_finish", agents=["cai"]) == "Cai has gone home."
    assert any(line.startswith("you let Cai finish early") for line in log(run.desk))
