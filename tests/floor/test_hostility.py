"""Which customers are hostile: waiting and having to call again make angry, being called back does not."""

from __future__ import annotations

import numpy as np
import pytest

from floorsim.floor.contact import CHASE, FRESH, NEVER, REDIAL, REPEAT, UNSET, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.hostility import hostile_chance
from tests.floor.scenarios import EIGHT, plain, stream


def answered(
    waited_s: float,
    *,
    origin: int = FRESH,
    base: float = 0.1,
    promised_s: float = UNSET,
    written: bool = False,
) -> Contact:
    """A contact that was answered after a wait; an email is promised an answer within an hour."""
    email = {"channels": {"voice": {"kind": "email", "target": {"within": "1h"}}}}
    contact_type = Floor(plain(**({"floor": email} if written else {})), 1).compiled.contact_types[0]
    contact_type.hostility = base
    contact = Contact(contact_type, (0.5,) * 11, EIGHT, 180.0, 0.0, 0.0, NEVER, False, origin)
    contact.answered_s = EIGHT + waited_s
    contact.promised_s = promised_s
    return contact


def test_who_does_not_wait_is_as_hostile_as_the_driver_says() -> None:
    assert hostile_chance(answered(0.0)) == 0.1
    assert hostile_chance(answered(0.0, base=0.0, origin=REDIAL)) == 0.0
    assert hostile_chance(answered(900.0, base=0.0)) == 0.0
    assert hostile_chance(answered(900.0, base=1.0)) == 1.0


def test_each_minute_on_the_line_makes_hostility_likelier_up_to_five() -> None:
    chances = [hostile_chance(answered(60.0 * minutes)) for minutes in range(8)]
    assert chances[:6] == sorted(set(chances[:6]))
    assert chances[5] == chances[6] == chances[7]
    assert chances[3] == pytest.approx(0.24, abs=0.01)


@pytest.mark.parametrize("origin", [REDIAL, REPEAT, CHASE])
def test_having_to_come_again_makes_hostility_likelier(origin: int) -> None:
    assert hostile_chance(answered(0.0, origin=origin)) > 1.4 * 0.1


def test_whoever_is_called_back_as_promised_has_not_waited_on_the_line() -> None:
    assert hostile_chance(answered(900.0, promised_s=EIGHT + 900.0)) == 0.1


def test_a_message_makes_angry_only_once_its_target_is_past() -> None:
    chances = [hostile_chance(answered(hours * 3600.0, written=True)) for hours in (0.5, 1.0, 2.0, 3.0, 9.0)]
    assert chances[0] == chances[1] == 0.1
    assert 0.1 < chances[2] < chances[3] == chances[4]


def test_on_a_busy_floor_those_who_waited_are_hostile_more_often_and_take_longer() -> None:
    scenario = plain(
        floor={"closes": "18:00", "groups": {"phones": {"count": 6}}},
        drivers={"matter": {"hostility": 0.08, "manager": 0.3}},
        demand=stream(
            forecast={"per_hour": 118},
            arrivals="poisson",
            drivers={"matter": 1},
            patience={"exponential": "10m"},
        ),
        people={"model": "on"},
    )
    contacts = []
    for seed in range(6):
        floor = Floor(scenario, seed)
        floor.advance(floor.end_s)
        contacts += [one for one in floor.ledger.finished if not one.silent_abandon]
    waited_s = np.array([one.answered_s - one.arrived_s for one in contacts])
    hostile = np.array([one.hostile for one in contacts])
    assert hostile[waited_s > 180].mean() > 2 * hostile[waited_s < 1].mean()
    took_s = np.array([one.wrapped_s - one.answered_s for one in contacts])
    assert took_s[hostile].mean() > 1.08 * took_s[~hostile].mean()
    asked = np.array([one.manager for one in contacts])[hostile].mean()
    assert asked == pytest.approx(0.3, abs=0.08)
