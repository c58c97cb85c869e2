"""`floorsim desk-test report`: three reports of a programme's folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from floorsim.cli.desk_test_commands.report_printed import print_block
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.proof.replaying import Step
from floorsim.desktest.proof.verifying import Verified
from floorsim.present.desk_test_reports.page import Grid, Words
from floorsim.units import DAY_S
from tests.cli.conftest import Command
from tests.desktest.graded_programmes import graded_by, of_candidates
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.programme.programmes import NAME, a_programme, invited, received, taken


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """Two candidates; two graders, two points apart on the email, where a third has not graded yet."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("floorsim.desktest.chain.disk.os.fsync", lambda descriptor: None)
        made = of_candidates(tmp_path_factory.mktemp("reports"), 2)
        graded_by(made, "g-one", lambda sitting, exercise: 4)
        graded_by(made, "g-two", lambda sitting, exercise: 2 if exercise == "mail" else 3)
        yield made


def told(floorsim: Command, programme: Programme, *more: object) -> str:
    done = floorsim("desk-test", "report", *more, "--programme", programme.folder)
    assert done.status == 0, done.err
    return done.out


def test_a_candidate_reads_the_own_test_without_names(floorsim: Command, programme: Programme) -> None:
    [first, second] = programme.register().candidates()
    out = told(floorsim, programme, first.lower(), "--for", "candidate")
    assert out.startswith("Your desk test: My desk test\n")
    assert f"Candidate {first}, sitting " in out
    assert "3 DECISIONS" not in out
    assert "3 decisions" in out
    assert "Nobody grades this exercise" in out
    assert (
        "Without a final grade: The mail (a third grade is needed, as the two are far apart)."
        in out.replace("\n", " ").replace("  ", " ")
    )
    assert not {second, "g-one", "g-two"} & set(out.split())
    assert max(map(len, out.splitlines())) <= 96


def test_the_panel_reads_everybody_verified(floorsim: Command, programme: Programme, tmp_path: Path) -> None:
    html, table = tmp_path / "panel.html", tmp_path / "panel.csv"
    assert told(floorsim, programme, "--for", "panel", "--html", html, "--csv", table) == ""
    page = html.read_text("utf-8")
    for candidate in programme.register().candidates():
        assert f"Candidate {candidate}</h2>" in page
    assert page.count("genuine: signed, its chain whole") == 2
    assert NAME not in page
    assert "44 calls were lost, says [name]." in page
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert len(rows) == 2 * 5
    board = next(row for row in rows if row["exercise"] == "board")
    assert (board["grades.a"], board["grades.b"], board["band.grade"], board["apart"]) == (
        "4",
        "3",
        "3.5",
        "1",
    )
    assert board["band.name"] == "around"


