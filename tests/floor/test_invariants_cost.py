"""Cost grows linearly in contacts: counted in events and in lines of Python run, never timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NamedTuple

from floorsim.floor.clock import Timer
from floorsim.floor.floor import Floor
from floorsim.scenario.models.scenario import Scenario

MOST_GROWTH = 1.3
"""What a contact may cost more on a floor ten times as large, as a factor."""
TraceFunction = Callable[[FrameType, str, Any], Any]


class Cost(NamedTuple):
    """What one contact costs: timers that are set, and lines of Python that run."""

    events: float
    queues: float


def everything(agents: int, calls: float, days: int = 1) -> Scenario:
    """Mornings with queues, chats, email, people, redials, transfers, overflow, callbacks and breaks."""
    third = agents // 3
    patience = {"balk": 0.05, "law": {"exponential": "3m"}}
    redial = {"first": 0.5, "later": 0.3, "delay": {"uniform": ["5m", "20m"]}}
    return Scenario.model_validate(
        {
            "meta": {"id": "everything", "title": "Everything"},
            "floor": {
                "days": days,
                "opens": "08:00",
                "closes": "12:00",
                "channels": {
                    "voice": {
                        "kind": "voice",
                        "target": {"within": "20s"},
                        "trunks": agents * 3,
                        "callbacks": {"offer_when_wait_over": "1m", "accepted": 0.3, "promise": "20m"},
                    },
                    "chat": {"kind": "chat", "target": {"within": "1m"}},
                    "email": {
                        "kind": "email",
                        "target": {"within": "1h"},
                        "chase": {"to": "voice", "share": 0.3},
                    },
                },
                "queues": {
                    "sales": {"channel": "voice", "priority": 5},
                    "service": {
                        "channel": "voice",
                        "age_weight": 1,
                        "groups": ["phones", {"group": "all", "rank": 2, "after": "30s"}],
                    },
                },
                "shifts": {
                    "early": {
                        "from": "08:00",
                        "to": "12:00",
                        "stagger": "1s",
                        "activities": [
                            {"kind": "break", "at": "09:00", "for": "15m"},
                            {"kind": "lunch", "at": "10:30", "for": "30m"},
                        ],
                    }
                },
                "groups": {
                    "phones": {"count": third, "skills": {"sales": 1, "service": 0.9}, "shifts": ["early"]},
                    "texts": {"count": third, "skills": {"chat": 1, "email": 0.9}, "shifts": ["early"]},
                    "all": {
                        "count": third,
                        "skills": {"sales": 0.8, "service": 0.8, "chat": 0.8, "email": 1},
                        "selection": "random",
                        "shifts": ["early"],
                    },
                },
            },
            "drivers": {
                "buy": {"queue": "sales", "resolvable": 0.9},
                "ask": {
                    "queue": "service",
                    "resolvable": 0.7,
                    "hostility": 0.1,
                    "transfer": {"to": "sales", "share": 0.1, "warm": True},
                },
            },
            "demand": {
                "streams": {
                    "voice": {
                        "forecast": {"per_hour": calls},
                        "drivers": {"buy": 1, "ask": 2},
                        "talk": {"mean": "4m"},
                        "after_contact": {"mean": "30s"},
                        "patience": patience,
                        "redial": redial,
                        "repeat": {},
                    },
                    "chat": {
                        "forecast": {"per_hour": calls / 2},
                        "talk": {"mean": "5m"},
                        "patience": patience,
                        "redial": redial,
                    },
                    "email": {"forecast": {"per_hour": calls / 5}, "talk": {"mean": "4m"}},
                }
            },
        }
    )


def cost(agents: int, calls: float, days: int = 1) -> Cost:
    """What a contact costs on a floor of this size."""
    floor = Floor(everything(agents, calls, days), 1)
    rung, queues = Counting(), 0

    def count(frame: FrameType, event: str, argument: object) -> TraceFunction:
        nonlocal queues
        queues += event == "line"
        return count

    traced = sys.gettrace()
    sys.settrace(count)
    try:
        with rung:
            floor.advance(floor.end_s)
    finally:
        sys.settrace(traced)
    contacts = len(floor.ledger.contacts)
    assert contacts > agents * 10
    return Cost(rung.timers / contacts, queues / contacts)


class Counting:
    """Counts the timers that are set while it lasts."""

    def __init__(self) -> None:
        self.timers = 0
        self.after: Callable[[Any, float], Timer] = Timer.after

    def __enter__(self) -> Counting:
        def after(timer: Timer, delay_s: float) -> Timer:
            self.timers += 1
            return self.after(timer, delay_s)

        Timer.after = after  # type: ignore[assignment,method-assign]
        return self

    def __exit__(self, *raised: object) -> None:
        Timer.after = self.after  # type: ignore[assignment,method-assign]


def test_a_contact_costs_the_same_on_a_floor_ten_times_as_large() -> None:
    small, large = cost(21, 150.0), cost(210, 1500.0)
    assert large.events <= small.events * MOST_GROWTH
    assert large.queues <= small.queues * MOST_GROWTH


def test_a_contact_costs_the_same_in_a_run_of_many_days() -> None:
    short, long = cost(12, 60.0, days=2), cost(12, 60.0, days=10)
    assert long.events <= short.events * MOST_GROWTH
    assert long.queues <= short.queues * MOST_GROWTH


def test_a_contact_needs_few_events() -> None:
    assert cost(21, 150.0).events < 8
