"""What comes of a conversation: skill, morale, strain and what is owed, by how it ended and what it had."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from floorsim.desk.cases.case import Case
from floorsim.desk.cases.conversation import AgentConversation
from floorsim.desk.cases.follow_up import promise_to_observe
from floorsim.desk.consequences.consequences import Consequences
from floorsim.desk.consequences.sessions import coached
from floorsim.floor.agent import Agent
from floorsim.floor.people.learning import (
    AT_ONCE,
    FAILS,
    FAILS_UNAIMED,
    HARM_OF_FAILURES,
    HARM_SIZE,
    MISMATCH,
)
from floorsim.scenario.effects.world import Cause
from floorsim.units import DAY_S

GOT_THROUGH: Final[Mapping[str, float]] = {"agreed": 1.0, "half": 0.4, "out_of_time": 0.2, "refused": 0.0}
"""Part of a session's gain that a conversation leaves, by how it ended (D)."""
MORALE: Final[Mapping[str, float]] = {"agreed": 0.03, "half": 0.01, "out_of_time": -0.01, "refused": -0.05}
"""What the conversation does to the agent's morale, by how it ended (D: coaching and recognition, Bakker et
al. 2003; a talk that went wrong as a one-to-one cancelled)."""
SUPPORT: Final = 0.5
"""Part of the strain of this shift's hostile contacts that being asked how one is takes away (D; talking it
through weakens the step from hostility to exhaustion, taking work away does not: Li and Zhou 2013, n =
1,112)."""


def come_of(on: Consequences, agent: Agent, case: Case, conversation: AgentConversation) -> None:
    """Applies it; the conversation is over."""
    assert case.talk is not None
    assert case.talk.ended is not None
    outcome, marks, cause = case.talk.ended, case.marks, case.cause(case.talk.ended)
    end = conversation.ends.get(outcome)  # type: ignore[call-overload]
    on.record("conversation", agent.id, GOT_THROUGH[outcome], f"{conversation.id}: {outcome}", cause)
    gain = _teach(on, agent, case, conversation, outcome, cause) if on.floor.people else 0.0
    on.move_morale([agent], MORALE[outcome], cause)
    if "noticed" in marks and on.floor.people:
        _support(on, agent, cause)
    if end is not None:
        on.say(f"{on.name(agent)}: {end.text.replace('{agent}', on.name(agent))}", "effect")
        on.apply(end.effects, cause)
    if "follow_up" in marks and outcome in ("agreed", "half"):
        promise_to_observe(on, agent, case.talk.step, gain, cause)


def worth(outcome: str, marks: Collection[str]) -> float:
    """Gain to be expected of a conversation that ends so, against that of a whole session aimed well, 0-1.

    For the proofs and the review; a run draws whether it works.
    """
    aimed = "behaviour" in marks
    fails = FAILS if aimed else FAILS_UNAIMED
    arrives = 1.0 if "practised" in marks else AT_ONCE
    works = (1.0 - fails) * arrives - fails * HARM_OF_FAILURES * HARM_SIZE
    return GOT_THROUGH[outcome] * (1.0 if aimed else MISMATCH) * works


def _teach(
    on: Consequences, agent: Agent, case: Case, conversation: AgentConversation, outcome: str, cause: Cause
) -> float:
    """Whether it works is drawn for this conversation with this agent."""
    assert case.talk is not None
    done, floor = GOT_THROUGH[outcome], on.floor
    if not done:
        return 0.0
    seen = floor.reviews.of_agent(agent.index)
    u = floor.random.few(2, "talk", agent.id, conversation.id)
    return coached(
        on,
        agent,
        case.talk.step,
        (u[0], u[1]),
        cause,
        latency_days=0.0 if seen is None else max(0.0, floor.now - seen.latest_s) / DAY_S,
        done=done,
        at_the_person="behaviour" not in case.marks,
        practised="practised" in case.marks,
    ).gain


def _support(on: Consequences, agent: Agent, cause: Cause) -> None:
    """Half of this shift's hostile contacts wear no more; nothing where there was none."""
    taken = agent.wellbeing.hostile_contacts * SUPPORT
    if taken:
        agent.wellbeing.hostile_contacts -= taken
        on.record("support", agent.id, taken, "hostile contacts", cause)
