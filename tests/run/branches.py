"""Branches of a run: the same scenario and seed, with some of its decisions left out or one put in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.contact import Contact
from floorsim.floor.records import CaseRecord
from floorsim.run.run import Run, Taken, replay
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.registry import policy_named

SHIPPED = ("first-shift", "login-outage")
PLAYERS = ("competent", "worked")


@cache
def shipped(name: str) -> Scenario:
    """A shipped scenario."""
    return load_scenario(name).scenario


@cache
def played(name: str, policy: str, seed: int) -> Run:
    """A shipped scenario played to its end."""
    run = Run(shipped(name), seed)
    refused = policy_named(policy)(run)
    assert refused == []
    return run


def with_only(run: Run, numbers: Collection[int]) -> Run:
    """The branch in which only the decisions of these numbers are taken."""
    kept = [taken for taken in run.taken if taken.seq in numbers]
    return replay(run.scenario, run.seed, kept, until_s=run.end_s)


def without(run: Run, number: int) -> Run:
    """The branch in which one decision is left out."""
    return with_only(run, {taken.seq for taken in run.taken} - {number})


def with_one_more(run: Run, decision: Decision, at_s: float) -> tuple[Run, int]:
    """The branch in which one more decision is taken at a time, before others of that time; its number."""
    number = 1 + max((taken.seq for taken in run.taken), default=0)
    branch, waiting = Run(run.scenario, run.seed), True
    for taken in [*run.taken, None]:
        if waiting and (taken is None or taken.at_s >= at_s):
            branch.advance(at_s)
            branch.decide(decision, number)
            waiting = False
        if taken is not None:
            branch.advance(taken.at_s)
            branch.decide_again(decision_from(taken.kind, taken.arguments), taken)
    branch.advance_to_end()
    return branch, number


def leave_one_out(run: Run) -> Iterator[tuple[Taken, Run]]:
    """Every branch in which one decision is missing, with the decision."""
    for taken in run.taken:
        yield taken, without(run, taken.seq)


def first_contacts(run: Run) -> dict[str, Contact]:
    """The customers of a run by what names them."""
    return {contact.key: contact for contact in run.ledger.contacts if contact.first is None}


def cases(run: Run) -> dict[str, CaseRecord]:
    """The cases of a run by id."""
    found = {case.id: case for case in run.ledger.cases}
    assert len(found) == len(run.ledger.cases)
    return found


def escalations(run: Run) -> dict[str, list[str]]:
    """The ids of the escalations of each customer, in order of time."""
    found: dict[str, list[str]] = {}
    for case in run.ledger.cases:
        if case.category == "escalation":
            found.setdefault(customer(case), []).append(case.id)
    return found


def customer(case: CaseRecord) -> str:
    """The customer whom a case is about: `voice-12` of the contact `voice-12.3`."""
    return case.about.partition(".")[0]
