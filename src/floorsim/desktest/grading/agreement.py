"""How far people who grade the same answers agree; the libraries for it are imported only here, when used.

ICC after McGraw & Wong 1996 and alpha over exercises after Cronbach 1951 (pingouin), quadratic weighted kappa
after Cohen 1968 (statsmodels), ordinal alpha after Krippendorff 2011 (krippendorff).
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import stdev
from typing import Final, Literal

from floorsim.desktest.grading.grades import GRADERS, GradedAnswer
from floorsim.extras import require
from floorsim.wording.numbers import counted

LIBRARIES: Final = {"krippendorff": "krippendorff", "pingouin": "pingouin", "statsmodels": "statsmodels"}
"""Each module that the figures need, and the package that brings it."""
SQUARED: Final = [[(one - other) ** 2 for one in range(5)] for other in range(5)]
"""How grave a difference of two grades is (Fleiss & Cohen 1973): kappa then comes close to the ICC."""
FEWEST: Final = 5
"""Answers below which no figure is given: its interval would take in nearly everything (D)."""
ENOUGH: Final = 30
"""Answers below which a figure is given with a warning (Koo & Li 2016)."""
BANDS: Final = ((0.9, "excellent"), (0.75, "good"), (0.5, "moderate"))
"""Koo & Li 2016: what an ICC from so much on is called; less is poor."""

Design = Literal["same_two", "different_pairs"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """An ICC with its 95% interval; the interval is None where the grades vary too little for one."""

    name: str
    """ICC(A,1), ICC(A,k); ICC(1,1), ICC(1,k) where different pairs of people graded."""
    value: float
    interval: tuple[float, float] | None

    @property
    def band(self) -> str:
        """What Koo & Li 2016 call it: poor, moderate, good, excellent."""
        return next((word for least, word in BANDS if self.value >= least), "poor")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of those who graded one exercise; a figure is None where the remarks say why.

    `single` is the ICC of one person's grade, `mean` that of the mean of two.
    """

    answers: int
    """With grades of two people."""
    design: Design
    same: int
    """Answers to which the first two gave the same grade."""
    within_one: int
    thirds: int
    """Answers that a third person decided, or has still to decide."""
    single: Estimate | None
    mean: Estimate | None
    kappa: float | None
    """Quadratic weighted kappa; only where the same two people graded all of them."""
    alpha: float | None
    """Krippendorff's ordinal alpha over all grades, with those of third persons."""
    sd: float | None
    """Of the final grades, over answers."""
    remarks: tuple[str, ...]


def agreement(answers: Sequence[GradedAnswer]) -> Agreement:
    """The agreement on the answers to one exercise; those that two people have not graded are left out.

    Raises:
        UsageError: a library of the extra `grading` is missing.
    """
    require(LIBRARIES, "grading", "The agreement of graders")
    pairs = [answer for answer in answers if answer.state != "open"]
    firsts = [
        sorted((one.grader, one.grade) for one in answer.grades if not one.third)[:GRADERS]
        for answer in pairs
    ]
    graders = sorted({grader for first in firsts for grader, _ in first})
    design: Design = "same_two" if len(graders) <= GRADERS else "different_pairs"
    points = [[grade for _, grade in first] for first in firsts]
    apart = [abs(one - other) for one, other in points]
    enough = len(pairs) >= FEWEST
    differ = len({grade for pair in points for grade in pair}) > 1
    icc = intraclass(points, design) if enough and differ else None
    finals = [answer.final for answer in pairs if answer.final is not None]
    return Agreement(
        answers=len(pairs),
        design=design,
        same=apart.count(0),
        within_one=apart.count(0) + apart.count(1),
        thirds=len([answer for answer in pairs if answer.adjudicated or answer.state == "needs_third"]),
        single=icc[0] if icc else None,
        mean=icc[1] if icc else None,
        kappa=weighted_kappa(points) if enough and differ and design == "same_two" else None,
        alpha=ordinal_alpha(_by_grader(pairs)) if enough and differ else None,
        sd=stdev(finals) if len(finals) >= FEWEST else None,
        remarks=_remarks(len(pairs), differ, design, icc),
    )


