"""What one decision changed on the customers who came: exactly that, and nothing where it touched nobody."""

from __future__ import annotations

import pytest

from floorsim.debrief.difference import difference_of
from floorsim.desk.decisions import script
from floorsim.floor.contact import ABANDONED
from floorsim.run.run import Run
from floorsim.scenario.models.desk import PlannedDecision
from tests.debrief.conftest import TAKEN


def number_of(run: Run, kind: str) -> int:
    return next(one.seq for one in run.taken if one.kind == kind)


def abandoned(run: Run, channel: int) -> int:
    return sum(
        contact.disposition == ABANDONED and contact.type.channel == channel
        for contact in run.ledger.contacts
        if contact.arrived_s >= run.scenario.play_from_s
    )


def test_the_announcement_shows_in_every_queue_that_hears_it(outage_run: Run) -> None:
    found = difference_of(outage_run, number_of(outage_run, "announcement"))
    voice = next(one for one in found.channels if one.id == "voice")
    assert voice.deflected > 0
    assert voice.shorter + voice.longer > 10
    assert found.customers
    assert {one.channel for one in found.customers} <= {"Voice", "Chat"}
    left = ("gave up", "left at once")
    assert all(one.with_it.startswith(left) or one.without_it.startswith(left) for one in found.customers)


def test_it_is_the_run_less_the_same_run_without_the_decision(outage_run: Run) -> None:
    others = [one for one in TAKEN if one["do"] != "announcement"]
    alone = Run(outage_run.scenario, outage_run.seed)
    script.play(alone, script.planned_from(PlannedDecision.model_validate(one) for one in others))
    found = difference_of(outage_run, number_of(outage_run, "announcement"))
    voice = next(one for one in found.channels if one.id == "voice")
    assert voice.abandoned == abandoned(outage_run, 0) - abandoned(alone, 0)


def test_a_decision_that_never_acted_touches_nobody(outage_run: Run) -> None:
    assert difference_of(outage_run, 90).nothing


def test_there_is_no_difference_of_a_decision_that_was_not_taken(outage_run: Run) -> None:
    with pytest.raises(KeyError):
        difference_of(outage_run, 4711)
