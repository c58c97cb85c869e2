"""When the supervisor last had a word with somebody: by a decision about them, or about their customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent
    from floorsim.floor.records import DecisionRecord


def last_word_s(desk: Workspace, agent: Agent) -> float:
    """The time of it, seconds since midnight before day 1; -1 before the first."""
    for record in reversed(desk.floor.ledger.decisions):
        if record.done_s >= 0.0 and is_about(desk, record, agent.id):
            return float(record.done_s)
    return -1.0


def is_about(desk: Workspace, record: DecisionRecord, id: str) -> bool:
    """Whether a decision was about this agent, alone or among others, or about a customer of theirs."""
    arguments = record.arguments
    agents = arguments.get("agents")
    if arguments.get("agent") == id or (isinstance(agents, list | tuple) and id in agents):
        return True
    case = desk.cases.book.cases.get(str(arguments.get("message", "")))
    return case is not None and case.agent == id
