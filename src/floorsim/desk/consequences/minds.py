"""What weighs on people: what is seen and heard of it, and the scenario's own, which begin by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import fsum
from typing import TYPE_CHECKING, Final

from floorsim.floor.people.wellbeing import fatigue_at
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.desk.consequences.consequences import Consequences
    from floorsim.floor.agent import Agent
    from floorsim.scenario.models.concerns import StartingConcern

SHOWS: Final = 0.5
"""A concern shows as long as more than this part of it is left (D)."""
NOTHING: Final = "nothing in particular, thanks for asking"


def set_up(on: Consequences) -> None:
    """The scenario's own concerns begin with the run, or at their time."""
    for number, concern in enumerate(on.floor.scenario.people.concerns if on.floor.people else ()):
        at_s = on.floor.start_s if concern.start is None else concern.start
        on.floor.at(at_s, partial(_begins, on, concern, number))


def _begins(on: Consequences, concern: StartingConcern, number: int) -> None:
    """It weighs on people, and can be noticed from when the supervisor is there."""
    body = concern.model_dump(by_alias=True, exclude={"start"}, exclude_unset=True)
    on.bring_about("concern", body, Cause(f"concern:{number}"))
    for morning_s in _mornings(on) if concern.seen is not None else ():
        on.floor.at(morning_s, partial(_seen_again, on, concern))


def _mornings(on: Consequences) -> list[float]:
    """From when the supervisor is there, and the start of every open day after that."""
    first_s = max(on.now_s, on.floor.play_from_s)
    opening = hours_of_floor(on.floor.scenario.floor)
    days = range(int(first_s // DAY_S) + 1, on.floor.scenario.floor.days)
    opens = [(day, opening.on(day)) for day in days]
    return [first_s, *(day * DAY_S + hours[0] for day, hours in opens if hours is not None)]


def _seen_again(on: Consequences, concern: StartingConcern) -> None:
    """It shows for as long as most of it is left with one of them."""
    named = [one for one in on.floor.agents if not concern.agents or one.id in concern.agents]
    held = [one.wellbeing.concerns.get(concern.kind) for one in named if not one.resigned]
    if any(one is not None and one.part > SHOWS for one in held):
        on.say(f"you notice: {concern.seen}", "floor")


def noticed(agents: Sequence[Agent]) -> list[str]:
    """What can be seen of what weighs on them, each once."""
    held = [one.terms for agent in agents for one in agent.wellbeing.concerns.values()]
    return list(dict.fromkeys(terms.seen for terms in held if terms.seen is not None))


def said(on: Consequences, agents: Sequence[Agent]) -> list[str]:
    """What they say when they are asked: of several who say the same, the first."""
    lines: dict[str, str] = {}
    for agent in agents:
        for held in agent.wellbeing.concerns.values():
            if held.terms.says is not None:
                lines.setdefault(held.terms.says, f"{on.name(agent)}: {held.terms.says}")
    if lines or not agents:
        return list(lines.values())
    return [f"{on.name(agents[0])}: {NOTHING}"]


def mean_state(agents: Sequence[Agent], state: str, now_s: float) -> float:
    """Mean of a state of mind, 0-1; 0 of nobody."""
    levels = [
        fatigue_at(one.wellbeing, now_s) if state == "fatigue" else float(getattr(one.wellbeing, state))
        for one in agents
        if not one.resigned
    ]
    return fsum(levels) / len(levels) if levels else 0.0
