"""G5: a figure has moved: a signal to act on, or noise to leave alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.calendar.stand_up import dismiss
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.desk.reports.control_band import FEWEST, Band, Watched
from floorsim.floor import interventions
from floorsim.floor.channel import Channel
from floorsim.floor.states import LOGGED_IN
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.wording.names import both
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import span

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

HUDDLE_MIN: Final = 10.0
"""Acting on a dip takes everyone on the channel together for so long (D)."""
LOOK_MIN: Final = 3.0
"""Looking at the band takes the supervisor this long (D)."""
FIGURES: Final[dict[Watched, str]] = {
    "service_level": "Service level",
    "handle_time": "Handle time",
    "abandoned": "Abandoned",
}


class SignalOrNoise(ChannelDecision):
    """Decide whether a figure that moved is a signal."""

    kind: ClassVar[str] = "signal_or_noise"
    codes: ClassVar[tuple[str, ...]] = ("G5",)
    area: ClassVar[Area] = "reporting"
    title: ClassVar[str] = "Signal or noise: act on a figure that moved, or hold"
    short: ClassVar[str] = "signal or noise"
    acts_on: ClassVar[ActsOn] = "queue"
    minutes: ClassVar[float] = LOOK_MIN
    effect_now: ClassVar[str] = (
        "If you hold, nothing changes. Acting takes everyone on the channel for ten minutes."
    )
    effect_later: ClassVar[str] = (
        "Where there is a cause, the ten minutes find it: what nobody knew how to handle is cleared up. "
        "Where the figure moved by chance there is none to find."
    )

    figure: Annotated[Watched, ChoicePicker(labels=FIGURES, label="Figure")] = Field(
        description="The figure that moved"
    )
    how: Annotated[
        Literal["hold", "act"],
        ChoicePicker(labels={"hold": "Hold, and look again", "act": "Everyone together, what is going on?"}),
    ] = Field(description="What you do about it")

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Only lines on which customers wait."""
        return None if channel.medium in LIVE_MEDIA else f"{channel.title} is not answered by the minute"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The last values and their band; whom acting takes."""
        band = desk.reports.band(self.channel, self.figure)
        if band is None:
            return ()
        values = " ".join(self._said(value) for value in band.values)
        where = "outside" if band.outside else "within"
        low, high = self._said(max(0.0, band.low)), self._said(self._top(band))
        unit = "days" if band.by_day else "intervals"
        return (
            f"{FIGURES[self.figure]}, the last {len(band.values)} {unit}: {values}",
            f"by chance {low} to {high}: the last is {where}",
            f"acting takes {counted(len(self._on(desk)), 'agent')} for {HUDDLE_MIN:g} minutes",
        )

    def cost_minutes(self, desk: Workspace) -> float:
        """Acting takes the time of the huddle as well."""
        both_min = LOOK_MIN + (HUDDLE_MIN if self.how == "act" else 0.0)
        return desk.minutes_for(self.kind, both_min)

    def why_not(self, desk: Workspace) -> str | None:
        """There must be a band, and somebody on the channel to ask."""
        reason = super().why_not(desk)
        if reason is not None:
            return reason
        if desk.reports.band(self.channel, self.figure) is None:
            return f"there are too few values for a band; it takes {FEWEST + 1} intervals that are over"
        if self.how == "act" and not self._on(desk):
            return "nobody is on it to ask"
        return None

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """Everyone on the channel comes, after the contact in hand."""
        if self.how == "act":
            until_s = desk.now + 60.0 * self.cost_minutes(desk)
            order.notes["begun_s"] = desk.now
            order.notes["called"] = [
                (agent, interventions.call_away(desk.floor, agent, until_s, "What is going on"))
                for agent in self._on(desk)
            ]
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """What nobody knew how to handle comes up among those who were there, and is cleared up."""
        cause = order.cause(channels=(self.channel,))
        if self.how == "hold":
            desk.consequences.record(self.kind, self.channel, 0.0, f"{self.figure}: hold", cause)
            return f"you left the {FIGURES[self.figure].lower()} of {self.where(desk)} alone"
        heard = dismiss(desk.consequences, order.notes["called"], desk.now - order.notes["begun_s"])
        index = desk.floor.compiled.channel_index[self.channel]
        there = [one for one in desk.floor.compiled.contact_types if one.channel == index]
        unclear = sorted({one.driver_id for one in there if one.unclear})
        desk.consequences.record(self.kind, self.channel, float(bool(unclear)), f"{self.figure}: act", cause)
        if unclear and heard:
            desk.consequences.bring_about("guidance", tuple(unclear), cause)
            titles = both(desk.floor.scenario.driver_title(one).lower() for one in unclear)
            return (
                f"you asked everyone on {self.where(desk)}: nobody knew how to handle {titles}; they do now"
            )
        return f"you asked everyone on {self.where(desk)} what is going on; nobody named a cause"

    def doing(self, desk: Workspace) -> str:
        """What it is about."""
        return f"looking at the {FIGURES[self.figure].lower()} of {self.where(desk)}"

    def _on(self, desk: Workspace) -> list[Agent]:
        index = desk.floor.compiled.channel_index[self.channel]
        return [one for one in desk.floor.agents if one.state in LOGGED_IN and index in one.on]

    def _said(self, value: float) -> str:
        return span(value) if self.figure == "handle_time" else percent(value)

    def _top(self, band: Band) -> float:
        return band.high if self.figure == "handle_time" else min(1.0, band.high)
