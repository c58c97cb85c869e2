"""Changing one value in the text of a YAML file and leaving every other character of it as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import yaml

from floorsim.scenario.yaml.reader import parse_yaml

LINE: Final = 100
"""Characters after which a list of numbers goes on in a new line."""
SHORT: Final = 50
"""Characters up to which keys and their values are written in one line, in braces."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9][\w .+/%-]*(?<! )|\d\d:\d\d")
_COMMENT: Final = re.compile(r"(?:^|[ \t])(#.*)$", re.MULTILINE)
_YES_AND_NO: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})

Keys = tuple[str, ...]


class CannotEditError(ValueError):
    """A value cannot be changed without touching others: it is an alias, or what is above it is no
    mapping."""


def with_value(text: str, path: Keys, value: Any, note: str | None = None) -> str:
    """The text with the value at a path of keys set, and keys that are missing added at the end of theirs.

    `note` becomes a comment above the key where lines of their own are written. Comments inside a value that
    is replaced are kept, above it.

    Raises:
        CannotEditError: nothing but this value can be changed only by hand.
    """
    new = _spliced(text, path, value, note)
    before, after = parse_yaml(text, "").tree, parse_yaml(new, "").tree
    if after != _set(before, path, _read_back(value)):
        raise CannotEditError(f"{'.'.join(path)} cannot be written here without changing something else")
    return new


def with_items(text: str, path: Keys, items: Sequence[Any]) -> str:
    """The text with entries added at the end of the list at a path; a list that is not there is begun.

    Raises:
        CannotEditError: as `with_value`.
    """
    tree = parse_yaml(text, "").tree
    for step in path:
        tree = tree.get(step) if isinstance(tree, dict) else None
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for step in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((child for key, child in pairs if key.value == step), None)
    if not isinstance(tree, list) or not tree or not isinstance(node, yaml.SequenceNode) or node.flow_style:
        return with_value(text, path, [*(tree or []), *items])
    line_end = text.find("\n", _end(node, node, text))
    at = len(text) if line_end < 0 else line_end - (text[line_end - 1] == "\r")
    dash = " " * node.start_mark.column
    new = text[:at] + "".join(f"{_newline(text)}{dash}- {_one_line(item)}" for item in items) + text[at:]
    if parse_yaml(new, "").tree != _set(parse_yaml(text, "").tree, path, [*tree, *map(_read_back, items)]):
        raise CannotEditError(f"{'.'.join(path)} cannot be added to without changing something else")
    return new


def _read_back(value: Any) -> Any:
    return parse_yaml("x: " + json.dumps(value, ensure_ascii=False), "").tree["x"]


def _set(tree: Any, path: Keys, value: Any) -> Any:
    if not path:
        return value
    kept = tree if isinstance(tree, dict) else {}
    return {**kept, path[0]: _set(kept.get(path[0]), path[1:], value)}


def _spliced(text: str, path: Keys, value: Any, note: str | None) -> str:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for depth, step in enumerate(path):
        if not isinstance(node, yaml.MappingNode):
            raise CannotEditError(f"{'.'.join(path[:depth])} has no keys")
        found = next(((key, child) for key, child in node.value if key.value == step), None)
        if found is None:
            for inner in reversed(path[depth + 1 :]):
                value = {inner: value}
            return _added(text, node, step, value, note)
        key, child = found
        if child.start_mark.index < key.end_mark.index:
            raise CannotEditError(f"{'.'.join(path[: depth + 1])} is the alias of another value")
        last = depth == len(path) - 1
        if last or (not isinstance(child, yaml.MappingNode) and not child.value):
            for inner in reversed(path[depth + 1 :]):
                value = {inner: value}
            return _replaced(text, node, key, child, value, note)
        node = child
    raise CannotEditError("there is no path")


def _replaced(
    text: str, parent: yaml.MappingNode, key: yaml.Node, child: yaml.Node, value: Any, note: str | None
) -> str:
    end = _end(child, key, text)
    if parent.flow_style:
        return f"{text[: child.start_mark.index]}{_flow(value)}{text[end:]}"
    old = text[key.end_mark.index : end]
    kept = (
        [found[1].rstrip() for found in _COMMENT.finditer(old)]
        if not isinstance(child, yaml.ScalarNode)
        else []
    )
    indent = key.start_mark.column
    above = [*([f"# {note}"] if note else []), *kept]
    lines = _block(value, indent + 2)
    newline = _newline(text)
    head = "".join(f"{line}{newline}{' ' * indent}" for line in above)
    start = key.start_mark.index
    return f"{text[:start]}{head}{text[start : key.end_mark.index]}:{newline.join(lines)}{text[end:]}"


def _added(text: str, parent: yaml.MappingNode, key: str, value: Any, note: str | None) -> str:
    if parent.flow_style:
        at = parent.end_mark.index - 1
        comma = ", " if parent.value else ""
        while text[at - 1] in " \t\r\n" and comma:
            at -= 1
        return f"{text[:at]}{comma}{json.dumps(key)}: {_flow(value)}{text[at:]}"
    last_key, last = parent.value[-1]
    end = _end(last, last_key, text)
    line_end = text.find("\n", end)
    at = len(text) if line_end < 0 else line_end
    if at > 0 and text[at - 1] == "\r":
        at -= 1
    indent, newline = " " * parent.start_mark.column, _newline(text)
    above = f"{newline}{indent}# {note}" if note else ""
    lines = newline.join(_block(value, parent.start_mark.column + 2))
    return f"{text[:at]}{above}{newline}{indent}{key}:{lines}{text[at:]}"


def _end(node: yaml.Node, key: yaml.Node, text: str) -> int:
    """Where the last character of a value stands; block collections end with their last entry."""
    if node is not key and node.start_mark.index < key.end_mark.index:  # an alias: the value is elsewhere
        line_end = text.find("\n", key.end_mark.index)
        return len(text) if line_end < 0 else line_end
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(node, yaml.MappingNode):
            return _end(last[1], last[0], text)
        return _end(last, last, text)
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _flow(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(value: Any, indent: int) -> list[str]:
    """What stands behind a key's colon, and the lines below it."""
    if isinstance(value, dict) and value and len(_one_line(value)) > SHORT:
        lines = [""]
        for key, inner in value.items():
            first, *more = _block(inner, indent + 2)
            lines += [f"{' ' * indent}{key}:{first}", *more]
        return lines
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return ["", *(f"{' ' * indent}- {_one_line(one)}" for one in value)]
    if isinstance(value, list) and len(_one_line(value)) + indent > LINE:
        return [" [", *_wrapped(value, indent), f"{' ' * (indent - 2)}]"]
    return [f" {_one_line(value)}"]


def _wrapped(values: Sequence[Any], indent: int) -> Iterator[str]:
    line = " " * indent
    for number, value in enumerate(values):
        piece = _one_line(value) + ("," if number < len(values) - 1 else "")
        if len(line) + len(piece) + 1 > LINE:
            yield line.rstrip()
            line = " " * indent
        line += f"{piece} "
    yield line.rstrip()


def _one_line(value: Any) -> str:
    """A value in one line, its texts without quotes where none are needed."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_one_line(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_one_line, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.casefold() not in _YES_AND_NO:
        return value
    return json.dumps(value, ensure_ascii=False)
