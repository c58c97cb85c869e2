"""C11: a follow-up is promised to whoever was coached; kept it gives as much again, broken it loses part."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, at, decide, quiet, why_not


def coached(seed: int = 1) -> Run:
    """Ben was coached on listening from nine on."""
    run = at(quiet(floor__play={"from": "09:00", "to": "12:00"}), seed=seed)
    decide(run, "side_by_side", agent="cai", step="listening")
    run.advance(NINE + 31 * MIN)
    return run


def skill(run: Run) -> float:
    """What effects moved of Cai's skill, beside the coaching."""
    return sum(one.amount for one in run.ledger.effects_of("skill") if one.whom == "cai")


def test_it_needs_somebody_who_was_coached_and_is_promised_once() -> None:
    run = coached()
    assert why_not(run, "follow_up", agent="dee", within=60) == (
        "Dee was not coached in this run; there is nothing to listen for yet."
    )
    decide(run, "follow_up", agent="cai", within=60)
    run.advance(NINE + 33 * MIN)
    assert why_not(run, "follow_up", agent="cai", within=60) == (
        "Cai is promised one already: Listen to Cai again on listening by 10:32."
    )


def test_it_shows_what_is_owed_before_it_is_taken() -> None:
    run = coached()
    wanted = decision_from("follow_up", {"agent": "cai", "within": 60})
    assert wanted.owed(run.desk.workspace) == ("10 minutes of listening by 10:32",)
    assert wanted.facts(run.desk.workspace)[0] == "coached on listening at 09:30"


def test_kept_it_gives_as_much_again_as_practice_and_broken_half_of_that_is_lost() -> None:
    gains = {}
    for keeps in (True, False):
        run = coached()
        gain = run.ledger.coaching[-1].gain
        assert gain > 0.0
        decide(run, "follow_up", agent="cai", within=60)
        run.advance(NINE + 33 * MIN)
        promise = next(item for item in run.observe().inbox if item.owed)
        if keeps:
            decide(run, "answer", message=promise.id, choice="call")
        run.advance(11 * 60 * MIN)
        gains[keeps] = skill(run) / gain
    assert gains == pytest.approx({True: 0.5, False: -0.25})
