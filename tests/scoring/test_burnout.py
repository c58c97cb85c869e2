"""The burnout score: a team's points count those who came off worst twice."""

from __future__ import annotations

import pytest

from floorsim.scoring import burnout
from floorsim.scoring.burnout import burnout_score
from floorsim.scoring.scorecard import Score
from floorsim.scoring.team import Person
from tests.desk.desks import NINE, at, quiet
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
    assert (found["fatigue"], found["strain"]) == (pytest.approx(100), pytest.approx(100))


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
