"""Forecasts kept in a CSV beside the scenario, taken into it so that it is whole without the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any, Final

from floorsim.errors import ScenarioError
from floorsim.scenario.document import Document
from floorsim.scenario.durations import format_duration
from floorsim.scenario.faults import Fault, Path
from floorsim.scenario.times_of_day import format_time, read_time
from floorsim.scenario.wording import choose, shown
from floorsim.scenario.yaml_text import readable_text

TIME: Final = "time"
CONTACTS: Final = "contacts"

ReadBytes = Callable[[FilePath], bytes]


class _UnusableError(Exception):
    """The CSV cannot be used; the fault says where and why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def with_forecasts(document: Document, folder_of: Callable[[str], FilePath], read: ReadBytes) -> Document:
    """The document with every `forecast: {csv: ...}` replaced by the counts of its file.

    The CSV has a column `time` and a column named by `column:`, by the stream, or `contacts`; its times
    follow one another at equal steps. `folder_of` gives the folder of a source named in the marks.
    """
    streams = _streams(document.tree)
    faults: list[Fault] = []
    marks = dict(document.marks)
    for name, stream in streams.items():
        path: Path = ("demand", "streams", name, "forecast", "csv")
        if path not in marks:
            continue
        written = document.value(path)
        if not (isinstance(written, dict) and isinstance(written.get("file"), str)):
            continue
        try:
            file = _file_of(document, path, written["file"], folder_of)
            counts = _counts(_text(document, path, file, read), name, written.get("column"), document, path)
        except _UnusableError as unusable:
            faults.append(unusable.fault)
            counts = {"from": "00:00", "counts": [0]}
        forecast = stream["forecast"]
        del forecast["csv"]
        forecast["counts"] = counts
        marks[(*path[:-1], "counts")] = marks[path]
    return Document(document.tree, marks, document.source, (*document.faults, *faults))


def _streams(tree: Any) -> dict[str, Any]:
    demand = tree.get("demand") if isinstance(tree, dict) else None
    streams = demand.get("streams") if isinstance(demand, dict) else None
    return streams if isinstance(streams, dict) else {}


def _file_of(document: Document, path: Path, written: str, folder_of: Callable[[str], FilePath]) -> FilePath:
    if FilePath(written).is_absolute():
        fault = document.fault(
            (*path, "file"), "the path is absolute", "write it from the scenario's own folder"
        )
        raise _UnusableError(fault)
    return folder_of(document.place((*path, "file")).source) / written


def _text(document: Document, path: Path, file: FilePath, read: ReadBytes) -> str:
    if not file.is_file():
        fault = document.fault(
            (*path, "file"), f"there is no file {shown(file.name)}", "put it beside the scenario"
        )
        raise _UnusableError(fault)
    try:
        text, faults = readable_text(read(file), file.name)
    except ScenarioError as error:
        raise _UnusableError(document.fault((*path, "file"), str(error))) from None
    if faults:
        raise _UnusableError(faults[0])
    return text


def _counts(text: str, stream: str, column: Any, document: Document, path: Path) -> dict[str, Any]:
    source = str(document.value((*path, "file")))
    rows = list(csv.reader(io.StringIO(text)))
    header = [name.strip() for name in rows[0]] if rows else []
    wanted = [column] if isinstance(column, str) else [stream, CONTACTS]
    chosen = next((name for name in wanted if name in header), None)
    if TIME not in header or chosen is None:
        missing = TIME if TIME not in header else wanted[0]
        right = choose(missing, header) if header else f"write a first line such as {TIME},{wanted[0]}"
        raise _UnusableError(Fault(source, 1, 1, "", f"there is no column {shown(missing)}", right))
    at, of = header.index(TIME), header.index(chosen)
    times, counts = [], []
    for line, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= max(at, of):
            raise _UnusableError(
                Fault(source, line, 1, "", "the row has too few values", "write one for each column")
            )
        times.append(_time(row[at], source, line))
        counts.append(_count(row[of], source, line))
    if not times:
        raise _UnusableError(
            Fault(source, 1, 1, "", "there is no row below the header", "write one for each interval")
        )
    found: dict[str, Any] = {"from": format_time(times[0]), "counts": counts}
    if len(times) > 1:
        step = times[1] - times[0]
        for line, (earlier, later) in enumerate(pairwise(times), 3):
            if later - earlier != step or step <= 0:
                right = "write the times in order and equally far apart"
                raise _UnusableError(
                    Fault(source, line, 1, "", "the step in time is another one here", right)
                )
        found["interval"] = format_duration(step)
    return found


def _time(cell: str, source: str, line: int) -> float:
    try:
        return read_time(cell.strip())
    except ValueError as refused:
        wrong, _, right = str(refused).partition("; ")
        raise _UnusableError(Fault(source, line, 1, "", wrong, right)) from None


def _count(cell: str, source: str, line: int) -> float:
    try:
        return float(cell)
    except ValueError:
        wrong = f"{shown(cell)} is not a number of contacts"
        raise _UnusableError(Fault(source, line, 1, "", wrong, "write a number such as 12")) from None
