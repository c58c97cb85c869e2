"""Decisions that could be taken now, a few of each kind: what a search tries, and whoever picks by chance.

They are made from the fields of each kind alone, as a form is filled in, so that a new kind is among them
without being named here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from math import gcd, prod
from typing import Any, Final

from pydantic import ValidationError

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.pickers import Picker
from floorsim.desk.decisions.registry import kinds
from floorsim.desk.desk import Desk
from floorsim.floor.states import ABSENT, OFF
from floorsim.scenario.values.units import format_time
from floorsim.units import HOUR_S

SIZES: Final = (1, 2, 3)
"""How many agents of one channel are tried together, beside all of them (D)."""
OF_A_KIND: Final = 12
"""Decisions of one kind that are tried at most (D), spread over what is possible."""
MOST_COMBINED: Final = 600
"""Combinations of the fields of one kind that are looked at (D)."""
FOR_S: Final = HOUR_S
"""How long something lasts that can have an end (D)."""


def candidates(desk: Desk) -> list[Decision]:
    """Possible decisions, in the catalogue's order; the same in every run that stands at the same point.

    What is about the supervisor's own queued work is left out: it changes when, not what.
    """
    found: list[Decision] = []
    for kind in kinds():
        if kind.acts_on != "own_work" and kind.why_none(desk.workspace) is None:
            possible = list(_of_kind(desk, kind))
            found += possible[:: -(-len(possible) // OF_A_KIND) or 1]
    return found


def _of_kind(desk: Desk, kind: type[Decision]) -> Iterator[Decision]:
    named = {name: _picker(kind, name) for name in kind.model_fields}
    group = next((name for name, picker in named.items() if picker and picker.takes == "agents"), None)
    others = [name for name in named if name != group]
    for chosen in _spread([_values(desk, kind, name, named[name]) for name in others]):
        arguments = {name: value for name, value in zip(others, chosen, strict=True) if value is not None}
        if group is None:
            yield from _possible(desk, kind, arguments)
        else:
            if not kind.model_fields[group].is_required():
                yield from _possible(desk, kind, arguments)
            for agents in _groups(desk, kind, arguments, group):
                yield from _possible(desk, kind, {**arguments, group: agents})


def _spread(values: list[list[Any]]) -> Iterator[tuple[Any, ...]]:
    """One value of each list: every combination, or so many of them spread evenly over all values."""
    count = prod(map(len, values))
    step = -(-count // MOST_COMBINED) or 1
    while gcd(step, count) > 1:
        step += 1
    return islice(product(*values), 0, None, step)


def _picker(kind: type[Decision], name: str) -> Picker | None:
    return next((part for part in kind.model_fields[name].metadata if isinstance(part, Picker)), None)


def _possible(desk: Desk, kind: type[Decision], arguments: dict[str, Any]) -> Iterator[Decision]:
    """The decision of these arguments, if they fit together and it can be taken."""
    try:
        decision = kind.model_validate(arguments)
    except ValidationError:
        return
    if desk.why_not(decision) is None:
        yield decision


def _values(desk: Desk, kind: type[Decision], name: str, picker: Picker | None) -> list[Any]:
    """What is tried for a field; None leaves it out."""
    if picker is None:
        return [None]
    if picker.takes == "time":
        return [format_time(min(desk.floor.now + FOR_S, desk.floor.end_s))]
    if picker.takes in ("message", "choice") or kind.model_fields[name].is_required():
        offered = picker.offer(desk.workspace, kind)
        return [one.value for one in offered if one.why_not is None and not one.now]
    return [None]


def _groups(
    desk: Desk, kind: type[Decision], arguments: dict[str, Any], name: str
) -> Iterator[tuple[str, ...]]:
    """The first few agents of each channel with whom it can be done."""
    able = [
        agent
        for agent in desk.floor.agents
        if agent.state not in (OFF, ABSENT) and any(_possible(desk, kind, {**arguments, name: (agent.id,)}))
    ]
    for channel in desk.floor.channels:
        on = tuple(agent.id for agent in able if channel.index in agent.on)
        for size in SIZES:
            if size <= len(on):
                yield on[:size]
