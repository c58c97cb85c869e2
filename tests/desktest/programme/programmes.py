"""A programme with somebody invited, and a result that came back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.programme.admission import Admission, read_admission
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.proof.result import Result, read_envelope, result_in
from floorsim.desktest.proof.verifying import verified_result
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.sealed_sittings import AS_USUAL, Candidate, package_text

NAME = "Ana Silva"
TODAY = date(2026, 11, 30)
"""Of clocks that nobody moves."""


def a_programme(folder: Path, clocks: HandClocks | None = None) -> Programme:
    return Programme.begin(folder / "programme", (clocks or HandClocks()).both)


def invited(
    programme: Programme,
    *,
    accommodations: Accommodations = AS_USUAL,
    candidate: str | None = None,
    valid_until: date = TODAY + timedelta(days=29),
) -> Admission:
    file = programme.folder.parent / "mine.sealed.yaml"
    file.write_text(package_text(), encoding="utf-8")
    name = None if candidate else NAME
    _, written = programme.invite(file, name, accommodations, valid_until, candidate=candidate)
    return read_admission(written)


def received(programme: Programme, file: Path) -> Result:
    """Has the result in a file received, as the command does."""
    result = result_in(read_envelope(file))
    found = verified_result(result, programme.why_not_ours, with_package=programme.with_package)
    programme.receive(result, found.marks)
    return result


def taken(
    folder: Path, admission: Admission, accommodations: Accommodations | None = None, *, days_later: int = 0
) -> Path:
    """The result of whoever took the test with an admission."""
    set_ = admission.accommodations if accommodations is None else accommodations
    return Candidate(folder, admission.key, set_, days_later=days_later).whole_test()
