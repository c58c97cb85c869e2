"""Whatever is typed, the run is the one that the same decisions make through the screen's session."""

from __future__ import annotations

import pytest

from floorsim.plain.desk import Desk
from floorsim.plain.floor_shell import FloorShell
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.scenario.library import shipped_files
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.store import open_store
from tests.plain.drawn_play import DrawnPlay
from tests.plain.listener import Listener, until_left


def played_both_ways(scenario: str, seed: int, *, lines: int) -> None:
    """Play by chance in lines; take what was decided through another session, and compare the runs."""
    with open_store() as store:
        library = StoredRunLibrary(store)
        typed = library.start(library.brief(scenario, seed))
        listener = Listener(DrawnPlay(seed, lines))
        until_left(FloorShell(Desk(typed, listener.asker)).run)
        until_s = typed.now_s + 600.0
        screen = library.start(library.brief(scenario, seed))
        for taken in typed._run.taken:
            screen.advance(taken.at_s)
            kind = next(kind for kind in screen.kinds() if kind.kind == taken.kind)
            screen.decide(kind.model_validate(taken.arguments))
        typed.advance(until_s)
        screen.advance(until_s)
        assert len(typed._run.taken) >= 3
        assert [one.kind for one in screen._run.taken] == [one.kind for one in typed._run.taken]
        assert screen._run.ledger.digest() == typed._run.ledger.digest()
        scores = [score(Evidence(run.compiled, run.ledger)) for run in (screen._run, typed._run)]
        assert scores[0] == scores[1]


def test_the_same_decisions_give_the_same_log_and_scores() -> None:
    played_both_ways("first-shift", 2, lines=220)


@pytest.mark.library_full
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("scenario", sorted(shipped_files()))
def test_the_same_holds_on_every_shipped_floor(scenario: str, seed: int) -> None:
    played_both_ways(scenario, seed, lines=400)
