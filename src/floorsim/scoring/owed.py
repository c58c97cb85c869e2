"""What time that was borrowed and not given back costs: the same for time of people and of work."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final

from floorsim.floor.measures.debt import Debt
from floorsim.wording.times import length

MOVED: Final = 0.1
"""How much time that was put off, with a new time ahead, counts against time that is lost (D)."""


def owed_share(of: Sequence[Debt]) -> float:
    """Part of the planned time that is still owed, 0-1: what is lost, and a part of what is put off."""
    planned_min = fsum(debt.planned_min for debt in of)
    put_off_min = fsum(debt.to_come_min for debt in of)
    lost_min = fsum(debt.owed_min for debt in of) - put_off_min
    return (lost_min + MOVED * put_off_min) / planned_min if planned_min else 0.0


def owed_words(of: Sequence[Debt]) -> str:
    """`20:00 min of 1 h 30 still owed, 10:00 min of it with a new time`."""
    owed_s = 60.0 * fsum(debt.owed_min for debt in of)
    put_off_s = 60.0 * fsum(debt.to_come_min for debt in of)
    planned_s = 60.0 * fsum(debt.planned_min for debt in of)
    new_time = f", {length(put_off_s)} of it with a new time" if put_off_s else ""
    return f"{length(owed_s)} of the {length(planned_s)} planned still owed{new_time}"
