"""A16: hold for an interval, with a figure that says when to look again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import channel_view, queue_line, queue_trend
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker, MinutesPicker, NumberPicker
from floorsim.units import MINUTE_S
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

Figure = Literal["waiting", "longest_wait", "service_level"]
LABELS: Final[dict[Figure, str]] = {
    "waiting": "More wait than",
    "longest_wait": "The oldest waits longer than, in minutes",
    "service_level": "Today's service level falls below, in percent",
}
LOOK_EVERY_S: Final = 30.0
"""How often the figure is looked at (D)."""


class WaitAndSee(ChannelDecision):
    """Decide not to act yet, and name what would change that."""

    kind: ClassVar[str] = "wait_and_see"
    codes: ClassVar[tuple[str, ...]] = ("A16",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Wait and see, with a trigger"
    short: ClassVar[str] = "wait"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "w"}
    minutes: ClassVar[float] = 1.0
    effect_now: ClassVar[str] = "Nothing changes on the floor. You are told when the figure crosses."
    effect_later: ClassVar[str] = "A dip that passes by itself costs nothing; a real one is noticed in time."

    changes_floor: ClassVar[bool] = False

    figure: Annotated[Figure, ChoicePicker(labels=LABELS, label="Tell me when", whole=False)] = Field(
        description="The figure that is watched"
    )
    limit: Annotated[
        int, Field(ge=1, le=100), NumberPicker(steps=(2, 3, 5, 8, 10, 15, 20, 60, 70, 80), label="Limit")
    ] = Field(description="Its limit: contacts, minutes, or percent")
    length: Annotated[int, Field(ge=5, le=60), MinutesPicker(steps=(10, 15, 20, 30, 45, 60), label="For")] = (
        Field(default=15, description="Minutes for which it is watched")
    )

    def why_not(self, desk: Workspace) -> str | None:
        """The figure must not be past the trigger already, nor be watched already."""
        reason = super().why_not(desk)
        if reason is not None:
            return reason
        where = self.where(desk)
        if self.figure == "service_level" and self._value(desk) is None:
            return f"{where} has no service level yet today; watch who waits instead"
        if self._crossed(desk):
            return f"{where}: {self._words(desk)} already; act now, or give a limit further away"
        for order in desk.taken_before(self.kind):
            if order.decision == self and desk.now < order.notes["until_s"]:
                return f"you watch this already, until {time_of_day(order.notes['until_s'])}"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The trend of the last half hour, and where the day ends."""
        view = channel_view(desk, self.channel)
        return () if view is None else [queue_trend(view), queue_line(view)]

    def ends_s(self, desk: Workspace) -> float | None:
        """The end of the watch."""
        return self.timing(desk).done_s + MINUTE_S * self.length

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """It is watched from now on."""
        order.notes["until_s"] = desk.now + MINUTE_S * self.length
        desk.consequences.record("watch", self.channel, float(self.limit), self.figure, order.cause())
        self._look(desk, order.notes["until_s"])
        until = time_of_day(order.notes["until_s"])
        return f"you wait and see on {self.where(desk)} until {until}, unless {self._words(desk)}"

    def doing(self, desk: Workspace) -> str:
        """On which channel, and what would change that."""
        return f"waiting and seeing on {self.where(desk)}, unless {self._words(desk)}"

    def _look(self, desk: Workspace, until_s: float) -> None:
        if self._crossed(desk):
            desk.say(f"{self.where(desk)}: {self._words(desk)}, as you wanted to be told", "news")
        elif desk.now >= until_s:
            desk.say(
                f"{self.where(desk)} kept within your limit for {in_minutes(MINUTE_S * self.length)}", "news"
            )
        else:
            desk.floor.at(min(until_s, desk.now + LOOK_EVERY_S), lambda: self._look(desk, until_s))

    def _value(self, desk: Workspace) -> float | None:
        """The figure now, in the unit of its limit."""
        name = "longest_wait_s" if self.figure == "longest_wait" else self.figure
        value = desk.consequences.measure(name, self.channel)
        if value is None:
            return None
        return {"waiting": value, "longest_wait": value / MINUTE_S, "service_level": 100.0 * value}[
            self.figure
        ]

    def _crossed(self, desk: Workspace) -> bool:
        value = self._value(desk)
        if value is None:
            return False
        return value < self.limit if self.figure == "service_level" else value > self.limit

    def _words(self, desk: Workspace) -> str:
        if self.figure == "waiting":
            return f"more than {self.limit} wait"
        if self.figure == "longest_wait":
            return f"the oldest waits over {in_minutes(MINUTE_S * self.limit)}"
        return f"service level is below {self.limit}%"
