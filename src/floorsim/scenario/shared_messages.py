"""Messages of shared content, taken into a scenario that uses them: `- {use: shift_swap, at: 09:10}`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Final

from floorsim.content import content_dir
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, Path, nearest
from floorsim.scenario.inheritance import paths_in
from floorsim.scenario.yaml.document import Document, Mark
from floorsim.scenario.yaml.reader import read_yaml
from floorsim.wording.names import listed
from floorsim.wording.sentences import shown

USE: Final = "use"
WORDS: Final = "words"
MOST_USES: Final = 3_000
"""Shared messages of one scenario (D: as many as it may have messages)."""
TIMES: Final = ("at", "when", "after", "delay", "if_not_by")
"""Keys of a message that only the scenario can know."""

_BLOCK: Final = "messages"
_WORD: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_OF_PROMISES: Final = "due"
"""The word that a promise fills itself."""
_REMOVES: Final = ("null", "~")


def shared_messages() -> dict[str, FilePath]:
    """The file of every shared message by its id, in the order of the ids."""
    return {file.stem: file for file in sorted((content_dir("data") / _BLOCK).glob("*.yaml"))}


def with_shared_messages(document: Document) -> Document:
    """The document with every message that it uses written out, its words filled in and its id given.

    What the scenario writes beside `use` replaces what the message has; `key: null` takes it away. Each value
    keeps its place in the file that it comes from.

    Raises:
        InvalidScenarioError: there is no such message.
    """
    messages = document.tree.get(_BLOCK) if isinstance(document.tree, dict) else None
    if not isinstance(messages, list):
        return document
    used = [index for index, one in enumerate(messages) if isinstance(one, dict) and USE in one]
    if not used:
        return document
    if len(used) > MOST_USES:
        wrong = f"there are {len(used):,} shared messages here"
        raise InvalidScenarioError([document.fault((_BLOCK,), wrong, f"use at most {MOST_USES:,}")])
    files, marks, whole = shared_messages(), dict(document.marks), list(messages)
    read = cache(lambda file: read_yaml(file.read_bytes(), str(file)))
    about = _About(document.tree)
    faults: list[Fault] = []
    for index in used:
        file = files.get(str(messages[index][USE]))
        if file is None:
            faults.append(_unknown(document, index, files))
            continue
        message = _Use(document, index, read(file), file.stem, about)
        whole[index] = message.put_together(marks)
        faults += message.faults
    if any(fault.path.endswith(f".{USE}") for fault in faults):
        raise InvalidScenarioError([*document.faults, *faults])
    return Document({**document.tree, _BLOCK: whole}, marks, document.source, (*document.faults, *faults))


class _About:
    """What the agents and contact drivers of a scenario are called in its messages."""

    def __init__(self, tree: Any) -> None:
        from floorsim.scenario.shared_content import shared_entries

        self._names = dict(_listed_names(tree))
        self._first = Counter(name.split()[0] for name in self._names.values())
        own = tree.get("drivers")
        self._drivers = own if isinstance(own, dict) else {}
        self._shared = cache(lambda: shared_entries("drivers"))

    def agent(self, message: Mapping[str, Any]) -> str | None:
        """The name of the message's agent as it is shown: the first word of it if nobody else has that."""
        name = self._names.get(str(message.get("agent")))
        if name is None:
            return None
        first = name.split()[0]
        return first if self._first[first] == 1 else name

    def driver(self, message: Mapping[str, Any]) -> str | None:
        """What customers call about, with a small first letter."""
        id = message.get("driver")
        if id is None:
            return None
        driver = self._drivers.get(id)
        found = driver if driver is not None else self._shared().get(str(id))
        title = str(found["title"]) if isinstance(found, dict) and found.get("title") else str(id)
        return title[:1].lower() + title[1:]


