"""Checks that every message can be sent and every milestone reached, in some run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.conditions.written import Condition
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.events import Message, Milestone
from floorsim.scenario.models.scenario import Scenario


def check_reach(scenario: Scenario, found: Findings) -> None:
    """Finds what no run comes to: conditions that never hold, milestones in a circle, unsent messages."""
    for label, path, condition in _conditions(scenario):
        start, end = condition.window(scenario)
        if start >= end:
            right = "look at its times: they leave no moment at which all of it is true"
            found.error(path, f"this {label}'s condition can never hold", right)
        elif clash := condition.clash():
            right = "keep one of the two"
            found.error(path, f"{clash} is asked to be both decided and not decided", right)
    sent, reached = _possible(scenario)
    sent_by_effect = _led_to((effect for _, effect in _effects(scenario)), "message")
    reached_by_effect = _led_to((effect for _, effect in _effects(scenario)), "milestone")
    known = {milestone.id for milestone in scenario.milestones}
    for index, message in enumerate(scenario.messages):
        if message.id not in sent:
            _name_unsent(index, message, sent_by_effect, known, found)
    for index, milestone in enumerate(scenario.milestones):
        if milestone.id not in reached:
            _name_unreached(index, milestone, reached_by_effect, found)


def _name_unsent(
    index: int, message: Message, by_effect: set[str], milestones: set[str], found: Findings
) -> None:
    path: Path = ("messages", index)
    triggers = (message.at, message.when, message.after, message.if_not_by)
    if all(trigger is None for trigger in triggers) and message.id not in by_effect:
        right = "write at:, when:, after: or if_not_by:, or send it by an answer's effect"
        found.error(path, "nothing sends this message", right)
        return
    if message.after is not None and message.after not in milestones:
        return
    right = "give it, or what it waits for, a way to begin"
    found.error(path, "this message waits for something that can never come first", right)


def _name_unreached(index: int, milestone: Milestone, by_effect: set[str], found: Findings) -> None:
    path: Path = ("milestones", index)
    if milestone.when is None and milestone.id not in by_effect:
        right = "write when:, or name it in the effect of an answer (milestone: ...)"
        found.error(path, "nothing reaches this milestone", right)
        return
    right = "milestones may wait for one another in one direction only"
    found.error(path, "this milestone waits for something that can never come first", right)


def _possible(scenario: Scenario) -> tuple[set[str], set[str]]:
    """Messages that some run can send and milestones that some run can reach."""
    sent: set[str] = set()
    reached: set[str] = set()
    grown = True
    while grown:
        before = len(sent) + len(reached)
        possible = [effect for id, effect in _effects(scenario) if id is None or id in sent]
        reached |= _led_to(possible, "milestone")
        sent_by_effect = _led_to(possible, "message")
        for milestone in scenario.milestones:
            if milestone.when is not None and milestone.when.can_hold(reached):
                reached.add(milestone.id)
        for message in scenario.messages:
            starts = (
                message.at is not None
                or message.if_not_by is not None
                or message.id in sent_by_effect
                or (message.when is not None and message.when.can_hold(reached))
                or message.after in reached
            )
            if starts:
                sent.add(message.id)
        grown = len(sent) + len(reached) > before
    return sent, reached


def _effects(scenario: Scenario) -> Iterator[tuple[str | None, Effect]]:
    """Every effect of a message, with the message's id; None for an incident's and a duty's."""
    for message in scenario.messages:
        for _, effect in message.effects():
            yield message.id, effect
    for incident in scenario.incidents:
        for timed in incident.effects:
            yield None, timed.effect
    for duty in scenario.supervisor.duties:
        for effect in duty.effects():
            yield None, effect


def _led_to(effects: Iterable[Effect], what: str) -> set[str]:
    """The messages, or the milestones, that these effects bring about."""
    return {id for effect in effects for found, id in effect.leads_to() if found == what}


def _conditions(scenario: Scenario) -> Iterator[tuple[str, Path, Condition]]:
    for index, message in enumerate(scenario.messages):
        if message.when is not None:
            yield "message", ("messages", index, "when"), message.when
    for index, milestone in enumerate(scenario.milestones):
        if milestone.when is not None:
            yield "milestone", ("milestones", index, "when"), milestone.when
