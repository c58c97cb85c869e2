"""The page of scores."""

from __future__ import annotations

from floorsim.present.result_view import ResultView, ScoreView
from floorsim.present.score_rows import score_rows

CODE = "7MYY-YYYY-YYYY-YRKF-K827-77W4"
"""The longest code there is, that of the largest seed."""


def last_row(code: str) -> str:
    scores = (ScoreView("Quality", 71.0, (), None),)
    result = ResultView(
        "First shift", "first-shift", 7, "4f9", 36000.0, 37800.0, 71.0, None, scores, (), (), code=code
    )
    return score_rows(result, 80)[-1].text.rstrip()


def test_the_code_of_the_shift_stands_last_and_fits() -> None:
    assert last_row(CODE) == f" To play the same shift: floorsim play {CODE}"
    assert len(last_row(CODE)) <= 80


def test_a_scenario_without_a_code_shows_none() -> None:
    assert "floorsim play" not in last_row("")
