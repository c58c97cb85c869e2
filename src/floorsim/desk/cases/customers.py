"""Customers who want a manager: what is done about them decides whether they come back."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from math import fsum
from typing import Final

from floorsim.desk.cases import library
from floorsim.desk.cases.case import ANGER, Case
from floorsim.desk.cases.case_book import CaseBook
from floorsim.desk.cases.library import library_of
from floorsim.desk.cases.recovery import (
    BACK_ANGER,
    BACK_S,
    CALMED,
    CLAIM_S,
    CLAIM_SHARE,
    FAILED,
    FLAT_FROM,
    HARD_STEPS,
    OVER_TRUST,
    PRECEDENT,
    TAUGHT,
    TAUGHT_STEPS,
    TAUGHT_WELL,
    UNCONFIRMED_S,
    UNCONFIRMED_SHARE,
    agent_reaches,
    calmed,
    settles,
)
from floorsim.desk.cases.template import CaseTemplate, case_template
from floorsim.desk.view import CaseFacts
from floorsim.floor import returns
from floorsim.floor.agent import Agent
from floorsim.floor.contact import CHASE, REPEAT, UNSET, Contact
from floorsim.floor.people.steps import STEPS
from floorsim.floor.records import CaseEvent
from floorsim.scenario.effects.catalogue.recover import Recovery
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.escalation_library import EscalationCase
from floorsim.scenario.models.events import Choice, Turn
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.talk import HIGHEST
from floorsim.wording.numbers import ordinal
from floorsim.wording.times import in_minutes

DRAWS_PURPOSE: Final = 3000
"""Keeps a contact's draws in an escalation apart from those of its follow-ups."""
DRAWS: Final = 8
RECOVER_DRAW: Final = 2
UNCONFIRMED_DRAW: Final = 3
CLAIM_DRAW: Final = 5
"""Which of them decides what; the one after it says when. The first is that of `chance`, the second when a
customer comes back."""
ESCALATION: Final = "escalation"
AGAIN: Final = "escalation_again"
"""The case in data/cases of a customer who is back."""

