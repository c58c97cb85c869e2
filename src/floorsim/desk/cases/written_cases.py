"""The messages, escalations and conversations in data/ that carry codes of the decision catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from floorsim.content import content_dir
from floorsim.scenario.yaml.reader import read_yaml

FOLDERS: Final = {"messages": "message", "cases": "case", "conversations": "conversation"}
"""Folders of data/ that hold such content, and what one piece of it is called."""
_WORD: Final = re.compile(r"{(\w+)}")
SAID: Final = ("label", "say", "text")
"""Keys under which an answer has its words."""


class WrittenAnswer(NamedTuple):
    """An answer, as it is offered."""

    id: str
    words: str
    minutes: float | None


class WrittenCase(NamedTuple):
    """One piece of content, as far as anybody may know it before answering."""

    name: str
    kind: str
    codes: tuple[str, ...]
    sender: str
    title: str
    text: str
    answers: tuple[WrittenAnswer, ...]

    @property
    def minutes(self) -> tuple[float, float] | None:
        """Fewest and most supervisor minutes of an answer; None where the file does not say."""
        known = [answer.minutes for answer in self.answers if answer.minutes is not None]
        return (min(known), max(known)) if known else None


@cache
def written_cases() -> tuple[WrittenCase, ...]:
    """All of it, by kind and name."""
    found = []
    for folder, kind in FOLDERS.items():
        for file in sorted((content_dir("data") / folder).glob("**/*.yaml")):
            tree = read_yaml(file.read_bytes(), str(file)).tree
            found += [_case(name, kind, one) for name, one in _with_codes(tree, file)]
    return tuple(found)


def case_named(name: str) -> WrittenCase | None:
    """The piece of this name, or None."""
    return next((one for one in written_cases() if one.name == name), None)


def _with_codes(tree: Any, file: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The pieces in a file: the whole, or the entries of its lists and mappings."""
    if not isinstance(tree, Mapping):
        return
    if "codes" in tree:
        yield str(tree.get("id", file.stem)), tree
        return
    for key, inner in tree.items():
        if isinstance(inner, Mapping) and "codes" in inner:
            yield str(inner.get("id", key)), inner
        elif isinstance(inner, list):
            for number, entry in enumerate(inner, start=1):
                if isinstance(entry, Mapping) and "codes" in entry:
                    yield str(entry.get("id", f"{file.stem}_{number}")), entry


def _case(name: str, kind: str, tree: Mapping[str, Any]) -> WrittenCase:
    own = {str(key): str(word) for key, word in (tree.get("words") or {}).items()}
    words = {"agent": "an agent", "customer": "The customer", **own}

    def filled(text: object) -> str:
        return _WORD.sub(lambda word: words.get(word[1], f"the {word[1].replace('_', ' ')}"), str(text))

    answers = []
    for number, choice in enumerate(_choices(tree), start=1):
        label = next((filled(choice[key]) for key in SAID if choice.get(key)), "")
        minutes = choice.get("minutes")
        answers.append(
            WrittenAnswer(str(choice.get("id", number)), label, None if minutes is None else float(minutes))
        )
    sender = filled(tree.get("from", tree.get("sender", tree.get("customer", tree.get("name", "")))))
    title = filled(tree.get("subject", tree.get("title", name.replace("_", " "))))
    return WrittenCase(name, kind, tuple(tree["codes"]), sender, title, filled(_text(tree)), tuple(answers))


def _choices(tree: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The answers with which it begins; of a case or a conversation, those to what is said first."""
    line = _first_turn(tree)
    own = tree.get("choices") or line.get("choices")
    return [one for one in own if isinstance(one, Mapping)] if isinstance(own, list) else []


def _text(tree: Mapping[str, Any]) -> str:
    """What is said first; of a customer's case, what the agent passes on, and what then the customer says."""
    said = [tree.get("text"), tree.get("says"), _first_turn(tree).get("text")]
    return " ".join(text for text in said if isinstance(text, str))


def _first_turn(tree: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a customer says first on the line, or the other side of a conversation; empty for neither."""
    turns = tree.get("turns") or {}
    return turns.get("line") or turns.get("open") or {}
