"""What remedies and apologies are worth: the shapes that trials found."""

from __future__ import annotations

import pytest

from floorsim.desk.cases.recovery import (
    LATE_S,
    MOST,
    Failure,
    Service,
    apology_worth,
    calmed,
    remedy_worth,
    settles,
)
from floorsim.units import MINUTE_S

SHARES = [step / 20 for step in range(31)]
"""Up to one and a half times the loss."""


@pytest.mark.parametrize("service", ["accepted", "rejected"])
def test_a_larger_remedy_is_worth_more_up_to_half_again_of_the_loss_and_less_beyond(service: Service) -> None:
    worth = [remedy_worth(share, service) for share in SHARES]
    assert worth == sorted(worth)
    assert remedy_worth(2.0, service) < remedy_worth(1.5, service)
    assert remedy_worth(2.0, service) == remedy_worth(3.0, service)


def test_where_the_service_is_accepted_the_first_money_does_most_where_it_is_rejected_the_last() -> None:
    def gain(service: Service, start: float, end: float) -> float:
        return remedy_worth(end, service) - remedy_worth(start, service)

    assert gain("accepted", 0.0, 0.5) > 2 * gain("accepted", 0.5, 1.0)
    assert gain("rejected", 0.6, 1.2) > 10 * gain("rejected", 0.0, 0.5)


def test_an_apology_counts_by_its_empathy_first_and_then_by_how_soon_it_comes() -> None:
    assert apology_worth("felt", LATE_S) > apology_worth("said", 0.0)
    assert apology_worth("said", 5 * MINUTE_S) > apology_worth("said", 30 * MINUTE_S)
    assert apology_worth("none", 0.0) == 0.0


def test_for_a_failure_of_process_an_apology_weighs_as_much_as_money() -> None:
    def both(failure: Failure) -> tuple[float, float]:
        whole = settles(1.5, "accepted", failure, "none", 0.0, "fixed")
        sorry = settles(0.0, "accepted", failure, "felt", 0.0, "fixed")
        return whole, sorry

    money, sorry = both("process")
    assert money == pytest.approx(sorry, abs=0.02)
    money, sorry = both("money")
    assert money > sorry + 0.2


def test_no_recovery_reaches_an_unharmed_customer_and_a_cause_left_alone_lowers_it() -> None:
    best = settles(1.5, "rejected", "money", "felt", 0.0, "fixed")
    assert best <= MOST < 1.0
    assert settles(1.5, "rejected", "money", "felt", 0.0, "left") < 0.65 * best


def test_a_customer_who_was_made_angrier_lets_it_rest_less_often_and_a_calmer_one_more() -> None:
    assert calmed(0.5, 20) < calmed(0.5, 0) == 0.5 < calmed(0.5, -20)
    assert calmed(0.9, -100) == MOST
