"""Coaching of the plan: a coach of the quality team talks the agent's reviews over with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.learning import DAY_S, LEAST_SESSION_S, coach
from floorsim.floor.ledger import CoachingRecord
from floorsim.floor.steps import STEPS

if TYPE_CHECKING:
    from floorsim.floor.agent import AgendaItem, Agent
    from floorsim.floor.floor import Floor


def held(floor: Floor, agent: Agent, item: AgendaItem, now: float) -> None:
    """The session is over: it was about the step that looks weakest in the reviews, if any shows one.

    Without a review there is nothing to aim at. Reviews tell the coach what is weak, not always rightly; the
    contacts they are about may lie days back.
    """
    length_s = now - item.begun_s
    if not floor.people or length_s < LEAST_SESSION_S:
        return
    seen = floor.reviews.of_agent(agent.index)
    step = seen.weakest if seen is not None else None
    u = floor.luck.few(2, "coaching", agent.id, int(item.planned_s))
    session = coach(
        agent.mind,
        now,
        (u[0], u[1]),
        step=None if step is None else STEPS.index(step),
        latency_days=0.0 if seen is None else (now - seen.latest_s) / DAY_S,
        calibrated=floor.reviews.calibrated(),
        session_s=length_s,
    )
    floor.ledger.coaching.append(CoachingRecord(agent.index, step or "", now, session.gain))
