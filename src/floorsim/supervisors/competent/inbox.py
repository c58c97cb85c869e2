"""Answers: nobody is left without one, and no answer is the cheap one."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.view import ChoiceView, MessageView
from floorsim.supervisors.competent.picture import Picture, speaks_of
from floorsim.units import MINUTE_S

MOST_MIN: Final = 6.0
"""Minutes that an answer may take (D); longer ones are for calm hours."""
LAST_CALL_MIN: Final = 10.0
"""An item is urgent when its deadline is this near (D)."""
HURT: Final = ("shouted at", "threat", "swore at", "insulted", "abuse", "find out where")
"""Words by which it is recognised that somebody was treated badly (D)."""
VETERAN_WEEKS: Final = 104.0
"""An agent with this much experience can take a customer back with advice (D)."""


def somebody_hurt(picture: Picture) -> Decision | None:
    """Word of somebody who was threatened or shouted at: before the queue, and before every other habit."""
    return _first(picture, None, HURT)


def urgent(picture: Picture) -> Decision | None:
    """The item whose time runs out, if one does."""
    return _first(picture, LAST_CALL_MIN)


def whatever_waits(picture: Picture) -> Decision | None:
    """The next item that wants an answer."""
    return _first(picture, None)


def _first(
    picture: Picture, within_min: float | None, words: tuple[str, ...] | None = None
) -> Decision | None:
    for item in picture.open_items:
        if not item.choices or (words is not None and not speaks_of(item, words)):
            continue
        deadline_s = item.deadline_s if item.deadline_s is not None else picture.view.end_s
        if within_min is not None and deadline_s - picture.now_s > within_min * MINUTE_S:
            continue
        if item.category == "escalation":
            way = _escalated(picture, item)
            return decision_from("escalation", {"message": item.id, "choice": way})
        return decision_from("answer", {"message": item.id, "choice": careful(item.choices).id})
    return None


def careful(choices: tuple[ChoiceView, ...]) -> ChoiceView:
    """The answer that takes most care and still fits: what is quickly said is rarely what helps.

    The view does not mark good answers, so the minutes are the cue: the longest answer of at most six
    minutes; if all are longer, the shortest. Among equals the id decides, not the place on the screen.
    """
    fitting = [choice for choice in choices if choice.minutes <= MOST_MIN]
    if not fitting:
        return min(choices, key=lambda choice: (choice.minutes, choice.id))
    return min(fitting, key=lambda choice: (-choice.minutes, choice.id))


def _escalated(picture: Picture, item: MessageView) -> str:
    """Take it in calm hours; under pressure a veteran gets advice, anyone else's customer a promised call."""
    if not picture.strained:
        return "take_now"
    agent = next((agent for agent in picture.view.agents if agent.id == item.agent), None)
    if agent is not None and agent.tenure_weeks >= VETERAN_WEEKS:
        return "send_back"
    return "callback"
