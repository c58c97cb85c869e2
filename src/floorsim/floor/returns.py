"""Customers who come back: redials, repeat contacts, chasing an overdue message, broken promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import duty
from floorsim.floor.clock import Bell
from floorsim.floor.contact import (
    ABANDONED,
    CHASE,
    LUCK_SIZE,
    NEVER,
    REDIAL,
    REPEAT,
    U_RETURN,
    U_RETURN_DELAY,
    UNSET,
    WAITING,
    Contact,
)
from floorsim.floor.demand.arrivals import FRESH_DRAWS, work_of
from floorsim.floor.demand.deadlines import lost_s

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor
    from floorsim.floor.kinds import ContactKind

BROKEN_PROMISE_CALLS = 0.5
"""Share of customers who call in anyway when a promised callback does not come (D)."""
MOST_ATTEMPTS = 20
"""Follow-ups of one matter after which a customer gives up (D: beyond any that a run shows)."""


def follow_up(
    floor: Floor,
    contact: Contact,
    kind: ContactKind,
    origin: int,
    now: float,
    *,
    same_work: bool,
    hostile: bool = False,
) -> Contact | None:
    """The next contact of the same customer, arriving now; None when the channel is closed."""
    channel = kind.own_channel
    if not channel.is_open(now) or contact.attempt >= MOST_ATTEMPTS:
        return None
    attempt = floor.next_attempt(contact.root)
    u = floor.luck_of(contact.root, attempt, LUCK_SIZE + FRESH_DRAWS)
    luck = u[:LUCK_SIZE]
    if same_work and kind is contact.kind:
        talk_s, hold_s, wrap_s = contact.talk_s, contact.hold_s, contact.after_contact_s
        patience_s = contact.patience_s
    else:
        talk_s, hold_s, wrap_s = work_of(kind, u[LUCK_SIZE:])
        patience_s = NEVER
        if kind.live and kind.patience is not None:
            patience_s = kind.patience.draw_one(u[-1])
    follower = Contact(kind, luck, now, talk_s, hold_s, wrap_s, patience_s, False, origin)
    follower.follow(contact)
    follower.hostile = hostile
    floor.admit(follower, now)
    return follower


def after_failure(floor: Floor, contact: Contact, now: float, *, blocked: bool) -> None:
    """An abandoned or blocked customer may try again later."""
    kind = contact.kind
    if kind.redial is None:
        return
    first, later, after_blocked, switch = kind.redial
    chance = later if contact.origin == REDIAL else first
    u = contact.luck[U_RETURN]
    if u >= chance or (blocked and not after_blocked):
        return
    assert kind.redial_delay is not None
    delay_s = kind.redial_delay.draw_one(contact.luck[U_RETURN_DELAY])
    contact.returns_s = now + delay_s
    there = kind
    if switch and kind.redial_to is not None and u / chance < switch:
        there = kind.redial_to
    Bell(floor.env, _on_redial, (floor, contact, there)).after(delay_s)


def _on_redial(bell: Bell, now: float) -> None:
    floor, contact, kind = bell.subject
    if contact.returns_s == UNSET:
        return
    if follow_up(floor, contact, kind, REDIAL, now, same_work=contact.kind.redial_keeps) is None:
        contact.returns_s = UNSET


def unresolved(floor: Floor, contact: Contact, now: float) -> None:
    """The matter is not resolved: perhaps the customer comes back, today or on a later day."""
    kind = contact.kind
    assert kind.repeat is not None
    share, same_day = kind.repeat
    chance = min(1.0, share * floor.repeat_factor)
    u = contact.luck[U_RETURN]
    if u >= chance:
        return
    soon = contact.hostile or u / chance < same_day
    law = kind.repeat_same_day if soon else kind.repeat_later
    assert law is not None
    at_s = floor.next_opening(kind.channel, now + law.draw_one(contact.luck[U_RETURN_DELAY]))
    contact.returns_s = at_s
    if at_s < floor.end_s:
        Bell(floor.env, _on_repeat, (floor, contact, at_s)).after(at_s - now)


def _on_repeat(bell: Bell, now: float) -> None:
    floor, contact, at_s = bell.subject
    if contact.returns_s != at_s:
        return
    if follow_up(floor, contact, contact.kind, REPEAT, now, same_work=False) is None:
        contact.returns_s = UNSET


def may_chase(floor: Floor, contact: Contact, now: float) -> None:
    """A written message that stays open past its target may turn into a call."""
    channel = contact.kind.own_channel
    chase = channel.text.chase
    assert chase is not None
    assert channel.chase_delay is not None
    u = contact.luck[U_RETURN]
    if u >= chase.share:
        return
    overdue_s = channel.chase_delay.draw_one(contact.luck[U_RETURN_DELAY])
    at_s = lost_s(contact, channel.text.target.within) + overdue_s
    if at_s < now:
        at_s = now + (floor.end_s - now) * u / chase.share
    at_s = floor.next_opening(floor.layout.channel_index[chase.to], at_s)
    if at_s < floor.end_s:
        Bell(floor.env, _on_chase, (floor, contact, chase.to)).after(at_s - now)


def _on_chase(bell: Bell, now: float) -> None:
    floor, contact, to = bell.subject
    if contact.fate != WAITING:
        return
    kind = floor.layout.kind_on(contact.kind, floor.layout.channel_index[to])
    if kind is not None:
        follow_up(floor, contact, kind, CHASE, now, same_work=False, hostile=contact.hostile)


def on_promise_due(bell: Bell, now: float) -> None:
    """The promised time has come: a customer not called back may call in, and is not amused."""
    floor, contact = bell.subject
    if contact.fate != WAITING:
        return
    contact.hostile = True
    u = contact.luck[U_RETURN]
    if u >= BROKEN_PROMISE_CALLS:
        return
    line = floor.lines[contact.queue]
    line.waiting -= 1
    line.owed -= 1
    if line.held_for:
        duty.look_again(floor, line)
    contact.fate = ABANDONED
    contact.left_s = now
    floor.ledger.settled.append(contact)
    follower = follow_up(floor, contact, contact.kind, REDIAL, now, same_work=True, hostile=True)
    if follower is not None:
        contact.returns_s = now