def intraclass(
    table: Sequence[Sequence[float]], design: Design = "same_two"
) -> tuple[Estimate, Estimate] | None:
    """The ICCs of one grade and of the mean of all; None where they are undefined.

    `table` has an answer in each row and a grader in each column.

    Absolute agreement of the same people, ICC(A,·), which Shrout & Fleiss 1979 call ICC(2,·); of different
    pairs the one-way ICC(1,·), for which it doesn't matter who stands in which column.
    """
    import pandas
    import pingouin

    long = [(row, column, grade) for row, grades in enumerate(table) for column, grade in enumerate(grades)]
    frame = pandas.DataFrame(long, columns=["answer", "grader", "grade"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own use of pandas, and of divisions that are looked at below
        found = pingouin.intraclass_corr(frame, targets="answer", raters="grader", ratings="grade")
    rows = found.set_index("Type")
    letter = "A" if design == "same_two" else "1"
    single, mean = (_estimate(f"ICC({letter},{kind})", rows) for kind in ("1", "k"))
    return (single, mean) if single is not None and mean is not None else None


def _estimate(name: str, rows: object) -> Estimate | None:
    value = float(rows.at[name, "ICC"])  # type: ignore[attr-defined]
    low, high = (float(end) for end in rows.at[name, "CI95"])  # type: ignore[attr-defined]
    if not -1 <= value <= 1:  # a ratio of variances of which one is estimated below 0, or no number
        return None
    bounded = math.isfinite(low) and math.isfinite(high)
    return Estimate(name, value, (max(-1.0, low), min(1.0, high)) if bounded else None)


def weighted_kappa(
    pairs: Sequence[Sequence[int]], disagreement: Sequence[Sequence[float]] | None = None
) -> float:
    """Cohen's weighted kappa of two people.

    Args:
        pairs: the grades of both for each answer, 1 to 5 or up to the number of rows of `disagreement`.
        disagreement: how grave each difference is; None for the square of the distance.
    """
    import numpy as np
    from statsmodels.stats.inter_rater import cohens_kappa

    weights = SQUARED if disagreement is None else disagreement
    table = np.zeros((len(weights), len(weights)))
    for one, other in pairs:
        table[one - 1, other - 1] += 1
    return float(cohens_kappa(table, weights=np.array(weights, dtype=float), return_results=False))


def ordinal_alpha(by_grader: Sequence[Sequence[float | None]]) -> float:
    """Krippendorff's alpha for ordered grades; a row is a grader, None an answer that they didn't see."""
    import krippendorff

    rows = [[math.nan if grade is None else grade for grade in row] for row in by_grader]
    return float(krippendorff.alpha(reliability_data=rows, level_of_measurement="ordinal"))


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> tuple[float, tuple[float, float]]:
    """Cronbach's alpha with its 95% interval (Feldt 1965): a person in each row, an exercise in a column."""
    import pandas
    import pingouin

    alpha, (low, high) = pingouin.cronbach_alpha(pandas.DataFrame(rows, dtype=float))
    return float(alpha), (float(low), float(high))


def _by_grader(answers: Sequence[GradedAnswer]) -> list[list[float | None]]:
    given = [{one.grader: one.grade for one in answer.grades} for answer in answers]
    graders = sorted({grader for grades in given for grader in grades})
    return [[grades.get(grader) for grades in given] for grader in graders]


def _remarks(
    answers: int, differ: bool, design: Design, icc: tuple[Estimate, Estimate] | None
) -> tuple[str, ...]:
    if answers < FEWEST:
        graded = counted(answers, "answer")
        return (f"Two people have graded {graded}; figures of agreement need at least {FEWEST}.",)
    if not differ:
        return ("Every answer got the same grade, so nothing can be said about telling answers apart.",)
    remarks = []
    if answers < ENOUGH:
        remarks.append(
            f"{counted(answers, 'answer')}, fewer than {ENOUGH}: the interval matters more than the figure."
        )
    if design == "different_pairs":
        remarks.append(
            "Different pairs graded these answers: ICC(1,1) and ICC(1,k) stand for ICC(A,1) and ICC(A,k), "
            "and there is no kappa."
        )
    if icc is None:
        remarks.append("The grades vary less between answers than between people: no ICC can be given.")
    return tuple(remarks)
