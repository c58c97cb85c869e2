"""Which moments of a run are put to the trainee."""

from __future__ import annotations

import pytest

from floorsim.debrief import moments
from floorsim.debrief.model import Landing
from floorsim.debrief.played import Played
from floorsim.debrief.reference import reference_of
from floorsim.lab.branches import Branches
from tests.debrief.test_reviewing import FROM_S, small

UNTIL_S = FROM_S + 1800.0


def asked(play: Played) -> int:
    """How many moments come of a run whose landing line falls by 30 points at a quarter past nine."""
    line = [
        Landing(FROM_S + minute * 60.0, 60.0, 60.0 - (30.0 if minute > 15 else 0.0))
        for minute in (5, 10, 15, 20, 25)
    ]
    with Branches(play.scenario, play.seed, play.until_s, jobs=0) as branches:
        reference = reference_of(play, branches)
        spots = moments.chosen([], [], line, lead=10.0)
        assert len(spots) == 1
        return len(moments.moments(play, branches, reference, spots, [], 10.0))


def test_where_there_is_nothing_but_leaving_it_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moments, "_options", lambda *about: [])
    assert asked(Played(small(), 1, (), UNTIL_S)) == 0
