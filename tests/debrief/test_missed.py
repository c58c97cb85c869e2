"""Missed moments are reported where something helps, and not where nothing does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from math import isclose
from statistics import NormalDist

import pytest

from floorsim.debrief.missed import (
    candidates_of,
    confirmed,
    foreseeable,
    gathered,
    holm,
    p_above_zero,
    screened,
    some_of_each,
)
from floorsim.debrief.model import Missed
from floorsim.debrief.played import Played
from floorsim.debrief.reference import Reference, reference_of
from floorsim.desk.names import display_names
from floorsim.lab.branches import Branch, Branches, Landed, Tried
from floorsim.run.run import Run, Taken
from floorsim.scenario.models.scenario import Scenario
from tests.debrief.test_reviewing import FROM_S, small

UNTIL_S = FROM_S + 1800.0


class Noise(Branches):
    """Branches that come to chance alone: nothing that is decided helps or harms."""

    def __init__(self, play: Played, name: str) -> None:
        super().__init__(play.scenario, play.seed, play.until_s, jobs=0)
        self.name = name

    def play(self, branches: Iterable[Branch]) -> list[Landed]:
        return [Landed((50.0 + 5.0 * self._drawn(branch), 0.0, 0.0, 0.0), ()) for branch in branches]

    def _drawn(self, branch: Branch) -> float:
        digest = hashlib.blake2b(f"{self.name} {self._key(branch)}".encode(), digest_size=8).digest()
        return NormalDist().inv_cdf((int.from_bytes(digest, "big") + 0.5) / 2**64)

    def tried_at(
        self, moments: Sequence[tuple[tuple[Taken, ...], float]], names: Mapping[str, str] | None = None
    ) -> list[list[Tried]]:
        return [[Tried(f"kind {n % 12}", {"number": n}, f"doing {n}") for n in range(40)] for _ in moments]


def test_agents_have_the_names_that_they_had_on_the_floor() -> None:
    scenario = small()
    names = display_names(scenario, 3)
    play = Played(scenario, 3, (), UNTIL_S, names)
    with Branches(scenario, 3, UNTIL_S, jobs=0) as branches:
        tried = gathered(play, branches, reference_of(play, branches))
    said = [one.tried.says for one in tried]
    assert any(names["A03"] in words for words in said)
    assert not any("A03" in words for words in said)


def false_reports(runs: int) -> int:
    """In how many runs something is reported although nothing helps."""
    long = small().model_copy(update={"expert": ()})
    play = Played(long, 3, (), UNTIL_S)
    reference = Reference("nobody", Run(long, 3), {})
    found = 0
    for run in range(runs):
        noise = Noise(play, str(run))
        tried = gathered(play, noise, reference)
        found += bool(confirmed(play, noise, screened(play, noise, tried), 10.0))
    return found


def missed_in(scenario: Scenario, seed: int) -> tuple[Missed, ...]:
    play = Played(scenario, seed, (), UNTIL_S)
    branches = Branches(scenario, seed, UNTIL_S, jobs=0)
    tried = gathered(play, branches, reference_of(play, branches))
    return confirmed(play, branches, screened(play, branches, tried), 10.0)


def test_the_move_that_a_short_channel_needed_is_found() -> None:
    missed = missed_in(small(), 3)
    assert missed
    best = max(missed, key=lambda one: one.gain.mean)
    assert best.kind == "move_agents"
    assert best.arguments["to"] == "voice"
    assert best.gain.n == 30
    assert best.gain.ci95 is not None
    assert best.gain.ci95[0] > 0.0


def test_what_pays_only_because_of_something_that_nobody_could_know_is_not_missed() -> None:
    tree = small().model_dump(mode="json", by_alias=True, exclude_unset=True)
    tree["demand"]["streams"]["voice"]["forecast"] = {"per_hour": 12}
    tree["expert"] = []
    tree["incidents"] = [
        {"id": "rush", "title": "A rush", "from": "09:12", "to": "09:30",
         "effects": [{"demand": {"stream": "voice", "times": 6}}]},
    ]  # fmt: skip
    scenario = Scenario.model_validate(tree)
    play = Played(scenario, 4, (), UNTIL_S)
    branches = Branches(scenario, 4, UNTIL_S, jobs=0)
    tried = screened(play, branches, gathered(play, branches, Reference("nobody", Run(scenario, 4), {})))
    early = [one for one in tried if one.at_s < FROM_S + 720.0 and one.mean > 0.0]
    assert any(one.tried.kind == "move_agents" for one in early)
    assert [one.what for one in foreseeable(play, branches, early)] == []
    assert all(one.at_s >= FROM_S + 720.0 for one in confirmed(play, branches, tried, 10.0))


def test_where_nothing_can_be_done_hardly_anything_is_reported() -> None:
    assert false_reports(20) <= 4


@pytest.mark.counterfactuals_full
def test_where_nothing_can_be_done_something_is_reported_in_at_most_one_run_in_eleven() -> None:
    assert false_reports(200) <= 18


def test_holm_rejects_one_after_the_other_at_ever_milder_levels() -> None:
    assert holm([0.01, 0.04, 0.03]) == [True, False, False]
    assert holm([0.01, 0.04, 0.02]) == [True, True, True]
    assert holm([0.02, 0.02, 0.02]) == [False, False, False]
    assert holm([]) == []


def test_the_chance_of_a_gain_by_luck_is_students() -> None:
    assert isclose(p_above_zero([1.0, 2.0, 3.0]), 0.0371, abs_tol=1e-4)
    assert p_above_zero([2.0, 2.0]) == 0.0
    assert p_above_zero([0.0, 0.0]) == 1.0


def test_what_was_taken_is_not_missed() -> None:
    scenario = small()
    worked = Played(scenario, 3, (), UNTIL_S)
    branches = Branches(scenario, 3, UNTIL_S, jobs=0)
    reference = reference_of(worked, branches)
    mine = Played(scenario, 3, tuple(reference.run.taken), UNTIL_S)
    whats = {one.what for one in candidates_of(reference)}
    near = [one for one in gathered(mine, branches, reference) if one.what in whats]
    assert all(abs(one.at_s - taken.at_s) > 600.0 for one in near for taken in mine.taken)


def test_with_less_room_than_kinds_every_kind_has_its_turn() -> None:
    offered = [Tried(f"kind {n % 12}", {"number": n}, f"doing {n}") for n in range(60)]
    moments = [some_of_each(offered, 5, turn) for turn in range(12)]
    assert [len(tried) for tried in moments] == [5] * 12
    kinds = [one.kind for tried in moments for one in tried]
    assert {kinds.count(kind) for kind in kinds} == {5}


def test_with_more_room_all_of_one_kind_come_up_from_far_apart() -> None:
    offered = [Tried("move", {"number": n}, f"moving {n}") for n in range(8)]
    assert [one.arguments["number"] for one in some_of_each(offered, 4, 0)] == [0, 4, 2, 6]
    assert len(some_of_each(offered, 99, 0)) == 8
    assert some_of_each([], 4, 0) == []
