"""Where a run's randomness comes from: named streams of uniforms, each made from the seed and its name alone.

Adding, removing or lengthening one stream never disturbs another, so two runs with one seed meet the same
customers whatever is decided. Nothing here reads a clock, the process, or ``hash()``.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

_UNIFORM_BITS: Final = 52
"""Random bits kept per uniform: with the half step added, the largest still lies below 1 in a double."""
_UNIFORM_STEP: Final = 2.0**-_UNIFORM_BITS
_DROPPED_BITS: Final = 64 - _UNIFORM_BITS
_SPLIT: Final = 2.0**27 + 1.0
"""Veltkamp's splitting constant: it parts a double into halves of 26 bits
(Dekker, Numerische Mathematik 18, 1971)."""

_WORDS_PER_DIGEST: Final = 16
_WORDS: Final = struct.Struct(f"<{_WORDS_PER_DIGEST}I")
"""A BLAKE2b digest holds 64 bytes: sixteen 32-bit words."""
_WORD_STEP: Final = 2.0**-32


@dataclass(frozen=True, slots=True)
class RandomStreams:
    """All the random numbers of one run.

    ``seed`` is any whole number from 0 up. Raises ValueError for a negative or fractional one.
    """

    seed: int

    def __post_init__(self) -> None:
        if not isinstance(self.seed, int) or self.seed < 0:
            raise ValueError(f"the seed is {self.seed!r}; it must be a whole number, 0 or more")

    def stream(self, *names: str | int) -> np.random.Generator:
        """A fresh generator that belongs to these names alone; the same names give the same stream again.

        Draw from it with :func:`uniforms`: numpy promises the same bits from PCG64 in every version, but
        not the same values from ``normal``, ``poisson`` and their like.
        """
        return np.random.Generator(self._bits(names))

    def _bits(self, names: tuple[str | int, ...]) -> np.random.PCG64:
        digest = hashlib.sha256(_spelled(("stream", self.seed, *names))).digest()
        return np.random.PCG64(int.from_bytes(digest, "little"))

    def uniforms(self, n: int, *names: str | int) -> FloatArray:
        """The first ``n`` uniforms of the stream with these names, each strictly between 0 and 1."""
        return _uniforms(self._bits(names), n) if n else np.zeros(0)

    def few(self, n: int, *names: str | int) -> tuple[float, ...]:
        """A few uniforms that belong to these names alone; for one person or one moment, cheaper than a
        stream. Asking for more keeps the first."""
        return _hashed(b"few %d " % self.seed + _spelled(names), n)

    def child(self, root: int, attempt: int, n: int) -> tuple[float, ...]:
        """:func:`child_uniforms` with this run's seed."""
        return child_uniforms(self.seed, root, attempt, n)


def uniforms(stream: np.random.Generator, n: int) -> FloatArray:
    """The next ``n`` uniforms of a stream, each strictly between 0 and 1, so that any law can take them."""
    return _uniforms(stream.bit_generator, n)


def _uniforms(bits: np.random.BitGenerator, n: int) -> FloatArray:
    words: npt.NDArray[np.uint64] = bits.random_raw(n)
    return ((words >> np.uint64(_DROPPED_BITS)).astype(np.float64) + 0.5) * _UNIFORM_STEP


def child_uniforms(seed: int, root: int, attempt: int, n: int) -> tuple[float, ...]:
    """The uniforms of one follow-up contact (a redial, a repeat contact): ``n`` uniforms within 0 and 1.

    ``root`` numbers the first contact of the chain, ``attempt`` counts the follow-ups. They depend on nothing
    else, so a follow-up has the same draws whether others happened or not. Asking for more keeps the first.
    """
    return _hashed(b"child %d %d %d" % (seed, root, attempt), n)


def _hashed(text: bytes, n: int) -> tuple[float, ...]:
    """``n`` uniforms out of a text; a longer answer begins with the shorter one (each of 32 bits)."""
    words = _WORDS.unpack(hashlib.blake2b(text + b" 0").digest())
    for block in range(1, -(-n // _WORDS_PER_DIGEST)):
        words += _WORDS.unpack(hashlib.blake2b(b"%s %d" % (text, block)).digest())
    return tuple([(word + 0.5) * _WORD_STEP for word in words[:n]])


def steadied(values: FloatArray) -> FloatArray:
    """``values`` to 26 significant bits, about eight decimal digits.

    Logarithms and exponentials differ in their last bit between processors and numpy builds; cut off here,
    that difference does not reach an outcome. Values must be below 1e300 in size.
    """
    spread = values * _SPLIT
    return spread - (spread - values)


def steadied_one(value: float) -> float:
    """:func:`steadied` for a single value."""
    spread = value * _SPLIT
    return spread - (spread - value)


def _spelled(names: tuple[str | int, ...]) -> bytes:
    """Names as bytes, so that different lists never spell the same: each with its type and its length."""
    parts = []
    for name in names:
        text = str(name).encode()
        parts.append(b"%s%d:%s" % (b"i" if isinstance(name, int) else b"s", len(text), text))
    return b"".join(parts)
