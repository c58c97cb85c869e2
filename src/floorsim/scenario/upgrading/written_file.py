"""A YAML file as it is written, changed in some places only: comments and layout stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml

Keys = tuple[str | int, ...]

EVERY: Final = "*"
"""In a path, every key of a mapping and every entry of a list."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Entry(NamedTuple):
    """Where a key, if there is one, and its value stand in the text."""

    key: yaml.Node | None
    value: yaml.Node
    inside: yaml.Node | None
    """The mapping or list that holds the entry."""


class WrittenFile:
    """The text of a file that was read without a fault, and the changes that are to be made in it.

    Paths are the keys from the top; EVERY stands for all keys or entries of one level. Changes are made
    all at once, by `text`; each place is changed once.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._top: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
        self._changes: dict[tuple[int, int], str] = {}

    def paths(self, *path: str | int) -> list[Keys]:
        """What the file writes at the path, each place with its keys in full."""
        return [keys for keys, _ in self._found(path)]

    def value(self, *path: str | int) -> str | None:
        """The scalar at a path as the file means it; None if none stands there."""
        for _, entry in self._found(path):
            return str(entry.value.value) if isinstance(entry.value, yaml.ScalarNode) else None
        return None

    def rename(self, path: Keys, key: str) -> None:
        """Write another key at every place of the path."""
        for _, entry in self._found(path):
            if entry.key is not None:
                self._replace(entry.key, key)

    def write(self, path: Keys, text: str) -> None:
        """Write another value, as YAML, at every place of the path where there is one."""
        for _, entry in self._found(path):
            self._replace(entry.value, text)

    def add(self, path: Keys, key: str, text: str) -> None:
        """Write one more key and its value, as YAML, first in every mapping at the path."""
        for _, entry in self._found(path):
            node = entry.value
            if isinstance(node, yaml.MappingNode) and node.value:
                start = node.value[0][0].start_mark
                flow = self._text[node.start_mark.index] == "{"
                more = f"{key}: {text}" + (", " if flow else "\n" + " " * start.column)
                self._changes[start.index, start.index] = more

    def remove(self, path: Keys) -> None:
        """Take a key and its value away at every place of the path, with the line that it leaves empty."""
        for _, entry in self._found(path):
            if entry.key is not None and isinstance(entry.inside, yaml.MappingNode):
                self._changes[self._extent(entry, entry.inside)] = ""

    @property
    def text(self) -> str:
        """The file with all changes made."""
        changed, reached = [], 0
        for (start, end), replacement in sorted(self._changes.items()):
            changed += [self._text[reached:start], replacement]
            reached = end
        return "".join([*changed, self._text[reached:]])

    def _replace(self, node: yaml.Node, text: str) -> None:
        self._changes[node.start_mark.index, node.end_mark.index] = text

    def _extent(self, entry: _Entry, inside: yaml.MappingNode) -> tuple[int, int]:
        """From where to where a key and its value stand, with what separates them from the next one."""
        assert entry.key is not None
        keys = [key for key, _ in inside.value]
        number = next(index for index, key in enumerate(keys) if key is entry.key)
        start = entry.key.start_mark.index
        if number + 1 < len(keys) and self._text[inside.start_mark.index] == "{":
            return start, keys[number + 1].start_mark.index
        end = self._end(entry.value)
        if self._text[inside.start_mark.index] == "{":
            return (self._end(inside.value[number - 1][1]), end) if number else (start, end)
        line_end = self._text.find("\n", end)
        return start - entry.key.start_mark.column, len(self._text) if line_end < 0 else line_end + 1

    def _end(self, node: yaml.Node) -> int:
        """Where a value ends; what stands behind a block, blank lines and comments, does not belong to it."""
        if isinstance(node, yaml.MappingNode | yaml.SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        written = self._text[node.start_mark.index : node.end_mark.index]
        return node.start_mark.index + len(written.rstrip())

    def _found(self, path: Keys) -> Iterator[tuple[Keys, _Entry]]:
        found: list[tuple[Keys, _Entry]] = []
        if self._top is not None:
            found = [((), _Entry(None, self._top, None))]
        for step in path:
            found = [
                ((*keys, name), entry)
                for keys, above in found
                for name, entry in _inside(above.value)
                if step in (EVERY, name)
            ]
        yield from found


def _inside(node: yaml.Node) -> Iterator[tuple[str | int, _Entry]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), _Entry(key, value, node)
    elif isinstance(node, yaml.SequenceNode):
        entries: list[Any] = node.value
        for index, value in enumerate(entries):
            yield index, _Entry(None, value, node)
