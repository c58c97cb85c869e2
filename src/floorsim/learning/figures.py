"""What a learning agent sees: the numbers of the wallboard, the inbox and the calendar, each from -1 to 1.

Counts and times are parts of a scale that is wide enough for most shifts; what lies beyond is cut. A figure
that the wallboard doesn't show is -1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.filling import waiting
from floorsim.units import HOUR_S, MINUTE_S

NOT_SHOWN: Final = -1.0
MOST_WAITING: Final = 50
MOST_STAFFED: Final = 50
MOST_OPEN: Final = 20
LONGEST_WAIT_S: Final = 20 * MINUTE_S
LONGEST_BUSY_S: Final = HOUR_S
LONGEST_DUE_S: Final = HOUR_S
MOST_MINUTES: Final = 15
"""Scales (D): a figure of this size is 1."""

CHANNEL: Final = (
    "waiting",
    "longest_wait",
    "service_level",
    "service_level_recent",
    "staffed",
    "needed",
    "occupancy",
    "abandoned_recent",
    "arrived_over_forecast",
    "late",
    "callbacks_owed",
)
"""Figures of each channel, in their order."""
SHIFT: Final = ("time_passed", "busy", "open_items", "first_due", "first_choices", "overtime_left")
"""Figures of the shift as a whole, which come first."""
MINUTES: Final = "first_minutes"
"""The minutes of each answer to the most urgent item, after those."""


def figure_names(scenario: Scenario, answers: int) -> tuple[str, ...]:
    """The name of every figure, in the order of the observation."""
    minutes = (f"{MINUTES}.{number + 1}" for number in range(answers))
    channels = (f"{channel}.{name}" for channel in scenario.floor.channels for name in CHANNEL)
    return (*SHIFT, *minutes, *channels)


def figures(view: FloorView, scenario: Scenario, answers: int) -> npt.NDArray[np.float32]:
    """The observation at a moment."""
    values = [*_shift(view, scenario, answers)]
    for channel in view.channels:
        values += _channel(channel)
    return np.clip(np.asarray(values, dtype=np.float32), -1.0, 1.0)


def _shift(view: FloorView, scenario: Scenario, answers: int) -> Iterator[float]:
    start_s, end_s = scenario.play_from_s, scenario.end_s
    yield (view.now_s - start_s) / (end_s - start_s)
    own = view.own_time
    yield 0.0 if own.doing is None else _part(own.free_at_s - view.now_s, LONGEST_BUSY_S)
    items = waiting(view)
    yield _part(len(items), MOST_OPEN)
    due_s = items[0].deadline_s if items else None
    yield NOT_SHOWN if due_s is None else _part(due_s - view.now_s, LONGEST_DUE_S)
    choices: Sequence[float] = [one.minutes for one in items[0].choices[:answers]] if items else []
    yield len(choices) / answers
    budget = view.budget
    left_s = budget.overtime_budget_s - budget.overtime_used_s
    yield _part(left_s, budget.overtime_budget_s) if budget.overtime_budget_s else 0.0
    for place in range(answers):
        yield _part(choices[place], MOST_MINUTES) if place < len(choices) else NOT_SHOWN


def _channel(channel: ChannelView) -> list[float]:
    """The figures of CHANNEL."""
    forecast = channel.forecast_now
    return [
        _part(channel.waiting, MOST_WAITING),
        _part(channel.longest_wait_s, LONGEST_WAIT_S),
        _shown(channel.service_level),
        _shown(channel.service_level_recent),
        _part(channel.staffed, MOST_STAFFED),
        NOT_SHOWN if channel.needed is None else _part(channel.needed, MOST_STAFFED),
        _shown(channel.occupancy),
        _part(channel.abandoned_recent, MOST_WAITING),
        _part(channel.arrived_now, 2.0 * forecast) if forecast > 0.0 else 0.0,
        _part(channel.over_target, MOST_WAITING),
        _part(channel.callbacks_owed, MOST_OPEN),
    ]


def _part(value: float, of: float) -> float:
    return min(max(value / of, 0.0), 1.0)


def _shown(rate: float | None) -> float:
    return NOT_SHOWN if rate is None else rate
