"""A file that takes its name when it is whole and on the disk, and not before."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_BESIDE: Final = re.compile(r"\.[0-9a-f]{8}\.")


@contextmanager
def replacing(file: Path, rights: int = 0o666, *, keep_rights: bool = True) -> Iterator[Path]:
    """An empty file beside `file`, to be written in this block; at its end it takes the place of `file`.

    After an error, an interruption or a loss of power there is the old file or the new one, whole. Both names
    end alike, so that the new one can be tried in the block.

    Args:
        file: what is replaced, if it is there; of a link the link itself.
        rights: of the new file, less what the user's umask takes away.
        keep_rights: give the new file the rights of the old one, if there is one.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    with _beside(file, rights) as beside:
        yield beside
        _sync(beside)
        if keep_rights and file.exists():
            shutil.copymode(file, beside)
        beside.replace(file)
        sync_folder(file.parent)


@contextmanager
def creating(file: Path, rights: int = 0o666) -> Iterator[Path]:
    """An empty file beside `file`, to be written in this block; at its end it takes that name if it is free.

    Of several programs that create the same name in one moment, one does.

    Raises:
        FileExistsError: the name is taken, by a link too; what has it is as it was.
        OSError: it cannot be written, and nothing has the name.
    """
    with _beside(file, rights) as beside:
        yield beside
        _sync(beside)
        try:
            os.link(beside, file)
        except FileExistsError:
            raise
        except OSError:
            _take_the_name(beside, file)
        sync_folder(file.parent)


def _take_the_name(beside: Path, file: Path) -> None:
    """Move to a free name on a disk without hard links. A loss of power may leave an empty file there."""
    if os.name == "nt":
        beside.rename(file)  # Windows renames onto nothing that is there
        return
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        beside.replace(file)
    except BaseException:
        file.unlink()
        raise


@contextmanager
def _beside(file: Path, rights: int) -> Iterator[Path]:
    """An empty file beside another, which is gone after the block unless it was moved."""
    beside = file.with_name(f".{secrets.token_hex(4)}.{file.name}")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, rights))
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink()


def _sync(file: Path) -> None:
    """Let what was written outlast a loss of power."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def leftovers(folder: Path) -> list[Path]:
    """Files below a folder that were to take the place of others when the machine or the program stopped.

    Ask only while nobody writes there.
    """
    return [file for file in folder.rglob(".*") if _BESIDE.match(file.name) and file.is_file()]


def sync_folder(folder: Path) -> None:
    """Let a new name in a folder outlast a loss of power; Windows opens no folder and keeps its own log."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
