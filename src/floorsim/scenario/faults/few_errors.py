"""The errors of a validation that are explained one by one; of thousands of a kind the others are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from pydantic_core import ErrorDetails

from floorsim.scenario.faults.alike import MOST_ALIKE
from floorsim.scenario.faults.locating import KEY_MARK

MOST_EXPLAINED: Final = 400
"""Errors that are explained at most, of all kinds together; explaining one takes about a millisecond."""

_UNKNOWN_KEY: Final = "extra_forbidden"


def few_of_each_kind(
    errors: Iterable[ErrorDetails],
) -> tuple[list[ErrorDetails], dict[str, list[ErrorDetails]]]:
    """The first errors of each kind, in their order, and all others by pydantic's name for the kind.

    Errors are of one kind that have the same name, stand equally deep in the same top-level block, and end
    with the same key, unless the key itself is what is wrong.
    """
    few: list[ErrorDetails] = []
    others: dict[str, list[ErrorDetails]] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for error in errors:
        location = error["loc"]
        last = location[-1] if location else ""
        named = not isinstance(last, int) and last != KEY_MARK and error["type"] != _UNKNOWN_KEY
        kind = (error["type"], len(location), location[0] if len(location) > 1 else "", last if named else "")
        seen[kind] += 1
        if seen[kind] <= MOST_ALIKE + 1 and len(few) < MOST_EXPLAINED:
            few.append(error)
        else:
            others.setdefault(error["type"], []).append(error)
    return few, others
