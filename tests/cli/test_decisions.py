"""`floorsim decisions`: what can be decided by row of the catalogue, and its worth; never what is best."""

from __future__ import annotations

import json
from typing import Any

import pytest

from floorsim.cli.main import main
from floorsim.desk.cases.written_cases import WrittenCase, written_cases
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import kinds
from floorsim.desk.decisions.worth import Measured, worth_of
from floorsim.errors import UsageError


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["decisions", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_kind_and_every_shipped_case_with_codes_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    rows = shown(capsys, "list")
    assert {row["name"] for row in rows if row["is"] == "decision"} == {kind.kind for kind in kinds()}
    assert [row["name"] for row in rows if row["is"] != "decision"] == [case.name for case in written_cases()]
    assert all(row["codes"] for row in rows)
    first = next(row for row in rows if row["name"] == "move_agents")
    assert (first["codes"], first["about"], first["minutes"]) == (["A1"], "an agent", [2.0, 2.0])
    assert first["keys"] == {"queue": "m", "agent": "m", "interval": "m"}


def test_a_row_is_found_by_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert "recognise" in [row["name"] for row in shown(capsys, "list", "--code", "c12")]
    with pytest.raises(UsageError, match="Nothing covers"):
        main(["decisions", "list", "--code", "Z9"])


def test_a_kind_shows_what_may_be_chosen_and_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    asked = shown(capsys, "show", "escalation")
    choices = next(one["choices"] for one in asked["arguments"] if one["name"] == "choice")
    assert {one["value"]: one["minutes"] for one in choices}["callback"] == 5.0
    assert asked["minutes"] == [4.0, 12.0]
    praise = shown(capsys, "show", "recognise")
    assert [one["value"] for one in praise["arguments"][1]["choices"]] == [
        "privately",
        "publicly",
        "everybody",
    ]
    assert "3 times a day." in praise["possible"]


def test_what_was_measured_stands_with_the_kind(capsys: pytest.CaptureFixture[str]) -> None:
    measured = shown(capsys, "show", "move_agents")["measured"]
    (row,) = worth_of("A1")
    assert measured[0]["best"]["effect"] == row.better.effect()
    assert row.tempting is not None
    assert measured[0]["tempting"]["mean"] == row.tempting.mean < 0 < row.better.mean
    main(["decisions", "show", "move_agents"])
    assert row.better.effect() in capsys.readouterr().out


@pytest.mark.parametrize("case", written_cases(), ids=lambda case: case.name)
def test_a_case_shows_its_answers_and_nothing_that_tells_the_best(
    case: WrittenCase, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = shown(capsys, "show", case.name)
    assert all(set(answer) <= {"id", "label", "minutes"} for answer in asked["answers"])
    assert not {"best", "expected", "principle", "effects"} & set(asked)
    assert "{" not in asked["title"]


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.kind)
def test_every_kind_can_be_shown_in_words(kind: type[Decision], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decisions", "show", kind.kind]) == 0
    told = capsys.readouterr().out
    assert kind.title in told
    assert "A sentence that says why" not in told


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UsageError, match="move_agents"):
        main(["decisions", "show", "move_agent"])


def test_a_customers_case_shows_what_is_said_first_and_what_can_be_answered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = shown(capsys, "show", "broken-twice")
    assert "third one" in asked["text"]
    assert {one["id"] for one in asked["answers"]} == {"glue", "money_plus", "send_third", "choose"}


def test_a_figure_of_which_less_is_better_says_so() -> None:
    one = Measured("small", "", "", "-floor.repeat_contacts", 30, 1.0, 0.5, 1.5)
    assert one.figure == "repeat contacts, less is better"
    assert (one.effect(), one.sign) == ("+1.0 [+0.5, +1.5]", 1)
