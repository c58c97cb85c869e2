"""What is kept about a person: given out whole, deleted with a receipt, gone after its time."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from floorsim.defect_log import write_defect_log
from floorsim.desktest.chain.log import read_lines
from floorsim.desktest.programme.deletion import already_deleted, delete, due
from floorsim.desktest.programme.export import export_person
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.proof.verifying import verified
from floorsim.errors import StoreError
from floorsim.replacing import replacing
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.programme.programmes import NAME, a_programme, invited, received, taken
from tests.desktest.sealed_sittings import BEST_SAID, whole_marks

SENTENCE = "Names the 44 calls and asks for two hours."


def graded(folder: Path, clocks: HandClocks | None = None) -> tuple[Programme, str]:
    """A programme with one result, graded by one person, and another candidate beside."""
    programme = a_programme(folder, clocks)
    admission = invited(programme)
    received(programme, taken(folder, admission))
    sitting = admission.key.sitting
    with programme.grades("g1") as log:
        kept = log.keep(SENTENCE, sitting)
        log.append("graded", {"answer": "secret label", "grade": 4, "evidence": kept})
        other = log.keep("About somebody else.", "another sitting")
        log.append("graded", {"answer": "another label", "grade": 2, "evidence": other})
    return programme, programme.candidate_of(sitting)


def everything_in(folder: Path) -> bytes:
    return b"\n".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_everything_about_one_person_is_given_out_in_readable_files(tmp_path: Path) -> None:
    programme, candidate = graded(tmp_path)
    sitting = programme.register().sittings_of(candidate)[0]
    file = export_person(programme, candidate, tmp_path / "x.zip")
    assert file.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    person = json.loads(parts["person.json"])
    assert (person["name"], person["candidate"]) == (NAME, candidate)
    assert person["sittings"][0]["accommodations"]["time_factor"] == 1.0
    answers = parts[f"{sitting}/answers.txt"]
    assert "body: 44 calls were lost, says Ana Silva." in answers
    assert 'own_break  {"length": 5}' in answers
    assert "findings 1: Reading number 1." in answers
    assert "findings 1 words: Waits." in answers
    assert answers.count("said: ") == len(BEST_SAID)
    assert not set(BEST_SAID) & set(answers.split())
    assert json.loads(parts[f"{sitting}/marks.json"]) == whole_marks()
    grades = json.loads(parts[f"{sitting}/grades.json"])
    assert [(one["grader"], one["grade"], one["evidence"]) for one in grades] == [("g1", 4, SENTENCE)]
    assert [json.loads(line)["kind"] for line in parts["register.jsonl"].splitlines()] == [
        "invited",
        "received",
    ]
    told = {name.rpartition("/")[2] for name in parts} - {"README.txt", f"{sitting}.result"}
    assert told == {one for one in told if f"\n{one} " in parts["README.txt"]}
    with pytest.raises(StoreError, match="already; it is left as it is"):
        export_person(programme, candidate, file)


def test_a_deletion_leaves_no_word_and_every_chain_whole(tmp_path: Path) -> None:
    programme, candidate = graded(tmp_path)
    sitting = programme.register().sittings_of(candidate)[0]
    seal = programme.result(sitting).seal
    accommodations = programme.register().invited[sitting].accommodations
    receipt = delete(programme, candidate, "asked")
    left = everything_in(programme.folder)
    for word in (NAME, "were lost, says", "Waits.", SENTENCE, "time_factor\\"):
        assert word.encode() not in left
    assert b"About somebody else." in left
    assert (receipt.name, receipt.seals, receipt.settings) == (True, {sitting: seal}, (accommodations,))
    assert (len(receipt.answers), len(receipt.grades["g1"])) == (3, 1)
    last = read_lines(programme.folder / "register.jsonl")[-1]
    assert (last.kind, last.digest) == ("deleted", receipt.line)
    assert last.body["answers"] == list(receipt.answers)
    assert [line.body["grade"] for line in read_lines(programme.grades_file("g1"))] == [4, 2]
    result = programme.results()[0]
    assert (result.seal, set(result.deleted)) == (seal, {"board", "coach", "mail"})
    found = verified(
        programme.result_file(sitting), programme.why_not_kept, with_package=programme.with_package
    )
    assert found.genuine, found.steps[-1]
    assert result.marks == whole_marks()
    assert already_deleted(programme.register(), candidate)


def test_a_deletion_that_was_cut_short_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme, candidate = graded(tmp_path)
    with programme.grades("g1"), pytest.raises(StoreError, match="is open in another floorsim"):
        delete(programme, candidate, "asked")
    assert not already_deleted(programme.register(), candidate)
    receipt = delete(programme, candidate, "asked")
    assert (len(receipt.answers), len(receipt.grades["g1"])) == (3, 1)  # of the first attempt too
    assert NAME.encode() not in everything_in(programme.folder)
    # Once more there is nothing left to delete, and that stands in the receipt.
    again = delete(programme, candidate, "asked")
    assert (again.name, again.answers, again.grades) == (False, (), {})


def test_no_result_is_taken_in_while_something_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    file = taken(tmp_path, admission)
    refused: list[str] = []

    def meanwhile(sitting: str) -> None:
        with pytest.raises(StoreError) as told:
            received(programme, file)
        refused.append(str(told.value))

    monkeypatch.setattr("floorsim.desktest.programme.deletion.delete_sitting", meanwhile)
    delete(programme, programme.candidate_of(admission.key.sitting), "asked")
    assert len(refused) == 1
    assert "is open in another floorsim" in refused[0]
    assert not programme.result_file(admission.key.sitting).exists()


def test_what_a_machine_that_stopped_left_behind_goes_too(tmp_path: Path) -> None:
    programme, candidate = graded(tmp_path)
    with replacing(programme.people.file) as beside:
        beside.write_bytes(programme.people.file.read_bytes())
        left = beside.with_name(f"{beside.name}.left")
        left.write_text(NAME)
    delete(programme, candidate, "asked")
    assert not left.exists()


def test_a_result_that_was_changed_meanwhile_goes_as_a_whole(tmp_path: Path) -> None:
    programme, candidate = graded(tmp_path)
    file = programme.result_file(programme.register().sittings_of(candidate)[0])
    file.write_bytes(file.read_bytes().replace(b"own_break", b"own_brake"))
    delete(programme, candidate, "asked")
    assert not file.exists()
    assert list(programme.results()) == []


def test_a_deleted_sitting_takes_no_result_in(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    file = taken(tmp_path, admission)
    delete(programme, programme.candidate_of(admission.key.sitting), "asked")
    assert not programme.admission_file(admission.key.sitting).exists()
    with pytest.raises(Exception, match="has been deleted; its result is not taken in again"):
        received(programme, file)


def test_what_was_kept_goes_after_its_time_and_not_before(tmp_path: Path) -> None:
    clocks = HandClocks()
    programme, candidate = graded(tmp_path, clocks)
    never = invited(programme).key.sitting  # valid for 30 days, and not taken
    clocks.at += timedelta(days=179)
    assert due(programme) == []
    clocks.at += timedelta(days=1)
    assert [one.candidate for one in due(programme)] == [candidate]
    delete(programme, candidate, "retention", [one.sitting for one in due(programme)])
    assert due(programme) == []
    clocks.at += timedelta(days=29)
    assert [one.sitting for one in due(programme)] == [never]


def test_the_name_goes_with_the_last_sitting(tmp_path: Path) -> None:
    programme, candidate = graded(tmp_path)
    first = programme.register().sittings_of(candidate)[0]
    invited(programme, candidate=candidate)
    assert not delete(programme, candidate, "retention", [first]).name
    assert programme.people.names[candidate] == NAME
    assert delete(programme, candidate, "asked").name
    assert dict(programme.people.names) == {}


def test_a_crash_report_of_an_invitation_has_no_name_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = a_programme(tmp_path)

    def breaks(candidate: str, name: str) -> None:
        raise RuntimeError(f"{candidate} {name}")

    monkeypatch.setattr(programme.people, "put", breaks)
    with pytest.raises(RuntimeError) as defect:
        invited(programme)
    log = write_defect_log(defect.value)
    assert log is not None
    told = log.read_text()
    assert "programme.py" in told
    assert "Silva" not in told
    assert str(tmp_path) not in told