class _Use:
    """One use of a shared message by a scenario."""

    def __init__(self, document: Document, index: int, shared: Document, id: str, about: _About) -> None:
        self.document, self.shared, self.id, self.about = document, shared, id, about
        self.path: Path = (_BLOCK, index)
        self.own: dict[str, Any] = document.tree[_BLOCK][index]
        self.faults: list[Fault] = []

    def put_together(self, marks: dict[Path, Mark]) -> dict[str, Any]:
        """The whole message; `marks` are those of the scenario and get those of the message."""
        written = self.shared.tree if isinstance(self.shared.tree, dict) else {}
        removed = {key for key in self.own if self._removes(key)}
        own = {key: value for key, value in self.own.items() if key not in {USE, WORDS} | removed}
        taken = {key: value for key, value in written.items() if key not in {*own, *removed, WORDS, "id"}}
        whole = {"id": self.id, **taken, **own}
        words = self._words(whole)
        marks.setdefault((*self.path, "id"), marks[(*self.path, USE)])
        for path, mark in self.shared.marks.items():
            if path and path[0] in taken:
                marks[(*self.path, *path)] = mark
        for key in {USE, WORDS} | removed:
            for path in paths_in(self.own.get(key), (*self.path, key)):
                marks.pop(path, None)
        missing: set[str] = set()
        filled: dict[str, Any] = {key: _filled(value, words, missing) for key, value in whole.items()}
        for word in sorted(missing):
            self._lacks(word)
        return filled

    def _removes(self, key: str) -> bool:
        mark = self.document.marks.get((*self.path, key))
        return self.own[key] is None and mark is not None and mark.written in _REMOVES

    def _words(self, whole: Mapping[str, Any]) -> dict[str, str]:
        """The message's words, changed by the scenario's, and whom and what it is about."""
        usual, changed = _written(self.shared, (WORDS,)), _written(self.document, (*self.path, WORDS))
        unknown = [word for word in changed if word not in usual]
        for word in unknown:
            near = nearest(word, list(usual))
            known = f"it has {listed(sorted(usual), 'and')}" if usual else f"leave {WORDS} out"
            right = f"did you mean {near}?" if near else known
            wrong = f"the message {shown(self.id)} has no word {shown(word)}"
            self.faults.append(self.document.fault((*self.path, WORDS, word), wrong, right, of_key=True))
        about = {"agent": self.about.agent(whole), "driver": self.about.driver(whole)}
        return {**usual, **changed, **{word: name for word, name in about.items() if name is not None}}

    def _lacks(self, word: str) -> None:
        wrong = f"the message {shown(self.id)} needs a word for {{{word}}}"
        right = f"add {WORDS}: {{{word}: ...}}"
        if word == "agent":
            right = "add agent: with the id of one of floor.agents that has a name"
        elif word == "driver":
            right = "add driver: with the id of a contact driver"
        self.faults.append(self.document.fault(self.path, wrong, right))


def _unknown(document: Document, index: int, files: Mapping[str, FilePath]) -> Fault:
    written = document.tree[_BLOCK][index][USE]
    near = nearest(str(written), list(files))
    where = f"the shared messages lie in {content_dir('data') / _BLOCK}"
    right = f"did you mean {near}? {where.capitalize()}" if near else where
    return document.fault((_BLOCK, index, USE), f"there is no shared message {shown(written)}", right)


def _written(document: Document, path: Path) -> dict[str, str]:
    """The words at a path as they are written, so that 38.00 stays 38.00."""
    found = document.value(path) if path in document.marks else {}
    words = found if isinstance(found, dict) else {}
    marks = ((word, document.marks.get((*path, word))) for word in words)
    return {
        word: str(words[word]) if mark is None or mark.written is None else mark.written
        for word, mark in marks
    }


def _listed_names(tree: Any) -> Iterator[tuple[str, str]]:
    floor = tree.get("floor")
    agents = floor.get("agents") if isinstance(floor, dict) else None
    for agent in agents if isinstance(agents, list) else ():
        if isinstance(agent, dict) and isinstance(agent.get("name"), str) and agent["name"].strip():
            yield str(agent.get("id")), agent["name"]


def _filled(value: Any, words: Mapping[str, str], missing: set[str]) -> Any:
    """The value with its words filled in; words that are not known stay and are noted."""
    if isinstance(value, str):
        return _WORD.sub(lambda found: _word(found, words, missing), value)
    if isinstance(value, dict):
        return {key: _filled(inner, words, missing) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, words, missing) for inner in value]
    return value


def _word(found: re.Match[str], words: Mapping[str, str], missing: set[str]) -> str:
    name = found[1]
    if name in words:
        return words[name]
    if name != _OF_PROMISES:
        missing.add(name)
    return found[0]
