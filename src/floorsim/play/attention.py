"""What makes a supervisor look up while time is skipped."""

from __future__ import annotations

from floorsim.desk.view import FloorView


def something_happened(before: FloorView, after: FloorView) -> bool:
    """Return whether the supervisor would look up.

    That is for a new or missed item, a conversation that goes on, news, or their own work done.
    """
    if _inbox(after) != _inbox(before):
        return True
    if sum(entry.category == "news" for entry in after.log) != sum(
        entry.category == "news" for entry in before.log
    ):
        return True
    return (after.own_time.doing, after.own_time.queued) != (before.own_time.doing, before.own_time.queued)


def _inbox(view: FloorView) -> set[tuple[str, str, float]]:
    """Return each item with its state and when something was last said in it."""
    return {(item.id, item.state, item.at_s) for item in view.inbox}
