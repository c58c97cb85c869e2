"""A whole review of a small run: what it says adds up, is the same again, and goes on where it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import fsum

import pytest

from floorsim.debrief.model import Review
from floorsim.debrief.played import Played
from floorsim.debrief.reviewing import Reviewing
from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.decisions.script import Planned
from floorsim.lab.branches import KnownHere, Landed
from floorsim.lab.gathering import GivenUpError
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.registry import scripted
from floorsim.units import HOUR_S, MINUTE_S

FROM_S = 9 * HOUR_S


@cache
def small() -> Scenario:
    """Half an hour of six people on two channels, too few of them on voice."""
    groups = {
        "phones": {"count": 2, "skills": {"voice": 0.9}, "on": ["voice"]},
        "both": {"count": 4, "skills": {"chat": 0.9, "voice": 0.85}, "on": ["chat"]},
    }
    return Scenario.model_validate(
        {
            "meta": {"id": "small", "title": "Small"},
            "floor": {
                "opens": "08:30",
                "closes": "12:00",
                "play": {"from": "09:00", "to": "09:30"},
                "channels": {
                    "voice": {"kind": "voice", "target": {"share": "80%", "within": "20s"}},
                    "chat": {"kind": "chat", "target": {"share": "80%", "within": "60s"}},
                },
                "groups": groups,
            },
            "demand": {
                "streams": {
                    "voice": {
                        "forecast": {"per_hour": 40},
                        "talk": {"mean": "4m"},
                        "patience": {"exponential": "3m"},
                    },
                    "chat": {"forecast": {"per_hour": 10}, "talk": {"mean": "5m"}},
                }
            },
            "expert": [
                {
                    "at": "09:01",
                    "do": "move_agents",
                    "agents": ["A03", "A04"],
                    "to": "voice",
                    "because": "Chat has four people for the work of one.",
                },
            ],
            "decisions": {"allow": ["move_agents", "announcement"]},
        }
    )


DECISIONS = (
    Planned(
        FROM_S + 2 * MINUTE_S,
        decision_from("move_agents", {"agents": ["A03", "A04"], "to": "voice"}),
    ),
    Planned(FROM_S + 4 * MINUTE_S, decision_from("announcement", {"message": "honest_range"})),
    Planned(FROM_S + 20 * MINUTE_S, decision_from("move_agents", {"agents": ["A03"], "to": "home"})),
)


@cache
def played(until_min: float = 30.0) -> Played:
    run = Run(small(), 3)
    scripted(DECISIONS)(run)
    until_s = FROM_S + until_min * MINUTE_S
    return Played(run.scenario, 3, tuple(one for one in run.taken if one.at_s < until_s), until_s)


class Counted(KnownHere):
    """Counts what is played."""

    asked = 0

    def put(self, found: Mapping[str, Landed]) -> None:
        self.asked += len(found)
        super().put(found)


@cache
def reviewed() -> tuple[Review, list[Review], Counted]:
    known, seen = Counted(), list[Review]()
    review = Reviewing(played(), known=known, jobs=0, days=4).run(seen.append)
    return review, seen, known


def test_the_ledger_adds_up_to_the_total() -> None:
    ledger = reviewed()[0].ledger
    assert ledger.decisions is not None
    assert ledger.luck is not None
    assert ledger.hands_off + ledger.decisions + ledger.luck == pytest.approx(ledger.you, abs=1e-9)
    shares = [one.share["overall"].mean for one in reviewed()[0].decisions if one.share is not None]
    assert len(shares) == len(DECISIONS)
    assert fsum(shares) == pytest.approx(ledger.decisions, abs=1e-9)


def test_what_was_shown_first_is_rough_and_what_comes_last_is_whole() -> None:
    first, last = reviewed()[1][0], reviewed()[1][-1]
    assert first.landing
    assert first.decisions[0].share is None
    assert not first.done
    assert last.done
    assert last.missed is not None
    assert last.moments is not None
    assert len(last.seeds) == 4


def test_the_landing_line_ends_at_the_total_of_the_run() -> None:
    line = reviewed()[0].landing
    assert line[0].at_s == FROM_S
    assert line[-1].at_s == FROM_S + 30 * MINUTE_S
    assert line[-1].overall == line[-1].stopped == played().scores["overall"]


def test_every_decision_is_measured_in_each_score_and_labelled() -> None:
    for one in reviewed()[0].decisions:
        assert one.realised is not None
        assert one.without is not None
        assert one.possible == (4, 4)
        assert one.label is not None
        assert set(one.realised) == set(one.without) == {"overall", "service_level", "quality", "burnout"}
        assert one.acted_s is not None
        assert one.acted_s > one.at_s


def test_moving_people_to_a_channel_that_lacks_them_raises_its_service_level() -> None:
    first = reviewed()[0].decisions[0]
    assert first.without is not None
    assert first.without["service_level"].mean > 0.0
    assert set(first.moved) == {5, 15}


def test_a_moment_offers_leaving_it_and_something_that_is_good() -> None:
    moments = reviewed()[0].moments
    assert moments
    for moment in moments:
        assert any(not option.decisions for option in moment.options)
        assert moment.best.good
        assert len({option.says for option in moment.options}) == len(moment.options)
        assert moment.situation
        assert len(moment.as_it_was) == len(moment.otherwise) == 31


def test_a_review_is_the_same_again_and_plays_nothing_twice() -> None:
    review, _, known = reviewed()
    played_before = known.asked
    assert Reviewing(played(), known=known, jobs=0, days=4).run() == review
    assert known.asked == played_before


def test_an_interrupted_review_goes_on_where_it_stopped() -> None:
    known, seen = Counted(), list[Review]()
    with pytest.raises(GivenUpError):
        Reviewing(played(), known=known, jobs=0, days=4).run(seen.append, lambda: len(seen) > 1)
    begun = known.asked
    assert begun > 0
    assert Reviewing(played(), known=known, jobs=0, days=4).run() == reviewed()[0]
    assert known.asked == reviewed()[2].asked


def test_a_run_left_in_the_middle_is_reviewed_to_where_it_got() -> None:
    play = played(10.0)
    review = Reviewing(play, jobs=0, days=2).run()
    assert not review.ended
    assert len(review.decisions) == 2
    assert review.landing[-1].at_s == play.until_s
    assert all(one.at_s < play.until_s for one in review.missed or ())


def test_a_run_without_decisions_is_all_hands_off() -> None:
    play = Played(small(), 3, (), FROM_S + 30 * MINUTE_S)
    ledger = Reviewing(play, jobs=0, days=2).run().ledger
    assert (ledger.hands_off, ledger.decisions, ledger.luck) == (ledger.you, 0.0, 0.0)
