"""Which case of the library a customer brings, and how it is opened."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from floorsim.desk.cases.template import CaseTemplate, case_template, fill
from floorsim.desk.view import CaseFacts
from floorsim.floor.contact import Contact
from floorsim.floor.floor import Floor
from floorsim.scenario.effects.written import effect
from floorsim.scenario.escalation_library import (
    EscalationCase,
    LineTurn,
    PastContact,
    customer_names,
    escalation_cases,
)
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.wording.filled import Words

OPENING: Final = "escalation_opening"
"""The case in data/cases with which every case of the library begins."""
FROM_LEVEL: Final = 2
"""Scenarios from this level on use the whole library, unless they say otherwise (D: the first shift is about
queues)."""
COACHED: Final = (effect("recover", {"share": 0.5, "apology": "said", "by": "agent"}),)
"""What an agent does who is coached through a case that says nothing else: an apology, half the loss (D)."""
LEFT_ALONE: Final = (effect("customer", {"outcome": "comes_back"}),)
"""What comes of it when somebody on the line gets no answer."""


def library_of(scenario: Scenario) -> tuple[EscalationCase, ...]:
    """The cases that customers of this scenario may bring, in the order of their ids."""
    wanted = scenario.escalations.cases
    if wanted is None:
        wanted = "all" if scenario.meta.level >= FROM_LEVEL else "none"
    if wanted == "none":
        return ()
    return tuple(case for case in escalation_cases().values() if wanted == "all" or case.id in wanted)


def case_of(floor: Floor, library: tuple[EscalationCase, ...], contact: Contact) -> EscalationCase | None:
    """The case that this customer brings: drawn by a number of their own; None where none fits."""
    fitting = [case for case in library if fits(floor, case, contact)]
    if not fitting:
        return None
    weights = list(accumulate(case.weight for case in fitting))
    u = floor.random.few(1, "escalation case", contact.key)[0]
    return fitting[min(bisect_right(weights, u * weights[-1]), len(fitting) - 1)]


def fits(floor: Floor, case: EscalationCase, contact: Contact) -> bool:
    """Whether this customer can bring the case."""
    wanted, driver = case.fits, contact.type.driver_id
    if wanted.families or wanted.drivers:
        written = floor.scenario.drivers.get(driver)
        family = written.family if written is not None else None
        if driver not in wanted.drivers and family not in wanted.families:
            return False
    if wanted.channels and contact.type.own_channel.spec.medium not in wanted.channels:
        return False
    if wanted.again is not None and wanted.again != (contact.attempt > 0):
        return False
    return wanted.hostile is None or wanted.hostile == contact.hostile


def customer_name(floor: Floor, contact: Contact) -> str:
    """What this customer is called; the same in every contact of their matter."""
    names = customer_names()
    return names[int(floor.random.few(1, "customer name", contact.customer)[0] * len(names))]


def opening(case: EscalationCase, words: Words) -> tuple[EscalationCase, CaseTemplate]:
    """The case with its words filled in, and how it begins."""
    case = fill(case, words)
    begins = case_template(OPENING).filled({**words, "says": case.says, "title": case.title})
    coached = tuple(case.coached) or COACHED
    choices = tuple(
        one.model_copy(update={"effects": coached}) if one.id == "send_back" else one
        for one in begins.choices
    )
    whole = {"choices": (*choices, *case.openings), "levels": case.levels}
    return case, begins.model_copy(update=whole)


def turns_of(case: EscalationCase) -> dict[str, LineTurn]:
    """How the case may go on; who gets no answer on the line comes back."""
    return {
        name: turn if turn.if_missed else turn.model_copy(update={"if_missed": LEFT_ALONE})
        for name, turn in case.turns.items()
    }


def facts_of(floor: Floor, case: EscalationCase, contact: Contact, customer: str) -> CaseFacts:
    """What is known of the customer."""
    return CaseFacts(
        customer=customer,
        tone=case.tone,
        contact=case.contact + contact.attempt,
        loss=case.loss,
        authority=case.authority,
        failure=case.failure,
        policy=case.policy,
        history=tuple((_when(floor, one), one.text) for one in _in_order(case)),
        linked=case.linked,
        owner=case.owner,
        eta=case.eta,
        evidence=case.evidence,
    )


def _in_order(case: EscalationCase) -> list[PastContact]:
    return sorted(case.history, key=lambda one: -one.days_ago)


def _when(floor: Floor, one: PastContact) -> str:
    """`today`, `yesterday`, a day of the last week by its name, else so many days ago."""
    if one.days_ago == 0:
        return "today"
    if one.days_ago == 1:
        return "yesterday"
    if one.days_ago < len(WEEKDAYS):
        day = floor.day_of(floor.now) - one.days_ago
        return floor.scenario.floor.weekday_of(day).capitalize()
    return f"{one.days_ago} days ago"
