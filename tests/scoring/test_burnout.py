"""The burnout score: a team's points count those who came off worst twice."""

from __future__ import annotations

import pytest

from floorsim.floor.people.shift_strain import MOST_EXHAUSTION_PER_SHIFT
from floorsim.floor.states import OFF
from floorsim.scoring import burnout
from floorsim.scoring.burnout import burnout_score
from floorsim.scoring.scorecard import Score
from floorsim.scoring.team import Person, people_of
from tests.desk.desks import NINE, a_scenario, at, quiet
from tests.measuring import evidence


def scored(monkeypatch: pytest.MonkeyPatch, *people: Person) -> Score:
    """The score of a quiet morning if these had been its people."""
    run = at(quiet(), NINE)
    run.advance_to_end()
    monkeypatch.setattr(burnout, "people_of", lambda evidence: list(people))
    return burnout_score(evidence(run))


def person(*, more_fatigue: float = 0.0, strain: float = 0.05, morale_change: float = 0.0) -> Person:
    """Somebody after a well-run day, or a worse one."""
    return Person(0, 0.3 + more_fatigue, 0.3, strain, morale_change)


def points(score: Score) -> dict[str, float]:
    return {part.id: part.points for part in score.parts}


def test_after_a_well_run_day_tiredness_and_strain_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    found = points(scored(monkeypatch, *[person()] * 4))
    assert found["fatigue"] == pytest.approx(100)
    assert found["strain"] == pytest.approx(100)


@pytest.mark.parametrize(
    ("id", "bad", "worst_points"),
    [
        ("fatigue", {"more_fatigue": 0.15}, 40.0),
        ("strain", {"strain": 0.40}, 35.0),
        ("morale", {"morale_change": -0.20}, 0.0),
    ],
)
def test_the_quarter_that_came_off_worst_counts_twice(
    id: str, bad: dict[str, float], worst_points: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = points(scored(monkeypatch, *[person()] * 4))[id]
    one_of_four = points(scored(monkeypatch, person(**bad), person(), person(), person()))[id]
    assert one_of_four == pytest.approx((2 * worst_points + 3 * usual) / 5)
    three_of_four = points(scored(monkeypatch, person(), *[person(**bad)] * 3))[id]
    assert three_of_four == pytest.approx((4 * worst_points + usual) / 5)


def test_a_quarter_of_five_people_is_two_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    sad = person(morale_change=-0.20)
    usual = points(scored(monkeypatch, person()))["morale"]
    found = points(scored(monkeypatch, sad, sad, person(), person(), person()))["morale"]
    assert found == pytest.approx(3 * usual / 7)


def test_a_shift_that_ended_during_play_is_judged_by_what_it_did_to_exhaustion() -> None:
    streams = {"voice": {"forecast": {"per_hour": 200}, "drivers": {"login": 1}, "talk": {"mean": "4m"}}}
    hostile = {"login": {"resolvable": 0.2, "hostility": 1.0}, "billing": {}}
    run = at(a_scenario(demand__streams=streams, drivers=hostile), NINE)
    run.advance_to_end()
    found = {one.agent: one for one in people_of(evidence(run))}
    ben = next(index for index, agent in enumerate(run.ledger.agents) if agent.id == "ben")
    first, *_, last = (note for note in run.ledger.wellbeing_notes if note.agent == ben)
    assert evidence(run).state_of(ben) == OFF
    gained = max(0.0, last.exhaustion - first.exhaustion)
    assert gained > 0.0
    most = MOST_EXHAUSTION_PER_SHIFT * (1.0 - first.exhaustion)
    assert found[ben].strain == pytest.approx(gained / most)
