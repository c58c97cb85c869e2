"""Which files a scenario may name: those of its own folder and the shipped ones, unless more is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from floorsim.content import content_dir

OUTSIDE: Final = "lies outside the scenario's folder"
HOW_TO_ALLOW: Final = "put it beside the scenario, or allow it with --allow-outside"


@dataclass(frozen=True, slots=True)
class AllowedFiles:
    """The folders from which a scenario's files are read; None for every folder."""

    folders: tuple[Path, ...] | None

    def __contains__(self, file: Path) -> bool:
        """Whether a file lies in one of the folders once `..` and links are followed."""
        if self.folders is None:
            return True
        try:
            whole = file.resolve()
        except (OSError, RuntimeError, ValueError):  # a circle of links, a zero byte
            return False
        return any(whole.is_relative_to(folder) for folder in self.folders)


EVERY_FILE: Final = AllowedFiles(None)


def files_of(scenario: Path) -> AllowedFiles:
    """What the scenario of a file may name: the files of its folder, with those below, and shipped ones."""
    own = scenario.parent.resolve()
    return AllowedFiles((own, content_dir("scenarios").resolve(), content_dir("data").resolve()))
