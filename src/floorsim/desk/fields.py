"""How a decision's fields say what a form may offer for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic.config import JsonDict

Pick = Literal[
    "agents",  # several agents, or all where the field allows it
    "agent",
    "channel",
    "choice",  # one of a few named values
    "drivers",  # contact drivers, several
    "message",  # an item of the inbox
    "answer",  # one of the choices of that item
    "minutes",
    "number",
    "queued",  # a decision that waits for the supervisor
    "time",  # a time of day to come
]


def pick(
    what: Pick,
    *,
    labels: Mapping[Any, str] | None = None,
    steps: Sequence[int] = (),
    also: Mapping[str, str] | None = None,
    none: str | None = None,
    label: str | None = None,
    hint: str | None = None,
) -> JsonDict:
    """The `json_schema_extra` of a field.

    `labels` are words for the values of a choice, `steps` the numbers to offer, `also` values beyond what is
    picked from with their words, `none` the words for leaving the field out, `label` its name on a form, and
    `hint` what a form says of it where the description speaks to those who write the field down.
    """
    extra: JsonDict = {"pick": what}
    if labels:
        extra["labels"] = {str(value): words for value, words in labels.items()}
    if steps:
        extra["steps"] = list(steps)
    if also:
        extra["also"] = dict(also)
    if none is not None:
        extra["none"] = none
    if label is not None:
        extra["label"] = label
    if hint is not None:
        extra["hint"] = hint
    return extra
