"""What differs between two scenarios as they are written: keys that were changed, added or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from floorsim.wording.sentences import shortened

NAMES: Final = ("id", "name", "do", "kind")
"""By the first of these that all entries of two lists have, and each a different value of, entries are the
same one."""
LONGEST: Final = 60

How = Literal["changed", "added", "taken out"]


class Difference(NamedTuple):
    """One key in which two scenarios differ."""

    key: str
    """The way to it: `floor.channels.voice.target.within`."""
    how: How
    before: Any = None
    after: Any = None

    @property
    def words(self) -> str:
        """The difference in a few words."""
        if self.how == "changed":
            return f"{self.key}: {_short(self.before)} → {_short(self.after)}"
        return f"{self.key}: {self.how}, {_short(self.after if self.how == 'added' else self.before)}"

    def as_json(self) -> dict[str, Any]:
        """The published form."""
        return {"key": self.key, "how": self.how, "before": self.before, "after": self.after}


def differences(before: Any, after: Any, key: str = "") -> Iterator[Difference]:
    """Every difference between two trees of plain values, in their order; what is alike is left out."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_mappings(before, after, key)
    elif _is_list(before) and _is_list(after):
        yield from _of_lists(before, after, key)
    elif before != after:
        yield Difference(key, "changed", before, after)


def _of_mappings(before: Mapping[str, Any], after: Mapping[str, Any], key: str) -> Iterator[Difference]:
    for name in dict.fromkeys([*before, *after]):
        here = f"{key}{'' if name.startswith('[') else '.'}{name}" if key else name
        if name not in after:
            yield Difference(here, "taken out", before[name])
        elif name not in before:
            yield Difference(here, "added", None, after[name])
        else:
            yield from differences(before[name], after[name], here)


def _of_lists(before: Sequence[Any], after: Sequence[Any], key: str) -> Iterator[Difference]:
    """Entries with an id are compared with the one of the same id; other lists of entries by their places."""
    named = _named(before, after)
    if named is not None:
        yield from _of_mappings(*named, key)
    elif all(isinstance(one, Mapping) for one in (*before, *after)):
        olds, news = (
            {f"[{place}]": one for place, one in enumerate(entries, 1)} for entries in (before, after)
        )
        yield from _of_mappings(olds, news, key)
    elif list(before) != list(after):
        yield Difference(key, "changed", before, after)


def _named(before: Sequence[Any], after: Sequence[Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    for name in NAMES:
        tables = []
        for entries in (before, after):
            keys = [one.get(name) for one in entries if isinstance(one, Mapping)]
            if len(keys) == len(entries) and None not in keys and len(set(map(str, keys))) == len(keys):
                tables.append({str(one[name]): one for one in entries})
        if len(tables) == 2 and (before or after):
            return tables[0], tables[1]
    return None


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _short(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{shortened(', '.join(map(str, value)), LONGEST)}}}"
    if _is_list(value):
        plain = not any(isinstance(one, Mapping) for one in value)
        return f"[{shortened(', '.join(map(str, value)), LONGEST)}]" if plain else f"{len(value)} entries"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    return shortened(str(value), LONGEST) or "empty"
