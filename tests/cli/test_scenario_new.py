"""`floorsim scenario new`: with options it asks nothing, and it never writes over a file unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.cli.scenario_commands import new
from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_anybody_to_ask_it_writes_what_would_be_offered(floorsim: Command) -> None:
    done = floorsim("scenario", "new")
    assert (done.status, done.out) == (0, "")
    assert "floorsim play my-scenario.yaml" in done.err
    assert floorsim("scenario", "check", "my-scenario.yaml").out == "my-scenario.yaml: valid\n"
    assert Path("scenario.schema.json").exists()


def test_options_answer_every_question(floorsim: Command) -> None:
    asked = ("--title", "Night line", "--from", "outage", "--channels", "chat,email", "--agents", "9")
    done = floorsim("scenario", "new", "night.yaml", *asked, "--day", "sunday")
    assert done.status == 0
    text = Path("night.yaml").read_text(encoding="utf-8")
    assert "id: night\n" in text
    assert "weekday: sunday" in text
    assert "extends: [shared/chat, shared/email, shared/day-shifts]" in text


def test_questions_are_asked_again_until_they_are_answered(
    floorsim: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["Strict outage", "login-outage", "strict", "nonsense", "login-outage", "friday"])
    monkeypatch.setattr(new, "_can_ask", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    done = floorsim("scenario", "new")
    assert done.status == 0
    assert "login-outage is the id of a shipped scenario" in done.err
    assert "There is no 'nonsense'" in done.err
    text = Path("strict.yaml").read_text(encoding="utf-8")
    assert "extends: login-outage" in text
    assert "weekday: friday" in text


def test_a_file_that_is_there_is_replaced_only_with_force(floorsim: Command) -> None:
    Path("mine.yaml").write_text("mine", encoding="utf-8")
    Path("scenario.schema.json").write_text("also mine", encoding="utf-8")
    refused = floorsim("scenario", "new", "mine.yaml")
    assert (refused.status, refused.err) == (
        2,
        "mine.yaml is there already; name a new file or add --force.\n",
    )
    assert Path("mine.yaml").read_text(encoding="utf-8") == "mine"
    assert floorsim("scenario", "new", "mine.yaml", "--force").status == 0
    assert "id: mine" in Path("mine.yaml").read_text(encoding="utf-8")
    assert Path("scenario.schema.json").read_text(encoding="utf-8") == "also mine"


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--from", "outag", "There is no 'outag'; did you mean outage?"),
        ("--channels", "voice,fax", "There is no 'fax'"),
        ("--channels", "voice,voice", "each once"),
        ("--agents", "4", "Write a number from 5 to 400."),
        ("--id", "first-shift", "first-shift is the id of a shipped scenario"),
        ("--id", "a b", "'a b' is no id, which has letters"),
        ("--id", "My shop!", "write one such as my-shop."),
        ("--title", " ", "A title has 1 to 100 letters."),
    ],
)
def test_a_wrong_answer_ends_with_what_would_be_right(
    floorsim: Command, option: str, value: str, told: str
) -> None:
    done = floorsim("scenario", "new", option, value)
    assert done.status == 2
    assert told in done.err
    assert list(Path().iterdir()) == []


def test_what_a_shipped_scenario_has_is_not_asked_for(floorsim: Command) -> None:
    done = floorsim("scenario", "new", "--from", "first-shift", "--agents", "9")
    assert done.status == 2
    assert "--agents is for templates" in done.err


@pytest.mark.parametrize(
    ("written", "file", "id"),
    [("garden", "garden.yaml", "garden"), ("My shop.yml", "My shop.yml", "my-shop")],
)
def test_a_file_of_any_name_gets_an_id_that_is_possible_and_an_ending(
    floorsim: Command, written: str, file: str, id: str
) -> None:
    done = floorsim("scenario", "new", written)
    assert done.status == 0
    assert f"id: {id}\n" in Path(file).read_text(encoding="utf-8")
