"""Groups, pods and a number of people in place of names: who is meant, who is chosen, how it is said."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.pods import groups_of, pods_of
from tests.desk.desks import MIN, NINE, at, decide, log, quiet, why_not


def in_pods(**group: Any) -> Scenario:
    """Thirty people of Retail in pods of twelve at most, on voice; the six of the small floor as well."""
    text = quiet().model_dump(by_alias=True, exclude_unset=True)
    text["floor"]["groups"]["retail"] = {
        "title": "Retail",
        "count": 30,
        "skills": {"voice": 0.9, "chat": 0.8},
        "on": ["voice"],
        "shifts": ["long", "plain"],
        **(group or {"pod_of": 12}),
    }
    return Scenario.model_validate(text)


def chosen(run: Run, kind: str, **arguments: Any) -> list[str]:
    """The ids of the decision as it would be taken."""
    return list(decision_from(kind, arguments).definite(run.desk.workspace).agents)  # type: ignore[attr-defined]


def test_pods_are_even_and_in_the_order_of_the_group() -> None:
    pods = [pod for pod in pods_of(in_pods()) if pod.id.startswith("retail")]
    assert [len(pod.agents) for pod in pods] == [10, 10, 10]
    assert [pod.id for pod in pods] == ["retail-1", "retail-2", "retail-3"]
    assert pods[1].title == "Retail pod 2"
    together = [agent for pod in pods for agent in pod.agents]
    assert together == list(next(one.agents for one in groups_of(in_pods()) if one.id == "retail"))
    assert sorted(len(pod.agents) for pod in pods_of(in_pods(pods=4))) == [7, 7, 8, 8]


def test_a_group_has_a_number_of_pods_or_their_size() -> None:
    with pytest.raises(ValidationError, match="not both"):
        in_pods(pods=3, pod_of=12)


def test_a_pod_means_those_of_it_with_whom_it_is_possible() -> None:
    run = at(in_pods())
    pod = next(one for one in pods_of(run.scenario) if one.id == "retail-2").agents
    with_break = [id for id in chosen(run, "move_breaks", pod="retail-2", how="delay", by=20)]
    assert set(with_break) < set(pod)
    assert len(with_break) == 5  # every other one is on the shift that has a break at 09:30
    assert chosen(run, "move_agents", pod="retail-2", to="chat") == list(pod)


def test_of_a_number_the_longest_idle_come_first_and_always_the_same() -> None:
    run = at(in_pods(), NINE + 20 * MIN)
    first = chosen(run, "move_agents", group="retail", count=4, to="chat")
    idle = {agent.id: agent.idle_since_s for agent in run.floor.agents}
    others = [id for id in groups_of(run.scenario)[-1].agents if id not in first]
    assert len(first) == 4
    assert max(idle[id] for id in first) <= min(idle[id] for id in others)
    assert first == chosen(at(in_pods(), NINE + 20 * MIN), "move_agents", group="retail", count=4, to="chat")


def test_what_is_stored_are_ids_and_what_is_said_names_the_pod() -> None:
    run = at(in_pods())
    decide(run, "move_agents", pod="retail-1", to="chat")
    run.advance(NINE + 5 * MIN)
    (record,) = run.ledger.decisions
    assert len(record.arguments["agents"]) == 10
    assert "pod" not in record.arguments
    words = decision_from("move_agents", {"pod": "retail-3", "to": "chat"}).definite(run.desk.workspace)
    assert words.who_words(run.desk.workspace) == "all 10 agents of Retail pod 3"  # type: ignore[attr-defined]
    some = {"agents": list(words.agents)[:5], "to": "chat"}  # type: ignore[attr-defined]
    few = decision_from("move_agents", some)
    assert few.who_words(run.desk.workspace) == "5 of 10 agents of Retail pod 3"  # type: ignore[attr-defined]
    decide(run, "move_agents", group="retail", to="chat")
    run.advance(NINE + 10 * MIN)
    assert any("you moved 20 of 30 agents of Retail to Chat" in line for line in log(run.desk))


def test_what_is_not_there_says_so() -> None:
    run = at(in_pods())
    assert why_not(run, "move_agents", pod="retail-9", to="chat") == (
        "There is no pod 'retail-9'; did you mean retail-3? Known are retail-1, retail-2 and retail-3."
    )
    assert "did you mean retail?" in str(why_not(run, "move_agents", group="retial", to="chat"))
    assert "no group here is divided" in str(why_not(at(quiet()), "move_agents", pod="phones-1", to="chat"))
    assert str(why_not(run, "move_agents", pod="retail-1", to="voice")).startswith(
        "Nobody of Retail pod 1 can do this now: "
    )


@pytest.mark.parametrize(
    "arguments",
    [
        {"pod": "retail-1", "agents": ["ana"]},
        {"pod": "retail-1", "group": "retail"},
        {"group": "retail", "count": 0},
        {"count": "many"},
    ],
)
def test_people_are_chosen_in_one_way(arguments: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        decision_from("micro_breaks", arguments)
