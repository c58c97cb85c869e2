"""Which competency a decision shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from floorsim.desk.decisions.registry import kind_named
from floorsim.scenario.competencies import Competency, competencies, competency_of_code
from floorsim.scenario.models.scenario import Scenario

PROMISE: Final = "promise-"
"""Begins the id of a promise's case, before that of the message."""


def competency_shown(kind: str, arguments: Mapping[str, Any], scenario: Scenario) -> Competency | None:
    """The competency that a decision shows: that of the message it answers, else that of its kind.

    Keeping a promise shows that of the message in whose answer it was given.
    """
    message = str(arguments.get("message", "")).removeprefix(PROMISE)
    codes = next((one.codes for one in scenario.messages if one.id == message), ())
    found = kind_named(kind)
    for code in (*codes, *(found.codes if found is not None else ())):
        id = competency_of_code(code)
        if id is not None:
            return competencies()[id]
    return None
