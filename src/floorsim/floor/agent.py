"""One agent on the floor: a person with a schedule, skills, and contacts in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from floorsim.floor.ledger import StateLog
from floorsim.floor.states import OFF

if TYPE_CHECKING:
    from floorsim.floor.contact import Contact
    from floorsim.floor.floor import Floor
    from floorsim.floor.people.wellbeing import Wellbeing
    from floorsim.floor.queues import Pool

GO_HOME: Final = "go_home"
"""The item that ends a shift; it is no activity, the end of a shift has a record of its own."""
MICRO_BREAK: Final = "micro_break"
"""The activity of a break of a few minutes that the plan did not have."""


class AgendaItem:
    """A planned activity of one agent; the supervisor may move or cancel it."""

    __slots__ = (
        "activity",
        "begun_s",
        "cancelled",
        "done",
        "driver",
        "length_s",
        "number",
        "on_begin",
        "on_changed",
        "on_done",
        "planned",
        "planned_s",
        "skill",
        "start_s",
        "state",
        "title",
    )

    def __init__(
        self, activity: str, state: int, start_s: float, length_s: float, title: str | None = None
    ) -> None:
        self.activity: str = activity
        """`break`, `lunch`, `meeting`, ..., `micro_break`, `away`, `switching`."""
        self.state: int = state
        self.start_s: float = start_s
        self.planned_s: float = start_s
        """Where it stood before anybody moved it."""
        self.length_s: float = length_s
        self.number: int = -1
        """Among the agent's activities in the ledger; -1 before it stands there."""
        self.driver: str | None = None
        """Training: the driver that it is about."""
        self.skill: str | None = None
        """Training: the skill that the agent has after it."""
        self.title: str | None = title
        self.begun_s: float = -1.0
        self.done: bool = False
        self.cancelled: bool = False
        self.planned: bool = False
        """Part of the plan at the start of the run."""
        self.on_begin: Any = None
        """Called with the agent when the item begins; may still change its length."""
        self.on_changed: Any = None
        """Called when the item was moved or cancelled."""
        self.on_done: Any = None
        """Called with the agent when the item ends."""


class Agent:
    """An agent. Times are seconds since midnight before day 1."""

    __slots__ = (
        "agenda",
        "asks_on",
        "chat_now",
        "chats",
        "contact",
        "counted",
        "due",
        "floor",
        "group",
        "home",
        "id",
        "idle_since_s",
        "index",
        "is_supervisor",
        "late",
        "leave",
        "load",
        "log",
        "logged_in_s",
        "mentored",
        "moved_until_s",
        "name",
        "nesting",
        "new_queues",
        "note",
        "now_item",
        "on",
        "overtime_at",
        "overtime_from_s",
        "overtime_willing",
        "pool",
        "proficiency",
        "profile",
        "remote",
        "resigned",
        "service",
        "shift_end_s",
        "shifts",
        "skills",
        "standby",
        "state",
        "state_channel",
        "state_since_s",
        "temperament",
        "until_s",
        "wellbeing",
    )

    def __init__(self, floor: Floor, index: int, id: str, group: int, wellbeing: Wellbeing) -> None:
        self.floor: Floor = floor
        self.index: int = index
        """Place in `Floor.agents` and `Ledger.states`."""
        self.id: str = id
        self.name: str | None = None
        """As the scenario names them; None for generated agents."""
        self.group: int = group
        self.wellbeing: Wellbeing = wellbeing
        self.profile: str = ""
        self.note: str | None = None
        self.remote: bool = False
        """Works from home."""
        self.temperament: str = ""
        """How they take it when their work is talked about, as the scenario writes it; empty where it does
        not."""
        self.mentored: bool = False
        """Works beside an experienced colleague, and learns faster."""
        self.late: float | None = None
        """Chance of coming late to a shift, as the scenario writes it; None: as everybody's."""
        self.overtime_willing: bool = False
        self.is_supervisor: bool = False
        """The supervisor on a contact."""
        self.proficiency: dict[int, float] = {}
        """Queue index to proficiency, 0-1, for every queue that the agent may serve; one for all alike."""
        self.nesting: bool = False
        """New, and not released to live contacts yet (nesting.py)."""
        self.new_queues: tuple[int, ...] = ()
        """Queues (indexes) learnt in this run, on which proficiency still grows."""
        self.on: tuple[int, ...] = ()
        """Channels logged into (indexes)."""
        self.home: tuple[int, ...] = ()
        """Channels of the plan."""
        self.moved_until_s: float | None = None
        self.pool: Pool
        self.state: int = OFF
        self.state_channel: int = -1
        self.state_since_s: float = 0.0
        self.idle_since_s: float = 0.0
        self.until_s: float | None = None
        """When the present activity ends."""
        self.contact: Contact | None = None
        """The one contact in hand (not chat)."""
        self.asks_on: Contact | None = None
        """The latest contact that asking for help puts on hold."""
        self.chats: Any = None
        """The chats in hand (chats.py), created when first needed."""
        self.chat_now: int = -1
        """Channel of the chats in hand, -1 when none."""
        self.load: int = 0
        """Contacts in hand."""
        self.service: Any = None
        """Event at which the contact in hand is done."""
        self.due: list[AgendaItem] = []
        """Activities whose time has come while a contact was in hand."""
        self.agenda: list[AgendaItem] = []
        self.shifts: list[tuple[float, float]] = []
        """Planned presence, in order of time."""
        self.leave: dict[int, Any] = {}
        """Days of leave (0 is the first), each with the shift that would be worked (rostering/changes.py)."""
        self.standby: frozenset[int] = frozenset()
        """Days of standby; 0 is the first."""
        self.overtime_at: dict[float, float] = {}
        """End of a shift that is longer than its plan, or is none of the plan, to when overtime begins."""
        self.logged_in_s: float = -1.0
        """When the latest shift was begun; below 0 before the first."""
        self.shift_end_s: float | None = None
        """End of the shift being worked; None when off."""
        self.overtime_from_s: float | None = None
        self.now_item: AgendaItem | None = None
        """The activity the agent is in."""
        self.resigned: bool = False
        """Gone for good."""
        self.counted: bool = False
        """Counted among those at work."""
        self.skills: frozenset[str] = frozenset()
        """Names of the skills held."""
        self.log: StateLog = StateLog()
        """The agent's own list in `Ledger.states`."""

    @property
    def written_name(self) -> str:
        """The scenario's name for the agent, else the id: what records say, whatever names are shown."""
        return self.name or self.id
