"""Customer satisfaction: what is felt, and what the floor gets to hear of it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.quality.survey import ANSWERS, USUAL_FEELINGS, Satisfaction, satisfaction, satisfied

NOT_TOLD = -1.0
N = 40_000
LUCK = np.random.Generator(np.random.PCG64(3)).random((N, 2))


def survey(
    *,
    resolved: bool = True,
    wait_s: float = 0.0,
    target_s: float = 20.0,
    announced_s: float = NOT_TOLD,
    extra_contacts: int = 0,
    listened: bool = True,
    hostile: bool = False,
    response: float = 0.2,
    n: int = N,
) -> Satisfaction:
    return satisfaction(
        resolved=np.full(n, resolved),
        wait_s=np.full(n, wait_s),
        target_s=np.full(n, target_s),
        announced_s=np.full(n, announced_s),
        extra_contacts=np.full(n, extra_contacts),
        listened=np.full(n, listened),
        hostile=np.full(n, hostile),
        u=LUCK[:n],
        response=response,
    )


def share(felt: npt.NDArray[np.int8]) -> float:
    """Share of satisfied customers among those who felt so."""
    return float(satisfied(felt).mean())


def mean(seen: Satisfaction) -> float:
    return float(seen.felt.mean())


def test_nine_in_ten_customers_who_were_served_well_are_satisfied() -> None:
    assert share(survey().felt) == pytest.approx(0.92, abs=0.03)


def test_the_top_two_of_five_feelings_are_satisfied() -> None:
    assert satisfied(np.arange(1, 6, dtype=np.int8)).tolist() == [False, False, False, True, True]


def test_resolution_matters_most() -> None:
    best = mean(survey())
    unresolved = best - mean(survey(resolved=False))
    others = [survey(wait_s=600.0), survey(listened=False), survey(hostile=True), survey(extra_contacts=1)]
    assert unresolved > max(best - mean(other) for other in others) > 0.3


def test_each_further_contact_on_the_matter_takes_fifteen_percent() -> None:
    once, twice = (mean(survey(resolved=False, extra_contacts=k)) for k in (0, 1))
    assert twice / once == pytest.approx(0.85, abs=0.02)


def test_a_wait_within_the_target_costs_nothing_and_each_doubling_costs_more() -> None:
    waits = [mean(survey(resolved=False, wait_s=wait)) for wait in (0, 20, 40, 80, 160)]
    assert waits[0] == waits[1]
    assert waits[1] > waits[2] > waits[3] > waits[4]


def test_a_promise_kept_softens_a_wait_and_a_promise_broken_costs_twice() -> None:
    kept, untold, broken = (
        mean(survey(resolved=False, wait_s=300.0, announced_s=announced)) for announced in (400, NOT_TOLD, 60)
    )
    assert broken < untold < kept
    assert untold - broken > kept - untold


def test_the_upset_and_the_delighted_answer_more_often() -> None:
    seen = survey(resolved=False, extra_contacts=1)
    rates = [seen.answered[seen.felt == feeling].mean() for feeling in (1, 3)]
    assert rates[0] > 1.5 * rates[1]
    delighted = survey()
    assert delighted.answered[delighted.felt == 5].mean() > delighted.answered[delighted.felt == 3].mean()


def test_response_bias_makes_the_survey_differ_from_the_truth() -> None:
    delighted, mixed = survey(), survey(resolved=False, hostile=True)
    assert share(delighted.felt[delighted.answered]) > share(delighted.felt) + 0.005
    assert share(mixed.felt[mixed.answered]) < share(mixed.felt) - 0.005


def test_the_usual_mix_of_feelings_answers_at_the_rate_asked_for() -> None:
    usual = sum(a * b for a, b in zip(ANSWERS, USUAL_FEELINGS, strict=True))
    seen = survey(response=0.3)
    by_feeling = [seen.answered[seen.felt == feeling].mean() for feeling in (4, 5)]
    assert by_feeling == pytest.approx([0.3 * ANSWERS[3] / usual, 0.3 * ANSWERS[4] / usual], abs=0.02)


def test_nobody_answers_a_survey_that_is_not_sent() -> None:
    seen = survey(response=0.0)
    assert not seen.answered.any()


@given(
    st.booleans(),
    st.floats(0, 1e7),
    st.floats(0, 1e6),
    st.floats(0, 1e6) | st.just(NOT_TOLD),
    st.integers(0, 50),
)
def test_feelings_are_one_to_five_whatever_happened(
    resolved: bool, wait_s: float, target_s: float, announced_s: float, extra_contacts: int
) -> None:
    seen = survey(
        resolved=resolved,
        wait_s=wait_s,
        target_s=target_s,
        announced_s=announced_s,
        extra_contacts=extra_contacts,
        n=40,
    )
    assert set(seen.felt.tolist()) <= {1, 2, 3, 4, 5}
