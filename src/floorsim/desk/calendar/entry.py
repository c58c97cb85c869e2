"""What takes the supervisor's time: work that is queued, and duties fixed by the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from floorsim.floor.agent import AgendaItem, Agent

Area = Literal[
    "staffing", "scheduling", "coaching", "escalation", "communication", "process", "reporting", "people"
]

NOT_YET = -1.0
HELD_SHARE: Final = 0.5
"""Part of the planned length that must be given for a duty to count as held (D)."""
DUTY: Final = "duty"
"""Beginning of the keys of the scenario's duties; behind a colon comes the name that decisions use."""


@dataclass(slots=True, eq=False)
class Entry:
    """One piece of work. Times are seconds since midnight before day 1.

    When its turn comes `why_not` is asked, then `turn_to` is called; `begin`, after switching, may give a
    sentence that says why it can't be begun after all; `done` is called when its time is spent.
    """

    key: str
    """Names it in the run: `decision:7`."""
    area: Area
    minutes: float
    """What it takes, without switching; an estimate when `open_ended`."""
    doing: Callable[[], str]
    """What the supervisor is at meanwhile, without a subject."""
    accepted_s: float = 0.0
    hands_on: bool = False
    """Head and hands are taken; nothing else of the floor is seen."""
    open_ended: bool = False
    """Ends when told, not by the clock."""
    why_not: Callable[[], str | None] = field(default=lambda: None)
    turn_to: Callable[[], None] = field(default=lambda: None)
    begin: Callable[[], str | None] = field(default=lambda: None)
    done: Callable[[], None] = field(default=lambda: None)
    dropped: Callable[[str], None] = field(default=lambda reason: None)
    due_s: float | None = None
    """When it has to be begun at the latest; None when that does not matter."""
    message: str | None = None
    """Id of the message that it answers."""
    begun_s: float = NOT_YET
    """When the supervisor first turned to it."""
    started_s: float = NOT_YET
    """When the minute of switching was over, and the work itself went on."""
    ends_s: float = NOT_YET
    """When it will be done, or is expected to be."""
    worked_s: float = 0.0
    """Work done on it before it was put aside."""
    spent_s: float = 0.0
    """The supervisor's time that it took until it was put down, switching included."""
    kind: str = ""
    """The kind of decision that it is."""
    noted: bool = False
    """Where it stood is written down, so that it is not forgotten."""
    extra_s: float = 0.0
    """Time that it takes beyond its minutes: a note on what is put aside for it."""
    at_s: float | None = None
    """When it is to be done, before what has no time; until then it is left. None: in turn."""
    protected: bool = False
    """With a time: work that would run into it is not begun before it."""
    put_aside: bool = False
    """It waits to be taken up again, which costs switching whatever was done meanwhile."""
    work_begun: bool = False
    """`begin` was called."""

    @property
    def left_s(self) -> float:
        """Work still to do when it is taken up."""
        return max(0.0, self.minutes * 60.0 + self.extra_s - self.worked_s)

    @property
    def takes_time(self) -> bool:
        """Whether it takes any; what does not costs no switching either, and changes nothing else."""
        return self.open_ended or self.minutes > 0.0


@dataclass(slots=True, eq=False)
class Duty:
    """Something fixed by the clock, like a one-to-one. It ends at its time, however late one comes.

    The forecast asks `expected`. When the supervisor is free for it `takes_place` is asked; then `begun` is
    called after switching, and `over` with the seconds that it was given. If the supervisor is not free
    before its end, `missed` is called.
    """

    key: str
    area: Area
    start_s: float
    end_s: float
    doing: Callable[[], str]
    hands_on: bool = True
    takes_place: Callable[[], bool] = field(default=lambda: True)
    """Whether it can be held, asked when it is due."""
    expected: Callable[[], bool] = field(default=lambda: True)
    """Whether it will be held, by what is known beforehand."""
    begun: Callable[[], None] = field(default=lambda: None)
    over: Callable[[float], None] = field(default=lambda given_s: None)
    missed: Callable[[], None] = field(default=lambda: None)
    open_ended: bool = False
    begun_s: float = NOT_YET
    started_s: float = NOT_YET
    spent_s: float = 0.0
    called: Callable[[], str] | None = None
    """Its name without an article, where a line is short; None: what one is doing."""
    settled: bool = False
    """Held, missed, cancelled, or not taking place."""
    kind: str = ""
    """What sort of duty it is: `one_to_one`, `stand_up`, `lunch`."""
    protected: bool = False
    """Work that would run into it is not begun before it."""
    answered: bool = False
    """The supervisor has said what is to become of it."""
    decided_by: str = ""
    """The cause of what comes of it, where a decision has said so: `decision:3`."""
    choice: tuple[str, ...] = ()
    """What was chosen for it beforehand: the points of a stand-up, the way of a handover."""
    points: tuple[tuple[str, str], ...] = ()
    """What there is to be said at a stand-up: names and words."""
    with_agent: tuple[Agent, AgendaItem] | None = None
    """A one-to-one: whom it takes as well, and their activity, which moves with it."""

    def title(self) -> str:
        """Its name where a line is short: `1:1 with Noor`."""
        return self.doing() if self.called is None else self.called()

    @property
    def ends_s(self) -> float:
        """When it will be done."""
        return self.end_s

    @property
    def takes_time(self) -> bool:
        """It does."""
        return True


def duty_name(key: str) -> str:
    """The name by which decisions know the duty of a key."""
    return key.removeprefix(f"{DUTY}:")
