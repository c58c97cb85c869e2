"""Where an error of validation stands, found without trying every way to read its location."""

from __future__ import annotations

from typing import Any

from pydantic_core import ErrorDetails

from floorsim.scenario.faults.locating import locate
from floorsim.scenario.yaml.document import Document


def at(tree: Any, location: tuple[str | int, ...], value: Any) -> tuple[Any, Any]:
    error = ErrorDetails(type="int_type", loc=location, msg="", input=value)
    found = locate(error, Document(tree, {}, "a.yaml"))
    return found.path, found.branches


def test_names_of_branches_are_told_from_keys() -> None:
    value = ["wrong"]
    assert at({"a": {"x": value}}, ("a", "Form", "x"), value) == (("a", "x"), ((("a",), "Form"),))


def test_a_key_that_is_named_like_a_branch_is_a_key_where_that_leads_to_the_value() -> None:
    value = ["wrong"]
    assert at({"Form": {"Form": value}}, ("Form", "Form"), value) == (("Form", "Form"), ())
    assert at({"Form": value}, ("Form", "Form"), value) == (("Form",), ((("Form",), "Form"),))


def test_a_location_of_many_steps_is_followed_once_a_step() -> None:
    value: Any = ["wrong"]
    tree: Any = value
    location: list[str | int] = []
    for _ in range(60):
        tree, location = {"all": [tree]}, ["all", 0, *location]
    assert at(tree, tuple(location), value) == (tuple(location), ())
