"""`floorsim scenario prove` and `diff` tell what they found as a table, as JSON and as a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from floorsim.scenario.canonical import canonical_json
from tests.cli.conftest import Command
from tests.lab.proving.small import proved

DAYS = ("--seeds", "1..2", "--jobs", "1")
QUICK = (*DAYS, "--quick")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "small.yaml", proved())


def written(to: Path, scenario: object) -> Path:
    to.write_text(canonical_json(scenario), encoding="utf-8")  # type: ignore[arg-type]
    return to


def test_a_proof_tells_its_verdict_the_ladder_as_bars_and_every_part(floorsim: Command, file: Path) -> None:
    done = floorsim("scenario", "prove", file, *QUICK)
    verdict = done.out.splitlines()[0]
    assert verdict.endswith(": small, level 1, a quick look")
    assert done.status == (3 if verdict.startswith("Not proved") else 0)
    assert "hands-off  █" in done.out
    assert "The worked run  " in done.out
    assert "▲ Only 2 days were played" in done.out
    assert "of at most 10 runs after" in done.err


def test_one_day_is_told_in_the_singular(floorsim: Command, file: Path) -> None:
    done = floorsim("scenario", "prove", file, "--quick", "--seeds", "3")
    assert "Only 1 day was played" in " ".join(done.out.split())


def test_as_json_each_part_has_its_claims_with_reasons_and_figures(floorsim: Command, file: Path) -> None:
    done = floorsim("scenario", "prove", file, *QUICK, "--format", "json")
    found = json.loads(done.out)
    assert found["verdict"] in ("proved", "proved with remarks", "not proved")
    assert found["seeds"] == {"first": 1, "last": 2, "count": 2}
    assert {"ladder", "exploits", "traps", "worked", "spread", "duration", "conversations"} < set(found)
    assert [one["policy"] for one in found["ladder"]["policies"]] == [
        *("hands-off", "novice", "competent", "worked")
    ]
    for claim in found["traps"]["claims"]:
        assert claim["reason"]
        assert claim["mean"] == pytest.approx(sum(claim["ci95"]) / 2)


def test_a_proof_as_a_page_stands_beside_no_other_file(floorsim: Command, file: Path, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    page = tmp_path / "proof.html"
    done = floorsim("scenario", "prove", file, *QUICK, "--html", page)
    assert done.out == ""
    text = page.read_text(encoding="utf-8")
    assert "<h1>A small floor: " in text
    assert "Only 2 days were played" in text
    assert floorsim("scenario", "prove", file, *QUICK, "--html", page).status == 2


def test_what_is_not_proved_ends_with_3_and_says_why(floorsim: Command, tmp_path: Path) -> None:
    impossible = [{"at": "09:05", "do": "move_agents", "agents": ["ben"], "to": "email"}]
    bad = written(tmp_path / "bad.yaml", proved(expert=impossible, traps=[]))
    done = floorsim("scenario", "prove", bad, *QUICK)
    assert done.status == 3
    assert "Ben is not trained on Email (2 of 2 days)" in " ".join(done.out.split())
    assert done.err.splitlines()[-1].startswith("small is not proved: ")


def test_a_scenario_does_not_differ_from_itself(floorsim: Command, file: Path) -> None:
    done = floorsim("scenario", "diff", file, file, *DAYS)
    assert done.status == 0
    assert "The two say the same." in done.out
    assert "*" not in done.out


def test_a_difference_is_told_with_its_key_and_what_it_does(
    floorsim: Command, file: Path, tmp_path: Path
) -> None:
    other = written(tmp_path / "other.yaml", proved(decisions={"overtime_budget": "1h"}))
    table = floorsim("scenario", "diff", file, other, *DAYS, "--policy", "hands-off")
    assert "decisions.overtime_budget: 6h → 1h" in table.out
    found = json.loads(floorsim("scenario", "diff", file, other, *DAYS, "--format", "json").out)
    assert found["changes"] == [
        {"key": "decisions.overtime_budget", "how": "changed", "before": "6h", "after": "1h"}
    ]
    assert found["figures"]["channels.voice.offered"]["difference"]["mean"] == 0.0
    assert found["policy"] == "competent"


def test_a_difference_on_one_day_has_no_interval(floorsim: Command, file: Path) -> None:
    done = floorsim("scenario", "diff", file, file, "--seeds", "3", "--policy", "hands-off")
    assert done.status == 0
    assert " to " not in done.out.partition("95% interval")[2]


def test_an_unknown_policy_is_refused(floorsim: Command, file: Path) -> None:
    done = floorsim("scenario", "diff", file, file, *DAYS, "--policy", "nobody")
    assert done.status == 2
    assert "There is no policy 'nobody'" in done.err
