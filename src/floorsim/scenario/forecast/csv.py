"""Forecasts kept in a CSV beside the scenario, taken into it so that it is whole without the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Any, Final

from floorsim.scenario.allowed_files import EVERY_FILE, HOW_TO_ALLOW, OUTSIDE, AllowedFiles
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, Path
from floorsim.scenario.files import kind_of, spelt_otherwise
from floorsim.scenario.forecast.steps import ALL_DAY, Hours
from floorsim.scenario.forecast.table import counts_in
from floorsim.scenario.models.demand import ForecastFile
from floorsim.scenario.values.times_of_day import read_time
from floorsim.scenario.wording import nearest, shown
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.text import readable_text

SUFFIX: Final = ".csv"
"""How the name of a table ends. Faults quote a table's cells, so no other file is read as one."""

CONTACTS: Final = "contacts"
"""The column for a table of one stream."""

ReadBytes = Callable[[FilePath], bytes]


def with_forecasts(
    document: Document,
    folder_of: Callable[[str], FilePath],
    read: ReadBytes,
    allowed: AllowedFiles = EVERY_FILE,
) -> Document:
    """The document with every `forecast: {csv: ...}` replaced by the counts of its file.

    The CSV has a column `time` and a column named by `column:`, by the stream, or `contacts`; its times
    follow one another at equal steps. `folder_of` gives the folder of a source named in the marks; `allowed`
    are the files that may be read.
    """
    tree, marks, faults = document.tree, dict(document.marks), list(document.faults)
    for name, stream in _streams(tree).items():
        path: Path = ("demand", "streams", name, "forecast", "csv")
        forecast = stream.get("forecast") if isinstance(stream, dict) else None
        if not isinstance(forecast, dict) or not _is_sound(forecast.get("csv")):
            continue
        try:
            counts, warnings = _counts(document, path, name, folder_of, read, allowed)
        except InvalidScenarioError as unusable:
            faults.extend(unusable.faults)
            continue
        faults.extend(warnings)
        tree = _replaced(tree, path, "counts", counts)
        marks[(*path[:-1], "counts")] = marks[path]
    return Document(tree, marks, document.source, tuple(faults))


def _is_sound(written: Any) -> bool:
    """Whether the block can be read; validation tells what is wrong with one that cannot."""
    if not isinstance(written, dict) or not isinstance(written.get("file"), str):
        return False
    return set(written) <= set(ForecastFile.model_fields) and isinstance(written.get("column", ""), str)


def _streams(tree: Any) -> dict[str, Any]:
    demand = tree.get("demand") if isinstance(tree, dict) else None
    streams = demand.get("streams") if isinstance(demand, dict) else None
    return streams if isinstance(streams, dict) else {}


def _counts(
    document: Document,
    path: Path,
    stream: str,
    folder_of: Callable[[str], FilePath],
    read: ReadBytes,
    allowed: AllowedFiles,
) -> tuple[dict[str, Any], list[Fault]]:
    """The counts of a stream's file and what is warned of; InvalidScenarioError with every fault of it."""
    written = document.value(path)
    name, column = str(written["file"]), written.get("column")
    at: Path = (*path, "file")
    if FilePath(name).is_absolute():
        right = "write it from the scenario's own folder"
        raise InvalidScenarioError([document.fault(at, "the path is absolute", right)])
    file = folder_of(document.place(at).source) / name
    if file not in allowed:
        raise InvalidScenarioError([document.fault(at, f"{shown(name)} {OUTSIDE}", HOW_TO_ALLOW)])
    file = spelt_otherwise(file) or file
    there = kind_of(file)
    if there != "file":
        near = nearest(file.name, _tables_beside(file)) if there == "nothing" else None
        right = f"did you mean {FilePath(name).with_name(near)}?" if near else "put it beside the scenario"
        raise InvalidScenarioError([document.fault(at, f"there is no file {shown(name)}", right)])
    text, hidden = readable_text(read(file), name)
    if file.suffix.lower() != SUFFIX:
        right = "save the table as CSV, under a name that ends in .csv"
        raise InvalidScenarioError([document.fault(at, f"{shown(name)} is not named as a table is", right)])
    if hidden:
        raise InvalidScenarioError(hidden)
    columns = [column] if isinstance(column, str) else [stream, CONTACTS]
    return counts_in(text, name, columns, _hours(document.tree, stream))


def _hours(tree: Any, stream: str) -> Hours:
    """When the stream's channel is open; all day if the scenario does not say so in a form that is valid."""
    floor = _at(tree, "floor")
    channel = _at(floor, "channels", _at(tree, "demand", "streams", stream, "channel") or stream)
    try:
        opens, closes = (read_time(_at(channel, key) or _at(floor, key)) for key in ("opens", "closes"))
    except ValueError:
        return ALL_DAY
    return (opens, closes) if opens < closes else ALL_DAY


def _at(tree: Any, *path: Any) -> Any:
    """The value at a path, or None."""
    for key in path:
        tree = tree.get(key) if isinstance(tree, dict) and isinstance(key, str) else None
    return tree


def _tables_beside(file: FilePath) -> list[str]:
    try:
        return sorted(other.name for other in file.parent.iterdir() if other.suffix.lower() == SUFFIX)
    except (OSError, ValueError):
        return []


def _replaced(tree: Any, path: Path, key: str, value: Any) -> Any:
    """The tree with the last key of a path replaced by another one, and nothing in the old one changed."""
    step = path[0]
    if len(path) == 1:
        return {**{other: kept for other, kept in tree.items() if other != step}, key: value}
    return {**tree, step: _replaced(tree[step], path[1:], key, value)}
