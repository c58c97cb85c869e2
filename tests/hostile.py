"""Text that would steer a terminal if it reached one as it is."""

from __future__ import annotations

from typing import Any

from floorsim.printable import STEERING
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import a_scenario, message

CLIPBOARD = "\x1b]52;c;aGk=\x07"
CLEAR = "\x1b[2J"
ONE_BYTE_RED = "\x9b31m"
OVERRIDE = "\u202ekcab\u2066"
NEW_LINE = "\nlast: genuine"
PLANTED = f"{CLIPBOARD}{CLEAR}{ONE_BYTE_RED}{OVERRIDE}{NEW_LINE}\r\x00"


def steering(text: str) -> list[str]:
    """The characters in a text that would steer a terminal."""
    return [f"U+{ord(letter):04X}" for letter in STEERING.findall(text)]


def planted(value: Any, *, keys: bool = False) -> Any:
    """The same value with hostile text behind every text in it, and behind every key if that is asked for."""
    if isinstance(value, str):
        return value + PLANTED
    if isinstance(value, list | tuple):
        return [planted(one, keys=keys) for one in value]
    if isinstance(value, dict):
        return {key + PLANTED if keys else key: planted(one, keys=keys) for key, one in value.items()}
    return value


WORDS = (
    "title",
    "name",
    "subject",
    "text",
    "summary",
    "briefing",
    "label",
    "after",
    "content_notes",
    "objectives",
)
"""Keys of a scenario under which its author's words stand."""


def hostile_scenario() -> Scenario:
    """A small floor whose author put hostile text behind every title, name and sentence."""
    plain = a_scenario(
        meta={"id": "small", "title": "A small floor", "summary": "s", "briefing": "b", "objectives": ["o"]},
        messages=[message()],
    )
    return Scenario.model_validate(_in_words(plain.model_dump(mode="json", by_alias=True)))


def _in_words(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_words(one) for one in value]
    if isinstance(value, dict):
        return {
            key: planted(one) if key in WORDS and isinstance(one, str | list) else _in_words(one)
            for key, one in value.items()
        }
    return value
