"""Every row of the decision catalogue that this desk has is played by something, tested, and measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from floorsim.desk.cases.written_cases import written_cases
from floorsim.desk.decisions.registry import kinds
from floorsim.desk.decisions.worth import worth_of

ROWS = [
    *(f"A{number}" for number in range(1, 17)),
    *(f"C{number}" for number in (*range(1, 15), 16)),
    *(f"D{number}" for number in range(1, 15)),
    *("E1", "E2", "E3", "E5", "E8", "E9", "E10"),
    *("H1", "H2", "H8"),
]
TESTED_WHERE = Path(__file__).parent
EVERY_ROW = pytest.mark.parametrize("code", ROWS)


def tested(code: str) -> bool:
    """Whether a file of this folder has the row in its name, or names it in its first line."""
    return any(
        re.search(rf"(?<![a-z0-9]){code.lower()}(?![0-9])", file.stem.replace("_", " "))
        or re.search(rf"\b{code}\b", file.read_text(encoding="utf-8").partition("\n")[0])
        for file in TESTED_WHERE.glob("test_*.py")
    )


@EVERY_ROW
def test_something_plays_it(code: str) -> None:
    by_kind = [kind.kind for kind in kinds() if code in kind.codes]
    by_content = [case.name for case in written_cases() if code in case.codes]
    assert by_kind + by_content


@EVERY_ROW
def test_a_test_of_its_own_plays_its_choices(code: str) -> None:
    assert tested(code)


@EVERY_ROW
def test_its_best_choice_was_measured_right_and_the_tempting_one_wrong(code: str) -> None:
    assert worth_of(code)
    assert all(row.holds for row in worth_of(code))
