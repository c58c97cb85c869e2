"""What must hold between the supervisors is told from their runs, as is asked of the scenario's level."""

from __future__ import annotations

import pytest

from floorsim.lab.proving.ladder import BY_RULE, HABITS, bars
from floorsim.lab.proving.plays import SCORES, Played, Plays
from floorsim.lab.proving.proof import Claim
from floorsim.lab.proving.worked import best_play, worked_claims
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.exploits.catalogue import EXPLOITS

OUTAGE = load_scenario("login-outage").scenario
FIRST_SHIFT = load_scenario("first-shift").scenario


def plays(*totals: float) -> Plays:
    return Plays({seed: Played((total,) * len(SCORES)) for seed, total in enumerate(totals)})


def found(scenario: Scenario, **played: Plays) -> dict[str, Claim]:
    named = {policy.replace("_", "-"): one for policy, one in played.items()}
    claims = [claim for bar in bars(scenario) if (claim := bar.claim(named)) is not None]
    return {claim.says: claim for claim in (*claims, *best_play(scenario, named))}


def test_every_exploit_is_asked_alone_and_as_a_habit() -> None:
    everyone = {policy: plays(50, 52, 51) for policy in (*EXPLOITS, *HABITS)}
    judged = found(OUTAGE, competent=plays(70, 71, 72), **everyone)
    for exploit in EXPLOITS:
        assert judged[f"{exploit} under competent"].holds
        assert judged[f"competent+{exploit} over competent"].holds


@pytest.mark.parametrize(("lead", "holds"), [(10.0, True), (0.1, False)])
def test_a_step_of_the_ladder_holds_when_its_whole_interval_is_above_zero(lead: float, holds: bool) -> None:
    below = plays(50.0, 52.0, 54.0)
    above = plays(50.0 + lead, 54.0 + lead, 53.0 + lead)
    assert found(OUTAGE, hands_off=below, competent=above)["hands-off < competent"].holds is holds


def test_an_exploit_that_comes_too_near_is_named_with_what_the_author_can_do() -> None:
    judged = found(OUTAGE, competent=plays(70, 71, 72), all_overtime=plays(64, 64, 64))
    claim = judged["all-overtime under competent"]
    assert claim.holds is False
    assert "+7.0 points ahead of all-overtime" in claim.reason
    assert "--policy all-overtime" in claim.reason


@pytest.mark.parametrize(
    ("gains", "holds"),
    [((0.5, 0.6, 0.4, 0.5), True), ((1.5, 1.4, 1.6, 1.5), False), ((9.0, -6.0, 5.0, -2.0), True)],
    ids=["less than a point", "more, on every day", "more, by chance"],
)
def test_a_habit_may_not_clearly_gain_more_than_a_point(gains: tuple[float, ...], holds: bool) -> None:
    competent = plays(70, 71, 72, 73)
    habit = {"competent+send-home": plays(*(70 + day + gain for day, gain in enumerate(gains)))}
    judged = found(OUTAGE, competent=competent, **habit)
    assert judged["competent+send-home over competent"].holds is holds


def test_on_level_1_the_best_may_not_be_behind_competent_and_nothing_else_is_asked() -> None:
    judged = found(
        FIRST_SHIFT,
        hands_off=plays(90, 90),
        competent=plays(80, 82),
        expert=plays(79, 81),
        random=plays(85, 85),
    )
    assert judged["competent ≤ expert or worked run"].holds is False
    assert {claim.holds for says, claim in judged.items() if "≤ expert" not in says} == {None}


def test_the_top_rung_is_the_expert_or_the_worked_run() -> None:
    competent, behind, above = plays(70, 72, 71), plays(69, 72, 70), plays(80, 83, 80)
    top = "competent < expert or worked run"
    assert found(OUTAGE, competent=competent, expert=behind, worked=above)[top].holds
    assert found(OUTAGE, competent=competent, expert=above, worked=behind)[top].holds
    assert not found(OUTAGE, competent=competent, expert=behind, worked=behind)[top].holds


@pytest.mark.parametrize(("total", "holds"), [(55.0, True), (60.5, False)])
def test_chance_may_have_a_third_of_the_worked_lead(total: float, holds: bool) -> None:
    judged = found(
        OUTAGE,
        hands_off=plays(50, 50),
        competent=plays(78, 78),
        worked=plays(80, 80),
        random=plays(total, total),
    )
    assert judged["random gets at most 1/3 of the worked run's lead"].holds is holds


def test_those_who_answer_without_reading_count_among_the_conversations() -> None:
    judged = found(OUTAGE, competent=plays(78, 78), **{BY_RULE[0].replace("-", "_"): plays(77, 77)})
    claim = judged["first-option under competent"]
    assert (claim.part, claim.holds) == ("conversations", False)


def test_where_overreaction_is_the_trap_a_novice_may_be_behind_doing_nothing() -> None:
    trap = OUTAGE.traps[0].model_copy(update={"overreaction": True})
    declared = OUTAGE.model_copy(update={"traps": (trap,)})
    runs = {"hands_off": plays(50, 51, 52), "novice": plays(40, 42, 41), "competent": plays(70, 71, 72)}
    none_declared = OUTAGE.model_copy(update={"traps": ()})
    assert found(none_declared, **runs)["hands-off < novice"].holds is False
    assert found(declared, **runs)["hands-off < novice"].holds is None


def test_a_policy_with_fewer_days_is_compared_on_the_days_it_played() -> None:
    judged = found(OUTAGE, competent=plays(70, 71, 10, 10), send_home=plays(20, 21))
    summary = judged["send-home under competent"].summary
    assert summary is not None
    assert (summary.n, summary.mean) == (2, 50.0)


def worked_claims_of(refused_on: int, days: int = 10) -> dict[str, Claim]:
    reason = "Planned decision 3 at 09:24, move_agents: Ben is absent today."
    runs = {
        seed: Played((70.0,) * len(SCORES), refused=(reason,) if seed < refused_on else ())
        for seed in range(days)
    }
    return {claim.says: claim for claim in worked_claims(OUTAGE, {"worked": Plays(runs)})}


def test_a_decision_of_the_worked_run_that_is_refused_now_and_then_is_a_remark() -> None:
    rare, never, often = (worked_claims_of(days) for days in (1, 0, 3))
    assert rare["every decision is accepted"].holds
    remark = rare["it is accepted on every day"]
    assert (remark.holds, remark.remark) == (False, True)
    assert "Ben is absent today (1 of 10 days)" in remark.reason
    assert "it is accepted on every day" not in never
    assert often["every decision is accepted"].holds is False
