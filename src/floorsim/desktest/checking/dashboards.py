"""What an examiner asks of a dashboard exercise."""

from __future__ import annotations

from collections import Counter
from typing import Final

from floorsim.desktest.package.exercises import Dashboard, Standing, Table
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.wording.numbers import counted

LONGEST_TO_SHORTEST: Final = 2.0
"""Between the texts of one list (D): a much longer one is read first and remembered."""
EXACTLY_ONE: Final[tuple[Standing, ...]] = ("artefact", "compliance")
AT_LEAST_ONE: Final[tuple[Standing, ...]] = ("problem", "false_lead", "ordinary")
FULL: Final = 2
"""Points of the best supported option."""


def check_dashboard(exercise: Dashboard, path: Path, found: Findings) -> None:
    """The planted facts are there once each, every list has one best answer, and the tables are whole."""
    for number, table in enumerate(exercise.tables):
        check_table(table, (*path, "tables", number), found)
    found.unique((*path, "findings"), [one.id for one in exercise.findings], "finding")
    standings = Counter(one.standing for one in exercise.findings)
    for standing in EXACTLY_ONE:
        if standings[standing] != 1:
            wrong = f"{standings[standing]} of the findings have standing: {standing}"
            found.error((*path, "findings"), wrong, "write exactly one")
    for standing in AT_LEAST_ONE:
        if not standings[standing]:
            found.error((*path, "findings"), f"none of the findings has standing: {standing}", "write one")
    _evenly((*path, "findings"), [one.text for one in exercise.findings], found)
    for name in ("causes", "actions", "checks"):
        options = getattr(exercise, name)
        found.unique((*path, name), [one.id for one in options], name.removesuffix("s"))
        best = [one for one in options if one.points == FULL]
        if len(best) != 1:
            wrong = f"{len(best)} of the {name} have points: {FULL}"
            found.error((*path, name), wrong, "give them to exactly one, the best supported")
        if not any(one.points == 0 for one in options):
            found.warn((*path, name), f"each of the {name} brings points", "let one be plainly wrong")
        _evenly((*path, name), [one.text for one in options], found)


def check_table(table: Table, path: Path, found: Findings) -> None:
    """Every row has a cell for every column."""
    found.unique((*path, "columns"), [one.id for one in table.columns], "column")
    for number, row in enumerate(table.rows):
        if len(row) != len(table.columns):
            wrong = f"the row has {counted(len(row), 'cell')} for {len(table.columns)} columns"
            found.error((*path, "rows", number), wrong, "write one for each; an empty one as ''")


def _evenly(path: Path, texts: list[str], found: Findings) -> None:
    lengths = [len(text) for text in texts]
    if max(lengths) > LONGEST_TO_SHORTEST * min(lengths):
        wrong = f"the texts have {min(lengths)} to {max(lengths)} letters, so the length tells them apart"
        found.warn(path, wrong, "give them about the same length")
