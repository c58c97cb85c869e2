"""Answers: nobody is left without one, the most urgent first."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.view import MessageView
from floorsim.supervisors.competent.picture import Picture
from floorsim.supervisors.competent.reading import best_read
from floorsim.supervisors.filling import reply
from floorsim.units import MINUTE_S

LAST_CALL_MIN: Final = 10.0
"""An item is urgent when its deadline is this near (D)."""
VETERAN_WEEKS: Final = 104.0
"""An agent with this much experience can take a customer back with advice (D)."""


def urgent(picture: Picture) -> Decision | None:
    """The item whose time runs out, if one does."""
    return _first(picture, LAST_CALL_MIN)


def whatever_waits(picture: Picture) -> Decision | None:
    """The next item that wants an answer."""
    return _first(picture, None)


def _first(picture: Picture, within_min: float | None) -> Decision | None:
    for item in picture.open_items:
        if not item.choices:
            continue
        deadline_s = item.deadline_s if item.deadline_s is not None else picture.view.end_s
        if within_min is not None and deadline_s - picture.now_s > within_min * MINUTE_S:
            continue
        if item.category == "escalation":
            way = _escalated(picture, item)
            return decision_from("escalation", {"message": item.id, "choice": way})
        return reply(item, best_read(item.choices, strained=picture.strained))
    return None


def _escalated(picture: Picture, item: MessageView) -> str:
    """Take it in calm hours; under pressure a veteran gets advice, anyone else's customer a promised call."""
    if not picture.strained:
        return "take_now"
    agent = next((agent for agent in picture.view.agents if agent.id == item.agent), None)
    if agent is not None and agent.tenure_weeks >= VETERAN_WEEKS:
        return "send_back"
    return "callback"
