"""Why a thing's verb is not possible now."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from floorsim.desk.decisions.registry import kind_named
from floorsim.present.things import Thing
from floorsim.tui.acting import why_not


def asked(ids: tuple[str, ...], reasons: dict[str, str | None]) -> str | None:
    """Why their breaks can't be moved, where each has a reason of its own."""
    kind = kind_named("move_breaks")
    assert kind is not None
    session = SimpleNamespace(why_not=lambda kind: None, why_not_with=lambda kind, acts_on, id: reasons[id])
    app: Any = SimpleNamespace(play=SimpleNamespace(session=session))
    return why_not(app, kind, Thing("agent", ids, "them"))


def test_of_one_it_is_their_own_reason() -> None:
    assert asked(("A1",), {"A1": "Ana has no break."}) == "Ana has no break."


def test_of_several_it_says_that_it_is_none_of_them_and_one_reason() -> None:
    reasons: dict[str, str | None] = {"A1": "Ana has no break.", "A2": "Ben is absent today."}
    assert asked(("A1", "A2"), reasons) == "None of these 2 now. Ana has no break."


def test_it_is_possible_as_long_as_it_is_with_one_of_them() -> None:
    assert asked(("A1", "A2"), {"A1": "Ana has no break.", "A2": None}) is None
