"""Every kind of decision, one small file each; importing this package registers them all."""

from floorsim.desk.kinds import (
    announcement,
    answer,
    callbacks,
    chat_cap,
    defer_activity,
    escalation,
    incident_post,
    micro_breaks,
    move_agents,
    move_breaks,
    overtime,
    side_by_side,
    stop_own_task,
    take_contact,
    tell_leadership,
    withdraw,
)

__all__ = [
    "announcement",
    "answer",
    "callbacks",
    "chat_cap",
    "defer_activity",
    "escalation",
    "incident_post",
    "micro_breaks",
    "move_agents",
    "move_breaks",
    "overtime",
    "side_by_side",
    "stop_own_task",
    "take_contact",
    "tell_leadership",
    "withdraw",
]
