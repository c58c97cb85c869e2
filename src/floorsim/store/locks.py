"""Locks between processes, which the operating system lets go of when their holder ends, however it ends."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from floorsim.folders import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER

if TYPE_CHECKING:
    from filelock import BaseFileLock


def take_lock(lock_file: Path) -> BaseFileLock | None:
    """Take the lock that `lock_file` stands for; None if it is held, by this program or another.

    Raises:
        OSError: the folder of lock files cannot be written.
    """
    from filelock import FileLock, Timeout

    lock_file.parent.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    lock = FileLock(lock_file, timeout=0, mode=OWNER_ONLY_FILE, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def let_go(lock: BaseFileLock) -> None:
    """Let go of a lock, leaving no file behind.

    The file goes first, while the lock is still held: whoever opened it meanwhile finds that it has no name
    any more, and starts over. Windows keeps an open file, which the next taker uses again.
    """
    with suppress(OSError):
        Path(lock.lock_file).unlink()
    lock.release()
