"""What people wrote, beside a log: the log holds a salted hash of each text, so a text can be deleted."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from floorsim.errors import FloorsimError

SALT_BYTES: Final = 32
"""As long as the hash, so that a text that was deleted cannot be found by trying likely ones."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text and the salt that its hash was made with; both are None once it is deleted."""

    commitment: str
    """`sha256:` and the hash of salt and text; it stands in the log."""
    about: str
    """Whom it is about: a sitting's id, or empty."""
    salt: str | None
    text: str | None

    @property
    def encoded(self) -> bytes:
        """The text as it stands in a file, a line of JSON without its line end."""
        kept = {"salt": self.salt, "text": self.text} if self.salt is not None else {"deleted": True}
        return _json({"commitment": self.commitment, "about": self.about, **kept})

    @property
    def deleted(self) -> KeptText:
        """The same without text and salt."""
        return KeptText(self.commitment, self.about, None, None)


def new_text(text: str, about: str = "") -> KeptText:
    """A text with a salt of its own."""
    salt = secrets.token_hex(SALT_BYTES)
    return KeptText(_commitment(salt, text), about, salt, text)


def decoded_text(raw: bytes) -> KeptText:
    """The text that is written so.

    Raises:
        ValueError: it is not written as `KeptText.encoded` writes it, or does not fit its hash.
    """
    try:
        plain = json.loads(raw)
        salt, text = plain.get("salt"), plain.get("text")
        kept = KeptText(plain["commitment"], plain["about"], salt, text)
        well_formed = kept.encoded == raw and isinstance(kept.commitment, str) and isinstance(kept.about, str)
    except (TypeError, KeyError, AttributeError, ValueError, RecursionError) as error:
        raise ValueError("it is no text of a log") from error
    if not well_formed:
        raise ValueError("it is not written as floorsim writes it")
    if salt is not None and (not isinstance(text, str) or _commitment(str(salt), text) != kept.commitment):
        raise ValueError("it is not the text that was written")
    return kept


def decoded_texts(content: bytes, file: str) -> dict[str, KeptText]:
    """The texts of a file by their commitments. A last one that never got finished is left out.

    Raises:
        FloorsimError: one of them was changed.
    """
    kept = {}
    for number, raw in enumerate(finished(content).split(b"\n")[:-1], start=1):
        try:
            text = decoded_text(raw)
        except ValueError as wrong:
            raise FloorsimError(f"{file}: line {number}: {wrong}.") from None
        kept[text.commitment] = text
    return kept


def finished(content: bytes) -> bytes:
    """A file's content without a last text that lost a part on its way to the disk: blocks not written read
    as zeros."""
    whole = content[: content.rfind(b"\n") + 1]
    last = whole.rfind(b"\n", 0, -1) + 1
    return whole[:last] if b"\0" in whole[last:] else whole


def encoded_texts(texts: Iterable[KeptText]) -> bytes:
    """Texts as a file holds them."""
    return b"".join(text.encoded + b"\n" for text in texts)


def _commitment(salt: str, text: str) -> str:
    return f"sha256:{hashlib.sha256(_json([salt, text])).hexdigest()}"


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
