"""Views of the workbench, made by hand around the example of the guide."""

from functools import cache
from pathlib import Path

from floorsim.present.previewing.msel import events_of
from floorsim.present.previewing.preview import preview_of
from floorsim.present.previewing.trainer_notes import trainer_notes
from floorsim.present.workbench.view import BenchView, FaultLine, Version
from floorsim.scenario.loader import load_scenario

GARDEN = Path(__file__).resolve().parents[3] / "docs/guide/examples/garden-line.yaml"
SAVED = "10:31:22"
FAULT = FaultLine(
    "garden.yaml",
    12,
    23,
    "floor.channels.voice.target.share",
    "'80' is more than the whole",
    "write 80%",
    True,
    "      target: {share: 80, within: 30s}",
)
WARNING = FaultLine(
    "other.yaml", 40, 3, "floor.agents", "nobody works on day 2", "give somebody a shift", False, "  agents:"
)


@cache
def a_version() -> Version:
    """The garden line of the guide."""
    scenario = load_scenario(GARDEN).scenario
    return Version(SAVED, preview_of(scenario), tuple(events_of(scenario)), trainer_notes(scenario), True)


def a_view(*, faults: tuple[FaultLine, ...] = (), changes: tuple[str, ...] = ()) -> BenchView:
    """The file as it was saved once."""
    return BenchView("garden.yaml", SAVED, faults, a_version(), changes)
