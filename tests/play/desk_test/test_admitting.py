"""From an admission, a sealed file or an id to the sitting, and from a killed one back to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from floorsim.desktest.chain.clocks import CLOCKS
from floorsim.desktest.chain.keys import SittingKey
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.sealed import sealed_text
from floorsim.desktest.programme.admission import Admission
from floorsim.desktest.proof.result import read_envelope, result_in
from floorsim.desktest.proof.verifying import verified
from floorsim.errors import FloorsimError, StoreError, UsageError
from floorsim.play.desk_test.admitting import open_sitting
from floorsim.play.desk_test.stored_sitting import StoredSitting
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.sealed_sittings import package
from tests.desktest.written_tests import desk_test
from tests.play.desk_test.small_sitting import MAIL, whole


@pytest.fixture
def clocks() -> HandClocks:
    return HandClocks()


@pytest.fixture
def admission(tmp_path: Path) -> Path:
    return an_admission(tmp_path, package().copy_for_candidates)


def an_admission(folder: Path, text: str, valid_until: date = date(2026, 12, 31)) -> Path:
    file = folder / "ana.admission"
    Admission(SittingKey.new(), text, Accommodations(time_factor=1.5), valid_until).write(file)
    return file


def only_mail(folder: Path, **more: Any) -> Path:
    """A sealed file with nothing but an e-mail, for practice unless said otherwise."""
    written = desk_test()
    test = {**written, "exercises": written["exercises"][-1:], "practice": True, **more}
    file = folder / "mail.sealed.yaml"
    file.write_text(sealed_text(DeskTest.model_validate(test), {}), encoding="utf-8")
    return file


def begun(sitting: StoredSitting) -> StoredSitting:
    sitting.consent(True)
    sitting.environment_checked([])
    sitting.tutorial_done()
    return sitting


def opened_line(sitting: StoredSitting) -> Any:
    return sitting._log.lines[0].body


def test_an_admission_opens_one_sitting_however_often_it_is_used(
    admission: Path, tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = begun(open_sitting(str(admission), tmp_path, clocks=clocks.both))
    sitting.begin()
    first = sitting.introduction.sitting
    with pytest.raises(StoreError, match="open in another floorsim"):
        open_sitting(str(admission), tmp_path, clocks=clocks.both)
    sitting.close()
    clocks.pass_s(90)
    again = open_sitting(str(admission), tmp_path, clocks=clocks.both)
    assert (again.introduction.sitting, again.stage) == (first, "exercise")
    assert again.remaining_s() == pytest.approx(15 * 60 - 90, abs=0.1)
    assert not again.is_practice


def test_a_whole_sitting_gives_a_result_that_is_genuine(
    admission: Path, tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = begun(open_sitting(str(admission), tmp_path, clocks=clocks.both))
    whole(sitting, clocks)
    clocks.pass_s(300)
    sitting.tick()
    file = sitting.finish()
    sitting.close()
    assert verified(file).genuine
    assert result_in(read_envelope(file)).answers["mail"] == MAIL
    assert sitting.marks == ()
    again = open_sitting(str(admission), tmp_path, clocks=clocks.both)
    assert (again.stage, again.finish()) == ("finished", file)
    assert verified(file).genuine


def test_what_is_over_or_of_another_model_is_a_sentence(tmp_path: Path, clocks: HandClocks) -> None:
    clocks.set_wall(60 * 86400)
    expired = an_admission(tmp_path, package().copy_for_candidates)
    with pytest.raises(UsageError, match="valid until 2026-12-31"):
        open_sitting(str(expired), tmp_path, clocks=clocks.both)
    with pytest.raises(UsageError, match="could be taken until 2026-12-31"):
        open_sitting(str(only_mail(tmp_path, expires="2026-12-31")), tmp_path, clocks=clocks.both)
    with pytest.MonkeyPatch.context() as other:
        other.setattr("floorsim.desktest.package.sealed.MODEL_VERSION", 6)
        older = only_mail(tmp_path)
    with pytest.raises(UsageError, match="version 6 of the model"):
        open_sitting(str(older), tmp_path, clocks=clocks.both)


def test_a_sitting_that_was_begun_in_time_can_be_ended_after_the_last_day(
    admission: Path, tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = begun(open_sitting(str(admission), tmp_path, clocks=clocks.both))
    sitting.begin()
    sitting.close()
    clocks.pass_s(60 * 86400)
    again = open_sitting(str(admission), tmp_path, clocks=clocks.both)
    assert (again.stage, again.number) == ("between", 2)


def test_a_real_form_needs_an_admission_and_tried_without_one_is_practice(
    tmp_path: Path, clocks: HandClocks
) -> None:
    file = only_mail(tmp_path, practice=False)
    with pytest.raises(UsageError, match="ask whoever runs the test"):
        open_sitting(str(file), tmp_path, clocks=clocks.both)
    sitting = begun(open_sitting(str(file), tmp_path, rehearsal=True, clocks=clocks.both))
    assert opened_line(sitting)["practice"]
    assert sitting.is_practice


def test_practice_goes_on_where_it_was_and_begins_anew_once_it_is_over(
    tmp_path: Path, clocks: HandClocks
) -> None:
    file = str(only_mail(tmp_path))
    ids = []
    for step in ("begin", "finish", "begin again"):
        sitting = open_sitting(file, tmp_path, clocks=clocks.both)
        ids.append(sitting.introduction.sitting)
        if step == "begin":
            begun(sitting).begin()
        elif step == "finish":
            sitting.hand_in()
            assert verified(sitting.finish()).genuine
        sitting.close()
    assert ids[0] == ids[1] != ids[2]


def test_a_practice_whose_result_could_not_be_sealed_is_sealed_the_next_time(
    tmp_path: Path, clocks: HandClocks
) -> None:
    file, nowhere = str(only_mail(tmp_path)), tmp_path / "mail.sealed.yaml" / "there"
    sitting = begun(open_sitting(file, nowhere, clocks=clocks.both))
    sitting.begin()
    sitting.hand_in()
    with pytest.raises(StoreError, match="cannot be written"):
        sitting.finish()
    sitting.close()
    again = open_sitting(file, tmp_path, clocks=clocks.both)
    assert again.introduction.sitting == sitting.introduction.sitting
    assert verified(again.finish()).genuine
    again.close()
    anew = open_sitting(file, tmp_path, clocks=clocks.both)
    assert anew.introduction.sitting != sitting.introduction.sitting


def test_a_damaged_log_is_a_sentence_that_names_the_line(
    admission: Path, tmp_path: Path, clocks: HandClocks
) -> None:
    sitting = begun(open_sitting(str(admission), tmp_path, clocks=clocks.both))
    log = sitting._log.file
    sitting.close()
    log.write_text(log.read_text().replace('"agreed":true', '"agreed":null'))
    with pytest.raises(FloorsimError, match="line 2"):
        open_sitting(str(admission), tmp_path, clocks=clocks.both)


def test_after_kill_9_everything_that_was_acknowledged_is_there(tmp_path: Path, floorsim_home: Path) -> None:
    file = only_mail(tmp_path)
    command = [sys.executable, "-m", "floorsim", "desk-test", "take", str(file), "--plain"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as taking:
        assert taking.stdin is not None
        assert taking.stdout is not None
        for line in ("I agree", "ready", "1", "yes", "start", "subject The outage", MAIL["body"], "Half"):
            taking.stdin.write(f"{line}\n")
        for heard in taking.stdout:
            assert "\x1b" not in heard
            if heard.startswith("done: line 2 kept"):
                break
        os.kill(taking.pid, signal.SIGKILL)
    again = open_sitting(str(file), tmp_path, clocks=CLOCKS)
    assert again.answer == {"subject": "The outage", "body": f"{MAIL['body']}\nHalf"}
    assert again.gap is not None
    assert again.gap.exercise == "mail"
    again.close()
