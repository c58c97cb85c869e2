"""What the checks of a scenario found so far, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, KeysView, Set
from typing import Final

from floorsim.scenario.faults.alike import MOST_ALIKE
from floorsim.scenario.faults.fault import Path, PathFault, nearest
from floorsim.scenario.shared_content import shared_entries, shared_file
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import shown

SHARED: Final = {"driver": "drivers", "people profile": "profiles"}
"""The block of shared content that may be named without being defined, by what its entries are called."""


class Findings:
    """Collects faults in the order in which they are found."""

    def __init__(self) -> None:
        self.faults: list[PathFault] = []
        self._unknown: Counter[str] = Counter()

    def error(self, path: Path, wrong: str, right: str = "") -> None:
        """Something that makes the scenario impossible to play as written."""
        self.faults.append(PathFault(path, wrong, right))

    def warn(self, path: Path, wrong: str, right: str = "") -> None:
        """Something that can be played and is probably not meant."""
        self.faults.append(PathFault(path, wrong, right, "warning"))

    def known(self, path: Path, name: str, names: Collection[str], what: str) -> bool:
        """Whether there is a `what` of this name; an error with the nearest known name if not."""
        if name in names:
            return True
        self._unknown_name(path, name, names, what)
        return False

    def known_key(self, path: Path, names: Collection[str], what: str) -> bool:
        """Whether the key at the end of a path is the name of a `what`; an error at the key if not."""
        name = str(path[-1])
        if name in names:
            return True
        self._unknown_name(path, name, names, what, of_key=True)
        return False

    def _unknown_name(
        self, path: Path, name: str, names: Collection[str], what: str, *, of_key: bool | None = None
    ) -> None:
        """An error at an unknown name; the first ones, which are told one by one, come with advice."""
        self._unknown[what] += 1
        right = advice(name, names, what) if self._unknown[what] <= MOST_ALIKE else ""
        self.faults.append(PathFault(path, f"there is no {what} {shown(name)}", right, of_key=of_key))

    def all_known(self, path: Path, written: Iterable[str], names: Collection[str], what: str) -> None:
        """An error for each entry of a written list that is no `what`."""
        for index, name in enumerate(written):
            self.known((*path, index), name, names, what)

    def known_day(self, path: Path, day: int, days: int) -> None:
        """An error for a day (1 is the first) that a scenario of so many days does not have."""
        if day > days:
            self.error(path, f"there is no day {day}", f"the scenario has {counted(days, 'day')}")

    def unique(self, path: Path, ids: Iterable[str], what: str) -> None:
        """An error for each entry of a list whose id an earlier one has."""
        seen: set[str] = set()
        for index, name in enumerate(ids):
            if name in seen:
                self.error(
                    (*path, index, "id"), f"a second {what} has the id {shown(name)}", "give each its own id"
                )
            seen.add(name)


def advice(name: str, names: Collection[str], what: str) -> str:
    """What would be right in place of an unknown name."""
    if what in SHARED:
        return _advice_on_shared(name, list(names), SHARED[what])
    if not names:
        return f"this scenario has no {what}; leave it out or define it"
    ordered = sorted(names) if isinstance(names, Set) and not isinstance(names, KeysView) else list(names)
    near = nearest(name, ordered)
    known = listed(ordered, "and")
    return f"did you mean {near}? Known are {known}" if near else f"known are {known}"


def _advice_on_shared(name: str, own: list[str], block: str) -> str:
    """The nearest of the scenario's own names and the shared ones, and where the shared ones are listed."""
    known = list(dict.fromkeys([*own, *shared_entries(block)]))
    near = nearest(name, known)
    beginning = f"did you mean {near}? The" if near else "define it, or name a shared one; the"
    return f"{beginning} shared {block} are listed in {shared_file(block)}"
