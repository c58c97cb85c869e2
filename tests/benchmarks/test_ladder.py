"""The ladder holds on a few days; what must hold is told from the runs as is asked of its level."""

from __future__ import annotations

import pytest

from benchmarks.ladder.claims import Claim, claims, habits
from benchmarks.ladder.page import INTRODUCTION, section, with_section
from benchmarks.ladder.plays import SCORES, Plays, play_all
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.exploits.catalogue import EXPLOITS

OUTAGE = load_scenario("login-outage").scenario
FIRST_SHIFT = load_scenario("first-shift").scenario
DAYS = (1, 2, 3)


def plays(*totals: float, gates: int = 0) -> Plays:
    return Plays(dict.fromkeys(SCORES, totals), gates)


def found(scenario: Scenario, **played: Plays) -> dict[str, Claim]:
    named = {policy.replace("_", "-"): one for policy, one in played.items()}
    return {claim.says: claim for claim in claims(scenario, named)}


def test_on_a_few_days_of_the_outage_the_scores_tell_the_able_from_the_rest() -> None:
    played = play_all(OUTAGE, ["hands-off", "novice", "competent", "worked", "random", "most-minutes"], DAYS)
    judged = list(claims(OUTAGE, played))
    assert {claim.says for claim in judged} >= {
        "hands-off < competent", "novice < competent", "random over hands-off",
    }  # fmt: skip
    broken = [claim for claim in judged if claim.holds is False and claim.says != "hands-off < novice"]
    assert broken == []
    assert played["competent"].gates == 0


def test_every_exploit_is_asked_alone_and_as_a_habit() -> None:
    everyone = {policy: plays(50, 52, 51) for policy in (*EXPLOITS, *habits())}
    judged = [claim.says for claim in claims(OUTAGE, {"competent": plays(70, 71, 72), **everyone})]
    for exploit in EXPLOITS:
        assert f"{exploit} under competent" in judged
        assert f"competent+{exploit} over competent" in judged


@pytest.mark.parametrize(("lead", "holds"), [(10.0, True), (0.1, False)])
def test_a_step_of_the_ladder_holds_when_its_whole_interval_is_above_zero(lead: float, holds: bool) -> None:
    below = plays(50.0, 52.0, 54.0)
    above = plays(50.0 + lead, 54.0 + lead, 53.0 + lead)
    assert found(OUTAGE, hands_off=below, competent=above)["hands-off < competent"].holds is holds


def test_on_level_1_the_expert_may_not_be_behind_and_nothing_else_is_asked() -> None:
    judged = found(
        FIRST_SHIFT,
        hands_off=plays(90, 90),
        competent=plays(80, 82),
        expert=plays(80, 81),
        random=plays(85, 85),
    )
    assert judged["competent ≤ expert"].holds is False
    assert all(claim.holds is None for says, claim in judged.items() if says != "competent ≤ expert")


@pytest.mark.parametrize(("total", "holds"), [(55.0, True), (60.5, False)])
def test_chance_may_have_a_third_of_the_worked_lead(total: float, holds: bool) -> None:
    judged = found(
        OUTAGE,
        hands_off=plays(50, 50),
        competent=plays(78, 78),
        worked=plays(80, 80),
        random=plays(total, total),
    )
    assert judged["random over hands-off"].holds is holds


def test_where_overreaction_is_the_trap_a_novice_may_be_behind_doing_nothing() -> None:
    trap = OUTAGE.traps[0].model_copy(update={"overreaction": True})
    declared = OUTAGE.model_copy(update={"traps": (trap,)})
    runs = {"hands_off": plays(50, 51, 52), "novice": plays(40, 42, 41), "competent": plays(70, 71, 72)}
    none_declared = OUTAGE.model_copy(update={"traps": ()})
    assert found(none_declared, **runs)["hands-off < novice"].holds is False
    assert found(declared, **runs)["hands-off < novice"].holds is None


def test_the_page_keeps_the_other_scenarios_when_one_is_played_again() -> None:
    def told(scenario: Scenario, total: float) -> str:
        runs = {"competent": plays(total, total), "hands-off": plays(1, 1)}
        return section(scenario, DAYS, runs, claims(scenario, runs))

    page = with_section(with_section("", told(OUTAGE, 61)), told(FIRST_SHIFT, 62))
    again = with_section(page, told(OUTAGE, 63))
    assert again.startswith(INTRODUCTION)
    assert again.count("## login-outage") == again.count("## first-shift") == 1
    assert "|  63.0 |" in again
    assert "|  62.0 |" in again
    assert "|  61.0 |" not in again
    assert "hands-off < competent" in again
