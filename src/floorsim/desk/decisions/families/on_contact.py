"""Decisions about the contact that an agent has in hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.floor import stepping_in
from floorsim.floor.agent import Agent
from floorsim.floor.states import BUSY
from floorsim.wording.times import span, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


class OnContactDecision(PersonDecision):
    """Stepping in on a contact: the agent must have a customer on the line."""

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must have a customer on the line."""
        return super().agent_out_of_reach(desk, agent) or why_not_on_contact(desk, agent)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The contact, and how long it has lasted."""
        return contact_lines(desk, desk.agent(self.agent))


def why_not_on_contact(desk: Workspace, agent: Agent) -> str | None:
    """Why nobody can step in on the agent's contact now, or None."""
    name = desk.name(agent)
    if agent.state != BUSY:
        return f"{name} has no customer on the line"
    if agent.contact is None:
        return f"{name} has several chats in hand; lower the chats each, or move the agent"
    if not agent.contact.type.live:
        return f"{name} is on a written contact; nobody is waiting on the line"
    if not stepping_in.talk_left_s(agent.contact, desk.now):
        return f"{name}'s customer has gone; only the notes are left"
    if not stepping_in.can_step_in(desk.floor, agent, desk.now):
        return f"{name} is about to hand the customer on"
    return None


def contact_lines(desk: Workspace, agent: Agent | None) -> list[str]:
    """What the contact is about, how long it has lasted and whether the agent asks."""
    contact = None if agent is None else agent.contact
    if agent is None or contact is None:
        return []
    driver = desk.floor.scenario.driver_title(contact.type.driver_id)
    usual = span(desk.floor.channels[contact.type.channel].mean_handle_s)
    lines = [f"{driver}, {span(desk.now - contact.answered_s)} so far, usually {usual}"]
    if agent.asks_on is contact:
        lines.append("put the customer on hold to ask")
    if contact.hostile:
        lines.append("the customer is hostile")
    if agent.on:
        lines.append(f"answered {time_of_day(contact.answered_s)}")
    return lines
