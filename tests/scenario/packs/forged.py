"""Packs as an ill-meaning sender would make them."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from floorsim.scenario.packs.archive import archive_of
from floorsim.scenario.packs.manifest import Manifest, packed_file

MINE = b"extends: first-shift\nmeta: {id: mine, title: Mine}\n"
DIGEST = "sha256:" + "0" * 64

Part = tuple[str, bytes, Callable[[zipfile.ZipInfo], None]]
"""A file of an archive: its name, its content, and what is done to its entry."""


def plain(entry: zipfile.ZipInfo) -> None:
    """Leaves the entry of a file as it is."""


def manifest_of(files: dict[str, bytes], scenario: str = "mine.yaml") -> Manifest:
    listed = [packed_file(path, content) for path, content in files.items()]
    return Manifest(
        floorsim="0.1.0", model_version=6, id="mine", title="Mine", file=scenario, digest=DIGEST, files=listed
    )


def a_pack(files: dict[str, bytes] | None = None) -> bytes:
    files = {"mine.yaml": MINE} if files is None else files
    return archive_of(manifest_of(files), files)


def archive(parts: Sequence[Part], listed: bool = True) -> bytes:
    """An archive with these parts, in which a list of them stands too."""
    written = io.BytesIO()
    files = {name: content for name, content, _ in parts}
    with zipfile.ZipFile(written, "w") as made:
        if listed:
            manifest = manifest_of(files or {"x": b""}).model_dump(mode="json")
            made.writestr("manifest.json", json.dumps(manifest))
        for name, content, change in parts:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            change(entry)
            made.writestr(entry, content)
    return written.getvalue()


def kind(mode: int) -> Callable[[zipfile.ZipInfo], None]:
    def change(entry: zipfile.ZipInfo) -> None:
        entry.external_attr = (mode | 0o644) << 16

    return change


def deflated(entry: zipfile.ZipInfo) -> None:
    entry.compress_type = zipfile.ZIP_DEFLATED


def written_to(folder: Path, content: bytes) -> Path:
    file = folder / "mine.floorsim"
    file.write_bytes(content)
    return file
