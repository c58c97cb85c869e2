"""The error a scenario value raises when it cannot be read: what is wrong, and what would be right."""

from __future__ import annotations

from typing import Final

from pydantic_core import PydanticCustomError

REFUSAL_TYPE: Final = "floorsim_refusal"


def refusal(wrong: str, right: str = "", *, at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """The error to raise inside a pydantic validator.

    `wrong` says what is wrong with the value and `right` what would be right, both as sentence fragments
    without a final stop; `right` may be empty when the first part already says it. `at` is the path from the
    validated value to the part of it that is at fault.
    """
    template = "{wrong}; {right}" if right else "{wrong}"
    return PydanticCustomError(REFUSAL_TYPE, template, {"wrong": wrong, "right": right, "at": at})
