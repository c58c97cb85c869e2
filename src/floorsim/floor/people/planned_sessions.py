"""What planned time for learning leaves behind: coaching from an agent's reviews, training on a driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.floor.people.learning import LEAST_SESSION_S, SESSION_S, coach
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.yardstick import focus
from floorsim.floor.records import CoachingRecord, TrainingRecord
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.agent import AgendaItem, Agent
    from floorsim.floor.floor import Floor

COACHING: Final = "coaching"
TRAINING: Final = "training"
LEAST_OF_SKILL: Final = 0.75
"""Part of a cross-training that must be had for the skill (D)."""


def held(floor: Floor, agent: Agent, item: AgendaItem, now: float) -> None:
    """A planned activity is over; what was too short taught nothing."""
    length_s = now - item.begun_s
    if item.skill is not None and length_s >= LEAST_OF_SKILL * item.length_s:
        floor.take_up_skill(agent, item.skill, length_s)
    if not floor.people or length_s < LEAST_SESSION_S:
        return
    if item.activity == COACHING:
        _coached(floor, agent, item, length_s, now)
    elif item.activity == TRAINING and item.driver is not None:
        _trained(floor, agent, item, item.driver, length_s, now)


def _coached(floor: Floor, agent: Agent, item: AgendaItem, length_s: float, now: float) -> None:
    """A coach of the quality team talks over the step that looks weakest in the reviews, if any shows one.

    Without a review there is nothing to aim at. Reviews tell the coach what is weak, not always rightly; the
    contacts they are about may lie days back.
    """
    seen = floor.reviews.of_agent(agent.index)
    step = seen.weakest if seen is not None else None
    u = floor.random.few(2, COACHING, agent.id, int(item.planned_s))
    session = coach(
        agent.wellbeing,
        now,
        (u[0], u[1]),
        step=None if step is None else STEPS.index(step),
        latency_days=0.0 if seen is None else (now - seen.latest_s) / DAY_S,
        calibrated=floor.reviews.calibrated(),
        session_s=length_s,
        focus=focus(floor.reviews.items()),
    )
    floor.ledger.coaching.append(CoachingRecord(agent.index, step or "", now, session.gain))


def _trained(floor: Floor, agent: Agent, item: AgendaItem, driver: str, length_s: float, now: float) -> None:
    """The drivers of one family are gone through, in parts of about half an hour, each worth half as much."""
    family = floor.compiled.family_of(driver)
    if family is None:
        return
    parts = max(1, round(length_s / SESSION_S))
    u = floor.random.few(2 * parts, TRAINING, agent.id, int(item.planned_s))
    gain = 0.0
    for part in range(parts):
        draws = u[2 * part], u[2 * part + 1]
        gain += coach(agent.wellbeing, now, draws, driver_family=family, session_s=length_s / parts).gain
    floor.ledger.training.append(TrainingRecord(agent.index, driver, now, gain))
