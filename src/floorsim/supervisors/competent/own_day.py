"""One's own day: a short stand-up, a handover that is read back, a break before one is too tired."""

from __future__ import annotations

import re
from typing import Final

from floorsim.desk.calendar.handover import HANDOVER, WAYS
from floorsim.desk.calendar.stand_up import KEPT_IN_MIND, STAND_UP
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.view import CalendarRow
from floorsim.supervisors.competent.picture import Picture
from floorsim.units import HOUR_S, MINUTE_S

TIRED: Final = 0.55
"""Energy under which a break of one's own is due (D)."""
REST_MIN: Final = 10
WORK_WORDS: Final = frozenset(
    [
        "account",
        "address",
        "ask",
        "before",
        "caller",
        "callers",
        "cancel",
        "changed",
        "check",
        "code",
        "contact",
        "credit",
        "customer",
        "customers",
        "delivery",
        "detail",
        "details",
        "first",
        "hold",
        "login",
        "means",
        "notice",
        "number",
        "offer",
        "order",
        "orders",
        "parcel",
        "password",
        "policy",
        "promise",
        "questions",
        "read",
        "refund",
        "rule",
        "say",
        "send",
        "since",
        "step",
        "text",
        "verify",
        "write",
    ]
)
"""Words by which a point is recognised as being about how contacts are handled (D)."""


def stand_up(picture: Picture) -> Decision | None:
    """What bears on today's contacts, no more than people keep in mind."""
    row = _coming(picture, STAND_UP)
    if row is None or len(row.points) <= KEPT_IN_MIND:
        return None
    best = sorted(row.points, key=lambda point: -_bears_on_work(point[1]))
    return decision_from("stand_up", {"points": [name for name, _ in best[:KEPT_IN_MIND]]})


def hand_over(picture: Picture) -> Decision | None:
    """As carefully as the planned time allows."""
    row = _coming(picture, HANDOVER)
    if row is None or row.due_s is None:
        return None
    planned_s = row.ends_s - row.due_s
    way = next(name for name, way in WAYS.items() if MINUTE_S * way.minutes <= planned_s)
    return decision_from("handover", {"how": way})


def rest(picture: Picture) -> Decision | None:
    """A break of one's own when tired, nothing is due, and no lunch is near."""
    own = picture.view.own_time
    if own.energy is None or own.energy >= TIRED or own.doing is not None or picture.strained:
        return None
    soon_s = picture.now_s + HOUR_S
    if any(row.duty == "lunch" and row.starts_s < soon_s for row in own.coming):
        return None
    free_s = min((row.starts_s for row in own.coming), default=picture.view.day_ends_s) - picture.now_s
    return decision_from("own_break", {"length": REST_MIN}) if free_s >= REST_MIN * MINUTE_S else None


def _bears_on_work(text: str) -> int:
    """How many of its words speak of how contacts are handled."""
    return len(set(re.findall(r"[a-z]+", text.lower())) & WORK_WORDS)


def _coming(picture: Picture, kind: str) -> CalendarRow | None:
    """Today's next duty of a kind of which nothing has been said yet."""
    day_ends_s = picture.view.day_ends_s
    today = (row for row in picture.view.own_time.coming if row.starts_s < day_ends_s)
    rows = (row for row in today if row.duty == kind and not row.in_hand)
    return next((row for row in rows if not row.answered), None)
