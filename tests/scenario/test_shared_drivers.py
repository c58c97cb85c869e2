"""The contact drivers and kinds of people that scenarios share."""

from typing import Any

import pytest
import yaml

from floorsim.content import content_dir
from floorsim.desk.improving.known_causes import shared_comments
from floorsim.printable import printable
from floorsim.scenario.models.demand import Driver
from floorsim.scenario.models.staff import PeopleProfile


def entries(file: str, block: str) -> dict[str, dict[str, Any]]:
    with (content_dir("data") / file).open(encoding="utf-8") as text:
        found: dict[str, dict[str, Any]] = yaml.safe_load(text)[block]
    return found


@pytest.mark.parametrize("name", entries("drivers.yaml", "drivers"))
def test_every_shared_driver_says_all_that_a_debrief_needs(name: str) -> None:
    written = entries("drivers.yaml", "drivers")[name]
    driver = Driver.model_validate(written)
    assert driver.title
    assert driver.family
    assert 0.4 <= driver.resolvable < 1.0
    assert {"handle", "hostility", "manager"} <= set(written)


def test_what_others_must_finish_is_resolved_less_often_than_what_the_agent_can_do_alone() -> None:
    drivers = {name: Driver.model_validate(text) for name, text in entries("drivers.yaml", "drivers").items()}
    alone = [drivers[name].resolvable for name in ("password", "balance", "profile_change", "general")]
    others = [drivers[name].resolvable for name in ("refund", "fraud", "complaint", "technical")]
    assert max(others) < min(alone)


def test_every_shared_driver_has_eight_short_comments_and_none_comes_twice() -> None:
    comments = shared_comments()
    assert set(comments) == set(entries("drivers.yaml", "drivers"))
    assert len(comments) == 25
    assert {len(of_driver) for of_driver in comments.values()} == {8}
    every = [one for of_driver in comments.values() for one in of_driver]
    assert len(set(every)) == len(every)
    assert [one for one in every if len(one) > 100 or printable(one) != one] == []


@pytest.mark.parametrize("name", entries("people.yaml", "profiles"))
def test_every_shared_kind_of_person_says_how_they_start(name: str) -> None:
    written = entries("people.yaml", "profiles")[name]
    PeopleProfile.model_validate(written)
    assert set(written) | {"temperament"} == set(PeopleProfile.model_fields)


def test_skill_grows_with_tenure_and_the_worn_out_are_worn_out() -> None:
    people = {
        name: PeopleProfile.model_validate(text) for name, text in entries("people.yaml", "profiles").items()
    }
    career = [people[name] for name in ("new_hire", "developing", "experienced", "veteran")]
    assert [person.skill for person in career] == sorted(person.skill for person in career)
    assert [person.tenure_weeks for person in career] == sorted(person.tenure_weeks for person in career)
    others = [person.exhaustion for name, person in people.items() if name != "worn_out"]
    assert people["worn_out"].exhaustion > max(others)
