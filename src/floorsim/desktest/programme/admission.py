"""What a candidate gets to take a test: a copy of the package without its answer key, the sitting's key,
accommodations, until when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from floorsim.desktest.chain.disk import read_bytes, write_new
from floorsim.desktest.chain.envelope import LARGEST_BYTES
from floorsim.desktest.chain.keys import SittingKey, is_signed
from floorsim.desktest.package.accommodations import Accommodations, accommodations_of
from floorsim.desktest.package.candidate_copy import CandidateCopy
from floorsim.desktest.package.sealed import package_from_text
from floorsim.errors import FloorsimError

SUFFIX: Final = ".admission"
_VERSION: Final = 2
_WITH_ANSWERS: Final = 1
"""The version that held the whole package; whoever has one is not told so."""


@dataclass(frozen=True)
class Admission:
    """One candidate's way into one sitting. It names nobody; whoever has the file can take the test."""

    key: SittingKey
    package_text: str = field(repr=False)
    """The candidate's copy of the sealed package, as its file has it."""
    accommodations: Accommodations
    valid_until: date
    """The last day on which the test can be begun."""

    @property
    def package(self) -> CandidateCopy:
        """The desk test. Raises FloorsimError where it is damaged."""
        found = package_from_text(self.package_text, "the desk test in the admission")
        if not isinstance(found, CandidateCopy):
            raise FloorsimError(
                "This is no admission that floorsim makes; ask whoever invited you for another."
            )
        return found

    def why_not(self, today: date) -> str | None:
        """Why the test cannot be begun on a day, in a sentence; None where it can."""
        if today <= self.valid_until:
            return None
        return (
            f"This admission was valid until {self.valid_until.isoformat()}. Ask whoever invited you for a "
            "new one."
        )

    def write(self, file: Path) -> None:
        """Write it into a new file that only its owner can read. Raises StoreError."""
        content = {
            "floorsim_admission": _VERSION,
            "sitting": self.key.sitting,
            "valid_until": self.valid_until.isoformat(),
            "accommodations": asdict(self.accommodations),
            "key": self.key.hex,
            "package": self.package_text,
        }
        signed = {**content, "signature": self.key.sign(_signed(content)).hex()}
        write_new(file, json.dumps(signed, indent=1).encode() + b"\n")


def looks_like_admission(file: Path) -> bool:
    """Whether a file is named as admissions are."""
    return file.suffix.lower() == SUFFIX


def read_admission(file: Path) -> Admission:
    """The admission in a file.

    Raises:
        FloorsimError: it is none, or is damaged.
        StoreError: it cannot be read.
    """
    raw = read_bytes(file, LARGEST_BYTES)
    try:
        content = json.loads(raw)
        if content["floorsim_admission"] == _WITH_ANSWERS:
            raise FloorsimError(
                f"{file} was made by an earlier floorsim, and this one does not take it; ask whoever invited "
                "you for a new one. A test that was begun with it is ended with the floorsim of then."
            )
        if content["floorsim_admission"] != _VERSION:
            raise FloorsimError(f"{file} was made by a newer floorsim; upgrade this one.")
        key = SittingKey.from_hex(content["key"], str(file))
        signature = bytes.fromhex(content.pop("signature"))
        if not is_signed(key.public, signature, _signed(content)):
            raise FloorsimError(
                f"{file} was changed since it was made, and a test taken with it would not count; ask "
                "whoever invited you to send it again."
            )
        return Admission(
            key,
            str(content["package"]),
            accommodations_of(content["accommodations"]),
            date.fromisoformat(content["valid_until"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise FloorsimError(
            f"{file} is damaged, or not an admission to a desk test; ask whoever invited you to "
            "send it again."
        ) from None


def _signed(content: Mapping[str, Any]) -> bytes:
    """What the sitting's key signs, so that a change by mistake is told before the test and not after it."""
    return json.dumps(content, sort_keys=True).encode()
