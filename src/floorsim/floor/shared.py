"""What follows from a scenario alone: worked out by the first of its runs that needs it, for all of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar
from weakref import ref

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario

T = TypeVar("T")
Drawn = TypeVar("Drawn", bound=Sized)

CONTACTS_KEPT: Final = 100_000
"""First contacts kept, over all seeds (D: about 20 MB; thirty seeds of a day of 40 agents)."""


class Shared:
    """Parts of one scenario that no run changes."""

    def __init__(self) -> None:
        self._parts: dict[Hashable, Any] = {}
        self._contacts: OrderedDict[Hashable, Any] = OrderedDict()
        self._kept = 0
        self._lock = Lock()  # a review plays runs in a thread of its own

    def once(self, name: Hashable, made: Callable[[], T]) -> T:
        """The part of this name, made when first asked for; whoever gets it must not change it."""
        if name not in self._parts:
            self._parts[name] = made()
        part: T = self._parts[name]
        return part

    def contacts(self, of: Hashable, drawn: Callable[[], Drawn]) -> Drawn:
        """First contacts by what decides them: a review plays few seeds again and again.

        Those that have not been asked for the longest are forgotten.
        """
        kept = self._contacts
        with self._lock:
            if of in kept:
                kept.move_to_end(of)
                known: Drawn = kept[of]
                return known
        found = drawn()
        with self._lock:
            if of not in kept and len(found) <= CONTACTS_KEPT:
                kept[of] = found
                self._kept += len(found)
                while self._kept > CONTACTS_KEPT:
                    self._kept -= len(kept.popitem(last=False)[1])
        return found


_KNOWN: dict[int, tuple[ref[Scenario], Shared]] = {}
"""By the identity of the scenario's object: scenarios are frozen, and too large to be compared."""


def shared_by_runs_of(scenario: Scenario) -> Shared:
    """What the runs of this very object share; it goes when the scenario does."""
    place = id(scenario)
    if place not in _KNOWN:
        # Held by the callback itself: when Python shuts down, the module's names go before the scenarios do.
        forget = _KNOWN.pop
        _KNOWN[place] = (ref(scenario, lambda _: forget(place, None)), Shared())
    return _KNOWN[place][1]
