"""Customers who want a manager: what is done about them decides whether they come back."""

from __future__ import annotations

from typing import Final

from floorsim.desk.cases.case import Case
from floorsim.desk.cases.case_book import CaseBook
from floorsim.desk.cases.template import CaseChoice, CaseTemplate, case_template
from floorsim.floor import returns
from floorsim.floor.agent import Agent
from floorsim.floor.contact import CHASE, UNSET, Contact
from floorsim.floor.records import CaseEvent
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.times import in_minutes

DRAWS_PURPOSE: Final = 3000
"""Keeps a contact's draws in an escalation apart from those of its follow-ups."""
ESCALATION: Final = "escalation"


def escalation() -> CaseTemplate:
    """The case of a customer who wants a manager, as data/cases has it."""
    return case_template(ESCALATION)


def minutes_factor(scenario: Scenario) -> float:
    """The scenario's own cost of taking an escalation against the usual one; all answers keep to it."""
    usual = escalation().choices[0].minutes
    cost = scenario.decisions.costs.get(ESCALATION)
    return 1.0 if cost is None or cost.minutes is None else cost.minutes / usual


class Customers:
    """Opens a case for every customer who asks for a manager, and sees to what becomes of them."""

    def __init__(self, book: CaseBook) -> None:
        self.book = book
        self.consequences = book.consequences
        self.floor = book.floor
        self.floor.on_manager.append(self.asked)
        self._asked: dict[str, int] = {}

    def asked(self, agent: Agent, contact: Contact, now_s: float) -> None:
        """A customer asked for a manager; before play the supervisor of the early shift sees to it."""
        if agent.is_supervisor:
            contact.resolved = True
            return
        if now_s < self.floor.play_from_s:
            return
        template = escalation()
        assert template.deadline is not None
        name = self.consequences.name(agent)
        written = self.floor.scenario.drivers.get(contact.type.driver_id)
        driver = written.title if written is not None and written.title else contact.type.driver_id
        filled = template.filled(
            {
                "agent": name,
                "channel": self.floor.channels[contact.type.channel].title.lower(),
                "driver": driver.lower(),
                "wait": in_minutes(template.deadline),
            }
        )
        case = Case(
            id=self._id(contact),
            category="escalation",
            sender=filled.sender,
            subject=filled.subject,
            choices=self._priced(filled),
            more=filled.turns,
            levels=dict(filled.levels),
            deadline_s=now_s + template.deadline,
            if_missed=filled.if_missed,
            agent=agent.id,
            contact=contact,
        )
        self.book.open(case, filled.text)
        self.consequences.say(f"{name}: a customer wants a manager", "news")

    def settle(self, case: Case) -> None:
        """The matter is over, the customer knows it in writing and does not come back."""
        assert case.contact is not None
        case.contact.resolved = True
        case.contact.returns_s = UNSET
        for event in ("remedied", "confirmed"):
            self.floor.ledger.case_events.append(CaseEvent(self.floor.now, case.id, event, ""))

    def wait(self, case: Case) -> None:
        """The customer waits for a call and does not come back meanwhile."""
        assert case.contact is not None
        case.contact.returns_s = UNSET

    def come_back(self, case: Case, soonest_s: float, latest_s: float) -> None:
        """The customer is left alone and chases the matter the same day, hostile."""
        contact = case.contact
        assert contact is not None
        at_s = self.floor.now + soonest_s + (latest_s - soonest_s) * self.draw(contact, 1)
        at_s = self.floor.next_opening(contact.type.channel, at_s)
        contact.resolved = False
        contact.returns_s = at_s
        if at_s < self.floor.end_s:
            self.floor.at(at_s, lambda: self._returns(contact, at_s))

    def draw(self, contact: Contact, number: int) -> float:
        """A number in [0, 1) that belongs to the customer's contact in an escalation."""
        return self.floor.draws_for(contact.root, DRAWS_PURPOSE + contact.attempt, 2)[number]

    def _returns(self, contact: Contact, at_s: float) -> None:
        if contact.returns_s == at_s:
            returns.follow_up(
                self.floor, contact, contact.type, CHASE, self.floor.now, same_work=False, hostile=True
            )

    def _id(self, contact: Contact) -> str:
        """By the customer and the occasion: the first escalation, the second, ..."""
        number = self._asked[contact.customer] = self._asked.get(contact.customer, 0) + 1
        return f"escalation-{contact.customer}" + (f"-{number}" if number > 1 else "")

    def _priced(self, filled: CaseTemplate) -> tuple[CaseChoice, ...]:
        """The answers, each with the minutes that it takes in this scenario."""
        factor = minutes_factor(self.floor.scenario)
        if factor == 1.0:
            return filled.choices
        return tuple(
            choice.model_copy(update={"minutes": choice.minutes * factor}) for choice in filled.choices
        )
