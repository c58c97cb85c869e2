"""The key of a sitting: it seals the result, and the sitting's id is made from its public half."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final, Self

from floorsim.desktest.chain.disk import read_bytes, write_new
from floorsim.errors import FloorsimError

ID_CHARACTERS: Final = 20
"""Of four bits each: making a key whose sitting has a given id takes about 2^80 attempts (D)."""
_PRIVATE_BYTES: Final = 32


class SittingKey:
    """A private Ed25519 key. Whoever has it can seal another result for the same sitting."""

    def __init__(self, private: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._private = private
        self._key = Ed25519PrivateKey.from_private_bytes(private)
        self.public: bytes = self._key.public_key().public_bytes_raw()
        self.sitting = sitting_id(self.public)

    @classmethod
    def new(cls) -> Self:
        """A new key from the system's source of randomness."""
        import secrets

        return cls(secrets.token_bytes(_PRIVATE_BYTES))

    @classmethod
    def from_hex(cls, written: str, where: str) -> Self:
        """The key that `hex` gave.

        Raises:
            FloorsimError: it is none; `where` names the file in the sentence.
        """
        try:
            return cls(bytes.fromhex(written.strip()))
        except ValueError:
            raise FloorsimError(
                f"{where} has no key of a sitting in it; ask for the file once more."
            ) from None

    @classmethod
    def read(cls, file: Path) -> Self:
        """The key in a file. Raises FloorsimError where there is none."""
        return cls.from_hex(read_bytes(file).decode("ascii", "replace"), str(file))

    def write(self, file: Path) -> None:
        """Write it into a new file that only its owner can read. Raises StoreError."""
        write_new(file, f"{self.hex}\n".encode())

    @property
    def hex(self) -> str:
        """The private key in hexadecimal."""
        return self._private.hex()

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""
        return self._key.sign(message)

    def __repr__(self) -> str:
        return f"<the key of sitting {self.sitting}>"


def sitting_id(public: bytes) -> str:
    """The id of the sitting of a key, in groups to be read out over a phone: `3X1M-KFK8-2777-8F0R-WY24`."""
    from floorsim.run.shift_code import ALPHABET, grouped

    number = hashlib.sha256(b"floorsim sitting\n" + public).hexdigest()[:ID_CHARACTERS]
    return grouped("".join(ALPHABET[int(sign, 16)] for sign in number))


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the owner of a public key signed this message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
