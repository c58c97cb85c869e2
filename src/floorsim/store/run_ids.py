"""Ids of runs: short, sorting by age, easy to read out and to type."""

import secrets
from datetime import UTC, datetime

# Douglas Crockford's base 32, https://www.crockford.com/base32.html: no letters i, l, o and u.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
READ_ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1", "-": None})

EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
TIME_CHARACTERS = 6  # 32**6 seconds: ids sort by age until 2059
RANDOM_CHARACTERS = 3  # 32768 ids in one second; the store draws again if one is taken


def new_run_id(now: datetime) -> str:
    """Return an id for a run created at `now`: the second it began, then three random characters."""
    seconds = max(0, int((now - EPOCH).total_seconds()))
    began = "".join(ALPHABET[seconds >> 5 * place & 31] for place in reversed(range(TIME_CHARACTERS)))
    return began + "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))


def as_typed(text: str) -> str | None:
    """Return the id, or the beginning of one, that a person meant by `text`; None if it cannot be one.

    Capitals, hyphens, and the letters o, i and l in place of the digits they look like are understood.
    """
    prefix = text.strip().lower().translate(READ_ALIKE)
    return prefix if prefix and all(character in ALPHABET for character in prefix) else None


def is_run_id(text: object) -> bool:
    """Whether this is an id as the store writes it; no other may become part of a file's name."""
    return (
        isinstance(text, str)
        and len(text) == TIME_CHARACTERS + RANDOM_CHARACTERS
        and all(character in ALPHABET for character in text)
    )
