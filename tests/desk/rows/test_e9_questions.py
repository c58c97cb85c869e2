"""E9: agents ask the same again and again; answered one by one it comes again, said once for all it stops."""

from __future__ import annotations

from typing import Any

from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, quiet


def unclear() -> Scenario:
    incident = {
        "id": "new_rule",
        "title": "A rule that nobody has explained",
        "from": "09:00",
        "to": "11:00",
        "effects": [{"unclear": {"drivers": ["login"]}}],
    }
    demand = a_scenario().model_dump(by_alias=True, exclude_unset=True)["demand"]
    demand["streams"]["voice"]["forecast"] = {"per_hour": 90}
    people = {"profiles": {"new": {"tenure_weeks": 2}}, "mix": {"new": 1}}
    phones = {"skills": {"voice": 0.9}, "on": ["voice"], "shifts": ["plain"], "count": 6}
    groups = {"phones": phones}
    for id in ("chat", "email"):
        groups[f"{id}s"] = {"skills": {id: 0.9}, "on": [id], "shifts": ["plain"], "count": 1}
    return a_scenario(
        demand=demand, people=people, floor__groups=groups, floor__agents=[], incidents=[incident]
    )


def questions(run: Run) -> list[Any]:
    return [one for one in run.observe().inbox if one.id.startswith("question-")]


def asked(answer: str | None) -> Run:
    run = at(unclear())
    while not questions(run):
        run.advance(run.now_s + MIN)
    if answer is not None:
        decide(run, "answer", message=questions(run)[0].id, choice=answer)
    run.advance(NINE + 119 * MIN)
    return run


def test_said_once_for_all_nobody_asks_again() -> None:
    assert len(questions(asked("pin"))) == 1


def test_answered_one_by_one_it_comes_again() -> None:
    assert len(questions(asked("each"))) > 1


def test_an_article_takes_a_while_and_then_it_is_over() -> None:
    run = asked("article")
    times = [one.at_s for one in questions(run)]
    assert max(times) <= min(times) + 50 * MIN
    assert len(times) < len(questions(asked("each"))) + 1


def test_a_post_to_the_team_answers_it_too() -> None:
    run = at(unclear())
    while not questions(run):
        run.advance(run.now_s + MIN)
    decide(run, "incident_post", drivers=["login"])
    run.advance(run.now_s + 4 * MIN)
    assert questions(run)[0].state == "answered"


def test_left_alone_everyone_has_an_answer_of_their_own_and_where_all_is_clear_nobody_asks() -> None:
    run = asked(None)
    assert questions(run)[0].state == "missed"
    assert questions(at(quiet(), NINE + 60 * MIN)) == []
