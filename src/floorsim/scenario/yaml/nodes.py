"""A YAML event stream as nodes with places: no tags, and limits on what a file may unfold to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, NoReturn

import yaml

from floorsim.printable import STEERING, printable
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.yaml import odd_spaces
from floorsim.scenario.yaml.document import Place
from floorsim.scenario.yaml.scalars import Scalar, resolve
from floorsim.wording.sentences import shortened, shown

DEEPEST: Final = 40  # D: levels; a real scenario needs about ten
MOST_VALUES: Final = 100_000  # D: after aliases are unfolded; a floor of 5,000 listed agents fits


@dataclass(slots=True)
class Node:
    """A value of the file: where it stands, how it was written if a scalar, how much it unfolds to."""

    place: Place
    value: Scalar | list[Node] | dict[str, tuple[Place, Node]]
    written: str | None = None
    size: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """A fault at a place; the path gets its wording when the whole tree is known."""

    place: Place
    path: Path
    wrong: str
    right: str


class UnreadableError(Exception):
    """The rest of the file cannot be read; the faults collected so far say why."""


class NodeReader:
    """Builds the node tree of one document and collects what is wrong with it."""

    def __init__(
        self, events: Iterator[yaml.Event], source: str, wanted: Collection[str] | None = None
    ) -> None:
        """`wanted` limits reading to these top-level keys and ends it when all of them are read."""
        self.faults: list[PlacedFault] = []
        self._events = events
        self._source = source
        self._wanted = wanted
        self._anchored: dict[str, Node | None] = {}
        self._values = 0

    def document(self) -> Node:
        """The node at the top of the only document; one of nothing if there is none.

        Raises:
            UnreadableError: `faults` says why nothing can be made of the file.
            yaml.YAMLError: the file is not YAML.
        """
        next(self._events)
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            return Node(Place(self._source, 1, 1), None)
        top = self._node(next(self._events), ())
        if self._wanted is None:
            next(self._events)
            self._nothing_follows(next(self._events))
        return top

    def _nothing_follows(self, event: yaml.Event) -> None:
        if not isinstance(event, yaml.StreamEndEvent):
            self._stop(
                self._place(event),
                (),
                "a second document begins here",
                "keep one document and delete this ---",
            )

    def _node(self, event: yaml.Event, path: Path) -> Node:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            return self._unfolded(event, place, path)
        assert isinstance(event, yaml.NodeEvent)
        self._values += 1
        if len(path) >= DEEPEST:
            self._stop_at_depth(place, path)
        if self._values > MOST_VALUES:
            self._stop(
                place, path, f"the file holds more than {MOST_VALUES} values", "split it with extends:"
            )
        if event.anchor is not None:
            self._anchored[event.anchor] = None
        self._refuse_tag(event, place, path)
        if isinstance(event, yaml.MappingStartEvent):
            node = self._mapping(place, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(place, path)
        else:
            node = self._scalar(event, place, path)
        if node.size > MOST_VALUES:
            self._stop(
                place, path, f"aliases unfold to more than {MOST_VALUES} values", "write fewer aliases"
            )
        if event.anchor is not None:
            self._anchored[event.anchor] = node
        return node

    def _mapping(self, place: Place, path: Path) -> Node:
        entries: dict[str, tuple[Place, Node]] = {}
        size = height = 1
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key_place = self._place(event)
            key = self._key(event, path)
            if not path and self._wanted is not None and key not in self._wanted:
                self._skip(next(self._events), path)
                continue
            value_event = next(self._events)
            if _is_plain(value_event) and self._place(value_event).line > key_place.line:
                self._refuse_key_in_text(value_event, path if key is None else (*path, key))
            value = self._node(value_event, path if key is None else (*path, key))
            if key is None:
                continue
            if key in entries:
                first = entries[key][0]
                wrong = f"the key is repeated; line {first.line} column {first.column} has it already"
                self._fault(key_place, (*path, key), wrong, "keep one of the two")
                continue
            entries[key] = (key_place, value)
            size, height = size + value.size, max(height, value.height + 1)
            if not path and self._wanted is not None and len(entries) == len(self._wanted):
                break
        return Node(place, entries, None, size, height)

    def _sequence(self, place: Place, path: Path) -> Node:
        entries: list[Node] = []
        size = height = 1
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            if _is_plain(event):
                self._refuse_key_in_text(event, (*path, len(entries)))
            entry = self._node(event, (*path, len(entries)))
            entries.append(entry)
            size, height = size + entry.size, max(height, entry.height + 1)
        return Node(place, entries, None, size, height)

    def _scalar(self, event: yaml.NodeEvent, place: Place, path: Path) -> Node:
        assert isinstance(event, yaml.ScalarEvent)
        text = str(event.value)
        if STEERING.search(text):
            self._fault(place, path, "the text holds an invisible control character", "delete its escape")
            text = printable(text)
        if event.tag is not None or not event.implicit[0]:
            return Node(place, text, text)
        if (odd := odd_spaces.at_an_end(text)) is not None:
            self._refuse_space(place, odd, text, path)
            text = odd_spaces.without(text)
        try:
            return Node(place, resolve(text), text or None)
        except ValueError as reason:
            self._fault(
                place,
                path,
                f"{shown(text)} {reason}",
                "write a usual number, or quotes round a text",
            )
            return Node(place, text, text)

    def _key(self, event: yaml.Event, path: Path) -> str | None:
        """The key as text, or None with a fault if it cannot be one."""
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            key = self._unfolded(event, place, path).written
        elif isinstance(event, yaml.ScalarEvent):
            key = self._text_key(event, place, path)
        else:
            self._skip(event, path)
            key = None
            self._fault(
                place,
                path,
                "a list or mapping stands as a key",
                "put a text that begins with { or [ in quotes",
            )
        return key

    def _text_key(self, event: yaml.ScalarEvent, place: Place, path: Path) -> str | None:
        key, plain = str(event.value), bool(event.implicit[0])
        self._refuse_tag(event, place, path)
        if event.anchor is not None:
            self._anchored[event.anchor] = Node(place, key, key)
        if not key:
            self._fault(place, path, "a key is missing before the colon", "write key: value")
        elif plain and key == "<<":
            self._fault(
                place,
                path,
                "merging keys with << is not read here",
                "repeat the keys, use an alias for a whole value, or extends:",
            )
        elif plain and (odd := odd_spaces.in_key(key)) is not None:
            self._refuse_space(place, odd, key, path)
            key = odd_spaces.without(key)
            return key if odd_spaces.in_key(key) is None else None
        elif STEERING.search(key):
            self._fault(place, path, "the key holds an invisible control character", "delete its escape")
        else:
            return key
        return None

    def _refuse_key_in_text(self, event: yaml.Event, path: Path) -> None:
        """A fault if a text is a key and its value, with a space after the colon that YAML does not know."""
        text = str(getattr(event, "value", ""))
        if (odd := odd_spaces.behind_colon(text)) is not None:
            self._refuse_space(self._place(event), odd, text, path)

    def _refuse_space(self, place: Place, at: int, text: str, path: Path) -> None:
        """A fault at an odd space of a text that begins at a place."""
        there = place._replace(column=place.column + at)
        self._fault(there, path, odd_spaces.said_of(text[at]), odd_spaces.RIGHT)

    def _unfolded(self, event: yaml.AliasEvent, place: Place, path: Path) -> Node:
        name, told = str(event.anchor), shortened(str(event.anchor))
        if name not in self._anchored:
            self._fault(place, path, f"*{told} stands for nothing", f"define &{told} above it")
            return Node(place, None)
        node = self._anchored[name]
        if node is None:
            self._fault(place, path, f"*{told} holds itself", "use it only after what it stands for")
            return Node(place, None)
        if len(path) + node.height > DEEPEST:
            self._stop_at_depth(place, path)
        return Node(place, node.value, node.written, node.size, node.height)

    def _refuse_tag(self, event: yaml.NodeEvent, place: Place, path: Path) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown_tag = shortened(str(tag).replace("tag:yaml.org,2002:", "!!"))
            self._fault(
                place, path, f"the tag {shown_tag} is not read here", "leave it out; quotes make a value text"
            )

    def _skip(self, event: yaml.Event, path: Path) -> None:
        """Pass over a value that is not wanted, inside what is at a path."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth == 0:
                return
            if depth > DEEPEST:
                self._stop_at_depth(self._place(event), path)
            event = next(self._events)

    def _stop_at_depth(self, place: Place, path: Path) -> NoReturn:
        self._stop(place, path[:4], f"values are nested more than {DEEPEST} deep", "flatten this part")

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._source, mark.line + 1, mark.column + 1) if mark else Place(self._source, 1, 1)

    def _fault(self, place: Place, path: Path, wrong: str, right: str) -> None:
        self.faults.append(PlacedFault(place, path, wrong, right))

    def _stop(self, place: Place, path: Path, wrong: str, right: str) -> NoReturn:
        self._fault(place, path, wrong, right)
        raise UnreadableError


def _is_plain(event: yaml.Event) -> bool:
    """Whether an event is a text without quotes."""
    return isinstance(event, yaml.ScalarEvent) and bool(event.implicit[0])
