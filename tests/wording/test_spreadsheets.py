"""A text in a spreadsheet's cell stays a text."""

from __future__ import annotations

import pytest

from floorsim.wording.spreadsheets import cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1"],  # noqa: RUF001
)
def test_a_text_that_could_be_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert str(cell(text)).startswith("'")


@pytest.mark.parametrize("text", ["", "Login outage", "a=b", "3-4", "d2 08:00"])
def test_any_other_text_is_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert [cell(-2), cell(-0.5), cell(None), cell(True)] == [-2, -0.5, "", "true"]


def test_a_sign_stands_in_place_of_what_could_steer_a_terminal() -> None:
    assert cell("red\x1b[31m") == "red\ufffd[31m"
