"""Files that only their owner reads, written so that a loss of power leaves all of a line or none of it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from floorsim.errors import StoreError
from floorsim.folders import OWNER_ONLY_FILE, make_private
from floorsim.replacing import creating, replacing, sync_folder

_PLAIN: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


class AppendedFile:
    """A file to which lines are appended; each is on the disk when `append` returns.

    Raises:
        StoreError: the file cannot be opened or written; the sentence says why.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        with explained(file):
            make_private(file.parent)
            was_there = file.exists()
            self._open: int | None = os.open(file, os.O_RDWR | os.O_CREAT | _PLAIN, OWNER_ONLY_FILE)
            self._length = os.fstat(self._open).st_size
            if not was_there:
                sync_folder(file.parent)

    def cut(self, length: int) -> None:
        """Keep the first bytes only."""
        with explained(self.file):
            os.ftruncate(self._descriptor, length)
            os.fsync(self._descriptor)
            self._length = length

    def append(self, line: bytes) -> None:
        """Write a line. Where that fails, nothing of it stays in the file or counts.

        Raises:
            StoreError: the disk is full or cannot be written, or the file is gone from its place.
        """
        self._require_in_place()
        with explained(self.file):
            descriptor = self._descriptor
            try:
                # What an earlier attempt left behind goes first.
                os.ftruncate(descriptor, self._length)
                os.lseek(descriptor, self._length, os.SEEK_SET)
                rest = memoryview(line)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
                os.fsync(descriptor)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(descriptor, self._length)
                    os.fsync(descriptor)
                raise
            self._length += len(line)

    def _require_in_place(self) -> None:
        """Raises StoreError when what is written would go into a file that has no name any more."""
        with suppress(OSError):
            if os.path.samestat(os.fstat(self._descriptor), self.file.stat()):
                return
        raise StoreError(
            f"{self.file} is gone, or another file is in its place, so nothing can be kept. Put its folder "
            "back as it was and do the last step again."
        )

    @property
    def _descriptor(self) -> int:
        if self._open is None:
            raise ValueError(f"{self.file} is closed")
        return self._open

    def close(self) -> None:
        """Close it; twice does no harm."""
        open_, self._open = self._open, None
        if open_ is not None:
            os.close(open_)


def read_bytes(file: Path, most: int = -1) -> bytes:
    """What is in a file, at most so many bytes.

    Raises:
        StoreError: it cannot be read, or is a pipe or a device, which could keep its reader for ever.
    """
    with explained(file, "read"), open(file, "rb", opener=_without_waiting) as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise StoreError(f"{file} is a pipe or a device; save what it gives in a file and name that.")
        return opened.read(most)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, for its owner alone; on the disk when this returns.

    Raises:
        StoreError: there is one already, or it cannot be written.
    """
    with explained(file):
        make_private(file.parent)
        try:
            with creating(file, OWNER_ONLY_FILE) as new:
                new.write_bytes(content)
        except FileExistsError:
            raise StoreError(f"There is a file {file} already; it is left as it is.") from None


def replace(file: Path, content: bytes) -> None:
    """Put a new content in place of a file's old one: after a loss of power it has one or the other.

    Raises:
        StoreError: it cannot be written; the old content stands.
    """
    with explained(file):
        make_private(file.parent)
        with replacing(file, OWNER_ONLY_FILE, keep_rights=False) as new:
            new.write_bytes(content)


@contextmanager
def explained(file: Path, done: str = "written") -> Iterator[None]:
    """Turn what the system reports in this block into a `StoreError` with a sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(_sentence(error, file, done)) from error


def _sentence(error: OSError, file: Path, done: str) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return (
            f"Nothing more can be kept in {file.parent} because its disk is full. What was kept before is "
            "safe; the last step does not count. Free some space and do it again."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{file} cannot be {done}; give yourself the right to, or use a folder where you have it."
    if error.errno == errno.ENOENT and done == "written":
        return f"{file} cannot be written: its folder is not there and cannot be made; check the path."
    if error.errno == errno.ENOENT:
        return f"There is no file {file}; check the path."
    if error.errno == errno.EISDIR:
        return f"{file} cannot be {done}: it is a folder, and a file is meant."
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"{file} cannot be {done}: a folder in its path is a file; check the path."
    if error.errno == errno.ELOOP:
        return f"{file} is a link to another file and is not {done}; put the file itself there."
    return f"{file} cannot be {done} ({error.strerror or error}); check that disk, and do it again."
