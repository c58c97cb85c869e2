"""The supervisor's calendar while the run goes on: one thing at a time, by the rule of what comes next."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from typing import Protocol

from floorsim.desk.calendar.entry import NOT_YET, Area, Duty, Entry
from floorsim.desk.calendar.forecast import NOBODY, Forecast, Foreseen, foresee
from floorsim.desk.calendar.hours import Hours
from floorsim.desk.calendar.next_up import next_up, switch_s
from floorsim.desk.view import CalendarRow, OwnTimeView


class Clock(Protocol):
    """Simulated time, and calls at a time."""

    @property
    def now(self) -> float:
        """The time, seconds since midnight before day 1."""

    def at(self, at_s: float, what: Callable[[], None]) -> None:
        """Calls something at a time."""


class Calendar:
    """What the supervisor does now, what waits behind it, and what is fixed by the clock."""

    def __init__(self, clock: Clock, hours: Hours) -> None:
        self.clock = clock
        self.hours = hours
        self.current: Entry | Duty | None = None
        self.queue: list[Entry] = []
        """Work not begun, or put aside, in the order in which it will be done."""
        self.duties: list[Duty] = []
        """In order of their start."""
        self._ever_fixed: dict[str, Duty] = {}
        """Every duty there was, over or not, by its key."""
        self.last_area: Area | None = None
        self.used_s = 0.0
        """Time spent on what is done or was put aside."""
        self.forgotten: list[Entry] = []
        """Put aside without a note, and not in mind now."""
        self.on_begun: Callable[[Entry], None] = lambda entry: None
        self.on_turn: Callable[[Entry | Duty | None], None] = lambda thing: None
        """Told what the supervisor turns to; None: to nothing."""
        self.forgets: Callable[[Entry], float | None] = lambda entry: None
        """Asked of what was put aside when its turn comes: for how many seconds it is forgotten, or None."""
        self.energy: Callable[[], float | None] = lambda: None
        """How rested the supervisor is, 0-1."""
        self.on_the_line_until_s: Callable[[], float] = lambda: NOBODY
        """Until when somebody on the line waits for the supervisor's next word; no duty is begun before."""
        self.on_remembered: Callable[[Entry], None] = lambda entry: None
        self._turned_s = 0.0
        """When the supervisor turned to what is in hand."""
        self._turn = 0
        """Counts how often something was turned to; what was set going for an earlier turn does nothing."""

    # What is in hand

    @property
    def blind_since_s(self) -> float | None:
        """When something began that takes head and hands; None when nothing does."""
        current = self.current
        if current is None or not current.hands_on or current.started_s < 0.0:
            return None
        return current.started_s

    def is_taken_whole(self) -> None:
        """What is in hand needs full attention from now on: whoever it was waiting for is there."""
        assert isinstance(self.current, Entry)
        self.current.hands_on, self.current.started_s = True, self.clock.now

    @property
    def can_put_aside(self) -> bool:
        """Whether something is in hand that can wait: begun, not hands-on, not open-ended, not a duty."""
        current = self.current
        if not isinstance(current, Entry):
            return False
        return current.started_s >= 0.0 and not current.hands_on and not current.open_ended

    def finish(self) -> None:
        """What is in hand is over: by the clock, or because it has come to its end."""
        thing = self.current
        assert thing is not None
        self._put_down(thing)
        if isinstance(thing, Duty):
            self._settle(thing)
            thing.over(self.clock.now - thing.started_s if thing.started_s >= 0.0 else 0.0)
        else:
            thing.done()
        self._go_on()

    def break_off(self) -> None:
        """What is in hand ends here, early."""
        self.finish()

    # Queued work

    def add(self, entry: Entry) -> None:
        """Takes work on: at once when free, else behind everything queued.

        Raises ValueError when work with the same key is in hand or queued.
        """
        if any(
            one.key == entry.key for one in (self.current, *self.queue, *self.forgotten) if one is not None
        ):
            raise ValueError(f"there is work with the key {entry.key} already")
        self.queue.append(entry)
        self._go_on()

    def do_first(self, key: str) -> None:
        """Moves queued work to the front. Raises KeyError when nothing queued has the key."""
        self.move_to(key, 0)

    def move_to(self, key: str, place: int) -> None:
        """Moves queued work to a place in the queue, from 0; a place beyond the end is the end.

        Raises KeyError when nothing queued has the key, ValueError when the place is below 0.
        """
        if place < 0:
            raise ValueError(f"there is no place {place} in the queue")
        entry = self._queued(key)
        self.queue.remove(entry)
        self.queue.insert(place, entry)
        entry.at_s, entry.protected = None, False
        self._go_on()

    def order_by(self, keys: Sequence[str]) -> None:
        """Puts the queue into another order. Raises ValueError when these are not the keys of the queue."""
        if sorted(keys) != sorted(entry.key for entry in self.queue):
            raise ValueError("these are not the keys of what is queued")
        self.queue.sort(key=lambda entry: keys.index(entry.key))
        self._go_on()

    def set_time(self, key: str, at_s: float, *, protected: bool) -> None:
        """Queued work is left until a time, and then done before what has no time.

        Raises KeyError when nothing queued has the key.
        """
        entry = self._queued(key)
        entry.at_s, entry.protected = at_s, protected
        self.clock.at(at_s, self._go_on)
        self._go_on()

    def interrupt(self, key: str, *, note_s: float = 0.0) -> bool:
        """Queued work is begun now, even outside working hours or while a duty is due.

        `note_s` is the time of writing down where the work in hand stands, which comes first.
        What is in hand is put aside and is first in the queue; for what takes no time nothing is put aside.
        False when what is in hand can't be put aside (hands-on, a duty, open-ended, not quite begun): then
        the work is only first. False too when it has become impossible: then it is dropped.
        Raises KeyError when nothing queued has the key.
        """
        current = self.current
        if current is not None and not self.can_put_aside:
            self.do_first(key)
            return False
        entry = self._queued(key)
        self.queue.remove(entry)
        reason = self._why_not(entry)
        if reason is not None:
            entry.dropped(reason)
            return False
        if isinstance(current, Entry):
            if not entry.takes_time:
                return self._do_in_passing(entry)
            current.noted = note_s > 0.0
            entry.extra_s += note_s
            self._put_aside(current)
        self._turn_to(entry)
        return True

    def withdraw(self, key: str, reason: str) -> None:
        """Takes queued work off the list; it is dropped. Raises KeyError when nothing queued has the key."""
        self.hand_over(key).dropped(reason)

    def hand_over(self, key: str) -> Entry:
        """Takes queued work off the list for somebody else to do, who calls its `done`.

        Raises KeyError when nothing queued has the key.
        """
        entry = self._queued(key)
        self.queue.remove(entry)
        self._go_on()
        return entry

    # Duties

    def title_of(self, key: str) -> str | None:
        """What the duty of a key is called, over or not; None where there was none."""
        duty = self._ever_fixed.get(key)
        return None if duty is None else duty.title()

    def fix(self, duty: Duty) -> None:
        """Puts a duty into the calendar. One whose time is past is missed at once."""
        self._ever_fixed[duty.key] = duty
        insort(self.duties, duty, key=lambda one: one.start_s)
        start_s, end_s = duty.start_s, duty.end_s
        self.clock.at(start_s, lambda: self._duty_comes(duty, start_s))
        self.clock.at(end_s, lambda: self._duty_ends(duty, end_s))

    def move(self, duty: Duty, start_s: float) -> None:
        """Puts a duty at another time, as long as before; one in hand is put down and begins anew then.

        Raises ValueError when the duty is settled already.
        """
        if duty.settled:
            raise ValueError(f"{duty.key} is over; it can't be moved")
        in_hand = duty is self.current
        if in_hand:
            self._put_down(duty)
            duty.begun_s = duty.started_s = NOT_YET
        self.duties.remove(duty)
        duty.start_s, duty.end_s = start_s, start_s + (duty.end_s - duty.start_s)
        self.fix(duty)
        self._go_on()

    def shorten(self, duty: Duty, end_s: float) -> None:
        """A duty ends at another time than planned. Raises ValueError when it is settled already."""
        if duty.settled:
            raise ValueError(f"{duty.key} is over; it can't be shortened")
        duty.end_s = end_s
        self.clock.at(end_s, lambda: self._duty_ends(duty, end_s))

    def protect(self, duty: Duty) -> None:
        """From now on work that would run into the duty is not begun before it."""
        duty.protected = True

    def cancel(self, duty: Duty) -> None:
        """Takes a duty off the calendar; one in hand is over now."""
        if duty is self.current:
            self.finish()
        else:
            self._settle(duty)
            self._go_on()

    # Looking ahead

    def forecast(self) -> Forecast:
        """What will happen if nothing new comes up."""
        return self.foreseen(self.queue)

    def foreseen(self, queue: Sequence[Entry]) -> Forecast:
        """What would happen with another queue."""
        return foresee(
            self.clock.now,
            self.last_area,
            self.current,
            queue,
            self.duties,
            self.hours,
            on_the_line_until_s=self.on_the_line_until_s(),
        )

    def slot(self, area: Area, minutes: float) -> tuple[float, float]:
        """When work taken on now would be started and done."""
        entry = Entry("", area, minutes, doing=str)
        foreseen = self.foreseen([*self.queue, entry]).of(entry)
        if foreseen is None:
            return float("inf"), float("inf")
        return foreseen.starts_s, foreseen.ends_s

    def starts_s(self, entry: Entry) -> float:
        """When something in the calendar was or will be begun; infinity for never."""
        if entry.begun_s >= 0.0:
            return entry.begun_s
        foreseen = self.forecast().of(entry)
        return float("inf") if foreseen is None else foreseen.starts_s

    def view(self) -> OwnTimeView:
        """What the supervisor sees of it."""
        now_s, current = self.clock.now, self.current
        used_s = self.used_s + (now_s - self._turned_s if current is not None else 0.0)
        forecast = self.forecast()
        return OwnTimeView(
            doing=None if current is None else current.doing(),
            until_s=None if current is None else max(now_s, current.ends_s),
            queued=tuple(entry.doing() for entry in self.queue),
            free_at_s=forecast.free_at_s,
            minutes_used=used_s / 60.0,
            energy=self.energy(),
            blind=self.blind_since_s is not None,
            coming=self._rows(forecast),
            out_of_reach=tuple(
                self._row(Foreseen(duty, duty.start_s, duty.end_s, estimated=False))
                for duty in self.duties
                if forecast.of(duty) is None and duty.expected()
            ),
        )

    def coming_if_first(self, key: str) -> tuple[CalendarRow, ...]:
        """What would come, and when, with queued work moved to the front. Looking changes nothing.

        Raises KeyError when nothing queued has the key.
        """
        first = self._queued(key)
        queue = [first, *(entry for entry in self.queue if entry is not first)]
        return self._rows(self.foreseen(queue))

    def _rows(self, forecast: Forecast) -> tuple[CalendarRow, ...]:
        return tuple(self._row(one) for one in forecast.coming)

    def _row(self, one: Foreseen) -> CalendarRow:
        thing = one.thing
        if isinstance(thing, Duty):
            return CalendarRow(
                thing.key,
                thing.title(),
                one.starts_s,
                one.ends_s,
                fixed=True,
                estimated=one.estimated,
                due_s=thing.start_s,
                in_hand=thing is self.current,
                duty=thing.kind,
                protected=thing.protected,
                answered=thing.answered,
                area=thing.area,
                points=thing.points,
            )
        return CalendarRow(
            thing.key,
            thing.doing(),
            one.starts_s,
            one.ends_s,
            fixed=False,
            estimated=one.estimated,
            due_s=thing.due_s,
            message=thing.message,
            in_hand=thing is self.current,
            protected=thing.at_s is not None and thing.protected,
            area=thing.area,
        )

    # How it is worked off

    def _go_on(self) -> None:
        """While free: the next thing is begun, if there is one for now."""
        while self.current is None:
            now_s = self.clock.now
            held_s = self.on_the_line_until_s()
            duties = self.duties if now_s >= held_s else ()
            thing = next_up(now_s, self.last_area, self.queue, duties, self.hours)
            if thing is None:
                if now_s < held_s:
                    self.clock.at(held_s, self._go_on)
                self._wait_for_hours(now_s)
                return
            if isinstance(thing, Duty):
                if thing.takes_place():
                    self._turn_to(thing)
                else:
                    self._settle(thing)
                continue
            self.queue.remove(thing)
            forgotten_s = self.forgets(thing) if thing.put_aside else None
            if forgotten_s is not None:
                self._forget(thing, forgotten_s)
                continue
            reason = self._why_not(thing)
            if reason is None:
                self._turn_to(thing)
            else:
                thing.dropped(reason)

    def _forget(self, entry: Entry, for_s: float) -> None:
        self.forgotten.append(entry)
        self.clock.at(self.clock.now + for_s, lambda: self._remember(entry))

    def _remember(self, entry: Entry) -> None:
        self.forgotten.remove(entry)
        entry.noted = True
        self.queue.append(entry)
        self.on_remembered(entry)
        self._go_on()

    def _turn_to(self, thing: Entry | Duty) -> None:
        now_s = self.clock.now
        self.on_turn(thing)
        switching_s = switch_s(self.last_area, thing)
        self.current, self._turned_s, self._turn = thing, now_s, self._turn + 1
        turn = self._turn
        again = thing.begun_s >= 0.0
        if not again:
            thing.begun_s = now_s
        if isinstance(thing, Entry):
            thing.put_aside = False
            thing.ends_s = now_s + switching_s + thing.left_s
            if not again:
                thing.turn_to()
        if switching_s > 0.0:
            self.clock.at(now_s + switching_s, lambda: self._begin(thing, turn))
        else:
            self._begin(thing, turn)

    def _begin(self, thing: Entry | Duty, turn: int) -> None:
        """The minute of switching is over."""
        if not self._still(thing, turn):
            return
        thing.started_s = self.clock.now
        if isinstance(thing, Duty):
            thing.begun()
            return
        if not thing.work_begun:
            thing.work_begun = True
            reason = thing.begin()
            if reason is not None:
                self._put_down(thing)
                thing.dropped(reason)
                self._go_on()
                return
            if not self._still(thing, turn):
                return
            if thing.takes_time:
                self.on_begun(thing)
        if thing.open_ended:
            return
        if thing.left_s > 0.0:
            self.clock.at(thing.started_s + thing.left_s, lambda: self._time_is_spent(thing, turn))
        else:
            self.finish()

    def _do_in_passing(self, entry: Entry) -> bool:
        """What takes no time is done beside what is in hand. Whether it could be done."""
        entry.begun_s = entry.started_s = entry.ends_s = self.clock.now
        entry.turn_to()
        entry.work_begun = True
        reason = entry.begin()
        if reason is None:
            entry.done()
        else:
            entry.dropped(reason)
        return reason is None

    def _put_aside(self, entry: Entry) -> None:
        entry.worked_s += self.clock.now - entry.started_s
        self._put_down(entry)
        entry.started_s = NOT_YET
        entry.put_aside, entry.at_s, entry.protected = True, None, False
        self.queue.insert(0, entry)

    def _why_not(self, entry: Entry) -> str | None:
        """Why queued work can't be begun any more; what was begun once goes on."""
        return None if entry.begun_s >= 0.0 else entry.why_not()

    def _still(self, thing: Entry | Duty, turn: int) -> bool:
        return thing is self.current and turn == self._turn

    def _time_is_spent(self, entry: Entry, turn: int) -> None:
        if self._still(entry, turn):
            self.finish()

    def _put_down(self, thing: Entry | Duty) -> None:
        taken_s = self.clock.now - self._turned_s
        self.used_s += taken_s
        thing.spent_s += taken_s
        self.current = None
        self.on_turn(None)
        if thing.takes_time and thing.started_s >= 0.0:
            self.last_area = thing.area

    def _duty_comes(self, duty: Duty, start_s: float) -> None:
        if not duty.settled and duty.start_s == start_s:
            self._go_on()

    def _duty_ends(self, duty: Duty, end_s: float) -> None:
        if duty.settled or duty.end_s != end_s:
            return
        if duty is self.current:
            self.finish()
        else:
            self._settle(duty)
            duty.missed()

    def _settle(self, duty: Duty) -> None:
        duty.settled = True
        if duty in self.duties:
            self.duties.remove(duty)

    def _wait_for_hours(self, now_s: float) -> None:
        opens_s = self.hours.next_s(now_s)
        if self.queue and now_s < opens_s < float("inf"):
            self.clock.at(opens_s, self._go_on)

    def _queued(self, key: str) -> Entry:
        entry = next((one for one in self.queue if one.key == key), None)
        if entry is None:
            raise KeyError(f"nothing that is queued has the key {key}")
        return entry
