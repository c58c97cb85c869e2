"""The next scenario is proposed with a reason that holds this trainee's own figures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from floorsim.play.principles import Due
from floorsim.play.profile import profile_of
from floorsim.play.proposal import proposed
from floorsim.present.entries import Proposal
from floorsim.scenario.competencies import competencies
from floorsim.scenario.library import Shipped
from tests.play.test_profile import DAY_1, REVIEW, attempt

NOW = datetime(2026, 3, 20, tzinfo=UTC)


def shipped(id: str, level: int, *competencies: str, principles: tuple[str, ...] = ()) -> Shipped:
    return Shipped(id, id.title(), level, 60, "", Path(id), competencies, principles)


SCENARIOS = (
    shipped("first", 1, "Real-time control"),
    shipped("outage", 2, "Real-time control", principles=("Deflect.",)),
    shipped("storm", 2, "People, fairness and wellbeing", principles=("Deflect.",)),
)


def after(*played: tuple[str, float], due: tuple[Due, ...] = ()) -> Proposal:
    attempts = [
        attempt(day, scenario=id, overall=overall, review=REVIEW) for day, (id, overall) in enumerate(played)
    ]
    found = proposed(profile_of(attempts, competencies()), due, SCENARIOS, NOW)
    assert found is not None
    return found


def test_a_newcomer_starts_with_the_first() -> None:
    assert after().scenario == "first"


def test_a_level_is_left_when_it_went_well() -> None:
    again = after(("first", 60.0))
    assert (again.scenario, "60" in again.reason) == ("first", True)
    assert after(("first", 80.0)).scenario in ("outage", "storm")


def test_of_one_level_the_scenario_that_trains_the_weakest_competency_comes_first() -> None:
    found = after(("first", 80.0))
    assert found.scenario == "storm"
    assert "-5%" in found.reason


def test_what_is_due_comes_first_in_another_scenario() -> None:
    due = Due("Deflect.", "outage", DAY_1 + timedelta(days=10), 0)
    found = after(("first", 80.0), ("outage", 80.0), due=(due,))
    assert found.scenario == "storm"
    assert "“Deflect.”" in found.reason
    later = Due("Deflect.", "storm", NOW + timedelta(days=1), 0)
    assert "Deflect" not in after(("first", 80.0), due=(later,)).reason


def test_without_scenarios_nothing_is_proposed() -> None:
    assert proposed(profile_of([], competencies()), (), (), NOW) is None
