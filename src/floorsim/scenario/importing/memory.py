"""What was said about an export, kept in a file beside it and used the next time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, Literal

from floorsim.errors import ScenarioError
from floorsim.scenario.content_file import read_content
from floorsim.scenario.files import kind_of
from floorsim.scenario.importing.choices import Choices
from floorsim.scenario.models.base import Block, Text

SUFFIX: Final = ".import.yaml"


class Memory(Block):
    """The columns by role, the order of dates, the decimal sign and the zone of an export."""

    columns: dict[Text, Text] = {}  # noqa: RUF012 - pydantic copies it
    dates: Literal["day-first", "month-first"] | None = None
    decimal: Literal["point", "comma"] | None = None
    zone: Text | None = None


def memory_of(export: Path) -> Path:
    """The file that remembers how an export is read."""
    return export.with_name(export.name + SUFFIX)


def remembered(export: Path) -> Memory:
    """What is remembered of an export; nothing where there is no such file.

    Raises:
        InvalidScenarioError: it has another shape; with everything that is wrong.
    """
    file = memory_of(export)
    return read_content(file, Memory)[0] if kind_of(file) == "file" else Memory()


def remember(export: Path, choices: Choices, columns: dict[str, str]) -> Path:
    """Writes how an export is read, and returns the file.

    Raises:
        ScenarioError: it cannot be written.
    """
    lines = [f"# How `floorsim forecast import` reads {export.name}. Options on the command line go first."]
    if columns:
        lines.append("columns:")
    lines += [f"  {role}: {json.dumps(name, ensure_ascii=False)}" for role, name in columns.items()]
    said = {key: getattr(choices, key) for key in ("dates", "decimal", "zone")}
    lines += [f"{key}: {json.dumps(value)}" for key, value in said.items() if value is not None]
    if len(lines) == 1:
        lines.append("columns: {}")
    file = memory_of(export)
    try:
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as reason:
        raise ScenarioError(f"{file} cannot be written ({reason.strerror}).") from None
    return file
