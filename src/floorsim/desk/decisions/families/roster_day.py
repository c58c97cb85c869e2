"""Decisions about a day of the roster: those to come, some also the present one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.consequences.rostering import gap_words
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import Family
from floorsim.desk.decisions.pickers import AgentPicker, DayPicker
from floorsim.desk.decisions.staff import unknown_agents
from floorsim.floor.rostering import cover
from floorsim.floor.rostering.days_ahead import days_left
from floorsim.units import DAY_S
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

MOST_GAPS = 4
"""Gaps of a day that are told one by one (D: what a form has room for)."""


class RosterDecision(Decision):
    """A decision about one day of the roster."""

    family: ClassVar[Family] = "plan"
    area: ClassVar[Area] = "scheduling"
    also_today: ClassVar[bool] = False

    day: Annotated[int, Field(ge=1), DayPicker(hint="Which day")] = Field(
        description="Day of the scenario; 1 is the first"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Some day must be left."""
        return None if cls.also_today or days_left(desk.floor) else "no day of this scenario is left to plan"

    def why_not(self, desk: Workspace) -> str | None:
        """The day must be one of those left, and the floor open."""
        days = days_left(desk.floor)
        if self.day > days.stop:
            return f"this scenario has no day {self.day}"
        if self.day - 1 < days.start - self.also_today:
            return f"day {self.day} can't be planned any more"
        if all(channel.hours.on(self.day - 1) is None for channel in desk.floor.channels):
            return f"the floor is closed on {self.day_words(desk)}"
        return None

    def day_words(self, desk: Workspace) -> str:
        """The weekday."""
        return desk.consequences.rosters.day_words(self.day - 1)

    def gaps(self, desk: Workspace, changes: Sequence[cover.Change] = ()) -> list[cover.Gap]:
        """Where people are short that day; with changes, where those make it worse."""
        return cover.gaps(desk.floor, desk.consequences.wallboard, self.day - 1, changes)

    def cover_facts(self, desk: Workspace, changes: Sequence[cover.Change] = ()) -> Iterator[str]:
        """The same in words."""
        found, words = self.gaps(desk, changes), self.day_words(desk)
        if not found:
            yield f"{words}: nobody missing{' because of it' if changes else ''} in any interval"
        for gap in found[:MOST_GAPS]:
            yield f"{words}: {gap_words(gap)}"


class PersonsDayDecision(RosterDecision):
    """A decision about one person's day."""

    agent: Annotated[str, AgentPicker()] = Field(description="Whose day it is")

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Whoever has not resigned has days to come."""
        return f"{desk.name(agent)} has resigned" if agent.resigned else None

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """The hours of the days left."""
        rosters = desk.consequences.rosters
        coming = [one for one in agent.shifts if one[0] > desk.now]
        hours = [
            f"{rosters.day_words(int(start_s // DAY_S))[:3]} {time_of_day(start_s)}–{time_of_day(end_s)}"
            for start_s, end_s in coming
        ]
        return ", ".join(hours)

    def why_not(self, desk: Workspace) -> str | None:
        """The agent must exist."""
        return super().why_not(desk) or unknown_agents(desk, [self.agent])

    def who(self, desk: Workspace) -> Agent:
        """The agent, once it is known that there is one."""
        found = desk.agent(self.agent)
        assert found is not None
        return found
