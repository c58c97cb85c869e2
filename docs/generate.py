"""Writes the pages of the documentation that are made from the program itself: `python docs/generate.py`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from docs.generator import (  # noqa: E402
    commands_reference,
    decisions_reference,
    scenario_pages,
    scenario_reference,
    scores_page,
    shared_content_page,
    worth_page,
)
from floorsim.scenario.schema_export import schema_text  # noqa: E402

PAGES: dict[str, Callable[[], str]] = {
    "docs/guide/scenario-reference.md": scenario_reference.page,
    "docs/guide/decisions-reference.md": decisions_reference.page,
    "docs/guide/shared-content.md": shared_content_page.page,
    "docs/guide/commands.md": commands_reference.page,
    "docs/background/scores.md": scores_page.page,
    "docs/background/decision-worth.md": worth_page.page,
    **scenario_pages.pages(),
    "scenarios/scenario.schema.json": schema_text,
}
"""Each generated page and what makes it."""


def stale() -> dict[str, str]:
    """The pages that are not what the program would write now, with what it would write."""
    made = {name: make() for name, make in PAGES.items()}
    return {name: text for name, text in made.items() if _text(ROOT / name) != text}


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8") if page.exists() else ""


if __name__ == "__main__":
    for name, text in stale().items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(text, encoding="utf-8")
        print(f"wrote {name}")
