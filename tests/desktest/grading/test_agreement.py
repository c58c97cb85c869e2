"""The figures of agreement are those of the papers that defined them, and say when they rest on little."""

from __future__ import annotations

import pytest

from floorsim import extras
from floorsim.desktest.grading.agreement import (
    agreement,
    intraclass,
    ordinal_alpha,
    weighted_kappa,
)
from floorsim.desktest.grading.grades import GivenGrade, GradedAnswer
from floorsim.errors import UsageError

SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
"""Shrout & Fleiss 1979, Psychological Bulletin 86, table 2: four judges rate six targets."""

COHEN = {(1, 1): 88, (1, 2): 14, (1, 3): 18, (2, 1): 10, (2, 2): 40, (2, 3): 10}
COHEN |= {(3, 1): 2, (3, 2): 6, (3, 3): 12}
COHEN_GRAVE = [[0, 1, 3], [1, 0, 6], [3, 6, 0]]
"""Cohen 1968, Psychological Bulletin 70, table 1: 200 cases, two judges, three diagnoses, and how grave each
confusion is."""

KRIPPENDORFF = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
"""Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, sections C and D: four observers,
twelve units, not all seen by all."""


def test_the_iccs_of_shrout_and_fleiss() -> None:
    same = intraclass(SHROUT_FLEISS)
    pairs = intraclass(SHROUT_FLEISS, "different_pairs")
    assert same is not None
    assert pairs is not None
    assert [(one.name, f"{one.value:.2f}") for one in same] == [("ICC(A,1)", "0.29"), ("ICC(A,k)", "0.62")]
    assert [f"{one.value:.2f}" for one in pairs] == ["0.17", "0.44"]
    assert same[0].interval == pytest.approx((0.02, 0.76), abs=0.005)


def test_the_weighted_kappa_of_cohen() -> None:
    pairs = [pair for pair, cases in COHEN.items() for _ in range(cases)]
    alike = [[int(one != other) for one in range(3)] for other in range(3)]
    assert f"{weighted_kappa(pairs, COHEN_GRAVE):.3f}" == "0.348"
    assert f"{weighted_kappa(pairs, alike):.3f}" == "0.492"


def test_with_equal_margins_quadratic_kappa_is_the_correlation() -> None:
    """Cohen 1968: for squared weights and the same margins it is Pearson's r."""
    pairs = [(1, 2), (2, 3), (3, 1), (4, 4), (5, 5)]
    assert weighted_kappa(pairs) == pytest.approx(1 - 6 * 6 / (5 * 24))  # Spearman's formula for ranks


def test_the_ordinal_alpha_of_krippendorff() -> None:
    assert f"{ordinal_alpha(KRIPPENDORFF):.3f}" == "0.815"


def test_agreement_counts_what_two_gave_and_names_the_band() -> None:
    found = agreement([graded(one, other) for one, other in [(1, 1), (2, 2), (3, 4), (4, 4), (5, 5)]])
    assert (found.answers, found.same, found.within_one, found.thirds) == (5, 4, 5, 0)
    assert found.mean is not None
    assert found.single is not None
    assert (found.single.band, found.mean.name) == ("excellent", "ICC(A,k)")
    assert found.kappa == pytest.approx(0.95, abs=0.01)
    assert found.sd == pytest.approx(1.597, abs=0.001)
    assert "5 answers, fewer than 30" in found.remarks[0]


def test_different_pairs_get_the_one_way_icc_and_no_kappa() -> None:
    answers = [graded(one, one, second=f"g{one}") for one in (1, 2, 3, 4, 5)]
    found = agreement(answers)
    assert found.single is not None
    assert (found.single.name, found.kappa, found.alpha) == ("ICC(1,1)", None, 1.0)
    assert "Different pairs" in found.remarks[1]


def test_the_third_grade_counts_for_alpha_and_the_mean_only() -> None:
    two = [graded(one, one) for one in (1, 2, 3, 4)]
    apart = agreement([*two, graded(2, 5)])
    decided = agreement([*two, graded(2, 5, third=5)])
    assert (apart.thirds, decided.thirds) == (1, 1)
    assert decided.single == apart.single
    assert decided.alpha != apart.alpha
    assert apart.sd is None
    assert decided.sd is not None


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([(1, 2), (3, 4)], "at least 5"),
        ([(3, 3)] * 6, "same grade"),
        ([(1, 5), (5, 1), (1, 5), (5, 1), (1, 5)], "no ICC"),
    ],
)
def test_where_no_figure_can_be_given_a_remark_says_why(pairs: list[tuple[int, int]], says: str) -> None:
    found = agreement([graded(*pair) for pair in pairs])
    assert (found.single, found.mean) == (None, None)
    assert says in found.remarks[-1]


def test_without_the_libraries_a_sentence_says_how_to_install_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'floorsim\[grading\]'"):
        agreement([])


def graded(one: int, other: int, *, second: str = "bob", third: int | None = None) -> GradedAnswer:
    given = [("ann", one, False), (second, other, False)]
    if third is not None:
        given.append(("cy", third, True))
    grades = tuple(GivenGrade(who, grade, (), "It says so.", third=last) for who, grade, last in given)
    return GradedAnswer(grades)