REMEDIED: Final = "remedied"
CONFIRMED: Final = "confirmed"


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
        self.owned: set[str] = set()
        """Contact drivers whose cause somebody outside has agreed to remove."""
        self._brought: dict[str, str] = {}
        """Cases of the library that a customer has brought in this run, and who."""
        self._brought_by: dict[str, Case] = {}
        """The case of each customer who has brought one."""

    @cached_property
    def _library(self) -> tuple[EscalationCase, ...]:
        """The cases that customers may bring; read when the first one asks for a manager."""
        return library_of(self.floor.scenario)

    def asked(self, agent: Agent, contact: Contact, now_s: float) -> None:
        """A customer asked for a manager; outside working hours others see to it."""
        if agent.is_supervisor:
            contact.resolved = True
            return
        if not self.floor.is_led(now_s):
            return
        before = self._brought_by.get(contact.customer)
        if before is not None and before.state != "open":
            self._opens_again(before, agent, contact)
            return
        begins, known, facts = self._case(agent, contact)
        assert begins.deadline is not None
        case = Case(
            id=self._id(contact),
            category="escalation",
            sender=begins.sender,
            role="customer",
            subject=begins.subject,
            choices=self._priced(begins),
            in_order=known is None,
            more=begins.turns if known is None else library.turns_of(known),
            levels=dict(begins.levels),
            deadline_s=now_s + begins.deadline,
            if_missed=begins.if_missed,
            agent=agent.id,
            contact=contact,
            known=known,
            facts=facts,
        )
        if known is not None:
            self._brought_by[contact.customer] = case
        self.book.open(case, begins.text)
        who = "a customer" if facts is None else facts.customer
        self.consequences.say(f"{self.consequences.name(agent)}: {who} wants a manager", "news")

    def _case(
        self, agent: Agent, contact: Contact
    ) -> tuple[CaseTemplate, EscalationCase | None, CaseFacts | None]:
        """The case of the library that the customer brings, else the plain one.

        A case comes once in a run, so that nobody meets it twice; the customer who brought it may come again.
        """
        template, words = escalation(), self._words(agent, contact)
        known = library.case_of(self.floor, self._library, contact)
        if known is None or self._brought.setdefault(known.id, contact.customer) != contact.customer:
            return template.filled(words), None, None
        customer = library.customer_name(self.floor, contact)
        known, begins = library.opening(known, {**words, "customer": customer})
        return begins, known, library.facts_of(self.floor, known, contact, customer)

    def _opens_again(self, case: Case, agent: Agent, contact: Contact) -> None:
        """Who was not settled and wants a manager again has the same case, one contact later and angrier."""
        assert case.known is not None
        assert case.facts is not None
        number = case.facts.contact + 1
        case.facts = replace(case.facts, contact=number)
        case.agent, case.contact, case.sender = agent.id, contact, self.consequences.name(agent)
        if ANGER in case.levels:
            case.levels[ANGER] = min(HIGHEST, case.levels[ANGER] + BACK_ANGER)
        words = {**self._words(agent, contact), "customer": case.facts.customer, "again": ordinal(number)}
        known, begins = library.opening(case.known, words)
        again = case_template(AGAIN).filled({**words, "title": known.title})
        case.subject = again.subject
        turn = Turn.model_construct(
            text=again.text,
            choices=self._priced(begins),
            deadline=again.deadline,
            if_missed=begins.if_missed,
        )
        self.book.go_on(case, turn, event="reopened")
        self.consequences.say(f"{case.sender}: {case.facts.customer} is back and wants a manager", "news")

    def _words(self, agent: Agent, contact: Contact) -> dict[str, str]:
        """The words of an occasion."""
        driver = self.floor.scenario.driver_title(contact.type.driver_id)
        return {
            "agent": self.consequences.name(agent),
            "channel": self.floor.channels[contact.type.channel].title.lower(),
            "driver": driver.lower(),
            "wait": in_minutes(escalation().deadline or 0.0),
        }

    def settle(self, case: Case, *, in_writing: bool = True) -> None:
        """The matter is over and the customer does not come back; some who have nothing in writing do."""
        contact, case = case.contact, case.root
        assert contact is not None
        contact.resolved = True
        contact.returns_s = UNSET
        self._note(case, REMEDIED)
        if in_writing:
            self._note(case, CONFIRMED)
        elif self.draw(contact, UNCONFIRMED_DRAW) < UNCONFIRMED_SHARE:
            self._come_again(contact, UNCONFIRMED_S, UNCONFIRMED_DRAW + 1)

    def confirm(self, case: Case) -> bool:
        """The customer has in writing what was agreed, and does not ask for it again."""
        if case.contact is None or REMEDIED not in case.steps or CONFIRMED in case.steps:
            return False
        if case.contact.resolved:
            case.contact.returns_s = UNSET
        self._note(case, CONFIRMED)
        return True

    def recover(self, case: Case, recovery: Recovery, cause: Cause) -> None:
        """The customer gets a remedy and an apology: they let it rest, or come back hostile."""
        contact, known = case.contact, case.root.known
        assert contact is not None
        loss = 0.0 if known is None else known.loss
        remedy = recovery.remedy if recovery.share is None else recovery.share * loss
        if remedy:
            self.consequences.bring_about("money", remedy, cause)
        chance = settles(
            None if not loss else remedy / loss,
            "rejected" if known is None else known.service,
            "process" if known is None else known.failure,
            recovery.apology,
            self.floor.now - case.root.opened_s,
            self._matter(contact, recovery),
        )
        chance = calmed(chance, case.root.anger_rise)
        if recovery.by == "agent" and case.agent is not None:
            chance *= agent_reaches(self._skill(case.agent))
        accepts = self.draw(contact, RECOVER_DRAW) < chance
        words = "the customer lets it rest" if accepts else "the customer is not satisfied"
        self.consequences.record("recover", case.id, chance, words, cause)
        who = "the customer" if case.root.facts is None else case.root.facts.customer
        if accepts:
            self.settle(case, in_writing=recovery.in_writing)
            self.consequences.say(f"{who} lets it rest", "effect")
        else:
            self.come_back(case, *BACK_S)
            self.consequences.say(f"{who} is not satisfied", "effect")
        if recovery.by == "agent" and case.agent is not None:
            self._with_the_agent(case.agent, accepts, cause)
        if remedy > loss:
            self.consequences.bring_about("trust", OVER_TRUST, cause)
        if loss and remedy > FLAT_FROM * loss:
            self._precedent(contact, cause)

    def _matter(self, contact: Contact, recovery: Recovery) -> str:
        """What becomes of the cause: one that was raised and taken on has an owner, whoever says so."""
        raised = recovery.matter == "left" and contact.type.driver_id in self.owned
        return "owned" if raised else recovery.matter

    def _with_the_agent(self, agent: str, accepts: bool, cause: Cause) -> None:
        """Doing it oneself, advised, teaches; being shouted at once more wears."""
        for step in TAUGHT_STEPS:
            by = TAUGHT_WELL if accepts else TAUGHT
            self.consequences.bring_about("skill", {"agents": (agent,), "step": step, "by": by}, cause)
        self.consequences.bring_about(
            "morale", {"agents": (agent,), "by": CALMED if accepts else FAILED}, cause
        )
        if not accepts:
            self.consequences.bring_about("hostile_contact", True, cause)

    def _precedent(self, contact: Contact, cause: Cause) -> None:
        """More than half again of the loss: the customer may try again, and others hear what there is."""
        for key, times in PRECEDENT.items():
            body = {"drivers": (contact.type.driver_id,), "times": times}
            self.consequences.bring_about(key, body, cause)
        if self.draw(contact, CLAIM_DRAW) < CLAIM_SHARE:
            self._come_again(contact, CLAIM_S, CLAIM_DRAW + 1)

    def _skill(self, agent: str) -> float:
        """The agent's mean skill in what a hard case asks for, 0-1."""
        who = self.consequences.agent(agent)
        assert who is not None
        skill = who.wellbeing.step_skill
        return fsum(skill[STEPS.index(step)] for step in HARD_STEPS) / len(HARD_STEPS)

    def _come_again(self, contact: Contact, span_s: tuple[float, float], number: int) -> None:
        """A settled customer contacts again, calmly."""
        soonest_s, latest_s = span_s
        self._returns_at(contact, soonest_s + (latest_s - soonest_s) * self.draw(contact, number), REPEAT)

    def _note(self, case: Case, event: str) -> None:
        """A step of the case; one that was taken before is not noted again."""
        if event not in case.steps:
            case.steps.add(event)
            self.floor.ledger.case_events.append(CaseEvent(self.floor.now, case.id, event, ""))

    def wait(self, case: Case) -> None:
        """The customer waits for a call and does not come back meanwhile."""
        assert case.contact is not None
        case.contact.returns_s = UNSET

    def come_back(self, case: Case, soonest_s: float, latest_s: float) -> None:
        """The customer is left alone and chases the matter the same day, hostile."""
        contact = case.contact
        assert contact is not None
        contact.resolved = False
        self._returns_at(contact, soonest_s + (latest_s - soonest_s) * self.draw(contact, 1), CHASE)

    def draw(self, contact: Contact, number: int) -> float:
        """A number in [0, 1) that belongs to the customer's contact in an escalation."""
        return self.floor.draws_for(contact.root, DRAWS_PURPOSE + contact.attempt, DRAWS)[number]

    def _returns_at(self, contact: Contact, after_s: float, origin: int) -> None:
        at_s = self.floor.next_opening(contact.type.channel, self.floor.now + after_s)
        contact.returns_s = at_s
        if at_s < self.floor.end_s:
            self.floor.at(at_s, lambda: self._returns(contact, at_s, origin))

    def _returns(self, contact: Contact, at_s: float, origin: int) -> None:
        if contact.returns_s == at_s:
            returns.follow_up(
                self.floor,
                contact,
                contact.type,
                origin,
                self.floor.now,
                same_work=False,
                hostile=origin == CHASE,
            )

    def _id(self, contact: Contact) -> str:
        """By the customer and the occasion: the first escalation, the second, ..."""
        number = self._asked[contact.customer] = self._asked.get(contact.customer, 0) + 1
        return f"escalation-{contact.customer}" + (f"-{number}" if number > 1 else "")

    def _priced(self, filled: CaseTemplate) -> tuple[Choice, ...]:
        """The answers, each with the minutes that it takes in this scenario."""
        factor = minutes_factor(self.floor.scenario)
        if factor == 1.0:
            return filled.choices
        return tuple(
            choice.model_copy(update={"minutes": choice.minutes * factor}) for choice in filled.choices
        )
