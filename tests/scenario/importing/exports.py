"""Exports written for a test and read."""

from __future__ import annotations

from typing import Any

from floorsim.scenario.importing.choices import Choices
from floorsim.scenario.importing.export import Export
from floorsim.scenario.importing.reading import read_export


def read(text: str | bytes, **said: Any) -> Export:
    raw = text if isinstance(text, bytes) else text.encode()
    return read_export(raw, "export.csv", Choices(**said))


def volumes(export: Export) -> dict[str, dict[str, float]]:
    """Contacts by day and time."""
    return {
        str(day): {
            f"{int(at // 3600):02d}:{int(at % 3600 // 60):02d}": one.contacts
            for at, one in sorted(slots.items())
        }
        for day, slots in export.days.items()
    }
