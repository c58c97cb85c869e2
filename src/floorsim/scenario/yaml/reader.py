"""Reading YAML the way people who write scenarios expect it to be read, with every value's place.

The parser is PyYAML's; what a value means is YAML 1.2's core schema, so times and `no` stay text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

import yaml

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, Path
from floorsim.scenario.yaml.document import Document, Mark, Place
from floorsim.scenario.yaml.nodes import Node, NodeReader, UnreadableError
from floorsim.scenario.yaml.sentences import explain
from floorsim.scenario.yaml.text import MOST_FAULTS_OF_A_KIND, readable_text

LONGEST_READ_AGAIN: Final = 30_000
"""Characters before an error up to which the file is read again for better words (D: half a second)."""
_MARGIN: Final = 2_000
"""Characters after the error that are read again, for the line that it is in."""

_FAST_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(content: str | bytes, source_name: str, *, or_nothing: bool = False) -> Document:
    """The document that the content holds; `source_name` stands for the file in what is said about it.

    With `or_nothing`, content without a value is a document of None, and no fault.

    Raises:
        InvalidScenarioError: everything that is wrong with it as YAML.
    """
    document = parse_yaml(content, source_name, or_nothing=or_nothing)
    if document.faults:
        raise InvalidScenarioError(document.faults)
    return document


def parse_yaml(
    content: str | bytes,
    source_name: str,
    *,
    only: Collection[str] | None = None,
    or_nothing: bool = False,
) -> Document:
    """The document that the content holds, with the faults that reading could pass over in `faults`.

    Of a repeated key the first value counts. `only` limits reading to these top-level keys, and ends it as
    soon as all of them are read, so that a header is read cheaply. `or_nothing` is that of `read_yaml`.

    Raises:
        InvalidScenarioError: nothing can be made of the content.
    """
    text, faults = readable_text(content, source_name)
    reader, top, error = _read_nodes(text, source_name, only, _FAST_LOADER)
    if error is not None and (beginning := _read_again(error, text)) is not None:
        # The parser written in Python words and places an error alike on every machine; it is slow, so it
        # reads under the same limits, and no further than the error.
        again, _, worded = _read_nodes(beginning, source_name, only, yaml.SafeLoader)
        if worded is not None or again.faults:
            reader, error = again, worded
    if top is None:
        unfinished = Document(None, {}, source_name)
        syntax = [] if error is None else _syntax_faults(error, text, source_name)
        told = {(fault.line, fault.column) for fault in syntax}
        before = (one for one in _worded(reader, unfinished) if (one.line, one.column) not in told)
        raise InvalidScenarioError([*faults, *before, *syntax])
    if top.value is None and not or_nothing:
        empty = Fault(source_name, 1, 1, "", "the file is empty", "begin with the key meta:")
        unfinished = Document(None, {}, source_name)
        raise InvalidScenarioError([*faults, *_worded(reader, unfinished), empty])
    marks: dict[Path, Mark] = {}
    tree = _unfold(top, (), None, marks)
    document = Document(tree, marks, source_name)
    return Document(tree, marks, source_name, (*faults, *_worded(reader, document)))


def _unfold(node: Node, path: Path, key: Place | None, marks: dict[Path, Mark]) -> Any:
    """The plain value of a node; every use of an alias gets a copy of its own."""
    marks[path] = Mark(node.place, key, node.written)
    if isinstance(node.value, dict):
        return {
            name: _unfold(child, (*path, name), place, marks) for name, (place, child) in node.value.items()
        }
    if isinstance(node.value, list):
        return [_unfold(child, (*path, index), None, marks) for index, child in enumerate(node.value)]
    return node.value


def _worded(reader: NodeReader, document: Document) -> Iterator[Fault]:
    for fault in reader.faults:
        yield Fault(*fault.place, document.label(fault.path), fault.wrong, fault.right)


def _read_nodes(
    text: str, source: str, only: Collection[str] | None, loader: Any
) -> tuple[NodeReader, Node | None, yaml.YAMLError | None]:
    """What a parser makes of the text: the top node, or None and the error if the text is not YAML."""
    reader = NodeReader(yaml.parse(text, Loader=loader), source, only)
    try:
        return reader, reader.document(), None
    except UnreadableError:
        return reader, None, None
    except yaml.YAMLError as error:
        return reader, None, error


def _read_again(error: yaml.YAMLError, text: str) -> str | None:
    """The text up to a little after an error, if it is short enough to be read by the slow parser too."""
    mark = getattr(error, "problem_mark", None)
    if _FAST_LOADER is yaml.SafeLoader or mark is None or mark.index > LONGEST_READ_AGAIN:
        return None
    return text[: mark.index + _MARGIN]


def _syntax_faults(error: yaml.YAMLError, text: str, source: str) -> list[Fault]:
    if not isinstance(error, yaml.MarkedYAMLError):
        return [Fault(source, 1, 1, "", "the file is not YAML", "save it as plain text in UTF-8")]
    syntax = explain(error, text)
    first = Fault(source, syntax.line, syntax.column, "", syntax.wrong, syntax.right)
    if not syntax.wrong.startswith("a tab"):
        return [first]
    indents = (
        (number, line[: len(line) - len(line.lstrip())]) for number, line in enumerate(text.split("\n"), 1)
    )
    tabbed = [
        Fault(source, n, gap.index("\t") + 1, "", syntax.wrong, syntax.right)
        for n, gap in indents
        if "\t" in gap
    ]
    return [first, *tabbed[:MOST_FAULTS_OF_A_KIND]]
