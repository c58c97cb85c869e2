"""Checks of messages, milestones and conditions: names, and times that fit the run."""

from __future__ import annotations

from typing import Final

from floorsim.scenario.checks.decisions import MOST_PRESSING
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.incidents import drivers_in_use
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models import Scenario
from floorsim.scenario.models.events import (
    SHARES_ON_THE_WALLBOARD,
    Condition,
    Effect,
    MeasureCondition,
    Message,
)
from floorsim.scenario.routing_rules import agent_ids
from floorsim.scenario.values.times_of_day import format_time
from floorsim.scenario.wording import shown

RESERVED: Final = ("escalation-", "news-", "promise-", "update-")
"""Beginnings of the ids that a run gives to items of its own; no message of a scenario has them."""


def check_messages(scenario: Scenario, found: Findings) -> None:
    """Messages with their choices, and milestones."""
    found.unique(("messages",), (message.id for message in scenario.messages), "message")
    found.unique(("milestones",), (milestone.id for milestone in scenario.milestones), "milestone")
    for index, milestone in enumerate(scenario.milestones):
        if milestone.when is not None:
            check_names(scenario, milestone.when, ("milestones", index, "when"), found)
    for index, message in enumerate(scenario.messages):
        path: Path = ("messages", index)
        _check_id(message.id, (*path, "id"), found)
        _check_message(scenario, message, path, found)
        for number, choice in enumerate(message.choices):
            for place, effect in enumerate(choice.effects):
                where = (*path, "choices", number, "effects", place)
                _check_effect(scenario, message, effect, where, found)
        for place, effect in enumerate(message.if_missed):
            _check_effect(scenario, message, effect, (*path, "if_missed", place), found)


def _check_id(id: str, path: Path, found: Findings) -> None:
    right = f"give the message another id, such as msg-{id}"
    if id == MOST_PRESSING:
        found.error(path, f"{shown(id)} is the most pressing message, whichever that is", right)
    for beginning in RESERVED:
        if id.startswith(beginning):
            found.error(path, f"ids that begin with {shown(beginning)} are the run's own", right)


def _check_message(scenario: Scenario, message: Message, path: Path, found: Findings) -> None:
    run = f"play lasts from {format_time(scenario.play_from_s)} to {format_time(scenario.end_s)}"
    for key, at in (("at", message.at), ("if_not_by", message.if_not_by)):
        if at is not None and at >= scenario.end_s:
            found.error((*path, key), "the message comes after the end of the run", run)
        elif at is not None and at < scenario.play_from_s:
            found.warn((*path, key), "the message comes before anybody plays", run)
    if message.at is not None and message.if_not_by is not None:
        found.warn((*path, "if_not_by"), "the message has a time already", "leave if_not_by or at out")
    if message.delay and message.after is None:
        found.warn((*path, "delay"), "the delay counts from a milestone and there is none", "add after:")
    if message.after is not None:
        known = {milestone.id for milestone in scenario.milestones}
        found.known((*path, "after"), message.after, known, "milestone")
    if message.when is not None:
        check_names(scenario, message.when, (*path, "when"), found)
    if message.settled_by is not None and not message.choices:
        right = "add choices, or leave settled_by out"
        found.warn((*path, "settled_by"), "this message wants no answer, so nothing settles it", right)
    if message.if_missed and message.deadline is None:
        right = "add a deadline, or leave if_missed out"
        found.error((*path, "if_missed"), "without a deadline the message cannot be missed", right)
    if (
        message.if_missed
        and message.at is not None
        and message.at + (message.deadline or 0.0) > scenario.end_s
    ):
        right = f"the run ends at {format_time(scenario.end_s)}; shorten it"
        found.warn((*path, "deadline"), "the deadline falls after the end of the run", right)


def _check_effect(scenario: Scenario, message: Message, effect: Effect, path: Path, found: Findings) -> None:
    agents = agent_ids(scenario)
    if effect.morale is not None:
        found.all_known((*path, "morale", "agents"), effect.morale.agents, agents, "agent")
    if effect.guidance is not None:
        found.all_known((*path, "guidance"), effect.guidance, drivers_in_use(scenario), "driver")
    if effect.back is not None:
        found.known((*path, "back"), effect.back, agents, "agent")
    if effect.away is not None:
        found.known((*path, "away", "agent"), effect.away.agent, agents, "agent")
        until = effect.away.until
        if until is not None and message.at is not None and until <= message.at:
            right = f"the message comes at {format_time(message.at)}"
            found.error((*path, "away", "until"), "the agent would be back before leaving", right)
    if effect.message is not None:
        ids = {other.id for other in scenario.messages}
        if found.known((*path, "message"), effect.message, ids, "message") and effect.message == message.id:
            found.error((*path, "message"), "the message sends itself", "name another one")
    if effect.milestone is not None:
        known = {milestone.id for milestone in scenario.milestones}
        found.known((*path, "milestone"), effect.milestone, known, "milestone")


def check_names(scenario: Scenario, condition: Condition, path: Path, found: Findings) -> None:
    """Names in a condition, and bounds that a figure can pass."""
    if condition.wall is not None:
        _check_wall(scenario, condition.wall, (*path, "wall"), found)
    if condition.milestone is not None:
        known = {milestone.id for milestone in scenario.milestones}
        found.known((*path, "milestone"), condition.milestone, known, "milestone")
    if condition.incident is not None:
        incidents = {incident.id for incident in scenario.incidents}
        found.known((*path, "incident"), condition.incident, incidents, "incident")
    for key in ("all", "any"):
        parts = getattr(condition, key)
        if parts == ():
            found.error((*path, key), f"an empty {key} says nothing", "write at least one condition below it")
        for index, part in enumerate(parts or ()):
            check_names(scenario, part, (*path, key, index), found)


def _check_wall(scenario: Scenario, wall: MeasureCondition, path: Path, found: Findings) -> None:
    found.known((*path, "channel"), wall.channel, scenario.floor.channels, "channel")
    most = 1.0 if wall.measure in SHARES_ON_THE_WALLBOARD else None
    if wall.over is not None and most is not None and wall.over >= most:
        wrong = f"{wall.measure} is never over {shown(f'{wall.over:.0%}')}"
        found.error((*path, "over"), wrong, "write a smaller bound")
    if wall.under is not None and wall.under <= 0:
        found.error(
            (*path, "under"),
            f"{wall.measure} is never under {shown(f'{wall.under:g}')}",
            "write a larger bound",
        )
    if wall.lasting >= scenario.end_s - scenario.play_from_s:
        found.error((*path, "for"), "this is as long as the whole of play", "write a shorter time")
