"""A catalogue with one more file in it, for tests of how what is in a catalogue is found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path


@contextmanager
def with_file(package: str, folder: Path, name: str, text: str) -> Iterator[None]:
    """A module of this name and text stands in the package as long as this lasts."""
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    path = import_module(package).__path__
    path.append(str(folder))
    try:
        yield
    finally:
        path.remove(str(folder))
        sys.modules.pop(f"{package}.{name}", None)
