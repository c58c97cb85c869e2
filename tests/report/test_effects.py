"""Effects in figures and words."""

from __future__ import annotations

import pytest

from floorsim.debrief.model import Estimate, Label
from floorsim.report import effects
from tests.present.reviews import BAKERY


@pytest.mark.parametrize(
    ("estimate", "told"),
    [
        (Estimate(6.14, (4.7, 7.5), 15), "+6.1 ± 1.4"),
        (Estimate(-3.94, (-5.3, -2.5), 15), "−3.9 ± 1.4"),
        (Estimate(0.0, (0.0, 0.0), 15), "0"),
        (Estimate(-0.04, (-0.5, 0.4), 15), "0.0 ± 0.5"),
        (Estimate(-1.2, None, 1), "−1.2"),
        (None, "–"),
    ],
)
def test_an_estimate_is_a_mean_with_half_its_interval(estimate: Estimate | None, told: str) -> None:
    assert effects.figure(estimate) == told


def test_few_days_are_called_rough() -> None:
    assert effects.days(15) == "15 redrawn days"
    assert effects.days(4) == "4 redrawn days, rough"


def test_a_decision_judged_on_its_day_alone_is_told_without_an_interval() -> None:
    found = effects.measured(BAKERY)
    assert found is not None
    assert (round(found.mean, 1), found.ci95) == (1.0, None)


def test_labels_have_a_sign_beside_their_word() -> None:
    assert effects.label(Label(2, -1, "cost, clear")) == "▼ cost, clear"
    assert effects.short_label(Label(3, 1, "saved, large")) == "▲ saved, large"
    assert effects.short_label(Label(1, 0, "made no difference that can be measured")) == "· none"
