"""`floorsim debrief`: a run reviewed as tables, JSON and one HTML file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from floorsim.debrief import reviewing
from floorsim.debrief.model import Review
from floorsim.debrief.played import Played
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import canonical_json
from tests.cli.conftest import Command, stored_run
from tests.desk.desks import a_scenario, message
from tests.report.contents_by_hand import REVIEW

WORKED = [{"at": "09:02", "do": "move_agents", "agents": ["eve"], "to": "voice", "until": "10:00"}]
MINE = '[{"at": "09:03", "do": "move_agents", "agents": ["eve"], "to": "voice", "until": "10:00"}]'


class FakeReviewing:
    """Finds at once what was found by hand, for whatever was played."""

    asked: Played

    def __init__(self, play: Played, *, known: object = None, jobs: int = 2, days: int = 15) -> None:
        FakeReviewing.asked = play

    def run(
        self,
        on_change: Callable[[Review], None] = lambda review: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Review:
        on_change(REVIEW)
        decisions = REVIEW.decisions[: len(self.asked.taken)]
        return replace(REVIEW, decisions=decisions, until_s=self.asked.until_s, ended=self.asked.ended)


@pytest.fixture
def found_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "Reviewing", FakeReviewing)


def with_worked_run(**changes: Any) -> Any:
    return a_scenario(messages=[message()], expert=WORKED, **changes)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """Eight minutes of play, with a worked run."""
    file = tmp_path / "short.yaml"
    short = a_scenario(expert=WORKED, floor__play={"from": "09:00", "to": "09:08"})
    file.write_text(canonical_json(short), encoding="utf-8")
    return file


@pytest.mark.replications_full
def test_a_scenario_is_played_and_reviewed_for_real(
    floorsim: Command, scenario: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.json"
    mine.write_text(MINE, encoding="utf-8")
    page = tmp_path / "review.html"
    done = floorsim(
        "debrief", scenario, "--seed", 3, "--decisions", mine, "--days", 2, "--jobs", 1, "--html", page,
        "--format", "json",
    )  # fmt: skip
    assert (done.status, done.err) == (0, f"The report is in {page}.\n")
    answer = json.loads(done.out)
    assert answer["run"] == answer["run"] | {
        "id": None, "policy": "decisions", "scenario": "small", "seed": 3, "until": "09:08", "ended": True,
        "model_version": MODEL_VERSION,
    }  # fmt: skip
    ledger = answer["ledger"]
    assert abs(ledger["hands_off"] + ledger["decisions"] + ledger["luck"] - ledger["you"]) <= 0.05
    assert ledger["you"] == pytest.approx(answer["scores"]["overall"], abs=0.01)
    (one,) = answer["decisions"]
    assert (one["at"], one["kind"], one["share"]["overall"]["n"]) == (
        "09:03",
        "move_agents",
        len(answer["seeds"]),
    )
    assert answer["landing"][-1] == {
        "at": "09:08", "overall": answer["landing"][-1]["stopped"], "stopped": pytest.approx(ledger["you"])
    }  # fmt: skip
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.usefixtures("found_by_hand")
def test_a_stored_run_is_told_in_tables_with_the_answers_last(floorsim: Command) -> None:
    stored = stored_run(with_worked_run())
    done = floorsim("debrief", "last")
    assert (done.status, done.err) == (0, "")
    assert f"seed 4, run {stored.id}, played to 11:00" in done.out
    for told in (
        "your decisions   +14.1",
        "▼ cost, large",
        "−3.9 ± 1.1",
        "Left alone, the day ends at 52",
        "worked run",
        "over 15 redrawn days",
    ):
        assert told in done.out
    questions, answers = done.out.split("Answer to moment 1")
    assert "Changing the announcement on Voice and Chat" in questions
    assert "+6.8 ± 1.6" not in questions
    assert "+6.8 ± 1.6" in answers


@pytest.mark.usefixtures("found_by_hand")
def test_a_run_left_in_the_middle_is_reviewed_to_where_it_got(floorsim: Command) -> None:
    stored_run(with_worked_run(), minutes=20)
    done = floorsim("debrief", "last")
    assert done.status == 0
    assert "left at 09:20" in done.out
    assert (FakeReviewing.asked.until_s, FakeReviewing.asked.ended) == (9 * 3600 + 20 * 60, False)
    assert [taken.kind for taken in FakeReviewing.asked.taken] == ["move_agents", "answer"]


@pytest.mark.usefixtures("found_by_hand")
def test_with_a_page_nothing_is_printed_unless_asked_for(floorsim: Command, tmp_path: Path) -> None:
    stored_run(with_worked_run())
    page = tmp_path / "review.html"
    done = floorsim("debrief", "last", "--html", page)
    assert (done.status, done.out) == (0, "")
    assert "Evelyn" in page.read_text(encoding="utf-8")


def test_a_run_of_another_model_is_shown_and_says_that_it_cannot_be_computed(
    floorsim: Command, tmp_path: Path
) -> None:
    stored = stored_run(model_version=MODEL_VERSION + 1)
    page = tmp_path / "review.html"
    shown = floorsim("debrief", stored.id)
    told = floorsim("debrief", stored.id, "--format", "json", "--html", page)
    assert (shown.status, told.status) == (1, 1)
    assert "it cannot be computed again" in shown.err
    assert "Service level" in shown.out
    answer = json.loads(told.out)
    assert (answer["ledger"], answer["moments"], answer["done"]) == (None, None, False)
    assert answer["scores"] == dict(stored.scores)  # type: ignore[call-overload]
    assert [one["kind"] for one in answer["decisions"]] == ["move_agents", "answer"]
    assert "it cannot be computed again" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing"], "No stored run"),
        (["login-outage"], "login-outage is a scenario; add --policy NAME or --decisions FILE"),
        (["mine.floorsim@B"], "mine.floorsim@B is a scenario; add --policy NAME or --decisions FILE"),
        (["login-outage", "--seed", "3"], "A seed needs somebody who plays"),
        (
            ["login-outage", "--policy", "competent", "--decisions", "x.yaml"],
            "leave out --policy or --decisions",
        ),
        (["no-such", "--policy", "competent"], "no-such"),
        (["login-outage", "--policy", "nobody"], "There is no policy 'nobody'"),
        (["login-outage", "--policy", "competent", "--days", "1"], "--days"),
    ],
)
def test_a_wrong_request_is_refused_in_a_sentence(floorsim: Command, arguments: list[str], told: str) -> None:
    done = floorsim("debrief", *arguments)
    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_a_file_that_is_there_is_not_written_over(floorsim: Command, tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    page.write_text("mine", encoding="utf-8")
    done = floorsim("debrief", "last", "--html", page)
    assert (done.status, page.read_text(encoding="utf-8")) == (2, "mine")
    assert "is there already" in done.err


@pytest.mark.usefixtures("found_by_hand")
def test_a_portfolio_of_a_stored_run_carries_the_name_and_prints_nothing(
    floorsim: Command, tmp_path: Path
) -> None:
    stored_run(with_worked_run())
    done = floorsim("debrief", "last", "--portfolio", tmp_path / "mine.html", "--name", "Sam")
    assert (done.status, done.out) == (0, "")
    page = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert "<dd>Sam</dd>" in page
    assert "What I saw" in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("last", "--name", "Sam"), "add --portfolio FILE"),
        (("login-outage", "--policy", "novice", "--portfolio", "x.html"), "a run of your own"),
        (("last", "--html", "x.html", "--portfolio", "x.html"), "give them two names"),
    ],
)
def test_what_makes_no_portfolio_is_told(
    floorsim: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = floorsim("debrief", *options)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert not list(tmp_path.glob("*.html"))
