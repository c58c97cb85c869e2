"""Quality on the desk: whom to coach, samples, scores, calibration, the rubric's length, flags."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.agent_facts import agent_facts
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.quality.calibrated import MARKS
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, quiet, why_not

TEN = NINE + 60 * MIN


def with_people(**quality: object) -> Scenario:
    return a_scenario(people={"model": "on"}, quality={"reviews_before": 0, **quality})


def reviewed(n: int = 3, how: str = "random", **quality: object) -> Run:
    """At ten the supervisor has heard contacts of Ana."""
    run = at(with_people(**quality), TEN)
    decide(run, "review_contacts", agent="ana", how=how, n=n)
    run.advance(TEN + (6 * n + 1) * MIN)
    return run


def marks_of(run: Run, key: str) -> str:
    """What calibrated reviewers would mark, in digits."""
    sampled = run.desk.workspace.samples.get(key)
    assert sampled is not None
    score = run.floor.reviews.calibrated_score(sampled.contact)
    return " ".join(str(MARKS.index(mark) + 1) for mark in score.marks)


def score_all(run: Run, given: str | None = None) -> None:
    for sampled in list(run.desk.workspace.samples.to_score()):
        key = sampled.contact.key
        decide(run, "score_contact", contact=key, marks=given or marks_of(run, key))


def test_c3_what_is_known_of_somebody_says_how_sure_it_is() -> None:
    run = at(with_people(reviews_before=4, reviews_per_agent=0), TEN)
    facts = agent_facts(run.desk.workspace, agent(run, "ana"))
    seen = run.floor.reviews.of_agent(agent(run, "ana").index)
    assert seen is not None
    assert seen.half_width is not None
    assert facts.lines[0] == f"{seen.score}, n 4"
    assert any("most differences between people are chance" in line for line in facts.lines)
    run = at(with_people(reviews_per_agent=0), TEN)
    assert agent_facts(run.desk.workspace, agent(run, "ana")).lines[0].startswith("no reviews yet")
    form = decision_from("side_by_side", {"agent": "ana", "step": "policy"})
    assert form.facts(run.desk.workspace)[0].startswith("no reviews yet")


def test_c6_a_sample_takes_six_minutes_a_contact_and_opens_them() -> None:
    run = reviewed(3)
    samples = run.desk.workspace.samples
    assert [sampled.how for sampled in samples] == ["random"] * 3
    (record,) = [one for one in run.ledger.decisions if one.kind == "review_contacts"]
    assert record.minutes == pytest.approx(18, abs=1.01)
    assert "you reviewed 3 contacts of Ana; score them now" in log(run.desk)


def test_c6_the_sample_is_the_same_whatever_else_was_decided() -> None:
    run = at(with_people(), TEN)
    decide(run, "chat_cap", channel="chat", cap=1)
    decide(run, "review_contacts", agent="ana", n=3)
    run.advance(TEN + 25 * MIN)
    there = {one.contact.key for one in run.desk.workspace.samples}
    plain = {one.contact.key for one in reviewed(3).desk.workspace.samples}
    assert len(there & plain) >= 2


def test_c6_a_targeted_sample_looks_worse_and_a_convenient_one_is_quick() -> None:
    length = {
        how: sum(one.contact.handle_s for one in reviewed(4, how).desk.workspace.samples)
        for how in ("random", "targeted", "convenient")
    }
    assert length["convenient"] < length["random"] < length["targeted"]
    run = reviewed(2, "targeted")
    score_all(run)
    seen = run.floor.reviews.of_agent(agent(run, "ana").index)
    assert seen is not None
    assert seen.picked == 2
    assert "2 of them not drawn at random" in seen.sentence


def test_c6_what_can_not_be_reviewed_says_why_and_broken_off_it_keeps_what_was_heard() -> None:
    run = at(with_people(), NINE)
    assert why_not(run, "review_contacts", agent="fay") == (
        "Fay has no finished contact today that you have not reviewed."
    )
    there = len(run.desk.workspace.samples.reviewable(agent(run, "eve")))
    assert 1 < there < 10
    few = f"Eve has {there} contacts that you have not reviewed; choose fewer."
    assert why_not(run, "review_contacts", agent="eve", n=there + 1) == few
    run = at(with_people(), TEN)
    decide(run, "review_contacts", agent="ana", n=5)
    run.advance(TEN + 14 * MIN)
    decide(run, "stop_own_task")
    assert len(list(run.desk.workspace.samples)) == 2


def test_c7_a_score_counts_and_is_told_beside_the_calibrated_one() -> None:
    run = reviewed(1)
    (sampled,) = run.desk.workspace.samples.to_score()
    key, right = sampled.contact.key, marks_of(run, sampled.contact.key)
    before = run.floor.reviews.of_agent(sampled.contact.agent)
    decide(run, "score_contact", contact=key, marks=right)
    (record,) = run.ledger.scored
    assert record.points == pytest.approx(record.calibrated)
    after = run.floor.reviews.of_agent(sampled.contact.agent)
    assert after is not None
    assert (after.n, after.own) == ((0 if before is None else before.n) + 1, 1)
    assert why_not(run, "score_contact", contact=key) == "No contact waits for your score; review some first."


def test_c7_partial_resolutions_settled_by_no_rule_drift_and_the_drift_is_shown() -> None:
    kind, mild = reviewed(5), reviewed(5)
    score_all(kind)
    score_all(mild, "1 1 1 1 1 1")
    assert kind.floor.reviews.supervisor_calibrated()
    drift = mild.floor.reviews.drift()
    assert drift is not None
    assert drift.mean >= 0
    assert mild.floor.reviews.supervisor_calibrated() == (drift.off <= 6)
    facts = decision_from("calibrate", {"choice": "blind"}).facts(mild.desk.workspace)
    assert any(line.startswith("your 5 scores") for line in facts)


def test_c7_left_to_an_analyst_it_is_the_calibrated_score_with_slips() -> None:
    run = reviewed(5)
    for _ in range(5):
        decide(run, "score_contact")
    assert len(run.ledger.scored) == 5
    assert not run.desk.workspace.samples.to_score()


def test_c7_wrong_marks_and_unknown_contacts_are_refused() -> None:
    run = reviewed(1)
    assert (
        "you have not reviewed this contact"
        in str(why_not(run, "score_contact", contact="voice-9999")).lower()
    )
    with pytest.raises(ValueError, match="marks"):
        decision_from("score_contact", {"marks": "1 2 5 1 1 1"})


def test_c8_a_session_lets_reviewers_agree_most_when_each_scored_alone_first() -> None:
    spread = {}
    for choice in ("together", "blind"):
        run = at(quiet(people={"model": "on"}), NINE)
        assert not run.floor.reviews.calibrated()
        decide(run, "calibrate", choice=choice)
        run.advance(NINE + 45 * MIN)
        assert run.floor.reviews.calibrated()
        spread[choice] = run.floor.reviews._spread_left(run.now_s)
        (held,) = run.ledger.calibrations
        assert held.blind == (choice == "blind")
    assert spread["blind"] < spread["together"] < 5.0


def test_c8_no_more_than_two_sessions_make_sense() -> None:
    run = at(quiet(), NINE)
    for _ in range(2):
        decide(run, "calibrate", choice="together")
        run.advance(run.now_s + 32 * MIN)
    assert "done this twice" in str(why_not(run, "calibrate", choice="blind"))


def test_c9_a_long_rubric_halves_what_coaching_gives_until_it_is_cut() -> None:
    gains = {}
    for cut in (False, True):
        run = at(quiet(people={"model": "on"}, quality={"rubric_items": 36}), NINE - 60 * MIN + 3600)
        if cut:
            decide(run, "simplify_rubric")
            run.advance(run.now_s + 22 * MIN)
            assert run.floor.reviews.items() == 18
        facts = decision_from("simplify_rubric", {}).facts(run.desk.workspace)
        assert facts[0] == ("18 questions a review; agents dispute 4%" if cut else
                            "36 questions a review; agents dispute 22%")  # fmt: skip
        decide(run, "side_by_side", agent="cai", step="listening")
        run.advance(run.now_s + 35 * MIN)
        gains[cut] = abs(run.ledger.coaching[-1].gain)
    assert gains[True] == pytest.approx(2 * gains[False]) or gains == {False: 0.0, True: 0.0}


def flagged() -> Run:
    run = at(with_people(), TEN)
    assert run.desk.workspace.samples.open_flags()
    return run


def flag_that_is(run: Run, right: bool) -> tuple[str, str]:
    """Key and agent of a flag that is right, or wrong, of somebody on the floor."""
    samples = run.desk.workspace.samples
    keys = [one.key for one in run.ledger.finished if one.agent >= 0 and not one.silent_abandon]
    for flag in filter(None, map(samples.flag_on, reversed(keys))):
        who = run.floor.agents[flag.contact.agent]
        if flag.right == right and why_not(run, "handle_flag", contact=flag.contact.key, how="trust") is None:
            return flag.contact.key, who.id
    raise AssertionError("no such flag")


@pytest.mark.parametrize(("how", "change"), [("trust", -0.03), ("listen", 0.0), ("ignore", 0.0)])
def test_c16_a_wrong_flag_hurts_only_whoever_is_told_unheard(how: str, change: float) -> None:
    run = flagged()
    key, who = flag_that_is(run, right=False)
    before, taught = agent(run, who).wellbeing.morale, len(run.ledger.coaching)
    decide(run, "handle_flag", contact=key, how=how)
    run.advance(run.now_s + 8 * MIN)
    assert agent(run, who).wellbeing.morale - before == pytest.approx(change)
    assert len(run.ledger.coaching) == taught
    assert why_not(run, "handle_flag", contact=key, how="listen") == "You have dealt with this flag already."


def test_c16_a_right_flag_teaches_whether_heard_or_trusted() -> None:
    for how in ("trust", "listen"):
        run = flagged()
        key, who = flag_that_is(run, right=True)
        decide(run, "handle_flag", contact=key, how=how)
        run.advance(run.now_s + 8 * MIN)
        assert run.ledger.coaching[-1].agent == agent(run, who).index
    facts = decision_from("handle_flag", {"contact": key, "how": "listen"}).facts(flagged().desk.workspace)
    assert "of 100 flags checked last month, 50 were wrong" in facts
