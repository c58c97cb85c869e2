"""The page of proofs keeps what it says of other scenarios when one is proved again."""

from __future__ import annotations

from benchmarks.ladder.page import INTRODUCTION, section, with_section
from floorsim.lab.proving.ladder import bars
from floorsim.lab.proving.plays import SCORES, Played, Plays
from floorsim.lab.proving.proof import Proof
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario

OUTAGE = load_scenario("login-outage").scenario
FIRST_SHIFT = load_scenario("first-shift").scenario
DAYS = (1, 2)


def told(scenario: Scenario, total: float) -> str:
    runs = {
        policy: Plays(dict.fromkeys(DAYS, Played((mean,) * len(SCORES))))
        for policy, mean in (("competent", total), ("hands-off", 1.0))
    }
    claims = tuple(claim for bar in bars(scenario) if (claim := bar.claim(runs)) is not None)
    return section(scenario, Proof(scenario.meta.id, "sha256:0", 6, 2, DAYS, False, runs, claims))


def test_the_page_keeps_the_other_scenarios_when_one_is_played_again() -> None:
    page = with_section(with_section("", told(OUTAGE, 61)), told(FIRST_SHIFT, 62))
    again = with_section(page, told(OUTAGE, 63))
    assert again.startswith(INTRODUCTION)
    assert again.count("## login-outage") == again.count("## first-shift") == 1
    assert "|  63.0 |" in again
    assert "|  62.0 |" in again
    assert "|  61.0 |" not in again
    assert "hands-off < competent" in again
