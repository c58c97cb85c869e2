"""A sealed result as bytes: a signed log and package, and behind them the texts, which may be deleted.

Nothing in it is interpreted here: whoever opens an envelope asks `is_genuine` before reading what is inside.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Final

from floorsim.desktest.chain.keys import SittingKey, is_signed
from floorsim.wording.numbers import counted

FIRST_LINE: Final = b"floorsim desk-test result 1\n"
LARGEST_BYTES: Final = 64 * 2**20
"""Of a file that is opened (D: some thirty times the largest result of a test of an hour)."""
_HEAD: Final = re.compile(
    re.escape(FIRST_LINE)
    + rb"key (?P<key>[0-9a-f]{64})\n"
    + rb"signature (?P<signature>[0-9a-f]{128})\n"
    + rb"sizes (?P<log>0|[1-9][0-9]{0,8}) (?P<package>0|[1-9][0-9]{0,8}) (?P<texts>0|[1-9][0-9]{0,8})\n"
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a sealed result is made of."""

    public: bytes
    """The public key that it says it is signed with."""
    signature: bytes
    log: bytes
    package: bytes
    texts: bytes
    """Not signed itself: the log has a salted hash of each."""

    @property
    def is_genuine(self) -> bool:
        """Whether log and package are what the owner of the key signed."""
        return is_signed(self.public, self.signature, _signed(self.public, self.log, self.package))

    @property
    def seal(self) -> str:
        """`sha256:` and the hash of what is signed; deleting texts leaves it as it is."""
        return f"sha256:{hashlib.sha256(_signed(self.public, self.log, self.package)).hexdigest()}"

    @property
    def encoded(self) -> bytes:
        """The file."""
        sizes = b"%d %d %d" % (len(self.log), len(self.package), len(self.texts))
        head = FIRST_LINE + b"key %s\nsignature %s\nsizes %s\n" % (
            self.public.hex().encode(),
            self.signature.hex().encode(),
            sizes,
        )
        return head + self.log + self.package + self.texts

    def with_texts(self, texts: bytes) -> Envelope:
        """The same with other texts; the signature still holds."""
        return replace(self, texts=texts)


def sealed(key: SittingKey, log: bytes, package: bytes, texts: bytes) -> Envelope:
    """Log and package, signed."""
    return Envelope(key.public, key.sign(_signed(key.public, log, package)), log, package, texts)


def opened(content: bytes) -> Envelope:
    """The envelope in a file's content.

    Raises:
        ValueError: it is none, or bytes are missing or too many.
    """
    head = _HEAD.match(content)
    if head is None:
        if content.startswith(FIRST_LINE):
            raise ValueError("its first four lines, which hold key, signature and sizes, are damaged")
        raise ValueError("its first line is not that of a result")
    sizes = [int(head[part]) for part in ("log", "package", "texts")]
    whole = head.end() + sizes[0] + sizes[1] + sizes[2]
    if len(content) > whole:
        raise ValueError(f"it is longer than it says, by {counted(len(content) - whole, 'byte')}")
    if len(content) < whole:
        raise ValueError(f"it ends after {len(content)} of its {whole} bytes")
    log_end = head.end() + sizes[0]
    package_end = log_end + sizes[1]
    return Envelope(
        bytes.fromhex(head["key"].decode()),
        bytes.fromhex(head["signature"].decode()),
        content[head.end() : log_end],
        content[log_end:package_end],
        content[package_end:],
    )


def _signed(public: bytes, log: bytes, package: bytes) -> bytes:
    """What the signature is over: lengths first, so that nothing can move from log to package."""
    return FIRST_LINE + public + b"%d %d\n" % (len(log), len(package)) + log + package
