"""The bytes of a scenario file as text that the YAML parser may see."""

from __future__ import annotations

import codecs
from typing import Final

from floorsim.printable import STEERING
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.yaml.other_kinds import other_kind

LARGEST_FILE: Final = 1_000_000  # D: bytes; the largest real scenario is a tenth of this
MOST_FAULTS_OF_A_KIND: Final = 20  # D: the rest would only repeat them


def readable_text(content: str | bytes, source: str) -> tuple[str, list[Fault]]:
    """The text with plain line ends, and a fault for each character that steers a terminal or hides text.

    Raises:
        InvalidScenarioError: the content is too large or not UTF-8.
    """
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    if len(raw) > LARGEST_FILE:
        right = "this is the most that is read; a scenario can be split with extends:"
        raise InvalidScenarioError([Fault(source, 1, 1, "", "the file has more than 1 MB", right)])
    text = _decoded(content, source) if isinstance(content, bytes) else content.removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    faults = []
    for found in list(STEERING.finditer(text))[:MOST_FAULTS_OF_A_KIND]:
        before = text[: found.start()]
        line, column = before.count("\n") + 1, found.start() - (before.rfind("\n") + 1) + 1
        wrong = f"an invisible control character (U+{ord(found[0]):04X}) stands here"
        faults.append(Fault(source, line, column, "", wrong, "delete it"))
    return (STEERING.sub("\N{REPLACEMENT CHARACTER}", text) if faults else text), faults


def _decoded(raw: bytes, source: str) -> str:
    if (kind := other_kind(raw)) is not None:
        raise InvalidScenarioError([Fault(source, 1, 1, "", f"the file is {kind[0]}", kind[1])])
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InvalidScenarioError(
            [Fault(source, 1, 1, "", "the file is saved as UTF-16", "save it as UTF-8")]
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        begin = raw.rfind(b"\n", 0, error.start) + 1
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[begin : error.start].decode("utf-8", "replace")) + 1
        fault = Fault(source, line, column, "", "the file is not UTF-8 text from here on", "save it as UTF-8")
        raise InvalidScenarioError([fault]) from None
