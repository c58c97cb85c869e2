"""Decisions about the open messages and items of a written channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.floor.channel import Channel
from floorsim.floor.demand.deadlines import lost_s
from floorsim.floor.holding_replies import open_messages
from floorsim.floor.pick_order import AT_RISK_S
from floorsim.sums import whole_sum
from floorsim.wording.times import age, clock_from, in_hours

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


class BacklogDecision(ChannelDecision):
    """A decision about a channel on which customers do not wait on the line."""

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be such a channel."""
        if all(channel.live for channel in desk.floor.channels):
            return "every channel here is live, so there is no backlog"
        return None

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Customers must not wait on the line."""
        if channel.live:
            return f"on {channel.title} customers wait on the line, first come first served"
        return None

    @classmethod
    def about_channel(cls, desk: Workspace, channel: Channel) -> str:
        """How many are open, and how old the oldest is."""
        seen = desk.consequences.wallboard.channels()[channel.index]
        return "" if channel.live else f"{seen.waiting} open, oldest {age(seen.oldest_s)}"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """How many are open, by age and by what is due."""
        index = desk.floor.compiled.channel_index.get(self.channel)
        return () if index is None else backlog_lines(desk, desk.floor.channels[index])


def backlog_lines(desk: Workspace, channel: Channel) -> list[str]:
    """The backlog of a written channel: count and ages, what is at risk, what customers were told."""
    seen, floor, now_s = desk.consequences.wallboard.channels()[channel.index], desk.floor, desk.now
    if seen.backlog_ages is None:
        return []
    young, old, oldest = seen.backlog_ages
    lines = [
        f"{channel.title}: {seen.waiting} open, {young} under 24 h, {old} to 48 h, {oldest} over, oldest "
        f"{age(seen.oldest_s)}"
    ]
    left_s = [lost_s(one, channel.spec.target.within) - now_s for one in open_messages(channel)]
    at_risk = whole_sum(0.0 <= one <= AT_RISK_S for one in left_s)
    lines.append(
        f"{whole_sum(one < 0.0 for one in left_s)} past the target, {at_risk} more within "
        f"{in_hours(AT_RISK_S)}"
    )
    told_s = [until for one in open_messages(channel) if (until := floor.told_until.get(one.id)) is not None]
    if told_s:
        lines.append(
            f"{len(told_s)} customers were told a time for their answer, the first "
            f"{clock_from(min(told_s), now_s)}"
        )
    return lines
