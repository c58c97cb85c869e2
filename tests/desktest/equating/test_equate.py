"""Equal forms are found equal; forms that differ in one thing are told apart by it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from floorsim.desktest.equating import floors
from floorsim.desktest.equating.criterion import Criterion
from floorsim.desktest.equating.equate import equate, runs_to_play
from floorsim.desktest.equating.floors import PlayedForm, floor_criteria, play_forms
from floorsim.desktest.equating.written import distance, random_marks, words_to_read, written_criteria
from floorsim.desktest.marking.dashboard import mark_dashboard
from floorsim.desktest.package.exercises import Dashboard, DashboardAnswer
from floorsim.desktest.package.loader import load_desk_test
from floorsim.errors import UsageError
from floorsim.lab.replications import play_one
from floorsim.scenario.canonical import canonical_json
from tests.desktest.written_tests import FLOOR, desk_test, small_floor, write

SUPERVISORS = {"hands-off": 50.0, "novice": 60.0, "competent": 75.0, "expert": 82.0}


def played(form: str, shift: float = 0.0, spread: float = 3.0, n: int = 400, **means: float) -> PlayedForm:
    """Totals as a floor would give them: normal around each supervisor's mean, moved and spread."""
    dice = random.Random(f"{form} {shift} {spread}")
    totals = {
        name: [dice.gauss(mean + shift, spread) for _ in range(n)]
        for name, mean in {**SUPERVISORS, **means}.items()
    }
    return PlayedForm(form, "floor", 7, totals, SUPERVISORS["competent"] + shift)


def failing(criteria: Sequence[Criterion]) -> list[str]:
    return [one.what for one in criteria if not one.holds]


def test_floors_alike_are_equal_and_others_are_told_by_what_differs() -> None:
    first = played("A")
    assert failing([*floor_criteria([first, played("B", 0.4), played("C", -0.4)])]) == []
    assert failing([*floor_criteria([first, played("B", 2.5)])]) == ["difference of competent's means"]
    assert failing([*floor_criteria([first, played("B", spread=3.9)])]) == ["ratio of competent's SDs"]
    assert failing([*floor_criteria([played("A", spread=5.6)])]) == ["competent's SD over seeds"]
    mixed = played("A", novice=75.0)
    assert failing([*floor_criteria([mixed])]) == ["order of supervisors"]
    (order,) = [one for one in floor_criteria([mixed]) if one.what.startswith("order")]
    assert order.found == "hands-off < novice ? competent < expert"
    lucky = first._replace(at_own_seed=78.0)
    assert failing([*floor_criteria([lucky])]) == ["competent's total on the form's seed 7"]


def test_a_floor_without_luck_is_like_itself_and_unlike_one_with() -> None:
    still = played("A", spread=0.0)
    assert failing([*floor_criteria([still, played("B", spread=0.0)])]) == []
    assert failing([*floor_criteria([still, played("B", 0.1)])]) == ["ratio of competent's SDs"]


def test_few_seeds_do_not_make_forms_equal() -> None:
    """A difference that is not seen is not shown to be none."""
    criteria = [*floor_criteria([played("A", n=20), played("B", n=20, spread=4.0)])]
    (means,) = [one for one in criteria if one.what == "difference of competent's means"]
    assert not means.holds


def test_a_floors_totals_are_those_of_runs_on_the_seeds() -> None:
    seen: list[None] = []
    (one,) = play_forms(
        {"A": ("floor", small_floor(), 7)},
        [3, 4],
        ["hands-off", "competent"],
        on_done=lambda: seen.append(None),
    )
    text = canonical_json(small_floor())
    for policy in ("hands-off", "competent"):
        expected = [play_one(text, policy, seed).result["scores"]["overall"] for seed in (3, 4)]
        assert one.totals[policy] == expected
    assert one.at_own_seed == play_one(text, "competent", 7).result["scores"]["overall"]
    assert len(seen) == floors.runs_of([3, 4], ["hands-off", "competent"]) == 5


