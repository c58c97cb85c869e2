"""The competent borrow from the back office in a shortage and give the time back; buy help where it lasts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.competent.competent import Competent
from floorsim.supervisors.supervisor import play

META = {"id": "changed", "title": "A small floor, changed"}
SMALL = "benchmarks/worth/scenarios/small_voice.yaml"
CLAIMS = {
    "shifts": {
        "claims": {
            "from": "09:00",
            "to": "17:00",
            "activities": [{"kind": "back_office", "at": "09:30", "for": "2h30m", "title": "Claims"}],
        }
    },
    "groups": {"claims": {"count": 3, "shifts": ["claims"], "skills": {"voice": 0.85}, "on": ["voice"]}},
}


def small(folder: Path, **changes: Any) -> Scenario:
    """The floor on which decisions are measured, with changes laid over it."""
    (folder / "base.yaml").write_bytes(Path(SMALL).read_bytes())
    file = folder / "small.yaml"
    file.write_text(json.dumps({"extends": "base.yaml", "meta": META, **changes}), encoding="utf-8")
    return load_scenario(file).scenario


def taken(scenario: Scenario, seed: int = 1) -> dict[str, int]:
    run = Run(scenario, seed)
    play(run, Competent())
    found: dict[str, int] = {}
    for one in run.taken:
        found[one.kind] = found.get(one.kind, 0) + 1
    return found


def busy(per_hour: int) -> dict[str, Any]:
    return {"streams": {"voice": {"forecast": {"per_hour": per_hour}}}}


def test_in_a_shortage_they_borrow_and_give_the_time_back(tmp_path: Path) -> None:
    decided = taken(small(tmp_path, floor=CLAIMS, demand=busy(125)))
    assert decided.get("pull_back_office", 0) >= 1
    assert decided.get("repay_time", 0) >= 1


def test_where_all_is_well_they_borrow_nobody(tmp_path: Path) -> None:
    decided = taken(small(tmp_path, floor=CLAIMS, demand=busy(50)))
    assert "pull_back_office" not in decided


def test_a_shortage_that_lasts_is_worth_its_price(tmp_path: Path) -> None:
    partner = {"channels": {"voice": {"partner": {"share": 0}}}}
    assert "partner_overflow" in taken(small(tmp_path, floor=partner, demand=busy(160)))
    assert "partner_overflow" not in taken(small(tmp_path, floor=partner, demand=busy(60)))
