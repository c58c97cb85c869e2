"""An announced wait: the longer, the earlier the impatient leave; the patient stay."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.contact import ABANDONED, NEVER, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.interventions import announce
from floorsim.floor.waiting import AT_ONCE_SHARE, COMMITMENT, patience_when_told
from tests.floor.scenarios import plain, stream

TIMES = st.floats(1.0, 7200.0)


@given(TIMES, TIMES, TIMES)
def test_the_longer_the_announced_wait_the_earlier_the_impatient_leave(
    patience_s: float, told_s: float, more_s: float
) -> None:
    told_s = max(told_s, patience_s * COMMITMENT)
    assert patience_when_told(patience_s, told_s + more_s) <= patience_when_told(patience_s, told_s)
    assert patience_when_told(patience_s, told_s) <= patience_s * COMMITMENT + 1e-9


@given(TIMES, TIMES, TIMES)
def test_the_longer_the_announced_wait_the_longer_the_patient_stay(
    told_s: float, more_s: float, spare_s: float
) -> None:
    patience_s = (told_s + more_s + spare_s) / COMMITMENT
    assert patience_when_told(patience_s, told_s) <= patience_when_told(patience_s, told_s + more_s) + 1e-9
    assert patience_when_told(patience_s, told_s) >= told_s


@given(TIMES, TIMES, TIMES)
def test_whoever_has_more_patience_stays_longer(told_s: float, patience_s: float, more_s: float) -> None:
    assert patience_when_told(patience_s, told_s) <= patience_when_told(patience_s + more_s, told_s) + 1e-9


def test_whose_patience_is_a_small_part_of_the_wait_leaves_at_once_and_whose_is_endless_never() -> None:
    told_s = 600.0
    at_once_s = AT_ONCE_SHARE * told_s / COMMITMENT
    assert patience_when_told(0.99 * at_once_s, told_s) == 0.0
    assert patience_when_told(1.5 * at_once_s, told_s) > 0.0
    assert patience_when_told(told_s / COMMITMENT, told_s) == pytest.approx(told_s)
    assert patience_when_told(NEVER, told_s) == NEVER


def gave_up(kind: str | None, talk: str = "6m") -> list[Contact]:
    """Those who left a floor that can serve half of its callers, none of whom leaves at the bare word."""
    patience = {"law": {"exponential": "4m"}, "announcement_leave": 0}
    demand = stream(forecast={"per_hour": 40}, talk={"constant": talk}, patience=patience)
    floor = Floor(plain(demand=demand), 1)
    announce(floor, floor.channels[0], kind)
    floor.advance(floor.end_s)
    return [contact for contact in floor.ledger.contacts if contact.disposition == ABANDONED]


def test_those_who_give_up_do_so_earlier_when_a_long_wait_is_announced_and_some_at_once() -> None:
    silent, told = gave_up(None), gave_up("honest_range")
    mean_wait_s = [sum(contact.wait_s for contact in left) / len(left) for left in (silent, told)]
    assert mean_wait_s[1] < 0.8 * mean_wait_s[0]
    at_once = [contact for contact in told if contact.wait_s == 0.0]
    assert 0.05 < len(at_once) / len(told) < 0.6
    assert all(c.patience_s * COMMITMENT <= AT_ONCE_SHARE * c.announced_s + 1e-9 for c in at_once)


@pytest.mark.parametrize("kind", [None, "known_issue"])
def test_without_an_announced_wait_nobody_leaves_before_their_patience_ends(kind: Any) -> None:
    left = gave_up(kind)
    assert left
    assert all(contact.wait_s >= contact.patience_s - 1e-6 for contact in left)
