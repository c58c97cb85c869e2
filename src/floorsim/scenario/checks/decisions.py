"""Checks of decisions: those allowed, those that conditions ask for, lists of planned ones; and scoring."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import fsum
from typing import Any, Final

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.desk import PlannedDecision
from floorsim.scenario.models.events import Message
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.pods import pods_of
from floorsim.scenario.routing_rules import agent_ids
from floorsim.scenario.values.times_of_day import format_time

ALWAYS_ALLOWED: Final = (
    *("answer", "batch_work", "do_first", "fixed_duty", "move_work", "own_break", "protect", "stop_own_task"),
    "withdraw",
)
"""Kinds that no list in `decisions.allow` takes away."""

EVERY: Final = "all"
"""What decisions accept in place of a list of names."""
MOST_PRESSING: Final = "next"
"""What an answer accepts in place of a message: the most pressing one that can be answered so."""


def check_decisions(scenario: Scenario, found: Findings, kinds: Collection[str] | None) -> None:
    """Names of decision kinds, the expert's run, and scoring."""
    allowed = scenario.decisions.allow
    if kinds is not None:
        if allowed != "all":
            found.all_known(("decisions", "allow"), allowed, kinds, "decision")
        for name in scenario.decisions.costs:
            found.known_key(("decisions", "costs", name), kinds, "decision")
    usable = kinds if allowed == "all" else allowed
    for path, name in _asked_for(scenario):
        if kinds is not None and not found.known(path, name, kinds, "decision"):
            continue
        if usable is None or name in usable or name in ALWAYS_ALLOWED or path[-1] == "not_decided":
            continue
        never = "this never holds" if path[-1] == "decided" else "it cannot answer the message"
        found.error(path, f"{name} is not allowed here, so {never}", "add it to decisions.allow")
    check_planned(scenario, scenario.expert, ("expert",), found, kinds)
    for name in scenario.scoring.channels:
        found.known_key(("scoring", "channels", name), scenario.floor.channels, "channel")
    if scenario.scoring.channels and fsum(scenario.scoring.channels.values()) <= 0:
        found.error(
            ("scoring", "channels"), "the weights add up to nothing", "give at least one channel a weight"
        )
    for name, rubric in scenario.quality.rubrics.items():
        found.known_key(("quality", "rubrics", name), scenario.floor.channels, "channel")
        if fsum(step.weight for step in rubric.values()) <= 0:
            found.error(
                ("quality", "rubrics", name), "the rubric weighs nothing", "give a step a weight above 0"
            )


def _asked_for(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Every decision kind that a condition or a message names."""
    for index, message in enumerate(scenario.messages):
        if message.when is not None:
            yield from message.when.decision_kinds(("messages", index, "when"))
        if message.settled_by is not None:
            yield ("messages", index, "settled_by"), message.settled_by
        for inside, effect in message.effects():
            for what, kind in effect.leads_to():
                if what == "decision":
                    yield ("messages", index, *inside), kind
    for index, milestone in enumerate(scenario.milestones):
        if milestone.when is not None:
            yield from milestone.when.decision_kinds(("milestones", index, "when"))


def check_planned(
    scenario: Scenario,
    decisions: Sequence[PlannedDecision],
    written: Path,
    found: Findings,
    kinds: Collection[str] | None,
) -> None:
    """A list of decisions: each during play, of a kind that is allowed, about things that are there."""
    allowed = scenario.decisions.allow
    reached = 0.0
    for index, planned in enumerate(decisions):
        path: Path = (*written, index)
        if not scenario.is_played_at(planned.at):
            found.error((*path, "at"), "the decision lies outside play", scenario.play_words)
        if planned.at < reached:
            found.warn((*path, "at"), "the decisions are not in order of time", "sort them")
        reached = max(reached, planned.at)
        if kinds is not None and not found.known((*path, "do"), planned.do, kinds, "decision"):
            continue
        if allowed != "all" and planned.do not in (*allowed, *ALWAYS_ALLOWED):
            found.error(
                (*path, "do"), f"{planned.do} is not allowed in this scenario", "add it to decisions.allow"
            )
        _check_arguments(scenario, planned, path, found)


def _check_arguments(scenario: Scenario, planned: PlannedDecision, path: Path, found: Findings) -> None:
    """Arguments that name parts of the scenario by the usual words; the desk checks the rest."""
    given = planned.arguments
    floor = scenario.floor
    agents = agent_ids(scenario)
    for name in ("agent", "agents"):
        _each(given.get(name), (*path, name), agents, "agent", found)
    _each(given.get("group"), (*path, "group"), floor.groups, "group", found)
    pods = [pod.id for pod in pods_of(scenario)]
    _each(given.get("pod"), (*path, "pod"), pods, "pod", found)
    _each(given.get("channel"), (*path, "channel"), floor.channels, "channel", found)
    incidents = {incident.id for incident in scenario.incidents}
    _each(given.get("incident"), (*path, "incident"), incidents, "incident", found)
    messages = {message.id: message for message in scenario.messages}
    written = given.get("message")
    if not (isinstance(written, str) and "choice" in given) or written == MOST_PRESSING:
        return
    # An answer that promises something opens a case of this id while the run is played.
    promises = {f"promise-{id}" for id in messages}
    if found.known((*path, "message"), written, {*messages, *promises}, "message") and written in messages:
        later = [one for one in scenario.messages if one.thread == written]
        _check_answer(messages[written], later, planned, given["choice"], path, found)


def _check_answer(
    message: Message,
    later: Sequence[Message],
    planned: PlannedDecision,
    choice: Any,
    path: Path,
    found: Findings,
) -> None:
    """An answer that the message, a turn of it or a later one of its thread offers, once it can be there."""
    first = {offered.id for offered in message.choices}
    turns = [turn.choices for one in (message, *later) for turn in one.turns.values()]
    choices = first | {offered.id for each in (*turns, *(one.choices for one in later)) for offered in each}
    if isinstance(choice, str):
        found.known((*path, "choice"), choice, choices, f"choice of {message.id}")
    if message.at is not None and planned.at <= message.at:
        right = f"{message.id} comes at {format_time(message.at)}; answer it later than that"
        found.error((*path, "at"), "the answer comes before the message", right)
    elif choice not in first:
        return
    elif (
        message.at is not None and message.deadline is not None and planned.at > message.at + message.deadline
    ):
        right = f"answer {message.id} by {format_time(message.at + message.deadline)}"
        found.warn((*path, "at"), "the answer comes after its deadline", right)


def _each(written: Any, path: Path, names: Collection[str], what: str, found: Findings) -> None:
    """Checks a name, or each of a list of names; anything else is for the desk to refuse."""
    if isinstance(written, str):
        if written == EVERY:
            return
        found.known(path, written, names, what)
    elif isinstance(written, list | tuple):
        for index, name in enumerate(written):
            if isinstance(name, str):
                found.known((*path, index), name, names, what)
