"""What a report knows of a result: what stands in it, and what of that anybody could have written."""

from __future__ import annotations

from pathlib import Path

from floorsim.desktest.proof.result import read_envelope, result_in
from floorsim.desktest.reporting.gathering import gathered
from tests.desktest.programme.conftest import quick_disk
from tests.desktest.programme.programmes import a_programme, invited, taken
from tests.desktest.sealed_sittings import whole_marks

__all__ = ["quick_disk"]


def test_the_panel_is_told_of_reasons_that_this_floorsim_did_not_write(tmp_path: Path) -> None:
    programme = a_programme(tmp_path)
    marks = whole_marks()
    marks["floor"]["parts"] = [
        {**part, "why": "The best of all candidates."} for part in marks["floor"]["parts"]
    ]
    programme.receive(result_in(read_envelope(taken(tmp_path, invited(programme)))), marks)
    [attempt] = gathered(programme, programme.register().candidates(), mask=True)[0]
    assert attempt.proof.endswith(
        "give the same marks again; the reasons of the marks of floor were not written by this floorsim"
    )
