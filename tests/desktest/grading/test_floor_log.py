"""A live floor is read as what was decided, when, and what was waiting then."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from floorsim.desk.decisions.script import planned_from, play
from floorsim.desktest.grading.blind import Blind
from floorsim.desktest.grading.scripts import Script
from floorsim.desktest.grading.shown import shown
from floorsim.run.model_version import MODEL_VERSION
from floorsim.run.run import Run, Taken
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from tests.desktest.grading.made_up import ANCHORS, EMAIL, RUBRIC, MadeUp, desk_test, script

LOGS = [{**one, "answer": {"log": "10:14 answered Pavel\n10:31 moved Nico to voice"}} for one in ANCHORS]
FLOOR = {key: EMAIL[key] for key in ("title", "minutes", "competencies", "tasks", "instructions")}
FLOOR |= {"id": "floor", "kind": "live_floor", "scenario": "login-outage", "seed": 5}


@cache
def outage() -> Scenario:
    return load_scenario("login-outage").scenario


def taken() -> tuple[Taken, ...]:
    run = Run(outage(), 5)
    play(run, planned_from(outage().expert[:3]))
    return tuple(run.taken)


def a_floor(**changes: Any) -> Script:
    test = desk_test(exercises=[{**FLOOR, "rubric": {**RUBRIC, "answers": LOGS}}])
    return script(1, test=test, floors={"floor": canonical_json(outage())}, answers={}, **changes)


def read(folder: Path, one: Script) -> list[str]:
    item = Blind("P1", "ann").answer(MadeUp(folder, [one]).exercise("floor"), one)
    return [f"{piece.head}: {piece.text}" for piece in shown(item)]


def test_each_decision_stands_with_its_time_and_what_was_waiting(tmp_path: Path) -> None:
    told = read(tmp_path, a_floor(decisions={"floor": taken()}))
    assert len(told) == 4
    assert re.match(
        r'log: 09:22 answering Marek: ".*" Waiting: Voice \d+.*; Email \d+, .*; inbox \d\.', told[0]
    )
    assert told[3].startswith("log: 11:00 the end. Waiting:")
    assert not re.search(r"score|points|level|gate", " ".join(told), re.IGNORECASE)


def test_whoever_decided_nothing_has_an_end_all_the_same(tmp_path: Path) -> None:
    told = read(tmp_path, a_floor())
    assert told[0] == "log: Nothing was decided."
    assert told[1].endswith("messages ran out.")


def test_an_anchors_log_is_read_as_the_authors_wrote_it_and_never_comes_again(tmp_path: Path) -> None:
    exercise = MadeUp(tmp_path, [a_floor()]).exercise("floor")
    blind = Blind("P1", "ann")
    assert len(blind.anchors(exercise, "round 1")) == 5
    assert blind.checks(exercise, 100) == []


def test_a_floor_of_another_model_shows_decisions_and_says_what_is_missing(tmp_path: Path) -> None:
    told = read(tmp_path, a_floor(decisions={"floor": taken()}, model_version=MODEL_VERSION - 1))
    assert "what was waiting then is not known here" in told[0]
    assert re.match(r"log: 09:22 \w+: ", told[1])
    assert len(told) == 4
