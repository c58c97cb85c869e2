"""Meetings, breaks and coaching: out of the spike, never dropped; a few minutes off for everyone after it."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.supervisors.competent.picture import AT_HAND, Picture
from floorsim.units import MINUTE_S

ACTIVITIES: Final = ("meeting", "training", "coaching", "one_to_one")
SOON_MIN: Final = 20.0
"""An activity is put off when it begins within this time and customers wait (D)."""
LATER_MIN: Final = 90
"""Minutes by which it is put off (D): past the spike, still the same day."""
AFTER_PRESSURE_MIN: Final = 40.0
"""Micro-breaks are due after so long a time of trouble or pressure (D)."""
AGAIN_MIN: Final = 75.0
"""And not again before this (D)."""


def put_off_activities(picture: Picture) -> Decision | None:
    """Meetings and coaching that are about to take people off a short channel move to later the same day."""
    if not picture.strained:
        return None
    for activity in ACTIVITIES:
        agents = [
            agent.id
            for agent in picture.view.agents
            if agent.next_activity == activity
            and agent.next_activity_s is not None
            and 0 <= agent.next_activity_s - picture.now_s <= SOON_MIN * MINUTE_S
            and agent.state in AT_HAND
        ]
        if agents:
            return decision_from(
                "defer_activity", {"agents": agents, "activity": activity, "minutes_later": LATER_MIN}
            )
    return None


def micro_breaks(picture: Picture) -> Decision | None:
    """A few minutes for everyone in turn, once the worst is over."""
    memory, now_s = picture.memory, picture.now_s
    since_s = memory.incident_s if memory.incident_s is not None else now_s
    if max(picture.pressed_min, (now_s - since_s) / MINUTE_S) < AFTER_PRESSURE_MIN:
        return None
    if memory.rested_s is not None and now_s - memory.rested_s < AGAIN_MIN * MINUTE_S:
        return None
    return None if picture.short else decision_from("micro_breaks", {})
