"""Agents have names to be called by; no outcome hangs on them."""

from __future__ import annotations

from typing import Any

from floorsim.desk.names import LONGEST, display_names
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import a_scenario, at, decide, log


def of_size(count: int, *agents: dict[str, Any]) -> Scenario:
    """A floor with so many generated agents beside those listed."""
    floor = a_scenario().floor.model_dump(mode="json", by_alias=True)
    floor["agents"] = list(agents)
    floor["groups"]["phones"]["count"] = count
    return a_scenario(floor=floor)


def test_everyone_has_a_short_name_of_their_own() -> None:
    names = display_names(of_size(60), 1)
    assert len(names) == len(set(names.values())) == 60
    assert set(names) == {agent.id for agent in Run(of_size(60), 1).floor.agents}
    assert all(len(name) <= LONGEST + 2 for name in names.values())


def test_a_large_floor_runs_out_of_names_without_two_alike() -> None:
    names = display_names(of_size(1500), 1)
    assert len(set(names.values())) == 1500


def test_names_come_from_the_seed_alone() -> None:
    assert display_names(of_size(20), 7) == display_names(of_size(20), 7)
    assert display_names(of_size(20), 7) != display_names(of_size(20), 8)


def test_listed_people_keep_their_names_and_share_no_first_name() -> None:
    people = [
        {"id": "d1", "name": "Dana Kovac", "group": "phones"},
        {"id": "d2", "name": "Dana Novak", "group": "phones"},
        {"id": "m", "name": "Marek Nowak", "group": "phones"},
    ]
    names = display_names(of_size(0, *people), 1)
    assert names == {"d1": "Dana Kovac", "d2": "Dana Novak", "m": "Marek"}


def test_names_change_what_is_said_and_nothing_else() -> None:
    plain = at(a_scenario())
    named = at(a_scenario(), names={"ana": "Queen Ana"})
    for run in (plain, named):
        decide(run, "move_agents", agents=["ana"], to="chat")
        run.advance_to_end()
    assert "you moved Queen Ana to Chat" in log(named.desk)
    assert named.observe().agents[0].name == "Queen Ana"
    assert named.ledger.digest() == plain.ledger.digest()
