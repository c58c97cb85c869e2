"""What is wrong in a form's field, said to the person who fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

_NEEDED = frozenset({"missing", "string_too_short", "too_short", "none_required"})
_NUMBER = frozenset({"int_parsing", "int_type", "int_from_float", "float_parsing", "float_type"})


def field_faults(wrong: ValidationError) -> dict[str, str]:
    """Return one sentence per field, by the name the decision takes it under; `""` is the whole form."""
    faults: dict[str, str] = {}
    for fault in wrong.errors(include_url=False):
        place = fault["loc"]
        name = str(place[0]) if place else ""
        faults.setdefault(name, fault_words(fault))
    return faults


def fault_words(fault: Mapping[str, Any]) -> str:
    """Return one of pydantic's faults in plain words."""
    sort, context = str(fault["type"]), fault.get("ctx") or {}
    if sort in _NEEDED:
        return "choose at least one." if sort == "too_short" else "this is needed."
    if sort == "string_type" and fault.get("input") is None:
        return "there is nothing to choose here now."
    if sort == "too_long":
        return f"choose at most {context.get('max_length')}."
    if sort in _NUMBER:
        return "write a whole number." if sort.startswith("int") else "write a number."
    if sort in ("greater_than_equal", "greater_than"):
        return f"write {context.get('ge', context.get('gt'))} or more."
    if sort in ("less_than_equal", "less_than"):
        return f"write {context.get('le', context.get('lt'))} or less."
    if sort == "literal_error":
        return f"write {context.get('expected')}."
    message = str(fault["msg"]).removeprefix("Value error, ")
    return message if message.endswith((".", "!", "?")) else f"{message}."
