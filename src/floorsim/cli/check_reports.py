"""What checking files found, as `check` commands tell it: a line for each fault, or JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from floorsim.cli.output import echo_line, print_json, say
from floorsim.errors import ExitCode, ScenarioError
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.scenario.faults.fault import Fault


class Checked(NamedTuple):
    """A file that was found to be valid."""

    id: str
    title: str
    warnings: Sequence[Fault]


def tell_checks(files: Sequence[str], check: Callable[[str], Checked], form: str) -> ExitCode:
    """Check files and tell what is wrong with each; the exit code says whether all are valid.

    `check` raises ScenarioError for a file that is not.
    """
    reports = [_report(file, check, form) for file in files]
    if form == "json":
        print_json(reports)
    wrong = len([report for report in reports if not report["valid"]])
    if wrong:
        say(f"{wrong} of {counted(len(reports), 'file')} {'is' if wrong == 1 else 'are'} not valid.")
    return ExitCode.USAGE if wrong else ExitCode.DONE


def _report(file: str, check: Callable[[str], Checked], form: str) -> dict[str, Any]:
    """What checking a file found; faults are told at once unless JSON is wanted."""
    from floorsim.scenario.faults.fault import InvalidScenarioError

    title, id, valid = None, None, False
    try:
        checked = check(file)
        faults, valid = checked.warnings, True
        title, id = checked.title, checked.id
    except InvalidScenarioError as error:
        faults = error.faults
    except ScenarioError as error:
        return _unreadable(file, error, form)
    if form == "table":
        for fault in faults:
            echo_line(str(fault))
        if valid:
            told = f", {counted(len(faults), 'warning')}" if faults else ""
            echo_line(f"{file}: valid{told}")
    return {
        "id": id,
        "title": title,
        "file": file,
        "valid": valid,
        "faults": [
            {
                "file": fault.source,
                "line": fault.line,
                "column": fault.column,
                "form": fault.form or None,
                "path": fault.path,
                "wrong": fault.wrong,
                "right": fault.right,
                "severity": fault.severity,
            }
            for fault in faults
        ],
    }


def _unreadable(file: str, error: Exception, form: str) -> dict[str, Any]:
    """A file that is not there, or that cannot be read."""
    if form == "table":
        echo_line(str(error))
    fault = {
        "file": file,
        "line": 1,
        "column": 1,
        "form": None,
        "path": "",
        "wrong": str(error),
        "right": "",
        "severity": "error",
    }
    return {"id": None, "title": None, "file": file, "valid": False, "faults": [fault]}
