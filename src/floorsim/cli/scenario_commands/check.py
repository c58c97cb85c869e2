"""`floorsim scenario check`: whether a file is valid, and everything that is wrong with it."""

from __future__ import annotations

from typing import Any

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, SCENARIO
from floorsim.cli.loading import checked_with_forms
from floorsim.cli.output import echo_line, format_option, print_json, say
from floorsim.errors import ExitCode
from floorsim.wording.numbers import counted


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=SCENARIO)
@ALLOW_OUTSIDE
@format_option
def check(files: tuple[str, ...], allow_outside: bool, form: str) -> int:
    """Check scenario files and list everything that is wrong with them, each fault with its place."""
    from floorsim.errors import ScenarioError

    reports = []
    for file in files:
        try:
            reports.append(_report(file, allow_outside, form))
        except ScenarioError as error:
            reports.append(_unreadable(file, error, form))
    if form == "json":
        print_json(reports)
    wrong = sum(not report["valid"] for report in reports)
    if wrong:
        say(f"{wrong} of {counted(len(reports), 'file')} {'is' if wrong == 1 else 'are'} not valid.")
    return ExitCode.USAGE if wrong else ExitCode.DONE


def _report(file: str, allow_outside: bool, form: str) -> dict[str, Any]:
    """What checking a file found; faults are told at once unless JSON is wanted."""
    from floorsim.scenario.faults.fault import InvalidScenarioError

    title, scenario_id = None, None
    try:
        loaded = checked_with_forms(file, allow_outside=allow_outside)
        faults, valid = loaded.warnings, True
        title, scenario_id = loaded.scenario.meta.title, loaded.scenario.meta.id
    except InvalidScenarioError as error:
        faults, valid = error.faults, False
    if form == "table":
        for fault in faults:
            echo_line(str(fault))
        if valid:
            told = f", {counted(len(faults), 'warning')}" if faults else ""
            echo_line(f"{file}: valid{told}")
    return {
        "id": scenario_id,
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
