"""What is behind each part of a score: contacts, people, cases and decisions, the worst first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from floorsim.floor import interventions
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.behind import Behind, behind
from floorsim.scoring.behind.parts import OF_A_CHANNEL, OF_THE_FLOOR
from floorsim.scoring.behind.row import MOST_ROWS
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.scoring.written_service import in_time
from floorsim.supervisors.registry import policy_named
from tests.desk.desks import NINE, a_scenario, agent, at, decide, message
from tests.measuring import evidence
from tests.scoring.test_scores import a_day_with

MIN = 60.0
OUTAGE = load_scenario("login-outage").scenario


def ended(scenario: Scenario, *decisions: tuple[float, str, dict[str, Any]]) -> Evidence:
    run = at(scenario)
    for at_min, kind, arguments in decisions:
        run.advance(NINE + at_min * MIN)
        decide(run, kind, **arguments)
    run.advance_to_end()
    return evidence(run)


def outage(policy: str, seed: int = 3) -> Evidence:
    run = Run(OUTAGE, seed)
    policy_named(policy)(run)
    return evidence(run)


def parts_of(of: Evidence) -> list[str]:
    return [part.id for one in score(of).scores for part in one.parts]


def steps(part: str) -> str:
    return part.rpartition(".")[2]


def without_back_office_time() -> Evidence:
    run = at(a_day_with("back_office"), NINE + 30 * MIN)
    ana = agent(run, "ana")
    interventions.cancel_item(run.floor, ana, ana.agenda[0])
    run.advance_to_end()
    return evidence(run)


EVERY_WAY: tuple[Callable[[], Evidence], ...] = (
    lambda: outage("worked"),
    lambda: outage("all-overtime"),
    lambda: outage("everyone-on-voice"),
    lambda: outage("competent+cancel-coaching"),
    without_back_office_time,
)


def test_every_part_that_a_scorecard_can_hold_opens() -> None:
    opened = set()
    for play in EVERY_WAY:
        of = play()
        for part in parts_of(of):
            rows = behind(of, part)
            assert all(isinstance(row, Behind) and row.what for row in rows), part
            opened.add(steps(part))
    assert opened == {*OF_THE_FLOOR, *OF_A_CHANNEL}


def test_what_a_row_points_at_is_there() -> None:
    of = outage("worked")
    seqs = {record.seq for record in of.ledger.decisions}
    for part in parts_of(of):
        for row in behind(of, part):
            assert row.agent is None or 0 <= row.agent < len(of.ledger.agents)
            assert row.contact is None or of.ledger.contacts[row.contact].id == row.contact
            assert row.decision is None or row.decision in seqs


def test_behind_a_service_level_stand_those_who_waited_too_long_the_longest_first() -> None:
    of = outage("hands-off")
    rows = behind(of, "voice.served")
    lost = of.customers(0)
    assert len(rows) == int(lost.lost.sum())
    waited_s = lost.waited_s[lost.lost].max()
    contact = of.ledger.contacts[rows[0].contact or 0]
    place = [int(root) for root in lost.root].index(contact.root)
    assert lost.waited_s[place] == waited_s


def test_behind_written_work_stands_what_can_no_longer_be_finished_in_time() -> None:
    of = ended(
        a_scenario(
            demand__streams={
                "email": {
                    "forecast": {"per_hour": 60},
                    "drivers": {"billing": 1},
                    "talk": {"mean": "30m"},
                    "backlog": [{"open": 40, "age": "20h"}],
                }
            }
        )
    )
    email = of.channels[2]
    own = of.window.where(of.window.channel == email.index)
    missed = round((1 - in_time(of, email, own)) * len(own))
    rows = behind(of, "email.in_target")
    assert len(rows) == min(missed, MOST_ROWS)
    assert any("can't be finished in time" in row.what for row in rows)


def test_behind_trust_stands_the_answer_that_cost_it_with_its_decision() -> None:
    choices = [{"id": "yes", "label": "Yes.", "minutes": 0, "effects": [{"trust": -0.2}]}]
    of = ended(
        a_scenario(messages=[message(choices=choices), message("n", if_missed=[{"trust": -0.1}])]),
        (11, "answer", {"message": "m", "choice": "yes"}),
    )
    answered, missed = behind(of, "trust")
    assert (answered.decision, answered.figure) == (0, "-0.20")
    assert "your answer" in answered.what
    assert (missed.decision, missed.figure) == (None, "-0.10")
    assert "no answer in time" in missed.what


def test_behind_breaks_stands_whose_was_taken_and_by_which_decision() -> None:
    of = outage("competent+cancel-coaching")
    rows = behind(of, "development")
    assert rows
    assert all("cancelled" in row.what and row.agent is not None for row in rows)
    (decision,) = {row.decision for row in rows if "one to one" in row.what}
    assert of.ledger.decisions[decision or 0].kind == "defer_activity"


def test_a_part_that_no_scorecard_has_is_refused() -> None:
    with pytest.raises(KeyError):
        behind(outage("hands-off"), "voice.nothing")
