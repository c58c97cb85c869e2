"""The field types of the scenario language: durations, times of day, shares, factors and money.

Each is a `float` in Python, reads from the text a trainer writes, and dumps to a form that reads again to
exactly the same value, so a scenario survives being stored.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from floorsim.scenario.values.amounts import read_money, read_multiple, read_share
from floorsim.scenario.values.durations import DURATION_PATTERN, format_duration, read_duration
from floorsim.scenario.values.times_of_day import TIME_PATTERN, format_time, read_time

__all__ = ["Money", "Multiple", "Seconds", "Share", "TimeOfDay", "format_duration", "format_time"]

Seconds = Annotated[
    float,
    BeforeValidator(read_duration),
    PlainSerializer(format_duration, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": DURATION_PATTERN,
            "examples": ["20s", "5m", "1h30m"],
            "title": "Duration",
        }
    ),
]
"""A length of time, in seconds; written `20s`, `5m`, `1h30m`, `1.5h`, `2d`."""

TimeOfDay = Annotated[
    float,
    BeforeValidator(read_time),
    PlainSerializer(format_time, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": TIME_PATTERN, "examples": ["08:00", "d2 08:00"], "title": "Time of day"}
    ),
]
"""A moment, in seconds since midnight of day 1; written `08:00`, `24:00` or `d2 08:00`."""

Share = Annotated[
    float,
    BeforeValidator(read_share),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": r"^(100(\.0+)?|\d{1,2}(\.\d+)?) *%$"},
            ],
            "examples": ["80%", 0.8],
            "title": "Share",
        }
    ),
]
"""A part of a whole, 0 to 1; written `80%` or `0.8`."""

Multiple = Annotated[
    float,
    BeforeValidator(read_multiple),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": r"^\d+(\.\d+)? *%$"},
            ],
            "examples": [2.5, "250%"],
            "title": "Factor",
        }
    ),
]
"""A factor by which something is multiplied; written `2.5` or `250%`."""

Money = Annotated[
    float, BeforeValidator(read_money), WithJsonSchema({"type": "number", "minimum": 0, "title": "Money"})
]
"""An amount of the scenario's currency, 0 or more."""
