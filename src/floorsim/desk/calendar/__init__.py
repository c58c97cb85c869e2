"""The supervisor's own time: fixed duties, queued work in an order of one's own, and what will come of it."""

from floorsim.desk.calendar.calendar import Calendar
from floorsim.desk.calendar.entry import Area, Duty, Entry
from floorsim.desk.calendar.hours import Hours
from floorsim.desk.calendar.next_up import SWITCH_MIN

__all__ = ["SWITCH_MIN", "Area", "Calendar", "Duty", "Entry", "Hours"]
