"""Names: the one file of a programme that says who a candidate is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from floorsim.desktest.chain.disk import read_bytes, replace
from floorsim.errors import FloorsimError

FILE: Final = "people.json"


class People:
    """The names of candidates by their pseudonymous ids, in a file for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE

    @property
    def names(self) -> Mapping[str, str]:
        """All names by candidate's id.

        Raises:
            FloorsimError: the file is damaged or cannot be read.
        """
        if not self.file.exists():
            return {}
        try:
            names = json.loads(read_bytes(self.file))["people"]
            if all(isinstance(id, str) and isinstance(name, str) for id, name in names.items()):
                return dict(names)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass
        raise FloorsimError(f"{self.file} is damaged; put back a copy of it. Results are as they were.")

    def put(self, candidate: str, name: str) -> None:
        """Write down a name. Raises StoreError."""
        self._write({**self.names, candidate: name})

    def remove(self, candidate: str) -> bool:
        """Take a name out; whether there was one. Raises StoreError."""
        names = dict(self.names)
        if names.pop(candidate, None) is None:
            return False
        self._write(names)
        return True

    def _write(self, names: Mapping[str, str]) -> None:
        replace(self.file, json.dumps({"people": names}, indent=1, ensure_ascii=False).encode())