def test_a_result_that_does_not_replay_is_told_to_the_panel(
    floorsim: Command, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Verified("x", (Step("chain", True, "Whole."), Step("floor", False, "It gives 40.00 points.")), ())
    monkeypatch.setattr("floorsim.desktest.reporting.gathering.verified_result", lambda result, ours: found)
    candidate = programme.register().candidates()[0]
    out = " ".join(told(floorsim, programme, candidate, "--for", "panel").split())
    assert "NOT GENUINE at floor: It gives 40.00 points." in out


def test_the_panel_is_told_of_reworded_marks_whatever_the_sentence_says(
    floorsim: Command, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (Step("floor", True, "The same marks.", reworded=True), Step("board", True, "The same marks."))
    found = Verified("x", steps, ())
    monkeypatch.setattr("floorsim.desktest.reporting.gathering.verified_result", lambda result, ours: found)
    out = " ".join(told(floorsim, programme, "--for", "panel").split())
    assert "the reasons of the marks of floor were not written by this floorsim" in out


def test_a_result_that_only_another_floorsim_can_verify_is_not_called_false(
    floorsim: Command, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Verified("x", (Step("chain", True, "Whole."), Step("model", False, "It is of version 6.")), ())
    monkeypatch.setattr("floorsim.desktest.reporting.gathering.verified_result", lambda result, ours: found)
    out = " ".join(told(floorsim, programme, "--for", "panel").split())
    assert "not verified: It is of version 6." in out
    assert "NOT GENUINE" not in out


def test_the_programme_is_told_as_figures(floorsim: Command, programme: Programme) -> None:
    figures = json.loads(told(floorsim, programme, "--for", "programme", "--format", "json"))
    assert figures["candidates"] == 2
    assert figures["agreements"]["mail"]["thirds"] == 2
    assert {one["grader"]: one["above"]["mean"] for one in figures["graders"]} == {
        "g-one": pytest.approx(4 / 3, abs=1e-4),
        "g-two": pytest.approx(-4 / 3, abs=1e-4),
    }
    assert len(figures["drift"]) == 6


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programme:
    """One candidate, ungraded, whose log begins a day before the invitation; another who sent nothing yet."""
    monkeypatch.setattr("floorsim.desktest.chain.disk.os.fsync", lambda descriptor: None)
    a_day_on = HandClocks()
    a_day_on.pass_s(DAY_S)
    programme = a_programme(tmp_path, a_day_on)
    received(programme, taken(tmp_path / "theirs", invited(programme)))
    invited(programme)
    return programme


def test_groups_of_everybody_invited_are_read_and_not_kept(
    floorsim: Command, small: Programme, tmp_path: Path
) -> None:
    first, waiting = small.register().candidates()
    groups = tmp_path / "groups.csv"
    groups.write_text(f"candidate,age\n{first},unheard-of\n{waiting},unheard-of\n", encoding="utf-8")
    out = told(floorsim, small, "--for", "programme", "--groups", groups, "--cut", "3")
    assert "age, at a mean grade of 3 or more" in out
    kept = [file.read_bytes() for file in small.folder.rglob("*") if file.is_file()]
    assert not any(b"unheard-of" in content for content in kept)


def test_a_long_row_stands_in_few_lines_and_an_empty_table_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    heads, long = ("line", "kind", "people"), "Says what was done and what is still owed. " * 2
    print_block(
        Grid(
            "Form A, email", heads, [(f"{long}One ask.", "behaviour", "3"), ("Blames nobody.", "", "x" * 17)]
        )
    )
    print_block(Grid("Machine marks of 0 to 100", heads, []))
    assert capsys.readouterr().out.splitlines()[2:] == [
        "  still owed. One ask.",
        "  kind: behaviour; people: 3",
        "- Blames nobody.",
        f"  people: {'x' * 17}",
        "Machine marks of 0 to 100: nothing to show yet.",
    ]


def test_a_long_subject_stays_within_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    print_block(Words(f"Email, 3 words: {'late ' * 40}", "We were late."))
    assert max(map(len, capsys.readouterr().out.splitlines())) < 80


def test_somebody_who_sent_nothing_yet_is_told_apart_from_nobody(floorsim: Command, small: Programme) -> None:
    waiting = small.register().candidates()[1]
    done = floorsim("desk-test", "report", waiting, "--for", "panel", "--programme", small.folder)
    assert (done.status, done.err) == (2, f"No result of {waiting} has been received yet.\n")


def test_the_panel_is_told_of_times_that_do_not_fit_the_invitation(
    floorsim: Command, small: Programme
) -> None:
    out = " ".join(told(floorsim, small, "--for", "panel").split())
    assert "It was opened 24 h before the invitation was made." in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--for", "candidate"], "is about one; name one id"),
        (["nobody", "--for", "candidate"], "There is no candidate 'nobody' in this programme"),
        (["x", "--for", "programme"], "leave the ids out"),
        (["--for", "panel", "--cut", "3"], "add --for programme"),
        (["--for", "programme", "--cut", "3"], "add --groups FILE.csv"),
        (["--for", "programme", "--groups", "g.csv"], "add --cut 3"),
        (["--for", "programme", "--groups", "g.csv", "--cut", "nan"], "'nan' is not a valid number"),
        (["--for", "panel", "--html", "panel", "--csv", "./panel"], "name two files"),
    ],
)
def test_wrong_use_gets_a_sentence(
    floorsim: Command, programme: Programme, arguments: list[str], told: str
) -> None:
    done = floorsim("desk-test", "report", *arguments, "--programme", programme.folder)
    assert done.status == 2
    assert told in done.err


def test_a_folder_without_a_programme_is_told(floorsim: Command, tmp_path: Path) -> None:
    done = floorsim("desk-test", "report", "--for", "panel", "--programme", tmp_path)
    assert done.status == 2
    assert "There is no programme of desk tests" in done.err
