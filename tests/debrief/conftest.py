"""One run of the login outage by the competent supervisor, and the worked run of the same customers."""

from __future__ import annotations

import pytest

from floorsim.debrief.reference import Reference, worked_run
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.supervisor import play

NAMES = {"dana": "Dana", "noor": "Noor", "hanna": "Hanna"}


@pytest.fixture(scope="session")
def outage_run() -> Run:
    run = Run(load_scenario("login-outage").scenario, 5, names=NAMES)
    play(run, Competent())
    return run


@pytest.fixture(scope="session")
def outage_reference(outage_run: Run) -> Reference:
    reference = worked_run(outage_run.scenario, outage_run.seed, names=NAMES)
    assert reference is not None
    return reference
