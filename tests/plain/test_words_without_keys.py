"""Words that are said on the screen and in lines name no key of the screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import floorsim
from floorsim.content import content_dir

KEY = re.compile(
    r"(?<![\w'’])(?:space|esc|enter|tab|minus|plus|[a-z]) (?:pauses|stops|slows|goes|opens|shows|lists) "
    r"|\(\w\)|under the cursor|top line|on the screen did|how the keys",
    re.IGNORECASE,
)
SHIPPED = [*content_dir("scenarios").glob("*.yaml"), *content_dir("data").rglob("*.yaml")]
PACKAGE = Path(floorsim.__file__).parent
MODULES = [*(PACKAGE / "desk/decisions/kinds").glob("*.py"), PACKAGE / "play/hints.py"]


def keys_in_yaml(path: Path) -> Iterator[str]:
    text = re.sub(r"(?m)(?:^|\s)#.*$", "", path.read_text(encoding="utf-8"))
    yield from (one[0] for one in KEY.finditer(" ".join(text.split())))


def test_no_shipped_text_names_a_key() -> None:
    named = {path.name: found for path in SHIPPED if (found := list(keys_in_yaml(path)))}
    assert len(SHIPPED) > 40
    assert named == {}


def words_in(path: Path) -> Iterator[str]:
    """The texts of a module, without its docstrings."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    docs = {id(one.value) for one in nodes if isinstance(one, ast.Expr)}
    for one in nodes:
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in docs:
            yield one.value


def test_no_decision_and_no_hint_names_a_key() -> None:
    named = {path.stem: found for path in MODULES if (found := [w for w in words_in(path) if KEY.search(w)])}
    assert named == {}
