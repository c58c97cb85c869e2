"""The condition `wall`: a figure lies beyond its bound, at every look for as long as it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from pydantic import ValidationError

from floorsim.scenario.conditions.catalogue.of_the_wallboard import MeasureCondition
from floorsim.scenario.conditions.written import Condition


@dataclass
class Board:
    """A wallboard with one figure, and a time."""

    now_s: float = 0.0
    value: float | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)

    def measure(self, name: str, channel: str) -> float | None:
        self.asked.append((name, channel))
        return self.value

    def carried_out(self, kind: str) -> bool:
        raise AssertionError(kind)

    def has_reached(self, milestone: str) -> bool:
        raise AssertionError(milestone)

    def is_going_on(self, incident: str) -> bool:
        raise AssertionError(incident)

    def days_ahead(self) -> int:
        return 0

    def can_resolve_everything(self) -> bool:
        raise AssertionError

    def state_of_mind(self, state: str, agents: Sequence[str]) -> float:
        raise AssertionError(state)

    def has_concern(self, kind: str, agents: Sequence[str]) -> bool:
        raise AssertionError(kind)


def wall(**body: object) -> Condition:
    """A condition on people waiting for voice, unless told otherwise."""
    return Condition.model_validate({"wall": {"measure": "waiting", "channel": "voice", **body}})


@pytest.mark.parametrize(
    ("bound", "value", "met"),
    [
        ({"over": 3}, 3, False),
        ({"over": 3}, 3.01, True),
        ({"over": 3}, 2, False),
        ({"over": 0}, 0, False),
        ({"over": 0}, 1, True),
        ({"under": 3}, 3, False),
        ({"under": 3}, 2, True),
        ({"under": 3}, 4, False),
        ({"over": 3}, None, False),
        ({"under": 3}, None, False),
    ],
)
def test_at_the_bound_it_does_not_hold_and_beyond_it_does(
    bound: dict[str, float], value: float | None, met: bool
) -> None:
    assert MeasureCondition(measure="waiting", channel="voice", **bound).met_by(value) is met
    board = Board(value=value)
    assert wall(**bound).watch(board)() is met
    assert board.asked == [("waiting", "voice")]


def test_a_share_may_be_written_as_a_percentage_and_nothing_else_may() -> None:
    condition = wall(measure="service_level", under="70%")
    assert condition.body.under == 0.7
    with pytest.raises(ValidationError, match="waiting is no share, and '70%' is one"):
        wall(over="70%")


@pytest.mark.parametrize("bounds", [{}, {"over": 1, "under": 3}])
def test_exactly_one_bound_is_needed(bounds: dict[str, float]) -> None:
    with pytest.raises(ValidationError, match="one bound is needed"):
        wall(**bounds)


def test_it_must_hold_at_every_look_for_as_long_as_it_says() -> None:
    board = Board(value=5)
    holds = wall(over=3, **{"for": "2m"}).watch(board)
    seen = []
    for now_s, value in ((0, 5), (60, 5), (90, 3), (120, 4), (180, 9), (239, 4), (240, 4), (300, 3)):
        board.now_s, board.value = now_s, value
        seen.append(holds())
    assert seen == [False, False, False, False, False, False, True, False]
