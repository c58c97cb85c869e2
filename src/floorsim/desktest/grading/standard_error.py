"""How far a grade may be from what other graders would have given: the standard error of measurement.

Classical test theory: error = SD of the grades times the square root of (1 - reliability).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

WITHOUT_ANSWERS: Final = 0.5
"""Points on the five-point scale, where too few answers are graded to tell (D: an SD of one point and a
reliability of .75, the least that Koo & Li 2016 call good)."""


@dataclass(frozen=True, slots=True)
class GradeError:
    """The standard error of a final grade, in points of the five-point scale."""

    points: float
    source: Literal["answers", "design"]
    """Computed from graded answers, or a design default because there are too few."""


def standard_error(sd: float | None, reliability: float | None) -> GradeError:
    """The error of a grade of this standard deviation over answers and this reliability.

    For a final grade these are the SD of the final grades and ICC(A,k). A reliability below 0 counts as 0;
    the design default stands in where either is None.
    """
    if sd is None or reliability is None:
        return GradeError(WITHOUT_ANSWERS, "design")
    return GradeError(sd * math.sqrt(1 - min(1.0, max(0.0, reliability))), "answers")
