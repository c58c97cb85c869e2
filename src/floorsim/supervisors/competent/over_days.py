"""Where there is a tomorrow: the day's report, and a word with those of whom something was noticed."""

from __future__ import annotations

import re
from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.view import AgentView
from floorsim.supervisors.competent.picture import AT_HAND, Picture
from floorsim.supervisors.competent.quality import LEARNER_WEEKS
from floorsim.units import MINUTE_S

NOTICED: Final = "you notice: "
"""How a line of the log begins that says what can be seen of somebody."""
REPORT_BEFORE_MIN: Final = 30.0
"""The day's report is composed so long before the time that is planned for it (D)."""
TALK_MIN: Final = 20.0
"""So much time must be left to the next thing in one's own calendar and in the person's plan (D)."""
BUDDY_WEEKS: Final = 104.0
"""Who helps somebody new has been there so long (D)."""


def day_report(picture: Picture) -> Decision | None:
    """The day in honest figures, in the time that is planned for the daily summary."""
    if len(picture.view.workdays) < 2:
        return None
    for row in picture.view.own_time.coming:
        soon = row.starts_s - picture.now_s <= REPORT_BEFORE_MIN * MINUTE_S
        if row.duty == "daily_summary" and not row.in_hand and not row.answered and soon:
            return decision_from("report", {})
    return None


def somebody_noticed(picture: Picture) -> Decision | None:
    """A buddy for somebody new, a talk about staying with anybody else, when nothing presses."""
    if len(picture.view.workdays) < 2 or picture.strained or picture.open_items:
        return None
    next_s = min((row.starts_s for row in picture.view.own_time.coming), default=picture.view.day_ends_s)
    if min(next_s, picture.view.day_ends_s) - picture.now_s < TALK_MIN * MINUTE_S:
        return None
    words = {
        word
        for line in picture.view.log
        if line.text.startswith(NOTICED)
        for word in re.findall(r"\w+", line.text)
    }
    for agent in picture.view.agents:
        first_name = agent.name.split()[0] if agent.name else ""
        if first_name in words and agent.id not in picture.memory.looked_after and _has_time(picture, agent):
            decision = _for(picture, agent)
            if decision is not None:
                return decision
    return None


def _for(picture: Picture, agent: AgentView) -> Decision | None:
    if agent.tenure_weeks > LEARNER_WEEKS:
        return decision_from("stay_interview", {"agent": agent.id, "choice": "ask"})
    taken = set(picture.memory.looked_after.values())
    able = [
        one
        for one in picture.view.agents
        if one.group == agent.group
        and one.tenure_weeks >= BUDDY_WEEKS
        and one.state in AT_HAND
        and one.id not in taken
    ]
    buddy = max(able, key=lambda one: (one.tenure_weeks, one.id), default=None)
    if buddy is None:
        return None
    return decision_from("nominate", {"agent": buddy.id, "role": "buddy", "beside": agent.id})


def _has_time(picture: Picture, agent: AgentView) -> bool:
    ahead_s = picture.now_s + TALK_MIN * MINUTE_S
    return agent.state in AT_HAND and (agent.next_activity_s is None or agent.next_activity_s > ahead_s)
