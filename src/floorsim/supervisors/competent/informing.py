"""Word to customers, to the team and to leadership: early, honest, and with the time of the next word."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.supervisors.competent.picture import Picture
from floorsim.units import MINUTE_S

NEXT_WORD_MIN: Final = 30
"""Minutes after which the team hears again (D)."""
KEEP_BEFORE_MIN: Final = 9.0
"""A promised update is written this long before it is due (D)."""
LEADERSHIP_AGAIN_MIN: Final = 35.0
"""Leadership hears again after this long, while it goes on (D)."""
POST: Final = "incident_post"
"""The kind of decision that keeps what the team was promised."""
MOST_NOTES: Final = 3
LONG_WAIT_S: Final = 120.0
"""Expected wait from which customers are told how long it takes (D)."""


def keep_promised_update(picture: Picture) -> Decision | None:
    """The post that the team was promised."""
    for item in picture.open_items:
        due = item.category == "promise" and item.kept_by == POST and item.deadline_s is not None
        if due and (item.deadline_s or 0.0) - picture.now_s <= KEEP_BEFORE_MIN * MINUTE_S:
            again = picture.trouble and picture.left_min > NEXT_WORD_MIN
            return _post(NEXT_WORD_MIN if again else None)
    return None


def notice_for_customers(picture: Picture) -> Decision | None:
    """What is known goes on the line as soon as it is known; long waits are named honestly."""
    if not picture.live:
        return None
    said = {channel.announcement for channel in picture.live}
    if picture.trouble:
        return None if said == {"known_issue"} else _announce("known_issue")
    if "known_issue" in said:
        return _announce("honest_range" if picture.short else "none")
    waits = any((channel.expected_wait_s or 0.0) > LONG_WAIT_S for channel in picture.short)
    return _announce("honest_range") if waits and None in said else None


def word_to_team(picture: Picture) -> Decision | None:
    """The first post of an incident, and one when it is over."""
    memory = picture.memory
    if picture.trouble and memory.posted_s is None:
        return _post(NEXT_WORD_MIN)
    ended = memory.over_s is not None and memory.posted_s is not None and memory.posted_s < memory.over_s
    return _post(None) if ended else None


def word_to_leadership(picture: Picture) -> Decision | None:
    """Leadership hears it before it asks, and again while it goes on."""
    memory = picture.memory
    if not picture.trouble or memory.told_times >= MOST_NOTES:
        return None
    if memory.told_s is not None and picture.now_s - memory.told_s < LEADERSHIP_AGAIN_MIN * MINUTE_S:
        return None
    return decision_from("tell_leadership", {"content": "with_plan"})


def _post(next_update: int | None) -> Decision:
    return decision_from("incident_post", {} if next_update is None else {"next_update": next_update})


def _announce(message: str) -> Decision:
    return decision_from("announcement", {"message": message})
