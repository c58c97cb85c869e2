"""Customers who come back: redials, repeat contacts, chasing an overdue message, broken promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.clock import Timer
from floorsim.floor.contact import (
    CHASE,
    DRAWS_PER_CONTACT,
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
    from floorsim.floor.contact_types import ContactType
    from floorsim.floor.floor import Floor

MISLED_RETURNS = 1.4
"""How much likelier customers contact again who were told what does not hold: a wrong answer, a fix that is
none (D: of .6 it makes .84)."""
PROMISED_RETURNS = 0.7
"""Share of customers whom an overpromise kept away who contact again when it does not come true (D)."""
PROMISED_S = 30 * 60.0
"""They wait so long for it (D)."""
TOLD_PATIENCE_S = 12 * 3600.0
"""The longest that anyone waits who would have chased and was told a time; others wait less, evenly (D)."""
MOST_ATTEMPTS = 20
"""Follow-ups of one matter after which a customer gives up (D: beyond any that a run shows)."""


def follow_up(
    floor: Floor,
    contact: Contact,
    contact_type: ContactType,
    origin: int,
    now: float,
    *,
    same_work: bool,
    hostile: bool = False,
) -> Contact | None:
    """The next contact of the same customer, arriving now; None when the channel is closed."""
    channel = contact_type.own_channel
    if not channel.is_open(now) or contact.attempt >= MOST_ATTEMPTS:
        return None
    attempt = floor.next_attempt(contact.root)
    u = floor.draws_for(contact.root, attempt, DRAWS_PER_CONTACT + FRESH_DRAWS)
    draws = u[:DRAWS_PER_CONTACT]
    if same_work and contact_type is contact.type:
        talk_s, hold_s, wrap_s = contact.talk_s, contact.hold_s, contact.after_contact_s
        patience_s = contact.patience_s
    else:
        talk_s, hold_s, wrap_s = work_of(contact_type, u[DRAWS_PER_CONTACT:])
        patience_s = NEVER
        if contact_type.live and contact_type.patience is not None:
            patience_s = contact_type.patience.draw_one(u[-1])
    follower = Contact(contact_type, draws, now, talk_s, hold_s, wrap_s, patience_s, False, origin)
    follower.follow(contact, attempt)
    follower.hostile = hostile
    floor.admit(follower, now)
    return follower


def after_failure(floor: Floor, contact: Contact, now: float, *, blocked: bool) -> None:
    """An abandoned or blocked customer may try again later."""
    contact_type = contact.type
    if contact_type.redial is None:
        return
    first, later, after_blocked, switch = contact_type.redial
    chance = later if contact.origin == REDIAL else first
    if contact_type.driver_id in floor.modifiers.told_fixed:
        chance = min(1.0, chance * MISLED_RETURNS)
    u = contact.draws[U_RETURN]
    if u >= chance or (blocked and not after_blocked):
        return
    assert contact_type.redial_delay is not None
    delay_s = contact_type.redial_delay.draw_one(contact.draws[U_RETURN_DELAY])
    there = contact_type
    if switch and contact_type.redial_to is not None and u / chance < switch:
        there = contact_type.redial_to
    at_s = floor.next_opening(there.channel, now + delay_s)
    contact.returns_s = at_s
    Timer(floor.env, _on_redial, (floor, contact, there)).after(at_s - now)


def _on_redial(timer: Timer, now: float) -> None:
    floor, contact, contact_type = timer.subject
    if contact.returns_s == UNSET:
        return
    if follow_up(floor, contact, contact_type, REDIAL, now, same_work=contact.type.redial_keeps) is None:
        contact.returns_s = UNSET


def unresolved(floor: Floor, contact: Contact, now: float, told_wrong: bool = False) -> None:
    """The matter is not resolved: perhaps the customer comes back, today or on a later day.

    Who was told that it is fixed tries it and is back the same day; who was told wrong finds out in time.
    """
    contact_type = contact.type
    assert contact_type.repeat is not None
    share, same_day = contact_type.repeat
    chance = share * floor.repeat_factor
    told_fixed = contact_type.driver_id in floor.modifiers.told_fixed
    if told_fixed or told_wrong:
        chance *= MISLED_RETURNS
    if chance > 1.0:
        chance = 1.0
    u = contact.draws[U_RETURN]
    if u >= chance:
        return
    soon = contact.hostile or told_fixed or u / chance < same_day
    law = contact_type.repeat_same_day if soon else contact_type.repeat_later
    assert law is not None
    at_s = floor.next_opening(contact_type.channel, now + law.draw_one(contact.draws[U_RETURN_DELAY]))
    contact.returns_s = at_s
    if at_s < floor.end_s:
        Timer(floor.env, _on_repeat, (floor, contact, at_s)).after(at_s - now)


def _on_repeat(timer: Timer, now: float) -> None:
    floor, contact, at_s = timer.subject
    if contact.returns_s != at_s:
        return
    if follow_up(floor, contact, contact.type, REPEAT, now, same_work=False) is None:
        contact.returns_s = UNSET


def after_promise(floor: Floor, contact: Contact, now: float) -> None:
    """A notice promised too much: whoever relied on it contacts again, angry, if it does not come true."""
    if contact.draws[U_RETURN] < PROMISED_RETURNS:
        contact.returns_s = now + PROMISED_S
        Timer(floor.env, _on_promise_past, (floor, contact)).after(PROMISED_S)


def _on_promise_past(timer: Timer, now: float) -> None:
    floor, contact = timer.subject
    still = contact.type.driver_id in floor.modifiers.resolvable_drivers_broken()
    if (
        not still
        or follow_up(floor, contact, contact.type, REDIAL, now, same_work=True, hostile=True) is None
    ):
        contact.returns_s = UNSET


def may_chase(floor: Floor, contact: Contact, now: float) -> None:
    """A written message that stays open past its target may turn into a call."""
    channel = contact.type.own_channel
    chase = channel.spec.chase
    assert chase is not None
    assert channel.chase_delay is not None
    u = contact.draws[U_RETURN]
    if u >= chase.share:
        return
    overdue_s = channel.chase_delay.draw_one(contact.draws[U_RETURN_DELAY])
    at_s = lost_s(contact, channel.spec.target.within) + overdue_s
    if at_s < now:
        at_s = now + (floor.end_s - now) * u / chase.share
    at_s = floor.next_opening(floor.compiled.channel_index[chase.to], at_s)
    if at_s < floor.end_s:
        Timer(floor.env, _on_chase, (floor, contact, chase.to)).after(at_s - now)


def _on_chase(timer: Timer, now: float) -> None:
    floor, contact, to = timer.subject
    if contact.disposition == WAITING and not _waits_as_told(floor, contact, now):
        chase(floor, contact, to, now, hostile=contact.hostile)


def _waits_as_told(floor: Floor, contact: Contact, now: float) -> bool:
    """Whether somebody who would chase waits, having been told by when to have an answer: the nearer that is,
    the more of them do. When it has passed, broken word is another reason to chase (holding_replies.py)."""
    until_s = floor.told_until.get(contact.id)
    terms = contact.type.own_channel.spec.chase
    if until_s is None or terms is None:
        return False
    return until_s - now <= TOLD_PATIENCE_S * contact.draws[U_RETURN] / terms.share


def chase(floor: Floor, contact: Contact, to: str, now: float, *, hostile: bool) -> None:
    """The customer of an open message contacts again on the channel of this id."""
    contact_type = floor.compiled.contact_type_on(contact.type, floor.compiled.channel_index[to])
    if contact_type is not None:
        follow_up(floor, contact, contact_type, CHASE, now, same_work=False, hostile=hostile)
