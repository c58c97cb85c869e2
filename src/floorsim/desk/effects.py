"""What messages and answers do: the effects that a scenario can write, applied to the floor and the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.measures.trust import applied
from floorsim.floor.records import ComplianceRecord, EffectRecord
from floorsim.floor.states import ABSENT, OFF
from floorsim.scenario.models.events import AgentAway, Effect
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk


def apply(desk: Desk, effects: Iterable[Effect]) -> None:
    """Applies effects in the order in which they are written."""
    for effect in effects:
        _apply(desk, effect)


def _apply(desk: Desk, effect: Effect) -> None:
    floor = desk.floor
    if effect.trust is not None:
        desk.move_trust(effect.trust)
    elif effect.morale is not None:
        named = set(effect.morale.agents)
        move_morale([one for one in floor.agents if not named or one.id in named], effect.morale.by)
    elif effect.guidance is not None:
        floor.incidents.guide(effect.guidance)
    elif effect.away is not None:
        _away(desk, effect.away)
    elif effect.back is not None:
        _back(desk, desk.agent(effect.back))
    elif effect.message is not None:
        desk.messages.send(effect.message)
    elif effect.milestone is not None:
        desk.messages.reach(effect.milestone)
    elif effect.announce is not None:
        for channel in floor.channels:
            if channel.live:
                interventions.announce(floor, channel, None if effect.announce == "none" else effect.announce)
    elif effect.repeat_contacts is not None:
        floor.repeat_factor *= effect.repeat_contacts
    elif effect.compliance is not None:
        floor.ledger.compliance.append(ComplianceRecord(desk.now, effect.compliance))
        desk.say(f"compliance: {effect.compliance}", "effect")
    elif effect.overtime_budget is not None:
        desk.budget.grant_overtime(effect.overtime_budget)
    elif effect.note is not None:
        desk.say(effect.note, "effect")


def move_morale(agents: Iterable[Agent], by: float) -> None:
    """Moves the morale of these agents, within 0-1."""
    for agent in agents:
        wellbeing, floor = agent.wellbeing, agent.floor
        amount = applied(wellbeing.morale, by)
        wellbeing.morale += amount
        floor.ledger.effects.append(EffectRecord(floor.now, "morale", agent.id, amount, "", ""))


def _away(desk: Desk, away: AgentAway) -> None:
    agent = desk.agent(away.agent)
    if agent is None or agent.state in (OFF, ABSENT) or agent.shift_end_s is None:
        return
    interventions.send_away(desk.floor, agent, away.until)
    goes = "goes home" if away.until is None else f"leaves the floor until {time_of_day(away.until)}"
    desk.say(f"{desk.name(agent)} {goes}", "floor")


def _back(desk: Desk, agent: Agent | None) -> None:
    if agent is None:
        return
    if agent.now_item is not None and agent.now_item.activity == "away":
        interventions.bring_back(desk.floor, agent)
        desk.say(f"{desk.name(agent)} is back", "floor")
    for item in _still_to_go(agent):
        interventions.cancel_item(desk.floor, agent, item)


def _still_to_go(agent: Agent) -> list[AgendaItem]:
    return [item for item in agent.due if item.activity == "away"]
