"""One run of the login outage with a few decisions of each sort, and the worked run of the same customers."""

from __future__ import annotations

import pytest

from floorsim.debrief.reference import Reference, worked_run
from floorsim.desk.decisions import script
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.desk import PlannedDecision

NAMES = {"dana": "Dana", "noor": "Noor", "hanna": "Hanna"}

TAKEN = (
    {"at": "09:13", "do": "answer", "message": "swap", "choice": "check"},
    {"at": "09:25", "do": "announcement", "channel": "all", "message": "known_issue"},
    {"at": "09:26", "do": "incident_post", "next_update": 40},
    {"at": "09:27", "do": "chat_cap", "channel": "chat", "cap": 3, "number": 90},
    {"at": "09:27:30", "do": "withdraw", "decision": 90},
    {
        "at": "09:32",
        "do": "defer_activity",
        "activity": "one_to_one",
        "agents": ["noor"],
        "minutes_later": 120,
    },
    {"at": "09:51", "do": "tell_leadership", "content": "facts_only"},
    {"at": "10:13", "do": "answer", "message": "shaken", "choice": "care"},
)
"""One is withdrawn before it acts; `chat_text` is missed; the note to leadership settles `director`; the
promise to see Hanna is broken."""


@pytest.fixture(scope="session")
def outage_run() -> Run:
    run = Run(load_scenario("login-outage").scenario, 5, names=NAMES)
    refused = script.play(run, script.planned_from(PlannedDecision.model_validate(one) for one in TAKEN))
    assert refused == []
    return run


@pytest.fixture(scope="session")
def outage_reference(outage_run: Run) -> Reference:
    reference = worked_run(outage_run.scenario, outage_run.seed, names=NAMES)
    assert reference is not None
    return reference
