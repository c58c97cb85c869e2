"""What of a desk test is the answer key, and the test without it.

Works on the plain values of a file and not on today's models, so that a package of an earlier version gives
the same copy in every later one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final

HIDDEN: Final = "Only the whole package says it."
"""Stands where a text has to be."""
_OF_TRAINERS: Final = ("expert", "traps", "debrief")
"""Keys of a scenario: the worked run, what tempts, what to talk about afterwards."""
_HEARD: Final = 100
"""What a level goes to that stands for a mark: the most there is."""


def test_without_key(test: Mapping[str, Any]) -> dict[str, Any]:
    """A desk test without rubrics, standings, points, reasons, and what a conversation is marked for."""
    return {**test, "exercises": [_exercise(one) for one in test["exercises"]]}


def floor_without_key(floor: str) -> str:
    """A floor, as JSON, without its worked run, its traps and what its author says of right and wrong.

    Customers, people, messages and the effects of every answer stay: without them it is not the same floor.
    """
    scenario = json.loads(floor)
    kept = _without(scenario, *_OF_TRAINERS)
    if "meta" in kept:
        kept["meta"] = _without(kept["meta"], "principles", "authors", "sources")
    if "incidents" in kept:
        kept["incidents"] = [_without(one, "cue", "expected") for one in kept["incidents"]]
    if "messages" in kept:
        kept["messages"] = [_message(one) for one in kept["messages"]]
    return json.dumps(kept, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _exercise(exercise: Mapping[str, Any]) -> dict[str, Any]:
    kept = _without(exercise, "rubric")
    if kept["kind"] == "dashboard":
        kept["findings"] = [{**one, "standing": "ordinary", "why": HIDDEN} for one in kept["findings"]]
        for options in ("causes", "actions", "checks"):
            kept[options] = [{**one, "points": 0, "why": HIDDEN} for one in kept[options]]
    elif kept["kind"] == "coaching":
        kept["contacts"] = [_without(one, "typical") for one in kept["contacts"]]
        kept["conversation"] = _conversation(kept["conversation"])
    return kept


def _message(message: Mapping[str, Any]) -> dict[str, Any]:
    kept = _without(message, "expected", "principle")
    for turn in (kept, *kept.get("turns", {}).values()):
        turn["choices"] = [_without(one, "best", "why") for one in turn.get("choices", ())]
    return kept


def _conversation(conversation: Mapping[str, Any]) -> dict[str, Any]:
    """The conversation with the same words, whatever is said.

    Marks that something later depends on become levels without a name; all others are left out.
    """
    levels = conversation["levels"]
    needed = sorted({mark for part in _parts(conversation) for mark in _marks_needed(part)})
    free = (name for number in count(1) if (name := f"heard_{number}") not in levels)
    names = dict(zip(needed, free, strict=False))
    return {
        **_without(conversation, "evidence", "occasions"),
        "temperament": "anxious",
        "steps": ["greeting"],
        "levels": {**levels, **dict.fromkeys(names.values(), 0)},
        "turns": {id: _turn(turn, names) for id, turn in conversation["turns"].items()},
        "subjects": [_said(one, names) for one in conversation.get("subjects", ())],
        "ends": {id: _without(_needing(end, names), "effects") for id, end in conversation["ends"].items()},
    }


def _parts(conversation: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Everything in a conversation that may need something to come about."""
    turns = conversation["turns"].values()
    said = [*conversation.get("subjects", ()), *(one for turn in turns for one in turn.get("choices", ()))]
    yield from (*turns, *said, *conversation["ends"].values())
    for lines in (*(turn["text"] for turn in turns), *(one.get("reply") for one in said)):
        yield from lines if isinstance(lines, list) else ()


def _marks_needed(part: Mapping[str, Any]) -> Iterator[str]:
    needs = part.get("needs") or {}
    yield from (*needs.get("marks", ()), *needs.get("no_marks", ()))


def _turn(turn: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """A turn with `names` of levels in place of marks."""
    return {
        **_needing(turn, names),
        "text": _lines(turn["text"], names),
        "choices": [_said(one, names) for one in turn.get("choices", ())],
    }


def _said(said: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Something that can be said, without what is to be thought of it."""
    made = {names[mark]: _HEARD for mark in said.get("marks", ()) if mark in names}
    return {
        **_without(_needing(said, names), "best", "why", "effects", "marks"),
        "changes": {**said.get("changes", {}), **made},
        "reply": _lines(said.get("reply"), names),
    }


def _lines(lines: Any, names: Mapping[str, str]) -> Any:
    """A text, or several ways of saying it."""
    return [_needing(line, names) for line in lines] if isinstance(lines, list) else lines


def _needing(part: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    needs = part.get("needs")
    if needs is None:
        return dict(part)
    least = {names[mark]: _HEARD for mark in needs.get("marks", ())}
    under = {names[mark]: 1 for mark in needs.get("no_marks", ())}
    levels = {
        "at_least": {**needs.get("at_least", {}), **least},
        "under": {**needs.get("under", {}), **under},
    }
    return {**part, "needs": levels}


def _without(part: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key not in keys}
