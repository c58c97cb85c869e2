"""Whatever is typed, the run is the one that the same decisions make through the screen's session."""

from __future__ import annotations

import pytest

from floorsim.plain.desk import Desk
from floorsim.plain.floor_shell import FloorShell
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.store import open_store
from tests.plain.drawn_play import DrawnPlay
from tests.plain.listener import Listener, until_left


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_decisions_give_the_same_log_and_scores(seed: int) -> None:
    with open_store() as store:
        library = StoredRunLibrary(store)
        typed = library.start(library.brief("first-shift", seed))
        listener = Listener(DrawnPlay(seed, lines=300))
        until_left(FloorShell(Desk(typed, listener.asker)).run)
        typed.advance(typed.end_s)
        screen = library.start(library.brief("first-shift", seed))
        for taken in typed._run.taken:
            screen.advance(taken.at_s)
            kind = next(kind for kind in screen.kinds() if kind.kind == taken.kind)
            screen.decide(kind.model_validate(taken.arguments))
        screen.advance(screen.end_s)
        assert len(typed._run.taken) >= 3
        assert [one.kind for one in screen._run.taken] == [one.kind for one in typed._run.taken]
        assert screen._run.ledger.digest() == typed._run.ledger.digest()
        assert screen.result().scores == typed.result().scores
        runs = (screen._run, typed._run)
        assert len({score(Evidence(run.compiled, run.ledger)).overall for run in runs}) == 1
