"""Which final grade lies closest to the truth where two graders are far apart and a third decides.

`python -m benchmarks.third_grade` prints the table of docs/decisions/0036 in two seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from floorsim.desktest.grading.grades import APART

ANSWERS = 400_000
SEED = 1
Grades = Any
RULES: Mapping[str, Callable[[Grades, Grades, Grades], Grades]] = {
    "third's grade alone": lambda one, other, third: third,
    "median": lambda one, other, third: np.median([one, other, third], axis=0),
    "two closest": lambda one, other, third: np.where(
        abs(one - third) == abs(other - third),
        third,
        (np.where(abs(one - third) < abs(other - third), one, other) + third) / 2,
    ),
    "all three": lambda one, other, third: (one + other + third) / 3,
}


def errors(error: float, by_chance: float) -> dict[str, float]:
    """The root mean square error of each rule over the answers that go to a third, in points."""
    random = np.random.default_rng(SEED)
    truth = random.normal(3, 1, ANSWERS).clip(1, 5)

    def grader() -> Grades:
        given = np.rint(truth + random.normal(0, error, ANSWERS)).clip(1, 5)
        careless = random.random(ANSWERS) < by_chance
        given[careless] = random.integers(1, 6, careless.sum())
        return given

    one, other, third = grader(), grader(), grader()
    apart = abs(one - other) >= APART
    return {
        name: float(np.sqrt(np.mean((rule(one[apart], other[apart], third[apart]) - truth[apart]) ** 2)))
        for name, rule in RULES.items()
    }


if __name__ == "__main__":
    print("| error of a grader, grades by chance |", " | ".join(RULES), "|")
    for error in (0.5, 0.7, 0.9):
        for by_chance in (0.0, 0.03, 0.08):
            found = " | ".join(f"{value:.2f}" for value in errors(error, by_chance).values())
            print(f"| {error}, {by_chance:.0%} | {found} |")
