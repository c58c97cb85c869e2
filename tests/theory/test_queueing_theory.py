"""With human effects off the floor is a queueing system, and gives what queueing theory says."""

from __future__ import annotations

import pytest

from tests.theory.cases import CASES, Case
from tests.theory.replications import judge


def named(case: Case) -> str:
    return f"case {case.number}, {case.title}"


def agrees_with_theory(case: Case, seeds: int) -> None:
    judged = judge(case.known(), [case.figures(seed) for seed in range(1, seeds + 1)])
    wrong = [str(one) for one in judged if not one.agrees]
    if wrong:
        pytest.fail(f"{case.file} over {seeds} seeds: " + "; ".join(wrong))


@pytest.mark.theory
@pytest.mark.parametrize("case", [case for case in CASES if case.quick_seeds], ids=named)
def test_what_each_part_of_the_floor_rests_on_is_as_theory_says(case: Case) -> None:
    agrees_with_theory(case, case.quick_seeds)


@pytest.mark.theory_full
@pytest.mark.parametrize("case", CASES, ids=named)
def test_every_known_floor_comes_out(case: Case) -> None:
    agrees_with_theory(case, case.seeds)
