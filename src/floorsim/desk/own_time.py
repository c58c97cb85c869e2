"""The supervisor's own time: one thing after the other, in the order in which they were taken on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from floorsim.desk.decision import Area, Decision
from floorsim.desk.view import OwnTimeView
from floorsim.floor.floor import Floor

SWITCH_MIN: Final = 1.0
"""Minutes lost when the next thing is of another area than the one just done (D: an interruption costs
about a minute; doing like things together saves it)."""
APPOINTMENT_AREA: Final[Area] = "coaching"
"""One-to-ones are the only appointments."""


class Task:
    """One thing that takes the supervisor's time. Times are seconds since midnight before day 1.

    `why_not` is asked and then `turn_to` called when its turn comes; `begin`, after switching, may give a
    sentence that says why it can't be begun after all; `done` is called when its time is spent.
    """

    __slots__ = (
        "accepted_s", "area", "begin", "begun_s", "decision", "doing", "done", "dropped", "ends_s",
        "hands_on", "minutes", "open_ended", "seq", "started_s", "turn_to", "why_not",
    )  # fmt: skip

    def __init__(self, area: Area, minutes: float, doing: Callable[[], str], accepted_s: float) -> None:
        self.area: Area = area
        self.minutes = minutes
        """What it takes, without switching; an estimate when `open_ended`."""
        self.doing = doing
        self.accepted_s = accepted_s
        self.decision: Decision | None = None
        self.seq = -1
        """Number of the decision in the run; -1 for an appointment."""
        self.hands_on = False
        self.open_ended = False
        """Ends when told, not by the clock."""
        self.begun_s = -1.0
        """When the supervisor turned to it."""
        self.started_s = -1.0
        """When the minute of switching was over, and the work itself began."""
        self.ends_s = -1.0
        """When it will be done, or is expected to be."""
        self.turn_to: Callable[[], None] = lambda: None
        self.begin: Callable[[], str | None] = lambda: None
        self.done: Callable[[], None] = lambda: None
        self.why_not: Callable[[], str | None] = lambda: None
        self.dropped: Callable[[str], None] = lambda reason: None


class OwnTime:
    """What the supervisor does now, and what waits behind it."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.current: Task | None = None
        self.queue: list[Task] = []
        self.last_area: Area | None = None
        self.used_s = 0.0
        """Time spent on what is done."""
        self.coming: Callable[[], list[tuple[float, float]]] = lambda: []
        """Appointments of the plan still to come, (start, length) in seconds, in order."""
        self.on_begun: Callable[[Task], None] = lambda task: None

    @property
    def blind(self) -> bool:
        """Whether head and hands are taken, so that nothing else is seen."""
        return self.blind_since_s is not None

    @property
    def blind_since_s(self) -> float | None:
        """When something began that takes head and hands; None when nothing does."""
        current = self.current
        taken = current is not None and current.hands_on and current.started_s >= 0.0
        return current.started_s if current is not None and taken else None

    def add(self, task: Task) -> None:
        """Takes something on: at once when free, else behind everything queued."""
        if self.current is None:
            self._start(task)
        else:
            self.queue.append(task)

    def add_first(self, task: Task) -> None:
        """Takes something on before everything that is queued."""
        if self.current is None:
            self._start(task)
        else:
            self.queue.insert(0, task)

    def withdraw(self, task: Task) -> None:
        """Takes something that has not begun off the list."""
        self.queue.remove(task)

    def finish(self, task: Task) -> None:
        """The task in hand is over: by the clock, or sooner."""
        if task is not self.current:
            return
        now = self.floor.now
        self.current = None
        self.last_area = task.area
        self.used_s += now - task.begun_s
        task.done()
        self._next()

    def slot(self, area: Area, minutes: float) -> tuple[float, float]:
        """When something taken on now would be started and done, as far as can be foreseen."""
        at_s, last = self._after(len(self.queue))
        return at_s, at_s + _length_s(last, area, minutes)

    def starts_s(self, task: Task) -> float:
        """When something on the list will be started, as far as can be foreseen."""
        return task.begun_s if task is self.current else self._after(self.queue.index(task))[0]

    def _after(self, ahead: int) -> tuple[float, Area | None]:
        """When the task in hand and so many queued ones will be done, and the area of the last of them."""
        if self.current is None:
            return self.floor.now, self.last_area
        coming = self.coming()
        at_s = max(self.floor.now, self.current.ends_s)
        last: Area | None = self.current.area
        for task in self.queue[:ahead]:
            at_s, last = _after_appointments(at_s, last, coming)
            at_s, last = at_s + _length_s(last, task.area, task.minutes), task.area
        return _after_appointments(at_s, last, coming)

    def view(self) -> OwnTimeView:
        """What the wall shows of it."""
        now, current = self.floor.now, self.current
        used_s = self.used_s + (now - current.begun_s if current is not None else 0.0)
        if current is None:
            return OwnTimeView(None, None, (), now, used_s / 60.0, False)
        until_s = max(now, current.ends_s)
        return OwnTimeView(
            doing=current.doing(),
            until_s=until_s,
            queued=tuple(task.doing() for task in self.queue),
            free_at_s=self._after(len(self.queue))[0],
            minutes_used=used_s / 60.0,
            blind=self.blind,
        )

    def _next(self) -> None:
        while self.current is None and self.queue:
            task = self.queue.pop(0)
            reason = task.why_not()
            if reason is None:
                self._start(task)
            else:
                task.dropped(reason)

    def _start(self, task: Task) -> None:
        now = self.floor.now
        self.current = task
        task.begun_s = now
        task.turn_to()
        length_s = _length_s(self.last_area, task.area, task.minutes)
        task.ends_s = now + length_s
        switch_s = length_s - task.minutes * 60.0
        if switch_s > 0.0:
            self.floor.at(now + switch_s, lambda: self._begin(task))
        else:
            self._begin(task)

    def _begin(self, task: Task) -> None:
        if task is not self.current:
            return
        task.started_s = self.floor.now
        reason = task.begin()
        if reason is not None:
            self.current = None
            self.used_s += self.floor.now - task.begun_s
            self.last_area = task.area
            task.dropped(reason)
            self._next()
            return
        if task is not self.current:
            return
        if task.minutes > 0.0 or task.open_ended:
            self.on_begun(task)
        if task.open_ended:
            return
        if task.minutes > 0.0:
            self.floor.at(self.floor.now + task.minutes * 60.0, lambda: self.finish(task))
        else:
            self.finish(task)


def _length_s(last: Area | None, area: Area, minutes: float) -> float:
    """Time that something takes after something of area `last`, seconds."""
    return 60.0 * (minutes + (SWITCH_MIN if last is not None and last != area else 0.0))


def _after_appointments(
    at_s: float, last: Area | None, coming: list[tuple[float, float]]
) -> tuple[float, Area | None]:
    """A moment at which something ends, put behind the appointments that have come due by then."""
    while coming and coming[0][0] <= at_s:
        start_s, length_s = coming.pop(0)
        at_s, last = max(at_s, start_s + length_s), APPOINTMENT_AREA
    return at_s, last
