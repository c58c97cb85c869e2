"""Quality and satisfaction of real runs, judged from the ledger."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.floor import Floor
from floorsim.floor.measures import quality
from floorsim.floor.measures.contact_table import contact_table
from floorsim.floor.measures.quality import Judged
from floorsim.units import DAY_S
from tests.floor.scenarios import plain, stream
from tests.measuring import figures


def run(skill: float = 0.9, seed: int = 1, **changes: Any) -> Floor:
    people = {
        "model": "on",
        "mix": {"usual": 1},
        "profiles": {"usual": {"skill": skill, "tenure_weeks": 200}},
    }
    scenario = plain(
        people=people,
        quality={"survey_response": 0.4},
        **{"demand": stream(arrivals="poisson", forecast={"per_hour": 30}), **changes},
    )
    floor = Floor(scenario, seed)
    floor.advance(floor.end_s)
    return floor


def judged(floor: Floor) -> Judged:
    table = contact_table(floor.ledger.contacts, floor.compiled.contact_types, floor.channels)
    kinds = {channel.id: channel.medium for channel in floor.channels}
    return quality.judge(table, floor.book, kinds, floor.scenario.quality)


def test_every_contact_that_an_agent_finished_is_judged_once() -> None:
    floor = run()
    of = judged(floor)
    assert of.contacts.id.tolist() == sorted(contact.id for contact in floor.ledger.finished)
    assert len(of.quality.score) == len(of.contacts)
    assert len(of.satisfaction.felt) == len(of.surveyed) == len(of.contacts)


def test_the_skilled_do_better_work_and_their_customers_feel_it() -> None:
    good, poor = (figures(run(skill)).floor for skill in (0.95, 0.3))
    assert good.qa is not None
    assert poor.qa is not None
    assert good.qa > poor.qa + 0.05
    assert good.csat_true is not None
    assert poor.csat_true is not None
    assert good.csat_true > poor.csat_true
    assert poor.compliance_events >= good.compliance_events


def test_csat_is_the_share_of_fours_and_fives_among_the_answers() -> None:
    of = judged(run())
    felt = of.satisfaction.felt[of.satisfaction.answered].tolist()
    assert len(felt) > 5
    assert quality.csat(of, 0.0, DAY_S) == pytest.approx(sum(mark >= 4 for mark in felt) / len(felt))
    assert quality.csat_mean(of, 0.0, DAY_S) == pytest.approx(sum(felt) / len(felt))
    assert quality.survey_answers(of, 0.0, DAY_S) == len(felt)


def test_a_window_without_contacts_has_neither_quality_nor_satisfaction() -> None:
    of = judged(run())
    assert quality.qa(of, DAY_S, 2 * DAY_S) is None
    assert quality.csat(of, DAY_S, 2 * DAY_S) is None
    assert quality.csat_mean(of, DAY_S, 2 * DAY_S) is None
    assert quality.csat_true(of, DAY_S, 2 * DAY_S) is None
    assert quality.compliance_events(of, DAY_S, 2 * DAY_S) == 0


def test_items_without_a_customer_are_reviewed_but_nobody_is_asked() -> None:
    channels = {"voice": {"kind": "back_office", "target": {"within": "4h"}}}
    of = judged(run(floor={"channels": channels}))
    assert len(of.contacts) > 0
    assert len(of.surveyed) == 0


def test_a_customer_who_is_handed_on_is_asked_once_at_the_end() -> None:
    channels = {
        "voice": {"kind": "voice", "target": {"within": "20s"}},
        "second": {"kind": "voice", "target": {"within": "20s"}},
    }
    demand = {
        "streams": {
            "voice": {"drivers": {"complex": 1}, "arrivals": "poisson"},
            "second": {"forecast": {"per_hour": 0}, "talk": {"constant": "2m"}},
        }
    }
    floor = run(
        floor={"channels": channels, "groups": {"phones": {"skills": {"voice": 1, "second": 1}}}},
        drivers={"complex": {"transfer": {"to": "second", "share": 0.5}}},
        demand=demand,
    )
    of = judged(floor)
    handed_on = {contact.parent for contact in floor.ledger.contacts if contact.parent >= 0}
    assert handed_on
    assert not handed_on & set(of.surveyed.id.tolist())
    assert set(of.contacts.id.tolist()) - handed_on == set(of.surveyed.id.tolist())
