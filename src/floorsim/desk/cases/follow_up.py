"""A follow-up observation: the supervisor promises to listen again, and what comes of doing it or not."""

from __future__ import annotations

from typing import Final

from floorsim.desk.consequences.consequences import Consequences
from floorsim.floor.agent import Agent
from floorsim.floor.people.learning import AT_ONCE
from floorsim.scenario.effects.catalogue.promise import PromiseMade
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.effects.written import effect
from floorsim.units import HOUR_S, MINUTE_S

PROMISED: Final = "Listen to "
"""Beginning of what is promised."""
OBSERVE_WITHIN_S: Final = 2 * HOUR_S
"""A follow-up is promised within this time, sooner where the shift ends (D)."""
OBSERVE_MIN: Final = 10.0
"""Supervisor minutes of listening to two contacts and saying what was heard (D)."""
STICKS_AGAIN: Final = 1.0
"""What an observation adds, against what practice alone brings: as much again (D, doubles stickiness)."""
LAPSES: Final = 0.5
"""Part of what practice brings that is lost again when the promised observation does not come (D)."""
KEPT_MORALE: Final = 0.01
LAPSED_MORALE: Final = -0.02
"""A promise to listen again, kept and broken (D)."""
LEAST_S: Final = 20 * MINUTE_S
"""Nearer to the end of the shift nothing new can be heard (D)."""


def promise_to_observe(
    on: Consequences, agent: Agent, step: str, gain: float, cause: Cause, within_s: float = OBSERVE_WITHIN_S
) -> bool:
    """Opens the promise; False where too little of the agent's shift is left for it."""
    ends_s = on.now_s if agent.shift_end_s is None else agent.shift_end_s
    within_s = min(within_s, ends_s - on.now_s, on.floor.end_s - on.now_s - MINUTE_S)
    if within_s < LEAST_S:
        return False
    due_s = (on.now_s + within_s) // MINUTE_S * MINUTE_S
    name, rest = on.name(agent), max(0.0, (1.0 - AT_ONCE) * gain)
    who = (agent.id,)
    promise = PromiseMade(
        subject=f"{PROMISED}{name} again on {step} by {{due}}",
        text=f"You told {name} that you would listen to two contacts by {{due}} and say what you heard.",
        within=f"{due_s - on.now_s:.3f}s",
        minutes=OBSERVE_MIN,
        to_the_team=True,
        label="Listen to two contacts and say what you heard",
        doing=f"listening to {name} on {step}",
        if_kept=(
            effect("skill", {"agents": who, "step": step, "by": STICKS_AGAIN * rest}),
            effect("morale", {"agents": who, "by": KEPT_MORALE}),
        ),
        if_broken=(
            effect("skill", {"agents": who, "step": step, "by": -LAPSES * rest}),
            effect("morale", {"agents": who, "by": LAPSED_MORALE}),
            effect("note", f"{name} did not hear from you about {step}, as agreed"),
        ),
    )
    on.cases.promise(promise, cause)
    return True