def board(**changes: Any) -> Dashboard:
    return Dashboard.model_validate({**desk_test()["exercises"][1], **changes})


def test_random_answers_to_a_dashboard_are_counted_exactly() -> None:
    exercise, dice = board(), random.Random(1)
    exact = random_marks(exercise)
    assert sum(exact.values()) == pytest.approx(1.0)
    drawn: dict[float, float] = {}
    for _ in range(1500):
        answer = DashboardAnswer.model_validate(
            {
                "findings": [{"id": one.id} for one in dice.sample(exercise.findings, 3)],
                "cause": {"id": dice.choice(exercise.causes).id},
                "action": {"id": dice.choice(exercise.actions).id},
                "check": {"id": dice.choice(exercise.checks).id},
            }
        )
        marks = round(mark_dashboard(exercise, answer).points, 2)
        drawn[marks] = drawn.get(marks, 0.0) + 1 / 1500
    assert set(drawn) <= set(exact)
    assert distance(exact, drawn) < 0.05


def test_an_easier_dashboard_and_a_longer_one_are_told_apart() -> None:
    first = board()
    easier = [{**one.model_dump(), "points": 2} for one in first.causes]
    longer = board(story="A long day. " * 60)
    found = [*written_criteria([("A", [first], {}), ("B", [board(causes=easier)], {}), ("C", [longer], {})])]
    assert {(one.forms, one.what) for one in found if not one.holds} == {
        (("A", "B"), "structure"),
        (("A", "B"), "distance of random answers' marks"),
        (("B", "C"), "structure"),
        (("B", "C"), "distance of random answers' marks"),
        (("A", "C"), "words to read"),
        (("B", "C"), "words to read"),
    }
    assert words_to_read(longer) == words_to_read(first) + 3 * 60 - 2


def test_forms_are_compared_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "SEEDS_OF", {"hands-off": 2, "competent": 20})
    monkeypatch.setattr("floorsim.desktest.equating.equate.SEEDS_OF", floors.SEEDS_OF)
    monkeypatch.setattr("floorsim.desktest.equating.written.PLAYS", 100)
    first = load_desk_test(write(tmp_path, desk_test()))
    (tmp_path / "busy.yaml").write_text(FLOOR.replace("per_hour: 30", "per_hour: 60"))
    other = {**desk_test(), "id": "mine-b", "form": "B"}
    other["exercises"][0]["scenario"] = "busy.yaml"
    second = load_desk_test(write(tmp_path, other, "mine-b.yaml"))
    seen: list[None] = []
    found = equate([first, second], range(1, 21), on_done=lambda: seen.append(None))
    assert len(seen) == runs_to_play([first, second], range(1, 21)) == 46
    assert not found.equal
    assert {one.exercise for one in found.criteria} == {"floor", "board", "coach", "mail"}
    assert {one.exercise for one in found.criteria if not one.holds} == {"floor"}
    assert found.reasons[0].startswith("floor, form")
    assert found.as_json()["floors"][1]["supervisors"]["competent"]["n"] == 20


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    first = load_desk_test(write(tmp_path, desk_test()))
    with pytest.raises(UsageError, match="name two or more"):
        equate([first], range(100))
    with pytest.raises(UsageError, match="Two of the forms have the same name"):
        equate([first, first], range(100))
    other = load_desk_test(write(tmp_path, {**desk_test(), "form": "B", "family": "theirs"}, "b.yaml"))
    with pytest.raises(UsageError, match="of the family theirs and mine-a of mine"):
        equate([first, other], range(100))
    other = load_desk_test(write(tmp_path, {**desk_test(), "form": "B"}, "b.yaml"))
    with pytest.raises(UsageError, match="20 seeds at least are needed, 800 to prove it; --seeds has 5"):
        equate([first, other], range(5))
