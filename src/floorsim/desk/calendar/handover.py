"""The handover at the end of a shift: how what is open is passed on, and what of it is dropped."""

from __future__ import annotations

from typing import Final, NamedTuple

HANDOVER: Final = "handover"


class Way(NamedTuple):
    """One way of handing over."""

    words: str
    minutes: float
    """What it needs of the time given."""
    dropped: float
    """Chance that something open is dropped by the next shift."""


class HandedOver(NamedTuple):
    """Something open in the evening that the next shift was to see to."""

    at_s: float
    subject: str
    way: str
    """How they were told of it; `none`: not at all."""
    dropped: bool


NONE: Final = "none"
MINUTES: Final = {"read_back": 8.0, "written_list": 6.0, "verbal": 3.0, NONE: 0.0}
"""What each way needs of the time given (D)."""
DROPPED: Final = {"read_back": 0.20, "written_list": 0.26, "verbal": 0.40, NONE: 0.60}
"""Chance that something open is dropped (D). In words alone .40; of a structured list 35% fewer (I-PASS:
23 to 47% fewer harmful errors, Starmer 2014 and 2023), read back a quarter fewer again; without any the next
shift has only what it finds."""
WORDS: Final = {
    "read_back": "A written list, read back to you",
    "written_list": "A written list",
    "verbal": "In a few words, as you go",
    NONE: "None",
}
WAYS: Final = {name: Way(words, MINUTES[name], DROPPED[name]) for name, words in WORDS.items()}
"""From the most thorough to none."""


def way_in(chosen: str, given_s: float) -> str:
    """The way that the time given allows: the one chosen, or the next that takes less."""
    ways = list(WAYS)
    for way in ways[ways.index(chosen) :]:
        if 60.0 * WAYS[way].minutes <= given_s:
            return way
    return NONE
