"""The garbage collector is held back while the floor runs, and nothing that it should free stays."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from floorsim.floor import collector
from floorsim.floor.collector import MANY, collected_afterwards, collector_paused


class Knot:
    """An object that only the cyclic collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def nothing_frozen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in the program itself; what the tests' process keeps to its end is frozen again afterwards."""
    monkeypatch.setattr(collector, "MANY", MANY)
    monkeypatch.setattr(collector._LongLived, "gathered", 0)
    gc.collect()
    gc.unfreeze()
    yield
    gc.enable()
    gc.freeze()


@pytest.mark.parametrize("block", [collector_paused, collected_afterwards])
def test_the_collector_is_off_inside_and_on_afterwards(block: type) -> None:
    with block():
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.parametrize("block", [collector_paused, collected_afterwards])
def test_a_collector_that_was_off_stays_off(block: type) -> None:
    gc.disable()
    with block():
        pass
    assert not gc.isenabled()


def test_what_a_long_block_has_made_is_not_walked_as_new() -> None:
    with collector_paused():
        made = [Knot() for _ in range(MANY)]
    young = {id(one) for one in gc.get_objects(generation=0)}
    assert not any(id(one) in young for one in made)
    assert not gc.get_freeze_count()


def test_what_somebody_froze_stays_frozen() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    with collector_paused():
        made = [Knot() for _ in range(MANY)]
    assert gc.get_freeze_count() == frozen
    assert len(made) == MANY


def test_garbage_of_long_blocks_is_freed_once_enough_has_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "DUE_AFTER", 3 * MANY)
    with collector_paused():
        first, *others = [Knot() for _ in range(MANY)]
    dropped = weakref.ref(first)
    del first, others
    for _ in range(4):
        with collector_paused():
            kept = [Knot() for _ in range(MANY)]
    assert dropped() is None
    assert len(kept) == MANY


def test_a_run_of_which_only_the_result_is_kept_is_freed_when_it_ends() -> None:
    with collected_afterwards():
        run = Knot()
        gone = weakref.ref(run)
        del run
        assert gone() is not None
    assert gone() is None
