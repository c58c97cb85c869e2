"""floorsim as a contender: the one module here that knows how a scenario is loaded and a run is played."""

from __future__ import annotations

from pathlib import Path

from benchmarks.mmsm import Outcome, Reading, Replicate
from floorsim.floor.contact import ABANDONED
from floorsim.floor.ledger import Ledger
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.staff import People

SCENARIOS = Path(__file__).parent / "scenarios"


def scenario(name: str) -> Scenario:
    """A scenario of benchmarks/scenarios, by its file's name without the ending."""
    return load_scenario(SCENARIOS / f"{name}.yaml").scenario


def play(scenario: Scenario, seed: int) -> Ledger:
    """Play `scenario` from opening to end with no decision taken, and keep nothing but its ledger."""
    run = Run(scenario, seed=seed)
    run.advance_to_end()
    return run.ledger


def _replicate(scenario: Scenario) -> Replicate:
    def replicate(seed: int) -> Reading:
        ledger = play(scenario, seed)
        return lambda: _outcome(ledger)

    return replicate


def _outcome(ledger: Ledger) -> Outcome:
    return Outcome(
        contacts=len(ledger.contacts),
        abandoned=sum(contact.disposition == ABANDONED for contact in ledger.contacts),
        wait_min=sum(max(contact.wait_s, 0.0) for contact in ledger.contacts) / 60,
    )


def prepare_queue() -> Replicate:
    """The queue of mmsm.py with human effects off."""
    return _replicate(scenario("queue"))


def prepare_queue_people() -> Replicate:
    """The same queue served by people who tire."""
    queue = scenario("queue")
    return _replicate(queue.model_copy(update={"people": People(model="on")}))


def prepare_day() -> Replicate:
    """A whole day of a small floor with everything on."""
    return _replicate(scenario("day"))


def prepare_large() -> Replicate:
    """The same day on a floor a hundred times as large."""
    return _replicate(scenario("large"))
