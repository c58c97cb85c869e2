"""Targets of queues, groups and regulators beside a channel's own: what is reported, and what fails."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.floor import Floor
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.result import result_json
from floorsim.scoring.score import score
from tests.floor.scenarios import plain

REGULATED = {"share": "95%", "within": "3m", "by": "Ley 10/2025"}


def ended(per_hour: float, days: int = 1, **terms: Any) -> Evidence:
    """Two agents of two groups; `terms` are laid over the voice channel, or its queue and group."""
    scenario = plain(
        floor={
            "days": days,
            "channels": {"voice": terms.get("channel", {})},
            "queues": {"voice": {"channel": "voice", **terms.get("queue", {})}},
            "groups": {
                "phones": {"count": 1, **terms.get("group", {})},
                "others": {"count": 1, "skills": {"voice": 1}},
            },
        },
        demand={"streams": {"voice": {"forecast": {"per_hour": per_hour}, "arrivals": "poisson"}}},
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    return Evidence(floor.compiled, floor.ledger)


def test_nothing_is_reported_of_targets_that_are_not_written() -> None:
    result = result_json(ended(30))
    assert set(result) == {"seed", "scores", "channels", "floor"}


def test_a_queue_is_judged_by_its_own_target() -> None:
    channel = ended(30, queue={"target": {"share": 0.5, "within": "20s"}})
    own = ended(30, queue={"target": {"share": 0.9, "within": "2m"}})
    same, wider = (result_json(one)["queues"]["voice"] for one in (channel, own))
    assert same["service_level"] == channel.figures.channels["voice"].service_level
    assert same["target_share"] == 0.5
    assert wider["service_level"] > same["service_level"]
    assert wider["answered"] == same["answered"]
    assert score(channel).as_json() == score(own).as_json()


def test_a_group_is_judged_by_what_its_agents_took() -> None:
    evidence = ended(30, group={"target": {"share": 0.8, "within": "1m"}})
    found = result_json(evidence)["groups"]["phones"]
    taken = [one for one in evidence.ledger.contacts if one.agent == 0]
    in_time = [one for one in taken if one.answered_s - one.arrived_s <= 60.0]
    assert found["answered"] == len(taken)
    assert found["service_level"] == pytest.approx(len(in_time) / len(taken))


def test_a_day_on_which_a_regulated_target_is_missed_fails_a_gate() -> None:
    evidence = ended(60, channel={"regulated": REGULATED})
    found = result_json(evidence)["regulated"]["voice"]
    assert found["by"] == "Ley 10/2025"
    assert found["days_missed"] == 1
    assert 0.0 < found["service_level"] < 0.95
    (gate,) = score(evidence).gates
    assert gate.startswith(f"Ley 10/2025, Voice: {100 * found['service_level']:.0f}"[:-1])
    assert gate.endswith("Would have passed: 95% in 3:00 min.")


def test_it_fails_nothing_when_it_is_met_or_only_reported() -> None:
    assert score(ended(6, channel={"regulated": REGULATED})).gates == ()
    reported = ended(60, channel={"regulated": {**REGULATED, "missed": "reported"}})
    assert score(reported).gates == ()
    assert result_json(reported)["regulated"]["voice"]["days_missed"] == 1


def test_each_day_counts_for_itself() -> None:
    evidence = ended(60, days=2, channel={"regulated": REGULATED})
    assert [gate.partition(":")[0] for gate in score(evidence).gates] == [
        "Ley 10/2025, Voice, day 1",
        "Ley 10/2025, Voice, day 2",
    ]
    assert result_json(evidence)["regulated"]["voice"]["days_missed"] == 2
