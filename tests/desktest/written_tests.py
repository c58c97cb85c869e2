"""Small desk tests for tests: one of every kind of exercise, whole and valid, to be changed in one place."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from floorsim.content import content_dir
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.reader import read_yaml

CONVERSATION = yaml.safe_load(
    (content_dir("data") / "conversations" / "note-says-ok.yaml").read_text("utf-8")
)
BEST_SAID = ["january", "tuesday", "who_for", "write_it", "one_line"]
FLOOR = """\
meta: {id: short-floor, title: A short floor}
floor:
  opens: 09:00
  closes: 09:30
  channels:
    voice: {kind: voice, target: {share: 80%, within: 30s}}
  groups:
    team: {count: 3, skills: {voice: 0.9}}
demand:
  streams:
    voice: {forecast: {per_hour: 30}, talk: {mean: 4m}}
"""


@cache
def small_floor() -> Scenario:
    """The floor of the test, for tests of what is done with one."""
    return Scenario.model_validate(read_yaml(FLOOR, "short-floor.yaml").tree)


def graded(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """A rubric with an anchor answer for each grade."""
    ticks = ["first", "second", "third"]
    return {
        "looks_at": "What was written.",
        "checklist": [{"id": id, "text": f"Shows the {id}."} for id in ticks],
        "anchors": {1: "Nothing of it.", 3: "Half of it.", 5: "All of it."},
        "answers": [
            {"id": f"anchor-{n}", "grade": n, "ticks": ticks[: n // 2 + 1], "why": "So it is.", "answer": one}
            for n, one in enumerate(answers, start=1)
        ],
    }


def options(best: int) -> list[dict[str, Any]]:
    """Four options of which one is the best, one half right."""
    points = [2 if n == best else 1 if n == (best + 1) % 4 else 0 for n in range(4)]
    return [
        {"id": f"o{n}", "text": f"Option number {n}.", "points": p, "why": f"Because of {n}."}
        for n, p in enumerate(points)
    ]


def table(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "columns": [{"id": "hour", "title": "Hour"}, {"id": "calls", "title": "Calls"}],
        "rows": [["09:00", "40"], ["10:00", "55"]],
    }


def exercise(id: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "kind": kind,
        "title": f"The {id}",
        "minutes": 10,
        "competencies": ["coaching_and_quality"],
        "tasks": ["Evaluate how people do their work (O*NET task 7)."],
        "instructions": "Do it.",
        **more,
    }


def desk_test() -> dict[str, Any]:
    """The whole test, as its YAML says it."""
    standings = ["ordinary", "problem", "false_lead", "artefact", "ordinary", "compliance", "ordinary"]
    findings = [
        {"id": f"f{n}", "text": f"Reading number {n}.", "standing": one, "why": f"It is {one}."}
        for n, one in enumerate(standings)
    ]
    dashboard = exercise(
        "board",
        "dashboard",
        story="A Monday.",
        tables=[table("Calls")],
        comments=[{"who": "Ana", "text": "A hard day."}],
        findings=findings,
        causes=options(1),
        actions=options(2),
        checks=options(3),
        rubric=graded([{"findings": [{"id": f"f{n}", "words": "So."}]} for n in range(5)]),
    )
    contact = {"title": "A call", "text": "It went so."}
    coaching = exercise(
        "coach",
        "coaching",
        agent="Ines",
        story="Ines has short notes.",
        scorecard=table("Reviews"),
        contacts=[{**contact, "typical": n != 2} for n in range(5)],
        conversation=deepcopy(CONVERSATION),
        note="Say what was agreed.",
        rubric=graded([{"said": BEST_SAID[:n], "note": "Agreed."} for n in range(5)]),
    )
    body = "By 10:00 we lost 44 calls. " + "We put it right at once. " * 10
    email = exercise(
        "mail",
        "email",
        to="The director",
        story="An outage.",
        notes=[
            "44 calls were lost.",
            "It was over at 10:00.",
            "Marta Okoro wrote to us.",
            "Why, we don't know.",
        ],
        lint={"words": 90, "figures": 2, "personal": ["Marta Okoro"], "blame": ["fault"]},
        rubric=graded([{"subject": "The outage", "body": body} for _ in range(5)]),
    )
    floor = exercise("floor", "live_floor", scenario="short-floor.yaml", seed=7)
    floor["instructions"] = "30 minutes of the floor pass in 10."
    return {
        "desk_test": 1,
        "id": "mine-a",
        "family": "mine",
        "form": "A",
        "title": "My desk test",
        "summary": "Four exercises.",
        "instructions": "Four exercises, 40 minutes in all.",
        "tutorial": "Try the keys.",
        "how_scored": "Two people grade it.",
        "who_sees": "The panel.",
        "purpose": "To choose a supervisor.",
        "exercises": [floor, dashboard, coaching, email],
    }


def write(folder: Path, test: dict[str, Any], name: str = "mine-a.yaml") -> Path:
    """The test in a file of its own, a floor beside it unless there is one."""
    floor = folder / "short-floor.yaml"
    if not floor.exists():
        floor.write_text(FLOOR, encoding="utf-8")
    file = folder / name
    file.write_text(json.dumps(test, indent=1), encoding="utf-8")  # JSON is YAML, and quickly written
    return file
