"""The figures at the end of a run: what came in is accounted for, and no more is owed than was asked."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given

from floorsim.floor.floor import Floor
from floorsim.floor.measures.channel_figures import ChannelFigures
from floorsim.play.result import _CHANNEL, REVIEW, result_of, shown_again, stored
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scoring.evidence import Evidence
from floorsim.supervisors.registry import policy_named
from tests.desk.desks import a_scenario
from tests.floor.playing import played
from tests.floor.scenarios import EIGHT, plain, stream
from tests.measuring import figures
from tests.strategies import Play, examples, plays

ACCOUNTED = (
    "answered",
    "abandoned",
    "blocked",
    "deflected",
    "disconnected",
    "waiting_at_end",
    "promised_at_end",
)


def accounted(channel: ChannelFigures) -> int:
    return sum(getattr(channel, name) for name in ACCOUNTED)


def test_every_part_of_the_offered_is_shown_at_the_end() -> None:
    shown = {name for _, name, _ in _CHANNEL}
    assert shown >= {"offered", *ACCOUNTED}


@examples(30)
@given(plays())
def test_the_offered_are_answered_abandoned_blocked_deflected_cut_off_or_still_open(play: Play) -> None:
    for channel in figures(played(play).floor).channels.values():
        assert channel.offered == accounted(channel)


def test_customers_promised_a_call_are_told_apart_from_those_who_wait() -> None:
    rules = {"offer_when_wait_over": "1m", "accepted": 0.5, "promise": "3h"}
    one = {
        "closes": "18:00",
        "groups": {"phones": {"count": 1}},
        "channels": {"voice": {"callbacks": rules}},
    }
    floor = Floor(plain(floor=one, demand=stream(forecast={"per_hour": 60})), 1)
    floor.advance(EIGHT + 3600)
    found = figures(floor).channels["voice"]
    assert found.promised_at_end > 5
    assert found.waiting_at_end > 5
    assert found.offered == accounted(found) == 60


def test_transfers_are_counted_where_they_go() -> None:
    two: dict[str, Any] = {
        "channels": {"voice": {}, "desk": {"kind": "voice", "target": {"within": "20s"}}},
        "groups": {"phones": {"count": 2}, "experts": {"count": 2, "skills": {"desk": 1}}},
    }
    handed = {"matter": {"transfer": {"to": "desk", "share": 1.0}}}
    streams = {
        "voice": {"drivers": {"matter": 1}},
        "desk": {"forecast": {"per_hour": 0}, "talk": {"constant": "1m"}},
    }
    floor = Floor(plain(floor=two, drivers=handed, demand={"streams": streams}), 1)
    floor.advance(floor.end_s)
    found = figures(floor)
    assert found.channels["voice"].transfers == 0
    assert found.channels["desk"].transfers == found.channels["desk"].offered == found.floor.transfers > 30


@pytest.mark.parametrize("policy", ["hands-off", "competent"])
def test_no_more_escalations_are_open_than_there_were(policy: str) -> None:
    escalations = 0
    for seed in range(5):
        run = Run(load_scenario("login-outage").scenario, seed)
        policy_named(policy)(run)
        found = Evidence(run.compiled, run.ledger).figures.floor
        assert found.escalations_open <= found.escalations
        escalations += found.escalations
    assert escalations > 0


def test_stored_scores_off_their_scale_are_not_shown_again() -> None:
    run = Run(a_scenario(), 4)
    run.advance_to_end()
    whole = json.loads(json.dumps(stored(run, result_of(run, None, ()))))
    assert shown_again(whole) is not None
    for level in (-5.0, 1e308):
        damaged = copy.deepcopy(whole)
        damaged[REVIEW]["scores"][0]["value"] = level
        assert shown_again(damaged) is None
    assert shown_again({REVIEW: {**whole[REVIEW], "scores": []}}) is None


def test_a_result_stored_while_the_total_had_a_cap_is_shown_again() -> None:
    run = Run(a_scenario(), 4)
    run.advance_to_end()
    view = result_of(run, None, ())
    older = json.loads(json.dumps(stored(run, view)))
    older[REVIEW] |= {"held_down": "Quality is under 40, and no total goes past 40 then.", "cap_under": 40.0}
    assert shown_again(older) == view
