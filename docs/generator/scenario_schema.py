"""The JSON Schema of the scenario language, as the file that editors are pointed to."""

from __future__ import annotations

import json

from floorsim.scenario.schema_export import scenario_schema


def text() -> str:
    """The file's content."""
    return json.dumps(scenario_schema(), indent=1, ensure_ascii=False) + "\n"
