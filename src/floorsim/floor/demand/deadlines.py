"""When back-office work is due: by a time of day, today if it came in time, else on the next open day."""

from __future__ import annotations

from math import ceil
from typing import Final

import numpy as np

from floorsim.floor.chance.random_streams import FloatArray
from floorsim.floor.contact import Contact
from floorsim.floor.measures.service_level import target_lost_s
from floorsim.scenario.opening_hours import OpeningHours
from floorsim.units import DAY_S

CUT_OFF_S: Final = 2 * 3600.0
"""Work that comes less than this before the time of day belongs to the next day (D)."""


def deadline_s(arrived_s: float, due_s: float, hours: OpeningHours) -> float:
    """When an item that came at `arrived_s` is due; `due_s` is a time of day, seconds after midnight, and
    `hours` are those of its channel."""
    return hours.next_open_day(ceil((arrived_s + CUT_OFF_S - due_s) / DAY_S)) * DAY_S + due_s


def deadlines_s(arrived_s: FloatArray, due_s: float, hours: OpeningHours) -> FloatArray:
    """The same for many items at once."""
    days, place = np.unique(np.ceil((arrived_s + CUT_OFF_S - due_s) / DAY_S), return_inverse=True)
    open_days = np.array([hours.next_open_day(int(day)) for day in days.tolist()], dtype=np.float64)
    found: FloatArray = open_days[place] * DAY_S + due_s
    return found


def lost_s(contact: Contact, within_s: float) -> float:
    """The last moment at which a contact is in target: its deadline, its promise, or the target's time."""
    due_s = contact.type.due_s
    if due_s is not None:
        return deadline_s(contact.arrived_s, due_s, contact.type.own_channel.hours)
    return target_lost_s(contact.arrived_s, contact.promised_s, within_s)
