"""What a file in a pack may be called: below the pack's folder, on every system, and never twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from floorsim.wording.sentences import shown

MANIFEST: Final = "manifest.json"
"""The file that lists the others; the first in every pack."""
SUFFIXES: Final = (".yaml", ".yml", ".csv")
LONGEST_NAME: Final = 200  # D: characters; with the folder before it, a path that every system can hold
MOST_FOLDERS: Final = 8  # D: folders within one another

_NOT_EVERYWHERE: Final = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\..*)?", re.IGNORECASE)
"""Names that stand for devices on Windows, whatever follows them."""


def fault_of_name(name: str) -> str | None:
    """What is wrong with the name of a file in a pack, in a sentence without its end; None if nothing."""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts:
        return f"{shown(name)} leads out of the pack's folder"
    if len(name) > LONGEST_NAME or len(parts) > MOST_FOLDERS:
        return f"the name {shown(name)} is too long or too deep"
    if _NOT_EVERYWHERE.search(name) or any(
        part in ("", ".") or part != part.rstrip(".").strip() or _DEVICES.fullmatch(part) for part in parts
    ):
        return f"{shown(name)} is not a name that every system has"
    if name != MANIFEST and PurePosixPath(name).suffix.lower() not in SUFFIXES:
        return f"{shown(name)} is neither a scenario (.yaml) nor a table (.csv)"
    return None


def fault_of_names(names: Iterable[str]) -> str | None:
    """What is wrong with names that stand side by side: one twice, or a file where another has a folder."""
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        alike = unicodedata.normalize("NFC", name).casefold()
        if alike in files:
            return f"{shown(name)} is in it twice"
        files.add(alike)
        folders.update(str(folder) for folder in PurePosixPath(alike).parents)
    both = sorted(files & folders)
    return f"{shown(both[0])} is a file and a folder in it" if both else None
