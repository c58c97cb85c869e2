"""Desk tests loaded and checked: one, or the forms of a family beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from floorsim.desk.decisions.examiner import examiner
from floorsim.desktest.checking.every_check import check_test
from floorsim.desktest.checking.families import check_family
from floorsim.desktest.package.loader import LoadedTest, load_desk_test
from floorsim.scenario.faults.fault import raise_errors


def checked_desk_test(ref: str | Path, beside: Sequence[LoadedTest] = ()) -> LoadedTest:
    """The desk test of a shipped id or a path, with all that is to be said of it and its floors as warnings.

    It is held against those of `beside` that are of its family.

    Raises:
        ScenarioError: there is no such desk test.
        InvalidScenarioError: it is not valid, or not built as its family is.
    """
    loaded = load_desk_test(ref, check=check_test, examiner=examiner)
    family = [one for one in beside if one.test.family == loaded.test.family]
    return replace(loaded, warnings=raise_errors([*loaded.warnings, *check_family(loaded, family)]))
