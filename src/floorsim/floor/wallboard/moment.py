"""One moment on the wallboard: what of it is dear is worked out when somebody first reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from floorsim.floor.view import AgentView, ChannelView, IntervalView

if TYPE_CHECKING:
    from floorsim.floor.wallboard.outlook import Outlook
    from floorsim.floor.wallboard.projection import Band
    from floorsim.floor.wallboard.wallboard import Wallboard


class Moment:
    """What is still to be read of one look: agents, plan, and where each channel comes from and is heading.

    The floor must stand as it stood at the look until `complete` has been called; afterwards it may move on,
    and every answer is still that of the moment.
    """

    __slots__ = ("__weakref__", "_board", "_names", "_outlook", "_read")

    def __init__(self, board: Wallboard, names: Mapping[str, str]) -> None:
        """`names` (id to name) are shown for agents."""
        self._board: Wallboard | None = board
        self._names = names
        self._outlook: Outlook | None = None
        self._read: dict[object, Any] = {}

    def agents(self) -> tuple[AgentView, ...]:
        """Every agent, in the floor's order."""
        found: tuple[AgentView, ...] = self._once("agents", lambda board: board.agents_now(self._names))
        return found

    def plan(self) -> tuple[IntervalView, ...]:
        """Every interval of the present day, channel by channel."""
        found: tuple[IntervalView, ...] = self._once("plan", lambda board: board.plan_now(self._ahead(board)))
        return found

    def lands_at(self, channel: int) -> Band | None:
        """Projected service level of a channel (index) at the end of the day."""
        found: Band | None = self._once(
            ("lands_at", channel), lambda board: self._ahead(board).lands_at(channel)
        )
        return found

    def needed(self, channel: int) -> float | None:
        """Agents that a live channel (index) needs now."""
        found: float | None = self._once(
            ("needed", channel), lambda board: self._ahead(board).needed_now(channel)
        )
        return found

    def trend(self, channel: int) -> tuple[float | None, ...]:
        """Service level of a channel (index) in each of the last slices, oldest first."""
        found: tuple[float | None, ...] = self._once(
            ("trend", channel), lambda board: board.trend_now(channel)
        )
        return found

    def waiting_trend(self, channel: int) -> tuple[int, ...]:
        """Contacts of a channel (index) waiting at the end of each of the last slices, oldest first."""
        found: tuple[int, ...] = self._once(
            ("waiting_trend", channel), lambda board: board.waiting_trend_now(channel)
        )
        return found

    def complete(self) -> None:
        """Works out what nobody has read yet; the floor may move on then."""
        if self._board is None:
            return
        for channel in self._board.floor.channels:
            self.lands_at(channel.index)
            self.needed(channel.index)
            self.trend(channel.index)
            self.waiting_trend(channel.index)
        self.agents()
        self.plan()
        self._board = self._outlook = None

    def _ahead(self, board: Wallboard) -> Outlook:
        if self._outlook is None:
            self._outlook = board.outlook()
        return self._outlook

    def _once(self, what: object, of: Callable[[Wallboard], Any]) -> Any:
        if what not in self._read:
            assert self._board is not None
            self._read[what] = of(self._board)
        return self._read[what]


class SeenChannel(ChannelView):
    """A channel of the wallboard, whose trends and forecasts are worked out when they are first read."""

    __slots__ = ("_index", "_moment")

    @classmethod
    def at(cls, moment: Moment, index: int, **known: Any) -> SeenChannel:
        """The channel of this index; `known` holds every field of the view but those worked out later."""
        seen, set_ = cls.__new__(cls), object.__setattr__
        for name, value in known.items():
            set_(seen, name, value)
        set_(seen, "_moment", moment)
        set_(seen, "_index", index)
        return seen

    def __getattr__(self, name: str) -> Any:
        if name not in ("lands_at", "needed", "trend", "waiting_trend"):
            raise AttributeError(name)
        value = getattr(self._moment, name)(self._index)
        object.__setattr__(self, name, value)
        return value
