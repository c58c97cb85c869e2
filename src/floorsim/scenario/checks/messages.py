"""Checks of messages, milestones and conditions: names, and times that fit the run."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from floorsim.scenario.checks.decisions import MOST_PRESSING
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.levels import check_levels
from floorsim.scenario.conditions.condition_type import ConditionPlace
from floorsim.scenario.effects.effect_type import Place
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.events import Choice, Message
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import agent_ids
from floorsim.scenario.values.times_of_day import format_time
from floorsim.wording.sentences import shown

RESERVED: Final = ("escalation-", "news-", "promise-", "talk-", "update-")
"""Beginnings of the ids that a run gives to cases of its own; no message of a scenario has them."""


def check_messages(scenario: Scenario, found: Findings) -> None:
    """Messages with their choices, and milestones."""
    found.unique(("messages",), (message.id for message in scenario.messages), "message")
    found.unique(("milestones",), (milestone.id for milestone in scenario.milestones), "milestone")
    for index, milestone in enumerate(scenario.milestones):
        if milestone.when is not None:
            milestone.when.check(ConditionPlace(scenario, found, ("milestones", index, "when")))
    for index, message in enumerate(scenario.messages):
        path: Path = ("messages", index)
        _check_id(message.id, (*path, "id"), found)
        _check_message(scenario, message, path, found)
        _check_conversation(message, path, found)
        if message.agent is not None:
            found.known((*path, "agent"), message.agent, agent_ids(scenario), "agent")
        if message.driver is not None:
            found.known((*path, "driver"), message.driver, scenario.drivers, "driver")
        about = message.agent is not None or message.driver is not None
        at = Place(scenario, found, path, message.at, None, message.id, about)
        for inside, effect in message.effects():
            effect.check(replace(at, path=(*path, *inside)))


def _check_conversation(message: Message, path: Path, found: Findings) -> None:
    """Turns that are named exist, and those that exist can be reached; levels that move were declared."""
    reached: set[str] = set()
    coming: list[tuple[Path, tuple[Choice, ...]]] = [(("choices",), message.choices)]
    check_levels(message, path, found)
    while coming:
        place, choices = coming.pop()
        for number, choice in enumerate(choices):
            name = choice.leads_to
            if name is None:
                continue
            where: Path = (*path, *place, number, "leads_to")
            if found.known(where, name, message.turns, "turn") and name not in reached:
                reached.add(name)
                coming.append((("turns", name, "choices"), message.turns[name].choices))
                instead = message.turns[name].otherwise
                if instead is not None and found.known(
                    (*path, "turns", name, "otherwise"), instead, message.turns, "turn"
                ):
                    reached.add(instead)
                    coming.append((("turns", instead, "choices"), message.turns[instead].choices))
    for name in message.turns:
        if name not in reached:
            right = "name it in a leads_to, or leave it out"
            found.warn((*path, "turns", name), "no answer leads to this turn", right)
    for name, turn in message.turns.items():
        if turn.if_missed and turn.deadline is None:
            right = "add a deadline, or leave if_missed out"
            wrong = "without a deadline the turn cannot be missed"
            found.error((*path, "turns", name, "if_missed"), wrong, right)


def _check_id(id: str, path: Path, found: Findings) -> None:
    right = f"give the message another id, such as msg-{id}"
    if id == MOST_PRESSING:
        found.error(path, f"{shown(id)} is the most pressing message, whichever that is", right)
    for beginning in RESERVED:
        if id.startswith(beginning):
            found.error(path, f"ids that begin with {shown(beginning)} are the run's own", right)


def _check_message(scenario: Scenario, message: Message, path: Path, found: Findings) -> None:
    run = scenario.play_words
    for key, at in (("at", message.at), ("if_not_by", message.if_not_by)):
        if at is not None and at >= scenario.end_s:
            found.error((*path, key), "the message comes after the end of the run", run)
        elif at is not None and at < scenario.play_from_s:
            found.warn((*path, key), "the message comes before anybody plays", run)
        elif at is not None and _between_days(scenario, at):
            found.warn((*path, key), "the message comes when nobody plays", run)
    if message.at is not None and message.if_not_by is not None:
        found.warn((*path, "if_not_by"), "the message has a time already", "leave if_not_by or at out")
    if message.delay and message.after is None:
        found.warn((*path, "delay"), "the delay counts from a milestone and there is none", "add after:")
    if message.after is not None:
        known = {milestone.id for milestone in scenario.milestones}
        found.known((*path, "after"), message.after, known, "milestone")
    if message.thread is not None:
        others = {other.id for other in scenario.messages if other.thread is None and other is not message}
        found.known((*path, "thread"), message.thread, others, "message that begins a thread")
    if message.when is not None:
        message.when.check(ConditionPlace(scenario, found, (*path, "when")))
    if message.settled_by is not None and not message.choices:
        right = "add choices, or leave settled_by out"
        found.warn((*path, "settled_by"), "this message wants no answer, so nothing settles it", right)
    if message.if_missed and message.deadline is None:
        right = "add a deadline, or leave if_missed out"
        found.error((*path, "if_missed"), "without a deadline the message cannot be missed", right)
    due_s = None if message.at is None else message.at + (message.deadline or 0.0)
    if message.if_missed and due_s is not None and due_s > scenario.end_s:
        right = f"the run ends at {format_time(scenario.end_s)}; shorten it"
        found.warn((*path, "deadline"), "the deadline falls after the end of the run", right)
    elif message.if_missed and due_s is not None and _between_days(scenario, due_s):
        found.warn((*path, "deadline"), "the deadline falls when nobody plays", run)


def _between_days(scenario: Scenario, at_s: float) -> bool:
    """Whether a moment lies in one of the nights of a play of every day."""
    return scenario.play_from_s < at_s < scenario.end_s and not scenario.is_played_at(at_s)
