"""What makes a supervisor look up while time is skipped, and what `>` therefore runs to."""

from __future__ import annotations

from collections.abc import Set

from floorsim.desk.view import FloorView
from floorsim.play.stop_kinds import STOPS
from floorsim.play.stops import LAST_S, NEAR_S, NO_IDS, first_reason
from floorsim.wording.names import short_name


def something_happened(before: FloorView, after: FloorView, answering: Set[str] = NO_IDS) -> bool:
    """Return whether the supervisor would look up."""
    return why_look_up(before, after, answering) is not None


def why_look_up(before: FloorView, after: FloorView, answering: Set[str] = NO_IDS) -> str | None:
    """Return what makes the supervisor look up between two moments, or None.

    That is everything the clock can stop for, deadlines and promises once more shortly before they pass; a
    new or missed item, a conversation that goes on, news; and their own work done.
    """
    reason = first_reason(before, after, frozenset(STOPS), answering, (NEAR_S, LAST_S))
    if reason is not None:
        return reason
    was = {(item.id, item.state, item.at_s) for item in before.inbox}
    for item in after.inbox:
        if (item.id, item.state, item.at_s) not in was:
            words = {"missed": "got no answer in time", "answered": "has your answer"}.get(
                item.state, "writes"
            )
            return f"{short_name(item.sender)} {words}: {item.subject}"
    if len(after.inbox) < len(before.inbox):
        return "the inbox has changed"
    news = [entry for entry in after.log if entry.category == "news"]
    if len(news) != sum(entry.category == "news" for entry in before.log):
        return news[-1].text if news else "there is news"
    if after.own_time.doing != before.own_time.doing or after.own_time.queued != before.own_time.queued:
        doing = after.own_time.doing
        return "you are free" if doing is None else f"you are {doing}"
    return None
