"""The archive of a pack: a zip file whose parts are stored as they are, so that its bytes never vary.

A pack may come from anybody. It is used only once all of it was looked at: lengths, names, kinds and digests.
Nothing compressed is accepted, so no small file can hold a large one.
"""

from __future__ import annotations

import hashlib
import io
import json
import stat
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from pydantic import ValidationError

from floorsim.errors import ScenarioError
from floorsim.scenario.files import read_file, told
from floorsim.scenario.packs.manifest import Manifest
from floorsim.scenario.packs.names import MANIFEST, fault_of_name, fault_of_names
from floorsim.sums import whole_sum
from floorsim.wording.sentences import shown

LARGEST_PACK: Final = 4_000_000
"""Bytes (D: the most that a scenario may have in YAML, and tables for many streams beside it)."""
MOST_FILES: Final = 100
"""Files in a pack (D: as many as a scenario may extend, and tables beside them)."""
_LARGEST_LIST: Final = 100_000
"""Bytes of the manifest."""
_FIRST_MARK, _END_MARK, _NO_COMMENT = b"PK\x03\x04", b"PK\x05\x06", b"\0\0"
_END_LENGTH: Final = 22
"""Bytes with which an archive ends that has no comment behind it."""
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED: Final = 0x1


class Pack(NamedTuple):
    """A pack that was read: its list, and the content of each file by its path."""

    manifest: Manifest
    files: Mapping[str, bytes]


def archive_of(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """The bytes of a pack; the same for the same content, whenever and wherever it is made."""
    written = io.BytesIO()
    listed = json.dumps(manifest.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for path, content in [(MANIFEST, listed.encode()), *sorted(files.items())]:
            part = zipfile.ZipInfo(path, _WHEN)
            part.create_system = 3  # Unix, on every system
            part.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(part, content)
    return written.getvalue()


def read_pack(file: Path) -> Pack:
    """A pack with all its files, once everything about it was found to be in order.

    Raises:
        ScenarioError: it can't be read, is no pack, or something in it is not as it should be.
    """

    def refuse(wrong: str) -> NoReturn:
        raise ScenarioError(f"{told(file)}: {wrong}; have it packed again with `floorsim scenario pack`.")

    raw = read_file(file, LARGEST_PACK)
    if len(raw) > LARGEST_PACK:
        refuse(f"the file has more than {LARGEST_PACK // 1_000_000} MB, which no pack has")
    if (wrong := _no_archive(raw)) is not None:
        refuse(wrong)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if (wrong := _fault_of_parts(parts)) is not None:
                refuse(wrong)
            files = {part.filename: archive.read(part) for part in parts}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        refuse(f"the archive is damaged ({error})")
    except struct.error:
        refuse("the archive is damaged")
    listed = files.pop(MANIFEST, None)
    if listed is None:
        refuse(f"it holds no {MANIFEST}, so it is no pack of floorsim's")
    try:
        manifest = Manifest.model_validate_json(listed)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        refuse(f"its {MANIFEST} cannot be read ({f'{where}: ' if where else ''}{first['msg']})")
    if (wrong := _fault_of_content(manifest, files)) is not None:
        refuse(wrong)
    return Pack(manifest, files)


def _no_archive(raw: bytes) -> str | None:
    """What keeps the bytes from being an archive as we write them, found without unpacking anything."""
    if not raw.startswith(_FIRST_MARK):
        return "this is no pack of floorsim's"
    end = raw[-_END_LENGTH:]
    if not end.startswith(_END_MARK) or not end.endswith(_NO_COMMENT):
        return "its end is missing, or something stands behind it"
    return None


def _fault_of_parts(parts: Sequence[zipfile.ZipInfo]) -> str | None:
    if len(parts) > MOST_FILES + 1:
        return f"it holds more than {MOST_FILES} files"
    for part in parts:
        name, kind = part.orig_filename, stat.S_IFMT(part.external_attr >> 16)
        if stat.S_ISLNK(kind):
            return f"{shown(name)} is a link"
        if name.endswith("/") or kind not in (0, stat.S_IFREG):
            return f"{shown(name)} is a folder or a device, and no file"
        if (wrong := fault_of_name(name)) is not None:
            return wrong
        if part.flag_bits & _ENCRYPTED:
            return f"{shown(name)} is encrypted"
        if part.compress_type != zipfile.ZIP_STORED or part.compress_size != part.file_size:
            return f"{shown(name)} is compressed, which nothing in a pack is"
        if name == MANIFEST and part.file_size > _LARGEST_LIST:
            return f"its {MANIFEST} is said to be longer than any list of {MOST_FILES} files"
    if whole_sum(part.file_size for part in parts) > LARGEST_PACK:
        return "its files are said to be longer than the whole pack may be"
    return fault_of_names(part.filename for part in parts)


def _fault_of_content(manifest: Manifest, files: Mapping[str, bytes]) -> str | None:
    listed = {one.path: one for one in manifest.files}
    if len(listed) != len(manifest.files) or listed.keys() != files.keys():
        other = sorted(listed.keys() ^ files.keys())
        return f"{shown(other[0])} is not both listed and there" if other else "it lists a file twice"
    if manifest.file not in files:
        return f"its scenario {shown(manifest.file)} is not in it"
    for path, content in files.items():
        one = listed[path]
        if one.bytes != len(content) or one.sha256 != hashlib.sha256(content).hexdigest():
            return f"{shown(path)} is not what was packed: its digest is another"
    return None
