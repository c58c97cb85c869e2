"""What a roster says of a person's skills."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from floorsim.scenario.importing.words import plain
from floorsim.wording.names import listed
from floorsim.wording.sentences import shown

HIGHEST_RATING: Final = 10.0
"""A level above it is a percentage; one from 1 to it, such as 5, may be a mark out of 5 or of 10 (D)."""
_SKILL: Final = re.compile(r"(.+?)\s*[:=(]?\s*(\d*[.,]?\d+\s*%?)?\)?")


def skills_of(written: str, own: Mapping[str, float], known: Collection[str]) -> dict[str, float] | None:
    """A person's skills by queue, from `voice:0.9; chat 80%`; a bare name has the group's own level, or 0.9.

    None where the roster says none. Raises ValueError for a name that no queue needs.
    """
    skills = {}
    by_plain = {plain(name): name for name in known}
    for piece in filter(None, map(str.strip, re.split(r"[;|/]|,(?!\d)", written))):
        found = _SKILL.fullmatch(piece)
        said, level = (piece, None) if found is None or plain(piece) in by_plain else found.groups()
        name = by_plain.get(plain(said))
        if name is None:
            raise ValueError(
                f"no queue needs the skill {shown(said)}; known are {listed(sorted(known), 'and')}"
            )
        skills[name] = _level(level) if level else own.get(name, 0.9)
    return skills or None


def _level(written: str) -> float:
    level = float(written.replace("%", "").replace(",", ".").strip())
    level = level / 100 if "%" in written or level > HIGHEST_RATING else level
    if not 0 < level <= 1:
        raise ValueError(f"{shown(written)} is not a level of skill; write one such as 0.9 or 90%")
    return level
