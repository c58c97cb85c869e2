"""A decision that touches nobody and costs no minutes is worth exactly nothing, by every measure."""

from __future__ import annotations

import pytest

from floorsim.debrief.model import Estimate
from floorsim.debrief.played import Played
from floorsim.debrief.reviewing import Reviewing
from floorsim.desk.decisions import registry
from floorsim.run.run import Taken
from tests.debrief.test_reviewing import FROM_S, played, small
from tests.run.test_counterfactuals import idle


def test_a_decision_that_touches_nobody_and_costs_no_minutes_is_worth_exactly_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = registry.joined([*registry.kinds(), type(idle())])
    monkeypatch.setattr(registry, "_registry", lambda: known)
    nothing_done = Taken(90, FROM_S + 180.0, "idle", {})
    scenario = small().model_copy(
        update={"decisions": small().decisions.model_copy(update={"allow": ("move_agents", "idle")})}
    )
    moves = [one for one in played().taken if one.kind == "move_agents"]
    play = Played(scenario, 3, (moves[0], nothing_done, moves[1]), played().until_s)
    review = Reviewing(play, jobs=0, days=3).run()
    found = next(one for one in review.decisions if one.kind == "idle")
    nothing = Estimate(0.0, (0.0, 0.0), 3)
    assert found.realised is not None
    assert set(found.realised.values()) == {0.0}
    assert found.without is not None
    assert set(found.without.values()) == {nothing}
    assert found.share is not None
    assert set(found.share.values()) == {nothing}
    assert {(one.mean, one.ci95) for one in found.moved.values()} == {(0.0, (0.0, 0.0))}
    assert found.label is not None
    assert (found.label.step, found.label.sign) == (0, 0)
    other = next(one for one in review.decisions if one.kind == "move_agents")
    assert other.without is not None
    assert other.without["overall"].mean != 0.0
