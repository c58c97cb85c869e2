"""A disk on which nothing more can be written while a test says so."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def full_disk() -> Iterator[None]:
    """Let every write break off after its first bytes, as on a disk that has just become full."""
    write = os.write

    def full(descriptor: int, content: Any) -> int:
        write(descriptor, bytes(content)[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as disk:
        disk.setattr(os, "write", full)
        yield
