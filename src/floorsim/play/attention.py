"""What makes a supervisor look up while time is skipped."""

from __future__ import annotations

from floorsim.desk.view import FloorView


def something_happened(before: FloorView, after: FloorView) -> bool:
    """Return whether the supervisor would look up: a new or missed item, news, or their own work done."""
    if {(item.id, item.state) for item in after.inbox} != {(item.id, item.state) for item in before.inbox}:
        return True
    if sum(entry.category == "news" for entry in after.log) != sum(
        entry.category == "news" for entry in before.log
    ):
        return True
    return (after.own_time.doing, after.own_time.queued) != (before.own_time.doing, before.own_time.queued)
