"""An answered contact: what is added to the talk by a wait longer than the one announced."""

from __future__ import annotations

import pytest

from floorsim.floor.contact import UNSET, WAITING, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.service import answer
from tests.floor.scenarios import EIGHT, plain

MINUTE = 60.0


def waiting() -> tuple[Floor, Contact]:
    """A floor without agents' states that slow them down, and a caller who waits since they arrived."""
    floor = Floor(plain(), 1)
    floor.advance(EIGHT + 1.0)
    contact = next(one for one in floor.ledger.contacts if one.answered_s != UNSET)
    contact.disposition, contact.answered_s = WAITING, UNSET
    return floor, contact


def talk_added_s(announced_min: float | None, waited_min: float) -> float:
    """Talk that an answer adds after this wait, when that one was announced."""
    floor, contact = waiting()
    contact.announced_s = UNSET if announced_min is None else announced_min * MINUTE
    before_s = contact.talk_s
    answer(floor, floor.agents[0], contact, contact.arrived_s + waited_min * MINUTE, 1)
    return contact.talk_s - before_s


@pytest.mark.parametrize(
    ("announced_min", "waited_min", "added_s"),
    [
        (None, 30.0, 0.0),
        (2.0, 1.0, 0.0),
        (2.0, 2.0, 0.0),
        (2.0, 3.0, 21.0),
        (2.0, 6.0, 84.0),
        (0.0, 2.5, 52.5),
        (2.0, 7.0, 105.0),
        (2.0, 12.0, 105.0),
        (2.0, 60.0, 105.0),
    ],
)
def test_each_minute_beyond_the_announced_wait_adds_talk_and_five_minutes_are_the_most(
    announced_min: float | None, waited_min: float, added_s: float
) -> None:
    assert talk_added_s(announced_min, waited_min) == pytest.approx(added_s)
