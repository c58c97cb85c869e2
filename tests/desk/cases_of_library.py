"""A floor where every caller is hostile and wants a manager, and brings one case of the library."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.cases import library
from floorsim.desk.view import MessageView
from floorsim.floor.contact import Contact
from floorsim.run.run import Run
from floorsim.scenario.escalation_library import EscalationCase
from tests.desk.desks import MIN, a_scenario, at, decide

DRIVERS = {
    "login": {"title": "A bill", "family": "money", "resolvable": 0.0, "hostility": 1.0, "manager": 1.0},
    "billing": {"resolvable": 0.8},
}
STREAMS = {
    "voice": {
        "forecast": {"per_hour": 12},
        "drivers": {"login": 1},
        "talk": {"constant": "3m"},
        "repeat": {"share": 1.0, "same_day": 1.0, "same_day_delay": {"constant": "110m"}},
    }
}
RECOVERS: dict[str, Any] = {
    "right": {"remedy": 60, "apology": "felt", "matter": "fixed", "in_writing": True},
    "nothing": {"apology": "none", "matter": "left"},
    "over": {"remedy": 150, "apology": "none"},
    "unwritten": {"remedy": 60, "apology": "felt", "matter": "fixed"},
}


def own_case(**changes: Any) -> EscalationCase:
    """A case with a loss of 50, a limit of 100, and an answer for each entry of RECOVERS."""
    text: dict[str, Any] = {
        "id": "own",
        "codes": ["D3"],
        "title": "charged twice",
        "tone": "angry",
        "loss": 50,
        "authority": 100,
        "policy": "Fees we caused are repaid.",
        "history": [{"days_ago": 1, "text": "Told that it was fixed."}, {"days_ago": 9, "text": "Charged."}],
        "linked": 3,
        "owner": "the billing lead",
        "says": "{customer} was charged twice.",
        "turns": {
            "line": {
                "text": "Who is in charge here?",
                "choices": [
                    {"id": id, "label": f"Answer {id}.", "minutes": 3, "effects": [{"recover": body}]}
                    for id, body in RECOVERS.items()
                ],
            }
        },
        **changes,
    }
    return EscalationCase.model_validate(text)


def asked(
    monkeypatch: pytest.MonkeyPatch, *, seed: int = 1, case: EscalationCase | None = None, **changes: Any
) -> Run:
    """A run at the moment when the first customer has brought the case."""
    brought = own_case() if case is None else case
    monkeypatch.setattr(library, "escalation_cases", lambda: {brought.id: brought})
    scenario = a_scenario(
        **{
            "meta": {"id": "small", "title": "Small", "level": 2},
            "drivers": DRIVERS,
            "demand__streams": STREAMS,
            **changes,
        }
    )
    run = at(scenario, seed=seed)
    while not escalations(run):
        run.advance(run.now_s + 10)
    return run


def escalations(run: Run) -> list[MessageView]:
    """The escalations in the inbox."""
    return [item for item in run.observe().inbox if item.category == "escalation"]


def customer(run: Run) -> Contact:
    """The contact whose customer asked first."""
    about = next(record.about for record in run.ledger.cases if record.category == "escalation")
    return next(contact for contact in run.ledger.contacts if contact.key == about)


def take(run: Run, answer: str) -> str:
    """Takes the first case and gives this answer; the case's id."""
    item = escalations(run)[0]
    decide(run, "escalation", message=item.id, choice="take_now")
    run.advance(run.now_s + 4 * MIN + 1)
    decide(run, "escalation", message=item.id, choice=answer)
    run.advance(run.now_s + 3 * MIN + 1)
    return item.id
