"""What weighs on people until somebody deals with it, and what keeps them or makes them leave."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from floorsim.floor.records import EffectRecord
from floorsim.scenario.effects.catalogue.wish_to_leave import WishToLeave

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor
    from floorsim.floor.people.wellbeing import Wellbeing
    from floorsim.scenario.models.concerns import Concern

LEAST_PART: Final = 0.05
"""A concern of which less than this part is left is over (D)."""
WISH: Final = WishToLeave.key
"""What records of a change of the log odds of resigning are called."""


class Held:
    """A concern that weighs on somebody, and the part of it that is left, 0-1."""

    __slots__ = ("part", "terms")

    def __init__(self, terms: Concern) -> None:
        self.terms = terms
        self.part = 1.0


def begin(wellbeing: Wellbeing, concern: Concern) -> float:
    """It weighs in full from now on; gives the change of the log odds of resigning."""
    before = leaning(wellbeing)
    wellbeing.concerns[concern.kind] = Held(concern)
    return leaning(wellbeing) - before


def ease(wellbeing: Wellbeing, kind: str, by: float) -> tuple[float, float]:
    """Takes a part (0-1) of what is left of a concern away; gives how much that was, and the change of the
    log odds of resigning. Nothing happens to somebody without it."""
    held = wellbeing.concerns.get(kind)
    if held is None:
        return 0.0, 0.0
    before, was = leaning(wellbeing), held.part
    held.part *= 1.0 - by
    if held.part < LEAST_PART:
        del wellbeing.concerns[kind]
        held.part = 0.0
    return was - held.part, leaning(wellbeing) - before


def lean(wellbeing: Wellbeing, because: str, log_odds: float) -> float:
    """Whatever `because` stands for moves the log odds of resigning by so much, from now on, once; gives the
    change."""
    before = leaning(wellbeing)
    wellbeing.leaning[because] = log_odds
    return leaning(wellbeing) - before


def leaning(wellbeing: Wellbeing) -> float:
    """Log odds of resigning that concerns and how somebody was dealt with add, or take away."""
    own = [wellbeing.leaning[because] for because in sorted(wellbeing.leaning)]
    return fsum([*own, *(held.part * held.terms.leave for held in wellbeing.concerns.values())])


def burden(wellbeing: Wellbeing) -> float:
    """How much concerns take off the level to which morale goes."""
    return fsum(held.part * held.terms.morale for held in wellbeing.concerns.values())


def strain(wellbeing: Wellbeing) -> float:
    """How much harder concerns make every shift."""
    return fsum(held.part * held.terms.strain for held in wellbeing.concerns.values())


def spread(floor: Floor, day: int) -> None:
    """Once a day: a concern that spreads takes hold of one more colleague of the same group, or of none.

    Whether, and whom, is a draw of the one from whom it comes and of the day.
    """
    reached: list[tuple[Agent, Concern]] = []
    for agent in floor.agents:
        for kind, held in agent.wellbeing.concerns.items():
            if held.terms.spreads <= 0.0 or agent.resigned:
                continue
            u = floor.random.few(2, "concern spreads", kind, agent.id, day)
            near = [one for one in floor.agents if one.group == agent.group and one is not agent]
            if near and u[0] < held.terms.spreads * held.part:
                reached.append((near[int(u[1] * len(near))], held.terms))
    for agent, concern in reached:
        if concern.kind not in agent.wellbeing.concerns and not agent.resigned:
            wish = begin(agent.wellbeing, concern)
            note(floor, "concern", agent, 1.0, concern.kind, "concern:spreads")
            note(floor, WISH, agent, wish, concern.kind, "concern:spreads")


def note(floor: Floor, what: str, agent: Agent, amount: float, detail: str, cause: str) -> None:
    """Writes a consequence for an agent into the ledger, unless it is none."""
    if amount:
        floor.ledger.effects.append(EffectRecord(floor.now, what, agent.id, amount, detail, cause))
