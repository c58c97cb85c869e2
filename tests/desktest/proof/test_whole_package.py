"""Results that were taken with a candidate's copy: what they show alone, and what the whole package shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from floorsim.desktest.chain.chained import chained
from floorsim.desktest.chain.envelope import opened, sealed
from floorsim.desktest.chain.keys import SittingKey
from floorsim.desktest.package.sealed import sealed_from_text
from floorsim.desktest.proof.result import BrokenResultError, Result, read_envelope, result_in
from floorsim.desktest.proof.verifying import Verified, verified, verified_result
from floorsim.desktest.proof.whole_package import MarkedResult, with_package
from tests.desktest.proof.test_tampering import again, changed
from tests.desktest.sealed_sittings import Candidate, package, package_text, whole_marks


@pytest.fixture
def key() -> SittingKey:
    return SittingKey.new()


@pytest.fixture
def taken(tmp_path: Path, key: SittingKey) -> Path:
    return Candidate(tmp_path, key).whole_test()


def with_whole(result: Result) -> MarkedResult:
    return with_package(result, package())


def told(found: Verified) -> dict[str, str]:
    return {step.link: step.sentence for step in found.steps}


def test_a_result_alone_is_genuine_and_says_that_its_marks_need_the_package(taken: Path) -> None:
    assert b"It is problem." not in taken.read_bytes()
    found = verified(taken)
    assert found.genuine
    assert found.marks == {}
    assert {told(found)[id] for id in ("floor", "board", "coach")} == {
        "Possible as it is written; its marks need the whole package."
    }
    assert told(found)["mail"] == "Answer as handed in; people grade it."
    assert package().digest in told(found)["package"]
    assert result_in(read_envelope(taken)).marks is None


def test_with_the_package_it_has_the_marks_of_whoever_takes_the_whole(taken: Path) -> None:
    found = verified(taken, with_package=with_whole)
    assert found.genuine
    assert found.marks == whole_marks()
    assert told(found)["copy"] == "It was taken with the candidate's copy of the whole package."
    assert told(found)["board"] == f"{whole_marks()['board']['points']:.1f} of 100."
    assert found.as_json()["steps"][-1]["marks"] is None  # people grade an e-mail


def test_marks_that_were_kept_are_held_against_those_of_now(taken: Path) -> None:
    result = result_in(read_envelope(taken))
    same = verified_result(with_package(result, package(), whole_marks()))
    assert told(same)["board"].startswith("The same marks, ")
    better: dict[str, Any] = {**whole_marks(), "board": {**whole_marks()["board"], "points": 100.0}}
    found = verified_result(with_package(result, package(), better))
    assert (found.steps[-1].link, found.genuine) == ("board", False)
    assert "and 100.00 are written" in found.steps[-1].sentence
    fewer = {id: one for id, one in whole_marks().items() if id != "coach"}
    last = verified_result(with_package(result, package(), fewer)).steps[-1]
    assert (last.link, last.holds) == ("coach", False)


def test_a_copy_that_was_changed_and_signed_anew_is_not_the_packages(taken: Path, key: SittingKey) -> None:
    envelope = opened(taken.read_bytes())
    easier = envelope.package.replace(b"Option number 1.", b"The right option.")
    assert easier != envelope.package
    taken.write_bytes(sealed(key, envelope.log, easier, envelope.texts).encoded)
    found = verified(taken, with_package=with_whole)
    assert (found.steps[-1].link, found.genuine) == ("copy", False)
    assert "It was not taken with the candidate's copy of sha256:" in found.steps[-1].sentence
    with pytest.raises(BrokenResultError, match="Its signature does not match"):
        result_in(replace(envelope, package=easier))


def test_another_package_is_not_the_one_that_was_taken(taken: Path) -> None:
    other = sealed_from_text(package_text("mine-b"), "b")
    with pytest.raises(BrokenResultError, match=f"the candidate's copy of {other.digest}"):
        with_package(result_in(read_envelope(taken)), other)


def test_nobody_writes_marks_into_a_result_of_a_copy(taken: Path, key: SittingKey) -> None:
    envelope = opened(taken.read_bytes())
    *lines, finished = chained(envelope.log).lines
    marked = replace(finished, kind="marked", body=whole_marks()["floor"])
    with pytest.raises(BrokenResultError, match="stands where no sitting writes it") as found:
        result_in(sealed(key, again([*lines, marked, finished]), envelope.package, envelope.texts))
    assert found.value.link == "log"


@pytest.mark.parametrize(
    ("kind", "body", "link"),
    [
        ("decision", {"kind": "early_finish", "arguments": {"many": 90}}, "floor"),
        ("said", {"choice": "never_offered"}, "coach"),
    ],
)
def test_what_is_not_possible_is_found_without_the_package_too(
    taken: Path, key: SittingKey, kind: str, body: dict[str, Any], link: str
) -> None:
    envelope = opened(taken.read_bytes())
    forged = sealed(key, again(changed(envelope.log, kind, **body)), envelope.package, envelope.texts)
    last = verified_result(result_in(forged)).steps[-1]
    assert (last.link, last.holds) == (link, False)


def test_a_finding_that_is_not_offered_is_found_without_the_package_too(
    tmp_path: Path, key: SittingKey
) -> None:
    candidate = Candidate(tmp_path, key)
    candidate.floor()
    candidate.begin("board")
    candidate.answer("board", {"findings": [{"id": "f99", "words": "So."}]})
    candidate.write("handed_in", exercise="board", by="candidate")
    candidate.write("finished")
    last = verified(candidate.seal()).steps[-1]
    assert (last.link, last.sentence) == ("board", "Its answer is not one that the exercise allows.")


def test_a_practice_has_its_marks_in_itself(tmp_path: Path) -> None:
    file = Candidate(tmp_path, practice=True).whole_test()
    found = verified(file)
    assert found.genuine
    assert told(found)["coach"] == "The same marks, 40.0 of 100."
