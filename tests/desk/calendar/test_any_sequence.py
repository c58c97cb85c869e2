"""Whatever the supervisor does: what is foreseen then comes true to the second if nothing more is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum, inf
from random import Random
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from floorsim.desk.calendar import SWITCH_MIN, Area, Calendar, Duty, Entry, Hours
from tests.desk.calendar.days import FakeClock

DAY_S = 7200
"""Days of two hours, of which the first is for work: short, so that sequences run over several."""
HOURS = Hours(((0.0, 3600.0), (DAY_S, DAY_S + 3600.0), (2 * DAY_S, inf)))
SWITCH_S = 60.0 * SWITCH_MIN
AREAS = get_args(Area)[:3]

Step = tuple[Any, ...]
Thing = Entry | Duty

OFTEN = st.one_of(
    st.tuples(
        st.just("add"),
        st.sampled_from(AREAS),
        st.sampled_from([0.0, 0.5, 1.0, 3.0, 10.0, 25.0]),
        st.sampled_from(["", "", "", "hands_on", "open_ended"]),
    ),
    st.tuples(st.just("pass"), st.sampled_from([0, 1, 30, 60, 61, 300, 1800, 5400])),
    st.tuples(st.just("interrupt"), st.integers(0, 2)),
)
STEPS = st.one_of(
    OFTEN,
    OFTEN,
    st.tuples(st.just("move_to"), st.integers(0, 5), st.integers(0, 5)),
    st.tuples(st.just("do_first"), st.integers(0, 5)),
    st.tuples(st.just("withdraw"), st.integers(0, 5)),
    st.tuples(st.just("hand_over"), st.integers(0, 5)),
    st.tuples(st.just("break_off")),
    st.tuples(
        st.just("fix"),
        st.sampled_from(AREAS),
        st.integers(-10, 300),
        st.sampled_from([30, 60, 61, 600, 1500]),
        st.booleans(),
    ),
    st.tuples(st.just("move"), st.integers(0, 5), st.integers(-5, 300)),
    st.tuples(st.just("cancel"), st.integers(0, 5)),
    st.tuples(st.just("set_time"), st.integers(0, 5), st.integers(0, 120), st.booleans()),
    st.tuples(st.just("set_time"), st.integers(0, 5), st.integers(0, 120), st.booleans()),
    st.tuples(st.just("protect"), st.integers(0, 5)),
    st.tuples(st.just("shorten"), st.integers(0, 5), st.integers(0, 20)),
    st.tuples(st.just("order_by"), st.randoms(use_true_random=False)),
)


@dataclass
class Spell:
    """A time during which one thing was in hand without a pause."""

    thing: Thing
    from_s: float
    to_s: float
    again: bool
    """It had been put aside."""


class World:
    """A calendar and what was seen of it from outside, after everything that happened."""

    def __init__(self, *, forgetful: bool = False) -> None:
        self.clock = FakeClock()
        self.calendar = Calendar(self.clock, HOURS)
        if forgetful:
            self.calendar.forgets = lambda entry: None if entry.noted else 400.0
        self.entries: list[Entry] = []
        self.duties: list[Duty] = []
        self.spells: list[Spell] = []
        self.ends: dict[str, list[str]] = {}
        """How each thing ended, every time that it did."""
        self.begun: dict[str, int] = {}
        """How often the work on each thing was begun."""
        self.moved: set[str] = set()
        """Duties that were moved while in hand."""
        self.cancelled: set[str] = set()
        """Duties that were cancelled before they began."""
        self.in_hand: Thing | None = None
        self.since_s = 0.0

    def take(self, step: Step) -> None:
        """Takes one step."""
        getattr(self, f"do_{step[0]}")(*step[1:])
        self.look()

    def do_pass(self, length_s: float) -> None:
        """Time passes."""
        self.let_pass(self.clock.now + length_s)

    def let_pass(self, to_s: float) -> None:
        """Time passes, with a look after everything that happens."""
        while self.clock.next_s <= to_s:
            self.clock.step()
            self.look()
        self.clock.now = to_s

    def do_add(self, area: Area, minutes: float, how: str) -> None:
        """Work is taken on."""
        key = f"work:{len(self.entries)}"
        entry = Entry(key, area, minutes, doing=lambda: key)
        entry.hands_on, entry.open_ended = how == "hands_on", how == "open_ended"
        entry.begin = lambda: self._begins(key)
        entry.done = lambda: self._ends(key, "done")
        entry.dropped = lambda reason: self._ends(key, "dropped")
        self.entries.append(entry)
        self.calendar.add(entry)

    def do_interrupt(self, number: int) -> None:
        """The supervisor turns to something queued now."""
        current = self.calendar.current
        entry = self._queued(number)
        if entry is not None and self.calendar.interrupt(entry.key):
            if not entry.takes_time:
                assert self.calendar.current is current or current is None
            else:
                assert self.calendar.current is entry

    def do_move_to(self, number: int, place: int) -> None:
        """The order is changed."""
        self._with_queued(number, lambda key: self.calendar.move_to(key, place))

    def do_do_first(self, number: int) -> None:
        """Something is put first."""
        self._with_queued(number, self.calendar.do_first)

    def do_withdraw(self, number: int) -> None:
        """Something is withdrawn."""
        self._with_queued(number, lambda key: self.calendar.withdraw(key, "withdrawn"))

    def do_hand_over(self, number: int) -> None:
        """Something is given away."""
        entry = self._queued(number)
        if entry is not None:
            self._ends(self.calendar.hand_over(entry.key).key, "handed over")

    def do_break_off(self) -> None:
        """What takes head and hands, or has no end of its own, is ended."""
        current = self.calendar.current
        if current is not None and current.started_s >= 0 and (current.hands_on or current.open_ended):
            self.calendar.break_off()

    def do_fix(self, area: Area, in_min: int, length_s: int, expected: bool) -> None:
        """A duty is fixed."""
        key = f"duty:{len(self.duties)}"
        start_s = self.clock.now + 60.0 * in_min
        duty = Duty(key, area, start_s, start_s + length_s, doing=lambda: key)
        duty.takes_place = duty.expected = lambda: expected
        duty.over = lambda given_s: self._ends(key, "over")
        duty.missed = lambda: self._ends(key, "missed")
        self.duties.append(duty)
        self.calendar.fix(duty)

    def do_move(self, number: int, in_min: int) -> None:
        """A duty is moved, be it in hand."""
        if number < len(self.calendar.duties):
            duty = self.calendar.duties[number]
            if duty is self.calendar.current:
                self.moved.add(duty.key)
            self.calendar.move(duty, self.clock.now + 60.0 * in_min)

    def do_cancel(self, number: int) -> None:
        """A duty is cancelled, be it in hand."""
        if number < len(self.calendar.duties):
            duty = self.calendar.duties[number]
            if duty is not self.calendar.current:
                self.cancelled.add(duty.key)
            self.calendar.cancel(duty)

    def do_set_time(self, number: int, in_min: int, protected: bool) -> None:
        """Something queued is given a time."""
        at_s = self.clock.now + 60.0 * in_min
        self._with_queued(number, lambda key: self.calendar.set_time(key, at_s, protected=protected))

    def do_protect(self, number: int) -> None:
        """The time of a duty is kept free."""
        if number < len(self.calendar.duties):
            self.calendar.protect(self.calendar.duties[number])

    def do_shorten(self, number: int, to_min: int) -> None:
        """A duty that has not begun ends earlier."""
        if number < len(self.calendar.duties):
            duty = self.calendar.duties[number]
            end_s = min(duty.end_s, max(self.clock.now, duty.start_s) + 60.0 * to_min)
            if duty is not self.calendar.current:
                self.calendar.shorten(duty, end_s)

    def do_order_by(self, random: Random) -> None:
        """The queue is put into another order."""
        keys = [entry.key for entry in self.calendar.queue]
        random.shuffle(keys)
        self.calendar.order_by(keys)

    def leave_alone(self) -> None:
        """Nothing more is done; what has no end of its own ends when it was expected to."""
        while True:
            current = self.calendar.current
            ends_s = inf
            if isinstance(current, Entry) and current.open_ended and current.started_s >= 0:
                ends_s = max(self.clock.now, current.ends_s)
            if ends_s == inf and self.clock.next_s == inf:
                return
            if ends_s <= self.clock.next_s:
                self.let_pass(ends_s)
                if self.calendar.current is current:
                    self.calendar.finish()
            else:
                self.let_pass(self.clock.next_s)
            self.look()

    def look(self) -> None:
        """Writes down a spell when something else is in hand than before."""
        current = self.calendar.current
        if current is self.in_hand:
            return
        if self.in_hand is not None:
            self._close(self.in_hand)
        self.in_hand, self.since_s = current, self.clock.now

    def _close(self, thing: Thing) -> None:
        again = any(spell.thing is thing for spell in self.spells)
        self.spells.append(Spell(thing, self.since_s, self.clock.now, again))

    def _begins(self, key: str) -> None:
        self.begun[key] = self.begun.get(key, 0) + 1

    def _ends(self, key: str, how: str) -> None:
        self.ends.setdefault(key, []).append(how)

    def _queued(self, number: int) -> Entry | None:
        queue = self.calendar.queue
        return queue[number] if number < len(queue) else None

    def _with_queued(self, number: int, what: Callable[[str], object]) -> None:
        entry = self._queued(number)
        if entry is not None:
            what(entry.key)


def played(steps: list[Step]) -> World:
    """A world in which the steps were taken."""
    world = World()
    for step in steps:
        world.take(step)
    return world


def check_nothing_twice_or_lost(world: World) -> None:
    """Everything ended once, or is still there once."""
    calendar = world.calendar
    things = (calendar.current, *calendar.queue, *calendar.forgotten)
    there = [thing.key for thing in things if isinstance(thing, Entry)]
    for entry in world.entries:
        assert len(world.ends.get(entry.key, [])) + there.count(entry.key) == 1, entry.key
        assert world.begun.get(entry.key, 0) <= 1, entry.key
    for duty in world.duties:
        ends = len(world.ends.get(duty.key, []))
        if duty.key in world.cancelled:
            assert (ends, duty.settled) == (0, True), duty.key
        elif duty.expected():
            assert ends + calendar.duties.count(duty) == 1, duty.key
        else:
            assert ends + calendar.duties.count(duty) <= 1, duty.key


def check_time(world: World) -> None:
    """Spells do not overlap; they last what work and switching take, and all of it is used."""
    last: Area | None = None
    took_s: dict[str, float] = {}
    switched_s: dict[str, float] = {}
    until_s = -inf
    for spell in world.spells:
        thing, length_s = spell.thing, spell.to_s - spell.from_s
        assert spell.from_s >= until_s
        until_s = spell.to_s
        again = spell.again and isinstance(thing, Entry)
        switching_s = SWITCH_S if again or last not in (None, thing.area) else 0.0
        took_s[thing.key] = took_s.get(thing.key, 0.0) + length_s
        switched_s[thing.key] = switched_s.get(thing.key, 0.0) + switching_s
        if length_s >= switching_s:
            last = thing.area
        if isinstance(thing, Duty) and thing.key not in world.moved:
            assert thing.start_s <= spell.from_s <= spell.to_s <= thing.end_s
    for entry in world.entries:
        if world.ends.get(entry.key) == ["done"] and not entry.open_ended and not entry.hands_on:
            assert took_s.get(entry.key, 0.0) == entry.minutes * 60.0 + switched_s.get(entry.key, 0.0)
    in_hand_s = 0.0 if world.calendar.current is None else world.clock.now - world.since_s
    assert world.calendar.view().minutes_used == (fsum(took_s.values()) + in_hand_s) / 60.0


def check_forecast(steps: list[Step]) -> None:
    """What is foreseen now is what happens from now on."""
    world = played(steps)
    forecast = world.calendar.forecast()
    past, in_hand = len(world.spells), world.calendar.current
    foreseen = [
        (one.thing.key, one.starts_s, one.ends_s)
        for one in forecast.coming
        if one.thing.takes_time and one.thing is not in_hand
    ]
    for one, following in zip(forecast.coming, forecast.coming[1:], strict=False):
        assert one.ends_s <= following.starts_s
    world.leave_alone()
    came = [(spell.thing.key, spell.from_s, spell.to_s) for spell in world.spells[past:]]
    if in_hand is not None:
        first = came.pop(0)
        assert (first[0], first[2]) == (in_hand.key, forecast.coming[0].ends_s)
    assert came == foreseen
    for one in forecast.coming:
        if isinstance(one.thing, Entry):
            assert world.ends[one.thing.key] == ["done"]
    check_nothing_twice_or_lost(world)
    check_time(world)


@settings(max_examples=300, deadline=None)
@given(st.lists(STEPS, min_size=6, max_size=16))
def test_the_forecast_made_after_every_step_comes_true(steps: list[Step]) -> None:
    for taken in range(len(steps) + 1):
        check_forecast(steps[:taken])


@settings(max_examples=300, deadline=None)
@given(st.lists(STEPS, min_size=15, max_size=40))
def test_nothing_is_done_twice_lost_or_at_the_same_time_as_something_else(steps: list[Step]) -> None:
    world = World()
    for step in steps:
        world.take(step)
        check_nothing_twice_or_lost(world)
        check_time(world)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(STEPS, st.tuples(st.just("interrupt"), st.integers(0, 2))), min_size=15, max_size=40)
)
def test_what_is_forgotten_for_a_while_is_not_lost_either(steps: list[Step]) -> None:
    world = World(forgetful=True)
    for step in steps:
        world.take(step)
        check_nothing_twice_or_lost(world)
        check_time(world)
    world.leave_alone()
    assert world.calendar.forgotten == []
    check_nothing_twice_or_lost(world)
