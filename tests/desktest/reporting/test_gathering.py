"""What a report knows of a result: what stands in it, and what of that anybody could have written."""

from __future__ import annotations

from pathlib import Path

from floorsim.desktest.chain.envelope import opened
from floorsim.desktest.reporting.gathering import gathered
from tests.desktest.programme.conftest import quick_disk
from tests.desktest.programme.programmes import a_programme, invited, received, taken
from tests.desktest.proof.test_tampering import changed, resealed

__all__ = ["quick_disk"]


def test_the_panel_is_told_of_reasons_that_this_floorsim_did_not_write(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    admission = invited(programme)
    file = taken(tmp_path, admission)
    envelope = opened(file.read_bytes())
    marks = next(one for one in changed(envelope.log, "marked") if one.kind == "marked").body
    parts = [{**part, "why": "The best of all candidates."} for part in marks["parts"]]
    forged = resealed(envelope, changed(envelope.log, "marked", parts=parts), admission.key)
    file.write_bytes(forged.encoded)
    received(programme, file)
    [attempt] = gathered(programme, programme.register().candidates(), mask=True)[0]
    assert attempt.proof.endswith(
        "give the same marks again; the reasons of the marks of floor were not written by this floorsim"
    )
