"""The model never adds floats with the built-in `sum`, whose result depends on the Python version."""

import ast
from pathlib import Path

import floorsim

PACKAGE = Path(floorsim.__file__).parent
ROOMS = ("scenario", "floor", "desk", "run", "scoring", "supervisors", "lab")
FILES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))


def built_in_sums(text: str) -> list[int]:
    """The lines on which the built-in `sum` is named, called or handed on."""
    return [
        node.lineno for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name) and node.id == "sum"
    ]


def test_floats_are_added_with_fsum_and_whole_numbers_with_whole_sum() -> None:
    read = {path: path.read_text(encoding="utf-8") for path in FILES}
    lines = {path: built_in_sums(text) for path, text in read.items() if "sum" in text}
    found = {path: on for path, on in lines.items() if on}
    assert not found, f"built-in sum: {found}; write math.fsum, or whole_sum for integers"


def test_the_check_sees_a_sum_that_is_called_and_one_that_is_handed_on() -> None:
    assert built_in_sums("a = sum(x)\nb = map(sum, y)\nc = x.sum()\nd = fsum(x)\nsums = 1\n") == [1, 2]
