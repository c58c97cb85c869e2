"""E6, a changed step: a post alone, a huddle with practice, a quiz, or a point of the stand-up."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.people.steps import STEPS
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, agent, at, decide, quiet, states, why_not

BY = 0.3
CHANGE = {
    "id": "new-check",
    "title": "Two questions in place of one",
    "from": "09:05",
    "to": "11:00",
    "effects": [{"changed_step": {"step": "verification", "by": BY}}],
}
EVERYONE = ("ana", "ben", "cai", "dee", "eve", "fay")


def changed(seed: int = 1, **more: Any) -> Run:
    return at(quiet(incidents=[CHANGE], **more), NINE + 6 * MIN, seed=seed)


def skill(run: Run, who: str) -> float:
    return agent(run, who).wellbeing.step_skill[STEPS.index("verification")]


def knowing(how: str, seed: int, until_min: float = 30) -> set[str]:
    """Who does it the new way after it was told like this."""
    run, before = changed(seed), at(quiet(), seed=seed)
    lacking = {who: skill(run, who) for who in EVERYONE}
    decide(run, "change_announcement", step="verification", how=how)
    run.advance(NINE + until_min * MIN)
    back = {who for who in EVERYONE if skill(run, who) > lacking[who] + 0.01}
    assert all(skill(run, who) == pytest.approx(skill(before, who)) for who in back)
    return back


def refusal(run: Run, step: str, how: str) -> str:
    return why_not(run, "change_announcement", step=step, how=how) or ""


def test_a_changed_step_takes_skill_from_everyone_and_nothing_else() -> None:
    run, before = changed(), at(quiet())
    for who in EVERYONE:
        assert skill(run, who) == pytest.approx(skill(before, who) - BY)
    assert [one.what for one in run.ledger.effects] == ["changed_step"] * len(EVERYONE)


def test_a_post_alone_reaches_fewer_than_a_quiz_and_that_fewer_than_practice_never_others() -> None:
    counts = dict.fromkeys(("post", "quiz", "huddle"), 0)
    for seed in (1, 2):
        post, quiz, huddle = (knowing(how, seed) for how in counts)
        assert post <= quiz
        assert post <= huddle
        for how, found in zip(counts, (post, quiz, huddle), strict=True):
            counts[how] += len(found)
    assert counts["post"] < counts["quiz"] <= counts["huddle"]


def test_a_huddle_takes_everyone_at_the_queues_for_ten_minutes_and_a_quiz_three_each() -> None:
    run, quiz = changed(), changed()
    decide(run, "change_announcement", step="verification", how="huddle")
    decide(quiz, "change_announcement", step="verification", how="quiz")
    for one in (run, quiz):
        one.advance(NINE + 29 * MIN)
    assert run.observe().own_time.minutes_used == quiz.observe().own_time.minutes_used == 10
    away = [at_min for at_min, _ in states(run, "cai") if at_min > 5]
    assert away[1] - away[0] == pytest.approx(10)
    tried = [at_min for at_min, _ in states(quiz, "cai") if at_min > 5]
    assert tried[1] - tried[0] == pytest.approx(3)


def test_it_shows_when_it_changed_what_reviews_found_and_how_it_was_told() -> None:
    run = changed()
    shown = decision_from("change_announcement", {"step": "verification", "how": "huddle"})
    assert list(shown.facts(run.desk.workspace)) == [
        "verification changed 09:05, since then missed in 0 of 0 reviews",
        "told so far: not by you",
        "5 agents at the queues",
    ]
    decide(run, "change_announcement", step="verification", how="post")
    run.advance(NINE + 20 * MIN)
    assert shown.facts(run.desk.workspace)[1] == "told so far: post"


def test_where_nothing_has_changed_or_everybody_knows_there_is_nothing_to_announce() -> None:
    assert why_not(at(quiet()), "change_announcement", step="policy", how="post") == (
        "No step of handling a contact has changed."
    )
    run = changed()
    assert "Policy is done as before" in refusal(run, "policy", "post")
    decide(run, "change_announcement", step="verification", how="post")
    run.advance(NINE + 20 * MIN)
    assert "in writing already" in (
        why_not(run, "change_announcement", step="verification", how="post") or ""
    )
    assert why_not(run, "change_announcement", step="verification", how="huddle") is None
    everyone = {**CHANGE, "effects": [*CHANGE["effects"], {"learn_step": {"step": "verification"}}]}
    known = at(quiet(incidents=[everyone]), NINE + 6 * MIN)
    assert "the new way already" in (
        why_not(known, "change_announcement", step="verification", how="post") or ""
    )


def test_said_at_the_stand_up_it_is_known_by_those_who_remember_it() -> None:
    point = {
        "id": "check",
        "text": "Two questions from today",
        "effects": [{"learn_step": {"agents": ["subject"], "step": "verification"}}],
    }
    duty = {"kind": "stand_up", "at": "09:20", "for": "10m", "points": [point]}
    run = changed(supervisor={"duties": [duty]})
    lacking = {who: skill(run, who) for who in EVERYONE}
    run.advance(NINE + 31 * MIN)
    share = next(one.amount for one in run.ledger.effects if one.what == "stand_up")
    back = [who for who in EVERYONE if skill(run, who) > lacking[who] + 0.01]
    assert len(back) == round(5 * share) > 0
    assert "fay" not in back  # her shift begins at ten
