"""The supervisor's own energy over the day, and what is forgotten without a note.

Energy is 1 less the fatigue of the people model: work wears as a contact does, waiting and above all breaks
restore, a hostile customer on one's own line costs the same step as an agent's, and a night is one off shift.
"""

from __future__ import annotations

from typing import Final

from floorsim.desk.calendar.entry import Duty, Entry
from floorsim.floor.floor import Floor
from floorsim.floor.people.wellbeing import BREAK, OFF, READY, WORK, enter, fatigue_at, hostile

FORGOTTEN: Final = 0.2
"""Chance that a rested supervisor does not come back by himself to what was put aside without a note (D; an
interruption doubles slips: Altmann 2014; half of those interrupted forgot to resume without a reminder:
Dodhia and Dismukes 2009)."""
FORGOTTEN_TIRED: Final = 0.3
"""What full fatigue adds to it (D)."""
COMES_BACK_FIRST_S: Final = 15 * 60.0
COMES_BACK_LAST_S: Final = 45 * 60.0
"""After how long it comes back to mind, at the earliest and at the latest (D)."""
RESTS: Final = frozenset({"lunch", "own_break"})
"""What is a rest for oneself."""


class OwnEnergy:
    """The supervisor's state as the calendar is worked through; without the human model nothing wears."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self._state = floor.supervisor.wellbeing
        self._state.fatigue = 1.0 - floor.scenario.supervisor.energy
        self._times: dict[str, int] = {}
        """How often each piece of work was put aside."""
        self._state.since_s = floor.play_from_s
        enter(self._state, floor.play_from_s, READY)
        self._at_something = False
        if len(floor.workdays) > 1:
            for at_s in sorted(at_s for day in floor.workdays for at_s in day):
                floor.at(at_s, self._comes_or_goes)

    def turned_to(self, thing: Entry | Duty | None) -> None:
        """The supervisor turns to something, or to nothing."""
        self._at_something = thing is not None
        if self.floor.people:
            rests = thing is not None and thing.kind in RESTS
            now, free = self.floor.now, READY if self.floor.is_led(self.floor.now) else OFF
            enter(self._state, now, free if thing is None else BREAK if rests else WORK)

    def _comes_or_goes(self) -> None:
        """A working day begins or is over; who is still at something goes home after it."""
        if not self._at_something:
            self.turned_to(None)

    def hostile_contact(self) -> None:
        """A hostile customer was served in person."""
        if self.floor.people:
            hostile(self._state, self.floor.now, self.floor.support)

    def now(self) -> float | None:
        """Energy, 0-1; None without the human model. Looking changes nothing."""
        return 1.0 - fatigue_at(self._state, self.floor.now) if self.floor.people else None

    def forgetting(self) -> float:
        """The chance that something put aside now without a note is forgotten."""
        energy = self.now()
        return 0.0 if energy is None else FORGOTTEN + FORGOTTEN_TIRED * (1.0 - energy)

    def forgets(self, entry: Entry) -> float | None:
        """Asked when it is the turn of what was put aside: after how many seconds it comes back to mind; None
        where it is not forgotten. The draw belongs to the work and to how often it was put aside."""
        if entry.noted or not self.floor.people:
            return None
        times = self._times[entry.key] = self._times.get(entry.key, 0) + 1
        slips, later = self.floor.random.few(2, "put aside", entry.key, times)
        if slips >= self.forgetting():
            return None
        return COMES_BACK_FIRST_S + later * (COMES_BACK_LAST_S - COMES_BACK_FIRST_S)
