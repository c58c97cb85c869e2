"""Speech analytics: software that flags contacts in which a step looks missed, rightly or wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from floorsim.floor.chance.further_draws import further_uniforms
from floorsim.floor.contact import U_ROUTE
from floorsim.floor.measures.quality import FLAG_PURPOSE
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.steps import LISTENING, STEPS, VERIFICATION
from floorsim.floor.quality.calibrated import calibrated

if TYPE_CHECKING:
    from floorsim.floor.compiled_floor import CompiledFloor
    from floorsim.floor.contact import Contact

CHECKED: Final = (VERIFICATION, LISTENING)
"""Steps that the software listens for: words of a check, and talking over somebody (D)."""
CATCHES: Final = 0.7
"""Share of the missed steps that it flags (D)."""
FALSE_ALARMS: Final = 0.05
"""Share of the contacts with a step met that it flags all the same (D: at usual skill about half of its flags
are wrong)."""
WRONG_SHARE: Final = 0.5
"""Share of its flags that were wrong when analysts last checked them, as the supervisor is told (D, as the
two shares above make it at usual skill)."""


class Flag(NamedTuple):
    """One flag; whether it is right is known to whoever listens."""

    contact: Contact
    step: str
    right: bool


def flags(contacts: Sequence[Contact], compiled: CompiledFloor, book: SkillBook) -> list[Flag]:
    """The flags on contacts that agents are done with, by draws of the contacts' own; one each at most."""
    heard = [contact for contact in contacts if contact.type.own_channel.medium in ("voice", "chat")]
    if not heard:
        return []
    own = np.array([contact.draws[U_ROUTE] for contact in heard])
    draws = further_uniforms(own, len(CHECKED), FLAG_PURPOSE).tolist()
    found = []
    for contact, score, u in zip(heard, calibrated(heard, compiled, book), draws, strict=True):
        for step, draw in zip(CHECKED, u, strict=True):
            missed = score.marks[step] in ("missed", "partly")
            if draw < (CATCHES if missed else FALSE_ALARMS) and score.marks[step] != "not_applicable":
                found.append(Flag(contact, STEPS[step], missed))
                break
    return found
