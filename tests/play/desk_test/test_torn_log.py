"""A sitting whose log is not as it was written: cut short it goes on, changed by hand it does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from floorsim.desktest.chain.keys import SittingKey
from floorsim.desktest.chain.log import ChainedLog
from floorsim.desktest.programme.admission import Admission
from floorsim.desktest.sitting.places import sittings_dir
from floorsim.errors import FloorsimError
from floorsim.play.desk_test.admitting import open_sitting
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.sealed_sittings import AS_USUAL, package


def test_what_was_not_finished_is_told_and_all_before_it_stands(tmp_path: Path) -> None:
    clocks, key = HandClocks(), SittingKey.new()
    admission = tmp_path / "x.admission"
    Admission(key, package().copy_for_candidates, AS_USUAL, date(2026, 12, 31)).write(admission)
    sitting = open_sitting(str(admission), tmp_path, clocks=clocks.both)
    sitting.consent(True)
    sitting.close()
    with (sittings_dir() / key.sitting / "log.jsonl").open("ab") as log:
        log.write(b'{"number":3,"at":"2026-')
    again = open_sitting(str(admission), tmp_path, clocks=clocks.both)
    assert again.stage == "environment"
    assert again.set_aside is not None
    assert "was not finished when the program or the machine stopped" in again.set_aside
    again.close()


def test_a_log_that_was_changed_with_its_chain_is_not_gone_on_with(tmp_path: Path) -> None:
    clocks, key = HandClocks(), SittingKey.new()
    admission = tmp_path / "x.admission"
    Admission(key, package().copy_for_candidates, AS_USUAL, date(2026, 12, 31)).write(admission)
    open_sitting(str(admission), tmp_path, clocks=clocks.both).close()
    with ChainedLog.open(sittings_dir() / key.sitting / "log.jsonl", clocks.both) as log:
        log.append("decision", {"exercise": "floor"})
    with pytest.raises(FloorsimError, match=r"log\.jsonl was changed by .*Line 2 of its log says what no"):
        open_sitting(str(admission), tmp_path, clocks=clocks.both)
