"""Customers who want a manager: what is done about them decides whether they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from floorsim.desk.effects import move_morale
from floorsim.desk.inbox import Item
from floorsim.desk.view import ChoiceView
from floorsim.desk.wording import in_minutes
from floorsim.floor import returns
from floorsim.floor.agent import Agent
from floorsim.floor.contact import REPEAT, UNSET, Contact
from floorsim.floor.people.wellbeing import hostile
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

Handling = Literal["take_now", "callback", "send_back"]

MINUTES: Final[dict[Handling, float]] = {"take_now": 12.0, "callback": 5.0, "send_back": 4.0}
"""Supervisor minutes of each way to handle an escalation (decision catalogue D1, D). A scenario's own cost is
that of taking it; the other ways keep their proportion to it."""
LABELS: Final[dict[Handling, str]] = {
    "take_now": "Take it yourself, now",
    "callback": "Promise to call back",
    "send_back": "Send it back with advice for the agent",
}
DEADLINE_S: Final = 10 * 60.0
"""A customer who wants a manager waits this long for a sign of one (D)."""
PROMISE_S: Final = 30 * 60.0
"""The callback is promised within this time (D)."""
CALL_MIN: Final = 8.0
"""Supervisor minutes of the promised call (D)."""
CALL_RESOLVES: Final = 0.85
"""Chance that the promised call ends the matter (D: time to look it up, and a promise kept)."""
SEND_BACK_RESOLVES: Final = 0.5
"""Chance that the agent, advised, ends the matter (D)."""
SEND_BACK_MORALE: Final = (0.01, -0.02)
"""Morale of the agent who managed it with advice, and of the one who did not (D)."""
BROKEN_TRUST: Final = -0.03
"""Trust that a broken promise to a customer costs (D)."""
COMES_BACK_S: Final = (10 * 60.0, 40 * 60.0)
"""A customer left alone comes back within this time, hostile (D)."""
LUCK_PURPOSE: Final = 3000
"""Keeps a contact's luck in an escalation apart from that of its follow-ups."""


def minutes_of(desk: Desk, way: Handling) -> float:
    """Supervisor minutes of one way to handle an escalation in this run."""
    usual = MINUTES["take_now"]
    return MINUTES[way] * desk.minutes_for("escalation", usual) / usual


class Escalations:
    """Every request for a manager of this run, by the id of its item in the inbox."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.floor.on_manager.append(self.asked)

    def asked(self, agent: Agent, contact: Contact, now: float) -> None:
        """A customer asked for a manager; before play the supervisor of the early shift sees to it."""
        desk = self.desk
        if agent.is_supervisor:
            contact.resolved = True
            return
        if now < desk.floor.play_from_s:
            return
        channel = desk.floor.channels[contact.type.channel]
        driver = desk.floor.scenario.drivers.get(contact.type.driver_id)
        reason = (driver.title if driver and driver.title else contact.type.driver_id).lower()
        item = Item(
            id=f"escalation-{contact.id}",
            kind="escalation",
            sender=desk.name(agent),
            subject="Customer wants a manager",
            text=f"My customer on {channel.title.lower()} ({reason}) wants to speak to a "
            f"manager. I said somebody would be in touch within {in_minutes(DEADLINE_S)}.",
            choices=tuple(ChoiceView(way, LABELS[way], minutes_of(desk, way)) for way in MINUTES),
            deadline_s=now + DEADLINE_S,
            agent=agent.id,
            about=str(contact.id),
            on_answer=lambda way: self._handled(agent, contact, way),
            on_missed=lambda: self._left_alone(
                contact, f"{desk.name(agent)}'s customer got no manager in time"
            ),
        )
        desk.inbox.arrive(item)
        desk.say(f"{desk.name(agent)}: a customer wants a manager", "news")

    def _handled(self, agent: Agent, contact: Contact, way: str) -> None:
        if way == "take_now":
            self._settle(contact)
        elif way == "callback":
            self._promise(agent, contact)
        else:
            self._send_back(agent, contact)

    def _promise(self, agent: Agent, contact: Contact) -> None:
        desk = self.desk
        contact.returns_s = UNSET
        due_s = desk.now + PROMISE_S
        item = Item(
            id=f"promise-{contact.id}",
            kind="promise",
            sender="you",
            subject=f"Call {desk.name(agent)}'s customer back by {time_of_day(due_s)}",
            text="You promised this customer a call. Nobody makes it but you.",
            channel="phone",
            choices=(ChoiceView("call", "Call back now", CALL_MIN),),
            deadline_s=due_s,
            agent=agent.id,
            about=str(contact.id),
            on_answer=lambda _: self._called(agent, contact),
            on_missed=lambda: self._broken(agent, contact),
        )
        desk.inbox.arrive(item)

    def _called(self, agent: Agent, contact: Contact) -> None:
        self.desk.inbox.note(f"promise-{contact.id}", "kept")
        if self._luck(contact, 0) < CALL_RESOLVES:
            self._settle(contact)
        else:
            self.desk.say(
                f"{self.desk.name(agent)}'s customer is not content yet, but was called as promised", "effect"
            )

    def _broken(self, agent: Agent, contact: Contact) -> None:
        self.desk.move_trust(BROKEN_TRUST)
        self._left_alone(contact, f"{self.desk.name(agent)}'s customer was not called back as you promised")

    def _send_back(self, agent: Agent, contact: Contact) -> None:
        desk = self.desk
        managed = self._luck(contact, 0) < SEND_BACK_RESOLVES
        if managed:
            self._settle(contact)
            desk.say(f"{desk.name(agent)} calmed the customer down", "effect")
        else:
            if desk.floor.people:
                hostile(agent.wellbeing, desk.now, desk.floor.support)
            desk.say(f"{desk.name(agent)}'s customer is still angry", "effect")
        move_morale([agent], SEND_BACK_MORALE[not managed])

    def _settle(self, contact: Contact) -> None:
        """The matter is over, the customer knows it in writing and does not come back."""
        contact.resolved = True
        contact.returns_s = UNSET
        for event in ("remedied", "confirmed"):
            self.desk.inbox.note(f"escalation-{contact.id}", event)

    def _left_alone(self, contact: Contact, sentence: str) -> None:
        desk, floor = self.desk, self.desk.floor
        desk.say(sentence, "effect")
        soonest_s, latest_s = COMES_BACK_S
        at_s = desk.now + soonest_s + (latest_s - soonest_s) * self._luck(contact, 1)
        at_s = floor.next_opening(contact.type.channel, at_s)
        contact.resolved = False
        contact.returns_s = at_s
        if at_s < floor.end_s:
            floor.at(at_s, lambda: self._comes_back(contact, at_s))

    def _comes_back(self, contact: Contact, at_s: float) -> None:
        if contact.returns_s == at_s:
            returns.follow_up(
                self.desk.floor, contact, contact.type, REPEAT, self.desk.now, same_work=False, hostile=True
            )

    def _luck(self, contact: Contact, place: int) -> float:
        return self.desk.floor.draws_for(contact.root, LUCK_PURPOSE + contact.attempt, 2)[place]
