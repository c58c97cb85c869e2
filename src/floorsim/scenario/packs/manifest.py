"""The list that a pack carries: what it holds, with digests, and what made it."""

from __future__ import annotations

import hashlib
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

_SHA256: Final = r"^[0-9a-f]{64}$"
_DIGEST: Final = r"^sha256:[0-9a-f]{64}$"

Digest = Annotated[str, Field(pattern=_DIGEST)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class PackedFile(_Strict):
    """A file of the pack: its path in it, its length in bytes and the SHA-256 of these."""

    path: str
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern=_SHA256)


class Manifest(_Strict):
    """What a pack says of itself.

    `digest` is that of the scenario, `forms` those of its forms; `model_version` is the version of the model
    under which they were computed and `floorsim` the version that packed.
    """

    format: Literal[1] = 1
    floorsim: str = Field(max_length=50)
    model_version: int = Field(ge=1)
    id: str = Field(max_length=100)
    title: str = Field(max_length=4000)
    file: str
    digest: Digest
    forms: dict[str, Digest] = {}
    files: list[PackedFile] = Field(min_length=1)


def packed_file(path: str, content: bytes) -> PackedFile:
    """The line of the list for a file."""
    return PackedFile(path=path, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
