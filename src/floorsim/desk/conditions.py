"""Conditions of a scenario, looked at while it runs: what the wall shows, what was done, what happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from floorsim.floor.states import READY
from floorsim.scenario.models.events import Condition, MeasureCondition

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

Watch = Callable[[], bool]
"""Whether a condition holds now. A condition that must last remembers since when it has held, so every one is
looked at each time, even where another has settled the matter."""


def watch(desk: Desk, condition: Condition) -> Watch:
    """The condition as something to be asked again and again, in order of time."""
    if condition.wall is not None:
        return _lasting(desk, condition.wall)
    if condition.all is not None:
        every = [watch(desk, part) for part in condition.all]
        return lambda: all([holds() for holds in every])
    if condition.any is not None:
        some = [watch(desk, part) for part in condition.any]
        return lambda: any([holds() for holds in some])
    decided, not_decided = condition.decided, condition.not_decided
    milestone, incident, past = condition.milestone, condition.incident, condition.past
    if decided is not None:
        return lambda: decided in desk.carried_out
    if not_decided is not None:
        return lambda: not_decided not in desk.carried_out
    if milestone is not None:
        return lambda: milestone in desk.messages.reached
    if incident is not None:
        return lambda: any(one.id == incident for one in desk.floor.incidents.going_on)
    return lambda: past is not None and desk.now >= past


def _lasting(desk: Desk, wanted: MeasureCondition) -> Watch:
    since: list[float] = []

    def holds() -> bool:
        value = measure(desk, wanted)
        met = value is not None and (
            value > wanted.over if wanted.over is not None else value < (wanted.under or 0.0)
        )
        if not met:
            since.clear()
            return False
        if not since:
            since.append(desk.now)
        return desk.now - since[0] >= wanted.lasting

    return holds


def measure(desk: Desk, wanted: MeasureCondition) -> float | None:
    """The figure as the wall shows it; None where there is none yet."""
    floor = desk.floor
    channel = floor.channels[floor.compiled.channel_index[wanted.channel]]
    if wanted.measure == "ready":
        return sum(agent.state == READY and channel.index in agent.on for agent in floor.agents)
    figures: dict[str, Callable[[int], float | None]] = {
        "waiting": desk.wallboard.waiting,
        "longest_wait_s": desk.wallboard.longest_wait_s,
        "open": desk.wallboard.open_contacts,
        "abandoned": desk.wallboard.abandoned,
        "service_level": desk.wallboard.service_level,
        "occupancy": desk.wallboard.occupancy,
    }
    return figures[wanted.measure](channel.index)
