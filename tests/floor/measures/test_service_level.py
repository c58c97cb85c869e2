"""The five service-level formulas, on the worked example and in words."""

from __future__ import annotations

from typing import get_args

import pytest

from floorsim.floor.measures.service_level import (
    FORMULAS,
    ServiceCounts,
    formula_words,
    service_level,
    target_lost_s,
)
from floorsim.scenario.models.channels import ServiceLevelFormula

WORKED = ServiceCounts(
    answered=1000, answered_in_target=860, abandoned=60, abandoned_in_target=20, short_abandoned=10
)


@pytest.mark.parametrize(
    ("formula", "percent"),
    [
        ("answered_or_abandoned_in_target_over_offered", 83.0),
        ("answered_in_target_over_answered", 86.0),
        ("answered_in_target_over_offered", 81.1),
        ("answered_in_target_over_answered_and_late_abandoned", 82.7),
        ("answered_in_target_or_short_abandoned_over_offered", 82.1),
    ],
)
def test_one_day_has_five_honest_service_levels(formula: ServiceLevelFormula, percent: float) -> None:
    level = service_level(formula, WORKED)
    assert level is not None
    assert round(100 * level, 1) == percent


def test_every_formula_of_the_language_can_be_computed_and_said() -> None:
    assert set(FORMULAS) == set(get_args(ServiceLevelFormula))
    words = {formula_words(name) for name in FORMULAS}
    assert len(words) == len(FORMULAS)


def test_the_words_say_what_is_counted_over_what() -> None:
    default: ServiceLevelFormula = "answered_in_target_over_answered_and_late_abandoned"
    assert formula_words(default) == "answered within target / (answered + abandoned after target)"
    assert formula_words("answered_in_target_over_answered") == "answered within target / answered"
    assert (
        formula_words("answered_in_target_over_answered", count_blocked=True)
        == "answered within target / (answered + blocked)"
    )


def test_nothing_counted_is_no_service_level_rather_than_a_perfect_one() -> None:
    assert all(service_level(name, ServiceCounts()) is None for name in FORMULAS)


@pytest.mark.parametrize("formula", list(FORMULAS))
def test_customers_kept_waiting_past_the_target_lower_every_formula_that_sees_them(
    formula: ServiceLevelFormula,
) -> None:
    before = service_level(formula, WORKED)
    waiting = ServiceCounts(
        answered=1000,
        answered_in_target=860,
        abandoned=60,
        abandoned_in_target=20,
        short_abandoned=10,
        overdue=40,
    )
    after = service_level(formula, waiting)
    assert before is not None
    assert after is not None
    assert after == before if formula == "answered_in_target_over_answered" else after < before


@pytest.mark.parametrize("formula", list(FORMULAS))
def test_counted_busy_tones_lower_every_formula(formula: ServiceLevelFormula) -> None:
    before = service_level(formula, WORKED)
    blocked = ServiceCounts(
        answered=1000,
        answered_in_target=860,
        abandoned=60,
        abandoned_in_target=20,
        short_abandoned=10,
        blocked=40,
    )
    after = service_level(formula, blocked)
    assert before is not None
    assert after is not None
    assert after < before


def test_a_promised_callback_is_in_target_until_its_promise() -> None:
    assert target_lost_s(100.0, -1.0, 20.0) == 120.0
    assert target_lost_s(100.0, 1900.0, 20.0) == 1900.0
