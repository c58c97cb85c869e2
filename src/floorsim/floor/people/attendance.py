"""Who is absent, who is late, who resigns: what exhaustion and morale do to being there.

The slopes are upper bounds: burnout goes with absence at R = .23 and with turnover at R = .33 (Swider and
Zimmerman 2010).
"""

from __future__ import annotations

from math import exp, log1p
from typing import Final

USUAL_EXHAUSTION: Final = 0.3
"""Exhaustion at which the base chances hold (D)."""
USUAL_MORALE: Final = 0.5
"""Morale at which the base chance of resigning holds (D)."""
BASE_ABSENCE: Final = 0.05
"""Chance of being absent on a day of work at the usual exhaustion (D)."""
ABSENCE_PER_EXHAUSTION: Final = 2.1
"""Log odds of absence per unit of exhaustion (D, an upper bound)."""
SPELL_GOES_ON: Final = 0.5
"""Chance that whoever is absent from one shift is absent from the next (D: spells of two on average)."""
BASE_QUIT_MONTH: Final = 0.03
"""Chance of resigning within a month at the usual exhaustion and morale (D)."""
QUIT_PER_EXHAUSTION: Final = 3.2
QUIT_PER_MORALE: Final = -1.5
"""Log odds of resigning per unit of exhaustion and of morale (D, upper bounds)."""
QUIT_PER_NEWNESS: Final = 2.5
"""Log odds of resigning that the first day adds, falling with experience (D: nearly half leave within their
first year, as the trade counts it; tenure goes with staying: Griffeth,
Hom and Gaertner 2000)."""
DAYS_PER_MONTH: Final = 30.0


def absence_chance(exhaustion: float, base: float = BASE_ABSENCE) -> float:
    """Chance of not coming to work today. `base` holds at exhaustion .3; 0 turns absence off."""
    return _moved(base, ABSENCE_PER_EXHAUSTION * (exhaustion - USUAL_EXHAUSTION))


def chance_in_spells(chance: float, absent_last: bool) -> float:
    """The same chance over many shifts, in spells: after a shift present it is so much lower that absences
    which go on make up for it. Chances above SPELL_GOES_ON have no spells beyond their own."""
    if chance >= SPELL_GOES_ON:
        return chance
    return SPELL_GOES_ON if absent_last else chance * (1.0 - SPELL_GOES_ON) / (1.0 - chance)


def lateness_s(u_whether: float, u_how_late: float, share: float, mean_s: float) -> float:
    """How late someone comes: 0, or for `share` of the people an exponential time with this mean."""
    return -mean_s * log1p(-u_how_late) if u_whether < share else 0.0


def quit_chance_month(exhaustion: float, morale: float, newness: float = 0.0, leaning: float = 0.0) -> float:
    """Chance of resigning within a month; `newness` is 1 on the first day and falls to 0 with experience,
    `leaning` the log odds that concerns and how somebody was dealt with add."""
    worn = QUIT_PER_EXHAUSTION * (exhaustion - USUAL_EXHAUSTION)
    unhappy = QUIT_PER_MORALE * (morale - USUAL_MORALE)
    return _moved(BASE_QUIT_MONTH, worn + unhappy + QUIT_PER_NEWNESS * newness + leaning)


def quit_chance_day(exhaustion: float, morale: float, newness: float = 0.0, leaning: float = 0.0) -> float:
    """Chance of resigning on one calendar day: thirty of them make the month's."""
    stays: float = (1.0 - quit_chance_month(exhaustion, morale, newness, leaning)) ** (1.0 / DAYS_PER_MONTH)
    return 1.0 - stays


def _moved(base: float, log_odds: float) -> float:
    """A chance moved by so much log odds; 0 and 1 stay."""
    grown = base * exp(log_odds)
    return grown / (grown + (1.0 - base))
