"""From the text of a scenario file to the same scenario in the present version of the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.models.meta import SCHEMA_VERSION
from floorsim.scenario.upgrading.written_file import WrittenFile
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import read_yaml

SCHEMA: Final = ("meta", "schema")
FIRST_VERSION: Final = 1
"""What a file is written in that does not say it."""


@dataclass(frozen=True, slots=True)
class Upgrader:
    """One step of the language: what changed, for the reader, and what it changes in an older file."""

    says: str
    change: Callable[[WrittenFile], None]


UPGRADERS: Final[Mapping[int, Upgrader]] = {}
"""Each step by the version that it begins with. Empty: the language is in its first version."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A file in the present version, the version that it was in, and what changed in between."""

    text: str
    version: int
    changes: tuple[str, ...]


def upgraded(
    content: bytes,
    source: str,
    *,
    upgraders: Mapping[int, Upgrader] = UPGRADERS,
    present: int = SCHEMA_VERSION,
) -> Upgraded:
    """The file brought to the present version; comments, order and layout stay.

    Raises:
        InvalidScenarioError: it cannot be read, is in a newer version, or in one that nothing leads on from.
    """
    document = read_yaml(content, source)
    version = version_of(document)
    fault = version_fault(document, upgraders=upgraders, present=present, upgrading=True)
    if fault is not None:
        raise InvalidScenarioError([fault])
    text, changes = content.decode("utf-8-sig"), []
    for number in range(version, present):
        file = WrittenFile(text)
        upgraders[number].change(file)
        if file.paths(*SCHEMA):
            file.write(SCHEMA, str(number + 1))
        else:
            file.add(SCHEMA[:1], SCHEMA[1], str(number + 1))
        text = file.text
        changes.append(upgraders[number].says)
    return Upgraded(text, version, tuple(changes))


def version_of(document: Document) -> int:
    """The version of the language in which a file says that it is written; the first if it does not say."""
    meta = document.tree.get(SCHEMA[0]) if isinstance(document.tree, dict) else None
    written = meta.get(SCHEMA[1]) if isinstance(meta, dict) else None
    return written if isinstance(written, int) and not isinstance(written, bool) else FIRST_VERSION


def version_fault(
    document: Document,
    *,
    upgraders: Mapping[int, Upgrader] = UPGRADERS,
    present: int = SCHEMA_VERSION,
    upgrading: bool = False,
) -> Fault | None:
    """What is said of a file in another version than the present one; None if it can be read, or upgraded."""
    version = version_of(document)
    if version == present:
        return None
    if version > present:
        wrong = f"the file is written in version {version} of the language, and this floorsim reads {present}"
        return document.fault(SCHEMA, wrong, "use a newer floorsim")
    if all(number in upgraders for number in range(version, present)):
        if upgrading:
            return None
        wrong = f"the file is written in version {version} of the language; the present one is {present}"
        return document.fault(SCHEMA, wrong, f"run `floorsim scenario upgrade {document.source}`")
    wrong = f"there is no version {version} of the language"
    return document.fault(SCHEMA, wrong, f"write {present}")
