"""C12: recognition is worth something when it is deserved and rare; the wrong person in public hurts."""

from __future__ import annotations

import pytest

from floorsim.desk.consequences.consequences import Consequences
from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from floorsim.scenario.effects.catalogue.recognition import EVERYBODY, OVERLOOKED, PRIVATE, PUBLIC
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, why_not


def a_hard_hour() -> Run:
    """One customer in ten is hostile, so that somebody has settled some of them by ten."""
    drivers = {
        "login": {"resolvable": 0.95, "hostility": 0.1},
        "billing": {"resolvable": 0.95, "hostility": 0.1},
    }
    return at(a_scenario(drivers=drivers, floor__play={"from": "09:00", "to": "12:00"}), NINE + 40 * MIN)


def moved(run: Run) -> dict[str, float]:
    """Morale by person, in effects."""
    found: dict[str, float] = {}
    for one in run.ledger.effects_of("morale"):
        found[one.whom] = found.get(one.whom, 0.0) + one.amount
    return found


def praised(choice: str, deserved: bool) -> tuple[Run, str, set[str]]:
    """Somebody who did or did not settle a hard contact is praised in this way; all who did."""
    run = a_hard_hour()
    did = set(run.desk.consequences.hard_contacts())
    assert did
    here = [
        one.id
        for one in run.desk.floor.agents
        if why_not(run, "recognise", agent=one.id, choice=choice) is None
    ]
    who = next(id for id in here if (id in did) == deserved)
    decide(run, "recognise", agent=who, choice=choice)
    run.advance(run.now_s + 3 * MIN)
    return run, who, did


def test_deserved_it_lifts_the_one_and_in_public_everybody_a_little() -> None:
    run, who, _ = praised("privately", deserved=True)
    assert moved(run) == pytest.approx({who: PRIVATE})
    run, who, _ = praised("publicly", deserved=True)
    assert moved(run)[who] == pytest.approx(PUBLIC + EVERYBODY)


def test_the_wrong_person_gains_nothing_and_in_public_those_who_did_more_are_hurt() -> None:
    run, _, _ = praised("privately", deserved=False)
    assert moved(run) == {}
    run, _, did = praised("publicly", deserved=False)
    assert moved(run) == pytest.approx(dict.fromkeys(did, OVERLOOKED))


def test_praise_for_everybody_is_worth_nothing() -> None:
    run, _, _ = praised("everybody", deserved=True)
    assert moved(run) == {}


def test_it_shows_who_did_what_and_whom_colleagues_name() -> None:
    run = a_hard_hour()
    did = run.desk.consequences.hard_contacts()
    best = max(sorted(did), key=lambda id: did[id])
    lines = decision_from("recognise", {"agent": best, "choice": "privately"}).facts(run.desk.workspace)
    name = next(one.name for one in run.desk.floor.agents if one.id == best)
    assert lines[0].startswith(f"{name}: settled {did[best]} hostile customer")
    assert lines[1].startswith(f"most: {name} {did[best]}")
    assert f" names {name}: took " in lines[2]


def test_a_hard_contact_counts_for_whoever_settled_it_only() -> None:
    run = a_hard_hour()
    consequences: Consequences = run.desk.consequences
    settled = [one for one in run.ledger.finished if one.hostile and one.resolved and one.answered_s >= NINE]
    assert sum(consequences.hard_contacts().values()) == len(settled) > 0
