"""Forms held against one another: what is asked, what was found, and whether they are equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from floorsim.desktest.checking.families import differences
from floorsim.desktest.equating.criterion import Criterion
from floorsim.desktest.equating.floors import (
    FEWEST_SEEDS,
    SEEDS_OF,
    PlayedForm,
    floor_criteria,
    play_forms,
    runs_of,
)
from floorsim.desktest.equating.written import written_criteria
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.desktest.package.loader import Form
from floorsim.errors import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(frozen=True)
class Equating:
    """What was found of some forms."""

    forms: tuple[str, ...]
    seeds: tuple[int, ...]
    played: tuple[PlayedForm, ...]
    criteria: tuple[Criterion, ...]

    @property
    def equal(self) -> bool:
        """Whether everything that is asked of equal forms holds."""
        return all(one.holds for one in self.criteria)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why they are not equal, a sentence each; empty when they are."""
        return tuple(one.reason for one in self.criteria if not one.holds)

    def as_json(self) -> dict[str, Any]:
        """Everything that was found."""
        return {
            "forms": list(self.forms),
            "seeds": [self.seeds[0], self.seeds[-1]],
            "equal": self.equal,
            "floors": [
                {
                    "form": one.form,
                    "exercise": one.exercise,
                    "own_seed": one.own_seed,
                    "at_own_seed": one.at_own_seed,
                    "supervisors": {
                        name: {"n": figure.n, **figure.as_json()} for name, figure in one.figures().items()
                    },
                }
                for one in self.played
            ],
            "criteria": [one.as_json() for one in self.criteria],
            "reasons": list(self.reasons),
        }


def runs_to_play(forms: Sequence[Form], seeds: Sequence[int]) -> int:
    """How many runs `equate` plays."""
    return runs_of(seeds, list(SEEDS_OF)) * sum(len(form.scenarios) for form in forms)


def equate(
    forms: Sequence[Form],
    seeds: Sequence[int],
    *,
    executor: Executor | None = None,
    on_done: Callable[[], None] = lambda: None,
) -> Equating:
    """Holds forms of one family against one another, by playing their floors on every seed.

    The floors are played by the reference supervisors, the slow ones on the first seeds only.

    Raises:
        UsageError: there are no two forms of one family, or too few seeds.
    """
    require_comparable(forms, seeds)
    names = tuple(form.test.form for form in forms)
    exercises = [one for one in forms[0].test.exercises if isinstance(one, LiveFloor)]
    played: list[PlayedForm] = []
    criteria: list[Criterion] = []
    for exercise in exercises:
        floors = {}
        for form in forms:
            own = next(one for one in form.test.exercises if one.id == exercise.id)
            assert isinstance(own, LiveFloor)
            floors[form.test.form] = own.id, form.scenarios[own.id], own.seed
        these = play_forms(floors, seeds, list(SEEDS_OF), executor=executor, on_done=on_done)
        played += these
        criteria += floor_criteria(these)
    criteria += written_criteria([(form.test.form, form.test.exercises, form.scenarios) for form in forms])
    return Equating(names, tuple(seeds), tuple(played), tuple(criteria))


def require_comparable(forms: Sequence[Form], seeds: Sequence[int]) -> None:
    """Raises UsageError unless these are forms of one family, and seeds enough."""
    first = forms[0]
    if len(forms) < 2:
        raise UsageError("One form alone cannot be compared; name two or more.")
    for other in forms[1:]:
        if other.test.family != first.test.family:
            raise UsageError(
                f"{other.test.id} is of the family {other.test.family} and {first.test.id} of "
                f"{first.test.family}; forms of one family are compared."
            )
        what = next((what for _, what, _, _ in differences(first, other) if what == "the exercises"), None)
        if what is not None:
            raise UsageError(
                f"{other.test.id} and {first.test.id} do not have the same exercises; check both with "
                "`floorsim desk-test check`."
            )
    names = [form.test.form for form in forms]
    if len(set(names)) < len(names):
        raise UsageError("Two of the forms have the same name; give each its own `form:`.")
    if len(seeds) < FEWEST_SEEDS:
        raise UsageError(
            f"{FEWEST_SEEDS} seeds at least are needed, 800 to prove it; --seeds has {len(seeds)}."
        )
