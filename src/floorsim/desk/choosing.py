"""What a front end asks of the desk while somebody fills in a decision: values, reasons, minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.agents import AgentsDecision
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.families.driver import DriverDecision
from floorsim.desk.decisions.in_the_way import NOW, in_the_way
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import Option, options_for
from floorsim.desk.desk import Desk
from floorsim.desk.lateness import made_late


def minutes_of(desk: Desk, kind: type[Decision]) -> float:
    """Supervisor minutes of a kind of decision in this run, before anything of it is chosen."""
    return desk.workspace.minutes_for(kind.kind, kind.minutes)


def options(desk: Desk, kind: type[Decision], field: str) -> list[Option]:
    """What a field may be set to now. Raises KeyError when the kind has no such field."""
    return options_for(desk.workspace, kind, field)


def reasons(
    desk: Desk, kind: type[Decision], arguments: Mapping[str, Any], field: str
) -> Mapping[Any, str | None]:
    """For each value of a field why it can't be chosen with the rest as it stands, or None."""
    found: dict[Any, str | None] = {}
    for option in options(desk, kind, field):
        found[option.value] = option.why_not
        if option.why_not is None and option.value is not None:
            found[option.value] = _reason(desk, kind, arguments, field, option.value)
    return found


def why_not_with(desk: Desk, kind: type[Decision], acts_on: ActsOn, id: str) -> str | None:
    """Why a kind of decision can't be taken with one agent, channel or driver now, or None."""
    if acts_on == "agent":
        agent = desk.workspace.agent(id)
        return None if agent is None else kind.agent_out_of_reach(desk.workspace, agent)
    if acts_on == "queue":
        channel = next((channel for channel in desk.floor.channels if channel.id == id), None)
        return None if channel is None else kind.channel_why_not(desk.workspace, channel)
    if acts_on == "driver" and issubclass(kind, DriverDecision):
        return kind.driver_why_not(desk.workspace, id)
    return None


def late(desk: Desk, decision: Decision) -> tuple[str, ...]:
    """What it would make late if it were accepted now, in sentences, the latest first."""
    return made_late(desk.workspace, decision.definite(desk.workspace))


def clears(desk: Desk, decision: Decision) -> tuple[str, str, Mapping[str, Any]] | None:
    """Where there is no time for an answer before its deadline: what clears the time, in words, with the kind
    of decision and its arguments; None where nothing does."""
    case = decision.case(desk.workspace) if isinstance(decision, CaseDecision) else None
    if case is None or case.state != "open" or case.deadline_s is None or desk.floor.ended:
        return None
    minutes = decision.cost_minutes(desk.workspace)
    way = in_the_way(desk.workspace, decision.area, minutes, case.deadline_s)
    if way is None or not way.kind:
        return None
    if way.kind == NOW:
        arguments = decision.model_dump(exclude_unset=True, by_alias=True)
        return way.remedy, decision.kind, {**arguments, "now": True}
    return way.remedy, way.kind, way.arguments


def left_out(desk: Desk, decision: Decision) -> tuple[Option, ...]:
    """The agents meant with whom it would not be done, each with why not, as far as is known now."""
    if not isinstance(decision, AgentsDecision):
        return ()
    reasons = decision.without(desk.workspace)
    return tuple(
        Option(agent.id, desk.workspace.name(agent), reasons[agent.id])
        for agent in desk.floor.agents
        if agent.id in reasons
    )


def who_words(desk: Desk, decision: Decision) -> str:
    """Whom a decision about agents is for, in words; empty for any other."""
    return decision.who_words(desk.workspace) if isinstance(decision, AgentsDecision) else ""


def being_answered(desk: Desk) -> set[str]:
    """Ids of cases whose answer is in hand or queued."""
    orders = desk.workspace.pending()
    return {order.decision.message for order in orders if isinstance(order.decision, CaseDecision)}


def _reason(
    desk: Desk, kind: type[Decision], arguments: Mapping[str, Any], field: str, value: Any
) -> str | None:
    """Why a decision is not possible with one value of a field; None as long as the rest does not fit."""
    agent = desk.workspace.agent(value) if field == "agents" and isinstance(value, str) else None
    try:
        decision = kind.model_validate({**arguments, field: value})
    except ValidationError:
        return None
    if isinstance(decision, AgentsDecision):
        named = [agent] if agent is not None else decision.named(desk.workspace)
        return decision.agent_why_not(desk.workspace, named[0]) if named else None
    return decision.why_not(desk.workspace)
