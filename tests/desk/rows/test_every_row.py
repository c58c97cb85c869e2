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
    *(f"B{number}" for number in range(1, 11)),
    *(f"C{number}" for number in range(1, 17)),
    *(f"D{number}" for number in range(1, 15)),
    *(f"E{number}" for number in range(1, 11)),
    *(f"F{number}" for number in range(1, 12)),
    *(f"G{number}" for number in range(1, 7)),
    *(f"H{number}" for number in range(1, 11)),
]
FOLDER = Path(__file__).parent
EVERY_ROW = pytest.mark.parametrize("code", ROWS)


def has_a_test(code: str) -> bool:
    """Whether a test file of the desk names the row: in its name here, or in its first line."""
    here = any(code.lower() in rows_in(file.stem) for file in FOLDER.glob("test_*.py"))
    return here or any(
        re.search(rf"\b{code}\b", file.read_text(encoding="utf-8").partition("\n")[0])
        for file in FOLDER.parent.rglob("test_*.py")
    )


def rows_in(stem: str) -> set[str]:
    """The rows that the name of a file names, alone or in a range such as d2_to_d10."""
    found = set(re.findall(r"(?<![a-z0-9])[a-h]\d+(?![a-z0-9])", stem.replace("_", " ")))
    for letter, first, last in re.findall(r"([a-h])(\d+)_to_[a-h](\d+)", stem):
        found |= {f"{letter}{number}" for number in range(int(first), int(last) + 1)}
    return found


@EVERY_ROW
def test_something_plays_it(code: str) -> None:
    by_kind = [kind.kind for kind in kinds() if code in kind.codes]
    by_content = [case.name for case in written_cases() if code in case.codes]
    assert by_kind + by_content


@EVERY_ROW
def test_a_test_of_its_own_plays_its_choices(code: str) -> None:
    assert has_a_test(code)


@EVERY_ROW
def test_its_best_choice_was_measured_right_and_the_tempting_one_wrong(code: str) -> None:
    assert worth_of(code)
    assert all(row.holds for row in worth_of(code))
