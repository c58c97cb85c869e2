"""Somebody is coached: the session, with its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from floorsim.floor.people.learning import Session, coach
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.yardstick import focus
from floorsim.floor.records import CoachingRecord
from floorsim.scenario.values.steps import Step

if TYPE_CHECKING:
    from floorsim.desk.consequences.consequences import Consequences
    from floorsim.floor.agent import Agent
    from floorsim.scenario.effects.world import Cause


def coached(
    on: Consequences, agent: Agent, step: str, u: tuple[float, float], cause: Cause, **terms: Any
) -> Session:
    """The supervisor coaches an agent on a step now; `u` and `terms` are those of `coach`."""
    reviews = on.floor.reviews
    usual = {"calibrated": reviews.supervisor_calibrated(), "focus": focus(reviews.items())}
    session = coach(agent.wellbeing, on.now_s, u, step=STEPS.index(cast(Step, step)), **(usual | terms))
    on.floor.ledger.coaching.append(CoachingRecord(agent.index, step, on.now_s, session.gain))
    on.record("coaching", agent.id, session.gain, step, cause)
    return session
