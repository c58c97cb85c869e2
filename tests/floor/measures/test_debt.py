"""Time borrowed from the plan: put off, cancelled, cut short, given back."""

from __future__ import annotations

import pytest
from hypothesis import given

from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.floor import Floor
from floorsim.floor.measures.debt import LENDABLE, Debt
from floorsim.floor.states import TRAINING
from floorsim.floor.wallboard.wallboard import Wallboard
from tests.floor.playing import played
from tests.floor.scenarios import EIGHT, plain
from tests.measuring import figures
from tests.strategies import Play, examples, plays

HOUR = 3600.0
MIN = 60.0
NOTHING = Debt(0.0, 0.0, 0.0, 0.0, 0.0)


def a_day(per_hour: float = 0.0) -> Floor:
    """Two agents from 8 to 16: a meeting at 9, training at 10, back-office time at 11, a one-to-one at 13."""
    activities = [
        {"kind": "meeting", "at": "09:00", "for": "30m"},
        {"kind": "training", "at": "10:00", "for": "60m"},
        {"kind": "back_office", "at": "11:00", "for": "45m"},
        {"kind": "one_to_one", "at": "13:00", "for": "20m"},
        {"kind": "break", "at": "15:30", "for": "15m"},
    ]
    return Floor(
        plain(
            floor={
                "closes": "16:00",
                "run_on": "1h",
                "shifts": {"day": {"from": "08:00", "to": "16:00", "activities": activities}},
                "groups": {"phones": {"count": 2, "shifts": ["day"]}},
            },
            demand={"streams": {"voice": {"forecast": {"per_hour": per_hour}}}},
        ),
        1,
    )


def at(floor: Floor, hours: float) -> Agent:
    """Runs to so many hours after eight; gives the first agent."""
    floor.advance(EIGHT + hours * HOUR)
    return floor.agents[0]


def item(agent: Agent, kind: str) -> AgendaItem:
    return next(one for one in agent.agenda if one.activity == kind)


def debt(floor: Floor, kind: str) -> Debt:
    return figures(floor).floor.debt[kind]


def test_a_plan_that_is_kept_owes_nothing_though_it_waits_for_the_contact_in_hand() -> None:
    floor = a_day(per_hour=36)
    at(floor, 8)
    assert any(log.state == TRAINING for log in floor.agents[0].log)
    began = [item(agent, "training").begun_s for agent in floor.agents]
    assert max(began) > EIGHT + 2 * HOUR
    for kind, planned_min in (("meeting", 60), ("training", 120), ("back_office", 90), ("one_to_one", 40)):
        assert debt(floor, kind) == Debt(planned_min, 0.0, 0.0, 0.0, 0.0)
    assert debt(floor, "coaching") == NOTHING


def test_what_is_put_off_is_owed_until_it_is_given() -> None:
    floor = a_day()
    agent = at(floor, 0.5)
    interventions.move_item(floor, agent, item(agent, "training"), EIGHT + 6 * HOUR)
    at(floor, 1.9)
    assert debt(floor, "training") == NOTHING
    at(floor, 4)
    assert debt(floor, "training") == Debt(120.0, 60.0, 0.0, 60.0, 60.0)
    at(floor, 6.5)
    assert debt(floor, "training") == Debt(120.0, 60.0, 30.0, 30.0, 30.0)
    at(floor, 8)
    assert debt(floor, "training") == Debt(120.0, 60.0, 60.0, 0.0, 0.0)


def test_what_is_cancelled_is_owed_with_no_time_ahead() -> None:
    floor = a_day()
    agent = at(floor, 0.5)
    interventions.cancel_item(floor, agent, item(agent, "meeting"))
    interventions.cancel_item(floor, agent, item(agent, "one_to_one"))
    at(floor, 8)
    assert debt(floor, "meeting") == Debt(60.0, 30.0, 0.0, 30.0, 0.0)
    assert debt(floor, "one_to_one") == Debt(40.0, 20.0, 0.0, 20.0, 0.0)


def test_calling_somebody_back_from_back_office_work_borrows_the_rest_of_it() -> None:
    floor = a_day()
    agent = at(floor, 3.25)
    interventions.bring_back(floor, agent)
    at(floor, 8)
    assert debt(floor, "back_office") == Debt(90.0, 30.0, 0.0, 30.0, 0.0)


def test_time_of_the_same_kind_that_is_added_gives_back_no_more_than_is_owed() -> None:
    floor = a_day()
    agent = at(floor, 0.5)
    interventions.cancel_item(floor, agent, item(agent, "training"))
    at(floor, 5.9)
    interventions.send_off(floor, agent, "training", TRAINING, 40 * MIN, at_s=EIGHT + 6 * HOUR)
    assert debt(floor, "training") == Debt(120.0, 60.0, 0.0, 60.0, 40.0)
    at(floor, 6.9)
    assert debt(floor, "training") == Debt(120.0, 60.0, 40.0, 20.0, 0.0)
    interventions.send_off(floor, agent, "training", TRAINING, 40 * MIN)
    at(floor, 8)
    assert debt(floor, "training") == Debt(120.0, 60.0, 60.0, 0.0, 0.0)


def test_who_goes_home_early_is_owed_what_is_missed_of_the_plan() -> None:
    floor = a_day()
    agent = at(floor, 2.5)
    interventions.finish_early(floor, agent)
    at(floor, 8)
    assert debt(floor, "training").owed_min == pytest.approx(30.0)
    assert debt(floor, "back_office") == Debt(45.0, 0.0, 0.0, 0.0, 0.0)


def test_the_wall_shows_whose_time_is_owed_while_they_are_at_work() -> None:
    floor = a_day()
    wallboard = Wallboard(floor)
    agent = at(floor, 0.5)
    interventions.cancel_item(floor, agent, item(agent, "meeting"))
    interventions.move_item(floor, agent, item(agent, "training"), EIGHT + 6 * HOUR)
    owed = []
    for hours in (0.9, 1.1, 2.1, 6.1, 8.5):
        at(floor, hours)
        owed.append([view.owed_min for view in wallboard.agents({})])
    assert owed == [[0, 0], [30, 0], [90, 0], [30, 0], [0, 0]]
    assert not any(view.break_owed for view in wallboard.agents({}))


@examples(40)
@given(plays())
def test_the_account_always_balances(play: Play) -> None:
    floor = played(play).floor
    found = figures(floor).floor.debt
    assert tuple(found) == LENDABLE
    for of in found.values():
        assert of.owed_min == pytest.approx(of.borrowed_min - of.repaid_min)
        assert 0.0 <= of.to_come_min <= of.owed_min + 1e-9
        assert 0.0 <= of.repaid_min <= of.borrowed_min <= of.planned_min + 1e-9
