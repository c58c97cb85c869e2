"""What the workbench knows of a scenario file as it was saved last."""

from __future__ import annotations

from dataclasses import dataclass, field

from floorsim.present.previewing.model import Preview
from floorsim.present.previewing.msel import Event
from floorsim.present.previewing.trainer_notes import TrainerNotes


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One fault or warning, with the line that it is in."""

    source: str
    """The file, as a reader would type it."""
    line: int
    """0: it is about the whole file, such as one that is not there."""
    column: int
    path: str
    wrong: str
    right: str
    is_error: bool
    text: str
    """The line as it is written; empty where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Version:
    """The scenario as it was in a version of the file that is valid."""

    saved: str
    """When it was saved, for the reader."""
    preview: Preview
    events: tuple[Event, ...]
    notes: TrainerNotes
    has_worked_run: bool


@dataclass(frozen=True, slots=True)
class BenchView:
    """The file as it stands, and the last version of it that is valid."""

    file: str
    saved: str
    """When it was saved last, for the reader."""
    faults: tuple[FaultLine, ...] = ()
    version: Version | None = None
    """None: no version was valid since the workbench was opened."""
    changes: tuple[str, ...] = field(default=())
    """What the valid version before has become; empty while there is only one."""

    @property
    def errors(self) -> int:
        """How many faults keep it from being played."""
        return len([fault for fault in self.faults if fault.is_error])

    @property
    def warnings(self) -> int:
        """How many faults do not."""
        return len(self.faults) - self.errors
