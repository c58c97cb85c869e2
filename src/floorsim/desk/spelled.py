"""A decision in words that tell it from others of its kind: what is done, and what was chosen for it."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.pickers import ChoicePicker, Picker
from floorsim.desk.decisions.workspace import Workspace


def spelled_out(desk: Workspace, decision: Decision) -> str:
    """Words without a subject: `answering Marek: "Has IT ..."`, `moving the breaks of Ana (one by one)`.

    A field that was left out, or that the words have already, is not repeated.
    """
    doing = decision.doing(desk)
    said = _answer(desk, decision)
    if said is not None:
        return f'{doing}: "{said}"'
    chosen = [words for words in _chosen(decision) if not _said_by(doing.lower(), words.lower())]
    return f"{doing} ({', '.join(chosen)})" if chosen else doing


def _said_by(doing: str, words: str) -> bool:
    """Whether what is done says what was chosen already: `shortening lunch` says `shorten it`."""
    return words in doing or doing.startswith(words.split()[0].removesuffix("e") + "ing ")


def _answer(desk: Workspace, decision: Decision) -> str | None:
    """The words of the answer to a case, where the decision is one and the case is there."""
    case = desk.cases.book.cases.get(getattr(decision, "message", None) or "")
    id = getattr(decision, "choice", None)
    if case is None or id is None:
        return None
    message = next((one for one in desk.floor.scenario.messages if one.id == case.id), None)
    turns = [case.choices, *(turn.choices for turn in case.more.values())]
    if message is not None:
        turns.append(message.choices)
    return next((choice.label for choices in turns for choice in choices if choice.id == id), None)


def _chosen(decision: Decision) -> list[str]:
    found = []
    for name in decision.model_fields_set:
        about = type(decision).model_fields[name]
        picker = next((part for part in about.metadata if isinstance(part, Picker)), None)
        value: Any = getattr(decision, name)
        if isinstance(picker, ChoicePicker) and picker.whole and value in picker.labels:
            label = picker.labels[value]
            unit = f" {picker.label.lower()}" if label.isdecimal() and picker.label else ""
            found.append(f"{label[:1].lower()}{label[1:]}{unit}")
    return sorted(found)
