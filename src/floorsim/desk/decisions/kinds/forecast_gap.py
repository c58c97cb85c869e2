"""B8: the forecast of a day to come does not look right: accept it, plan on your own, or raise it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.decisions.facts import news
from floorsim.desk.decisions.families.roster_day import RosterDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChannelPicker, ChoicePicker
from floorsim.desk.decisions.staff import channel_named
from floorsim.floor.rostering.replanned import replan
from floorsim.sums import whole_sum
from floorsim.units import DAY_S, HOUR_S, MINUTE_S
from floorsim.wording.names import both
from floorsim.wording.numbers import counted
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.channel import Channel

How = Literal["accept", "adjust", "raise"]
LABELS: Final[dict[How, str]] = {
    "accept": "Accept it",
    "adjust": "Plan for 15% more on your own",
    "raise": "Raise it with planning, with figures",
}
MINUTES: Final[dict[How, float]] = {"accept": 1.0, "adjust": 6.0, "raise": 10.0}
ADJUSTED: Final = 1.15
"""What you plan for on your own, times the forecast (D)."""
LOCKED_S: Final = 16 * HOUR_S
"""Time of day from which planning can't change the next day any more (D: the sheet is locked)."""
OFF_BY: Final = 0.05
"""A forecast that is off by less is right for planning (D: the trade asks for 5% a day)."""
PLANNING_SENDS: Final = 2
"""People whom planning pays for on a day whose forecast it has corrected (D)."""
FALSE_ALARM_TRUST: Final = -0.01
"""Trust that raising a forecast which is right costs (D)."""
GOOD_CATCH_TRUST: Final = 0.02
"""Trust that raising one which is wrong brings (D)."""


class ForecastGap(RosterDecision):
    """Deal with a forecast that looks wrong."""

    kind: ClassVar[str] = "forecast_gap"
    codes: ClassVar[tuple[str, ...]] = ("B8",)
    title: ClassVar[str] = "Deal with a forecast that looks wrong"
    short: ClassVar[str] = "forecast"
    acts_on: ClassVar[ActsOn] = "interval"
    minutes: ClassVar[float] = 10.0
    effect_now: ClassVar[str] = (
        "Planning checks what it was not told, and corrects the day's forecast if it is off."
    )
    effect_later: ClassVar[str] = (
        "A day whose forecast was corrected in time has people where they are needed."
    )

    channel: Annotated[str, ChannelPicker()] = Field(description="Whose forecast")
    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(description="What you do about it")

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """Your minutes."""
        return in_minutes(MINUTE_S * MINUTES[value]) if value in MINUTES else ""

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Written work has no intervals to be short in."""
        return None if channel.live else f"{channel.title} is not staffed interval by interval"

    def cost_minutes(self, desk: Workspace) -> float:
        """By what you do."""
        return desk.minutes_for(self.kind, MINUTES[self.how])

    def why_not(self, desk: Workspace) -> str | None:
        """Once for a day and channel, and not after planning has locked the next day."""
        channel = channel_named(desk, self.channel)
        reason = channel if isinstance(channel, str) else self.channel_why_not(desk, channel)
        reason = super().why_not(desk) or reason
        same = [
            one
            for one in (*desk.taken_before(self.kind), *desk.pending())
            if isinstance(one.decision, ForecastGap)
            and (one.decision.day, one.decision.channel) == (self.day, self.channel)
        ]
        if reason is None and any(one is not desk.in_hand() for one in same):
            reason = f"you have dealt with {self.day_words(desk)} already"
        tomorrow = self.day - 1 == desk.floor.day_of(desk.now) + 1
        if (
            reason is None
            and self.how == "raise"
            and tomorrow
            and self.timing(desk).done_s % DAY_S > LOCKED_S
        ):
            reason = f"planning has locked {self.day_words(desk)} at {time_of_day(LOCKED_S)}"
        return reason

    def facts(self, desk: Workspace) -> Sequence[str]:
        """How today has come out against its forecast, the latest news, and the cover of that day."""
        seen = [
            one
            for one in desk.consequences.wallboard.plan_of(desk.floor.day_of(desk.now))
            if one.channel == self.channel and one.arrived is not None
        ]
        forecast = whole_sum(round(one.forecast) for one in seen)
        arrived = whole_sum(one.arrived or 0 for one in seen)
        lines = []
        if forecast:
            off = 100.0 * (arrived / forecast - 1.0)
            lines = [f"today so far: {arrived} came, {forecast} forecast ({off:+.0f}%)"]
        return [*lines, *news(desk), *self.cover_facts(desk)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Planning corrects the day and sends people, or you plan on your own, or nothing."""
        words, cause, day = self.day_words(desk), order.cause(), self.day - 1
        rosters, board = desk.consequences.rosters, desk.consequences.wallboard
        index = desk.floor.compiled.channel_index[self.channel]
        if self.how == "accept":
            return f"you accepted the forecast of {words}"
        if self.how == "adjust":
            body = {"channels": (self.channel,), "day": self.day, "times": ADJUSTED}
            desk.consequences.bring_about("reforecast", body, cause)
            moved = replan(desk.floor, board, day)
            for agent in moved:
                desk.consequences.record("activity", agent.id, self.day, "moved", cause)
            return f"you planned {words} for 15% more and moved {counted(len(moved), 'agent')}'s offline work"
        times = board.learn_forecast(index, day)
        if abs(times - 1.0) < OFF_BY:
            desk.consequences.bring_about("trust", FALSE_ALARM_TRUST, cause)
            return f"you raised the forecast of {words}; planning has checked it and it stands"
        desk.consequences.record("reforecast", self.channel, times, str(self.day), cause)
        desk.consequences.bring_about("trust", GOOD_CATCH_TRUST, cause)
        able = rosters.could_come(day, self.channel, standby=True)
        able += rosters.could_come(day, self.channel, standby=False)
        hours_s = [plan.end_s - plan.start_s for _, plan in able[:PLANNING_SENDS]]
        granted_s = PLANNING_SENDS * max(hours_s, default=0.0)
        desk.consequences.grant_overtime(granted_s)
        came = rosters.call_in(PLANNING_SENDS, day, self.channel, True)
        came += rosters.call_in(PLANNING_SENDS - len(came), day, self.channel, False)
        for id in came:
            desk.consequences.record("call_in", id, self.day, "planning", cause)
        names = both(desk.name(one) for one in desk.floor.agents if one.id in came) or "nobody"
        more = f"{100.0 * (times - 1.0):+.0f}%"
        return f"you raised the forecast of {words}: planning corrects it by {more}; called in: {names}"

    def doing(self, desk: Workspace) -> str:
        """Of which day."""
        return f"looking at the forecast of {self.day_words(desk)}"
