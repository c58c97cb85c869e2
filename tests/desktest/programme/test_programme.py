"""The administrator's folder: who is invited, what is taken in, what is refused."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from floorsim.desktest.chain.envelope import opened, sealed
from floorsim.desktest.chain.kept_texts import decoded_texts, encoded_texts
from floorsim.desktest.chain.keys import SittingKey
from floorsim.desktest.chain.line import next_line
from floorsim.desktest.chain.log import ChainedLog, read_lines
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.sealed import sealed_text
from floorsim.desktest.programme.admission import Admission, read_admission
from floorsim.desktest.programme.folder import REGISTER
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.proof.result import BrokenResultError, read_envelope, result_in
from floorsim.desktest.proof.verifying import verified
from floorsim.desktest.sitting.places import sittings_dir
from floorsim.errors import FloorsimError, StoreError, UsageError
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.programme.programmes import NAME, TODAY, a_programme, invited, received, taken
from tests.desktest.sealed_sittings import AS_USUAL, Candidate, package, package_text, whole_marks
from tests.desktest.written_tests import desk_test, small_floor


def test_an_invitation_names_nobody_but_in_the_file_of_people(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    files = [file for file in programme.folder.rglob("*") if file.is_file()]
    holding = [file.name for file in files if NAME.encode() in file.read_bytes()]
    assert holding == ["people.json"]
    assert not [file for file in files if "Silva" in str(file)]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert admission.key.hex not in repr(admission)
    private = [file for file in files if admission.key.hex.encode() in file.read_bytes()]
    assert [file.suffix for file in private] == [".admission"]


def test_an_admission_holds_a_copy_of_the_package_the_key_and_what_was_set(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    more = Accommodations(time_factor=1.5, thinking_pauses=2, plain=True)
    admission = invited(programme, accommodations=more)
    assert admission.package_text == package().copy_for_candidates
    assert admission.package.digest == package().digest
    assert admission.accommodations == more
    invitation = programme.register().invited[admission.key.sitting]
    assert invitation.public == admission.key.public
    assert admission.why_not(TODAY + timedelta(days=29)) is None
    told = admission.why_not(TODAY + timedelta(days=30))
    assert told == "This admission was valid until 2026-12-29. Ask whoever invited you for a new one."


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"floorsim_admission": 2, "key": "00"}', b"\xff"])
def test_a_damaged_admission_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.admission"
    file.write_bytes(content)
    with pytest.raises(FloorsimError, match=r"send it again|has no key"):
        read_admission(file)


@pytest.mark.parametrize(
    ("key", "value"),
    [("valid_until", "2030-01-01"), ("accommodations", {"time_factor": 2.0}), ("key", "00" * 32)],
)
def test_an_admission_that_was_changed_is_told_before_the_test(
    tmp_path: Path, key: str, value: object
) -> None:
    programme = a_programme(tmp_path)
    file = programme.admission_file(invited(programme).key.sitting)
    file.write_text(json.dumps({**json.loads(file.read_bytes()), key: value}))
    with pytest.raises(FloorsimError, match="was changed since it was made"):
        read_admission(file)


@pytest.mark.parametrize("factor", ["2", 3.0, None, float("nan")])
def test_accommodations_that_nobody_can_set_are_no_admission(tmp_path: Path, factor: object) -> None:
    """Somebody who has the key can sign them."""
    odd = Accommodations(time_factor=factor)  # type: ignore[arg-type]
    Admission(SittingKey.new(), package().copy_for_candidates, odd, TODAY).write(tmp_path / "x.admission")
    with pytest.raises(FloorsimError, match="is damaged, or not an admission"):
        read_admission(tmp_path / "x.admission")


def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.admission")
    with pytest.raises(StoreError, match="is a pipe or a device"):
        read_admission(tmp_path / "x.admission")


def test_a_register_that_leads_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    invited(programme)
    lines = read_lines(programme.folder / "register.jsonl")
    for body in ({**lines[1].body, "sitting": "../.."}, {"sitting": "x"}):
        forged = next_line(lines[0], lines[1].at, lines[1].steady_s, "invited", body)
        (programme.folder / "register.jsonl").write_bytes(lines[0].encoded + b"\n" + forged.encoded + b"\n")
        with pytest.raises(FloorsimError, match="Line 2 of the programme's register says what floorsim"):
            Programme.open(programme.folder)


def test_somebody_invited_again_keeps_the_id(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    first = programme.candidate_of(invited(programme).key.sitting)
    again = invited(programme, candidate=first)
    assert programme.register().candidates() == (first,)
    assert len(programme.register().sittings_of(first)) == 2
    assert programme.candidate_of(again.key.sitting) == first
    assert programme.candidate(first.lower().replace("-", "")) == first
    with pytest.raises(UsageError, match="There is no candidate '0000' in this programme"):
        programme.candidate("0000")


def test_nobody_is_invited_to_what_is_over_or_when_nothing_can_be_written(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    file = tmp_path / "mine.sealed.yaml"
    file.write_text(package_text(), encoding="utf-8")
    with pytest.raises(UsageError, match="2026-11-29 is over already"):
        programme.invite(file, NAME, AS_USUAL, TODAY - timedelta(days=1))
    (tmp_path / "there.admission").write_text("mine")
    with pytest.raises(StoreError, match="it is left as it is"):
        programme.invite(file, NAME, AS_USUAL, TODAY, into=tmp_path / "there.admission")
    assert programme.register().candidates() == ()
    assert dict(programme.people.names) == {}


def test_a_result_comes_in_once_and_its_key_goes(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    file = taken(tmp_path, admission)
    here = sittings_dir() / admission.key.sitting
    admission.key.write(here / "key")
    result = received(programme, file)
    assert not here.exists()
    assert [one.sitting for one in programme.results()] == [admission.key.sitting]
    assert not programme.admission_file(admission.key.sitting).exists()
    with pytest.raises(UsageError, match="has been received already, and nothing is changed"):
        received(programme, file)
    assert programme.why_not_kept(result) is None


def test_a_second_result_of_a_sitting_is_refused_and_the_first_stands(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    first = received(programme, taken(tmp_path / "first", admission))
    second = taken(tmp_path / "second", admission)
    with pytest.raises(UsageError, match=r"a second, different result .* received on 2026-11-30, stands"):
        received(programme, second)
    assert programme.results()[0].seal == first.seal


def test_what_was_not_invited_or_is_of_another_package_is_refused(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    practised = Candidate(tmp_path / "practised", admission.key, practice=True).whole_test()
    with pytest.raises(UsageError, match="was taken as practice, so its result does not count"):
        received(programme, practised)
    with pytest.raises(UsageError, match="Nobody was invited to sitting"):
        received(programme, Candidate(tmp_path / "stranger").whole_test())
    other = Candidate(tmp_path / "other", admission.key, package_id="mine-b").whole_test()
    with pytest.raises(UsageError, match="another package than the one that was taken"):
        received(programme, other)
    slow = taken(tmp_path / "slow", admission, Accommodations(time_factor=2.0))
    with pytest.raises(UsageError, match="other accommodations than were set for it"):
        received(programme, slow)
    assert programme.register().received == {}


def test_a_package_of_the_same_content_in_other_writing_is_another(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    envelope = opened(taken(tmp_path, admission).read_bytes())
    file = tmp_path / "rewritten.result"
    file.write_bytes(
        sealed(admission.key, envelope.log, envelope.package + b"# more\n", envelope.texts).encoded
    )
    with pytest.raises(BrokenResultError, match=f"with the candidate's copy of {package().digest}"):
        received(programme, file)
    assert programme.register().received == {}


def test_a_package_that_came_with_other_line_ends_later_leaves_earlier_invitations_as_they_are(
    tmp_path: Path,
) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    other = tmp_path / "windows.sealed.yaml"
    other.write_bytes(package_text().replace("\n", "\r\n").encode())
    _, second = programme.invite(other, "Bo Lind", AS_USUAL, TODAY)
    received(programme, taken(tmp_path, admission))
    assert read_admission(second).package_text == admission.package_text


def test_nobody_is_invited_to_a_practice_form(tmp_path: Path) -> None:
    file = tmp_path / "practice.sealed.yaml"
    test = DeskTest.model_validate({**desk_test(), "practice": True})
    file.write_text(sealed_text(test, {"floor": small_floor()}), encoding="utf-8")
    with pytest.raises(UsageError, match="is a practice form: anybody may take it"):
        a_programme(tmp_path).invite(file, NAME, AS_USUAL, TODAY)


def test_times_that_do_not_fit_invitation_and_receipt_are_told(tmp_path: Path) -> None:
    clocks = HandClocks()
    clocks.set_wall(60)
    programme = a_programme(tmp_path, clocks)
    file = taken(tmp_path, invited(programme))
    told = [flag.sentence for flag in verified(file, None, programme.odd_times).flags]
    assert told[0] == "It was opened 1:00 min before the invitation was made."
    assert told[1].endswith("min later than now.")
    clocks.set_wall(3600)
    result = received(programme, file)
    assert [flag.line for flag in programme.odd_times(result)] == [1]


def test_a_sitting_that_was_begun_too_late_is_refused(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme, valid_until=TODAY)
    file = taken(tmp_path, admission, days_later=2)
    with pytest.raises(
        UsageError, match="was begun on 2026-12-02, and its admission was valid until 2026-11-30"
    ):
        received(programme, file)


def test_a_result_with_deleted_answers_is_refused_unless_this_programme_deleted_them(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    file = taken(tmp_path, invited(programme))
    envelope = opened(file.read_bytes())
    texts = [text.deleted for text in decoded_texts(envelope.texts, "texts").values()]
    file.write_bytes(envelope.with_texts(encoded_texts(texts)).encoded)
    with pytest.raises(UsageError, match="are deleted, and this programme did not delete them"):
        received(programme, file)


def test_a_changed_result_is_refused_and_one_changed_in_the_folder_is_found(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    file = taken(tmp_path, invited(programme))
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'"length":5', b'"length":9'))
    with pytest.raises(BrokenResultError, match="Its signature does not match"):
        received(programme, file)
    file.write_bytes(whole)
    sitting = received(programme, file).sitting
    programme.result_file(sitting).write_bytes(whole.replace(b'"length":5', b'"length":9'))
    with pytest.raises(FloorsimError, match="was changed since it was received"):
        programme.results()
    programme.result_file(sitting).unlink()
    with pytest.raises(FloorsimError, match="There is no file"):
        programme.results()


def test_a_register_that_was_changed_is_not_read(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    invited(programme)
    invited(programme)
    register = programme.folder / "register.jsonl"
    register.write_bytes(register.read_bytes().replace(b"2026-12-29", b"2027-12-29", 1))
    with pytest.raises(FloorsimError, match=r"register\.jsonl was changed by something other than floorsim"):
        Programme.open(programme.folder)


def test_a_folder_without_a_programme_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no programme of desk tests in"):
        Programme.open(tmp_path)
    with pytest.raises(UsageError, match="is not an id of a grader"):
        a_programme(tmp_path).grades("../g1")


def test_a_grader_typed_in_other_capitals_is_not_a_second_one(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    programme.grades("g1").close()
    with pytest.raises(
        UsageError, match="There is a grader g1 already, and G1 differs only in capitals; write g1"
    ):
        programme.grades("G1")
    assert programme.graders() == ("g1",)


def test_an_invitation_that_is_broken_off_leaves_no_name_and_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = a_programme(tmp_path)

    def break_off(log: ChainedLog, text: str, about: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(ChainedLog, "keep", break_off)
    with pytest.raises(KeyboardInterrupt):
        invited(programme)
    assert dict(programme.people.names) == {}
    assert list((programme.folder / "admissions").iterdir()) == []


def test_damaged_names_are_told_and_not_written_over(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    programme.people.file.write_text("{")
    with pytest.raises(FloorsimError, match="is damaged; put back a copy"):
        invited(programme)
    assert programme.people.file.read_text() == "{"


def test_what_the_machine_counts_at_the_receipt_is_kept_and_is_what_the_whole_package_gives(
    tmp_path: Path,
) -> None:
    programme = a_programme(tmp_path)
    result = received(programme, taken(tmp_path, invited(programme)))
    assert result.marks is None
    assert programme.register().received[result.sitting].marks == whole_marks()
    kept = programme.result(result.sitting)
    assert (kept.marks, kept.package.test) == (whole_marks(), package().test)
    assert verified(
        programme.result_file(result.sitting), programme.why_not_kept, with_package=programme.with_package
    ).genuine


def test_marks_of_the_register_that_the_result_does_not_give_are_found(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    file = taken(tmp_path, invited(programme))
    better = {**whole_marks(), "coach": {**whole_marks()["coach"], "points": 99.0}}
    programme.receive(result_in(read_envelope(file)), better)
    last = verified(file, programme.why_not_kept, with_package=programme.with_package).steps[-1]
    assert (last.link, last.holds) == ("coach", False)
    assert "and 99.00 are written" in last.sentence


def test_a_package_that_was_changed_in_the_folder_is_told(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    file = taken(tmp_path, invited(programme))
    kept = programme.package_file(package().digest)
    kept.write_text(package_text("mine-b"), encoding="utf-8")
    with pytest.raises(FloorsimError, match=f"is not the package {package().digest}; put back a copy"):
        received(programme, file)
    invited(programme)  # which brings the package back
    assert received(programme, file).sitting in programme.register().received


def test_an_admission_of_an_earlier_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "x.admission"
    file.write_text(json.dumps({"floorsim_admission": 1, "package": package_text()}), encoding="utf-8")
    with pytest.raises(FloorsimError, match=r"does not take it; ask whoever invited you for a new one\."):
        read_admission(file)


def test_nobody_gets_a_whole_package_by_an_admission(tmp_path: Path) -> None:
    file = tmp_path / "x.admission"
    Admission(SittingKey.new(), package_text(), AS_USUAL, TODAY).write(file)
    with pytest.raises(FloorsimError, match="is no admission that floorsim makes"):
        _ = read_admission(file).package


def test_a_result_of_an_earlier_version_is_taken_in_and_read(tmp_path: Path) -> None:
    """Its admission held the whole package, so the package and the marks are in it, signed."""
    programme = a_programme(tmp_path)
    admission = invited(programme)
    file = Candidate(tmp_path, admission.key, earlier=True).whole_test()
    assert verified(file, programme.why_not_ours, with_package=programme.with_package).genuine
    sitting = received(programme, file).sitting
    assert programme.result(sitting).marks == whole_marks()
    lines = read_lines(programme.folder / REGISTER)
    last = next_line(
        lines[1], lines[2].at, lines[2].steady_s, "received",
        {key: value for key, value in lines[2].body.items() if key != "marks"},
    )  # fmt: skip
    raw = b"".join(line.encoded + b"\n" for line in (*lines[:2], last))
    (programme.folder / REGISTER).write_bytes(raw)
    assert programme.result(sitting).marks == whole_marks()
