"""Answers: nobody is left without one, the most urgent first."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.supervisors.competent import escalations
from floorsim.supervisors.competent.picture import Picture, speaks_of
from floorsim.supervisors.competent.reading import best_read
from floorsim.supervisors.filling import order_number, reply
from floorsim.units import MINUTE_S

LAST_CALL_MIN: Final = 10.0
"""An item is urgent when its deadline is this near (D)."""
HARM: Final = (
    *("shout", "yell", "scream", "threat", "abus", "insult", "harass", "in tears", "crying"),
    *("called her", "called him", "she's fine", "he's fine", "it's nothing"),
    *(
        "unwell",
        "faint",
        "dizzy",
        "pale",
        "ambulance",
        "hospital",
        "medical",
        "oxygen",
        "insulin",
        "in danger",
    ),
)
"""Words by which a message is recognised as being about somebody who was hurt, or is in danger (D)."""


def hurt(picture: Picture) -> Decision | None:
    """Somebody was hurt, or is in danger: that comes before everything else."""
    for item in picture.open_items:
        if item.category == "message" and item.choices and speaks_of(item, HARM):
            answer = reply(item, best_read(item.choices, strained=picture.strained))
            return _now(answer) if picture.view.own_time.doing is not None else answer
    return None


def late_first(picture: Picture) -> Decision | None:
    """An answer that would come too late in its turn is given first."""
    for row in picture.view.own_time.coming:
        number = order_number(row)
        late = row.message is not None and row.due_s is not None and row.starts_s >= row.due_s
        if late and not row.in_hand and number is not None:
            return decision_from("do_first", {"decision": number, "now": True, "note": True})
    return None


def urgent(picture: Picture) -> Decision | None:
    """The message whose time runs out, if one does."""
    return _first(picture, LAST_CALL_MIN)


def whatever_waits(picture: Picture) -> Decision | None:
    """The next item that wants an answer."""
    return _first(picture, None)


def _first(picture: Picture, within_min: float | None) -> Decision | None:
    for item in picture.open_items:
        if not item.choices or (within_min is not None and item.category == "escalation"):
            continue
        deadline_s = item.deadline_s if item.deadline_s is not None else picture.view.day_ends_s
        if within_min is not None and deadline_s - picture.now_s > within_min * MINUTE_S:
            continue
        if item.category == "escalation":
            return escalations.way(item, strained=picture.strained)
        answer = reply(item, best_read(item.choices, strained=picture.strained))
        own, due_s = picture.view.own_time, item.deadline_s
        too_late = due_s is not None and own.doing is not None and own.free_at_s > due_s
        return _now(answer) if too_late else answer
    return None


def _now(answer: Decision) -> Decision:
    """The answer is given at once, after a note on what is put aside for it."""
    return answer.model_copy(update={"now": True, "note": True})
