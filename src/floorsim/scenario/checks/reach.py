"""Checks that every message can be sent and every milestone reached, in some run."""

from __future__ import annotations

from collections.abc import Iterator

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models import Scenario
from floorsim.scenario.models.events import Condition, Effect, Message, Milestone

Span = tuple[float, float]
"""The earliest and the latest time at which something can be true."""


def check_reach(scenario: Scenario, found: Findings) -> None:
    """Finds what no run comes to: conditions that never hold, milestones in a circle, unsent messages."""
    for label, path, condition in _conditions(scenario):
        start, end = _window(scenario, condition)
        if start >= end:
            right = "look at its times: they leave no moment at which all of it is true"
            found.error(path, f"this {label}'s condition can never hold", right)
        elif clash := _clash(condition):
            right = "keep one of the two"
            found.error(path, f"{clash} is asked to be both decided and not decided", right)
    sent, reached = _possible(scenario)
    for index, message in enumerate(scenario.messages):
        if message.id not in sent:
            _name_unsent(scenario, index, message, found)
    for index, milestone in enumerate(scenario.milestones):
        if milestone.id not in reached:
            _name_unreached(scenario, index, milestone, found)


def _name_unsent(scenario: Scenario, index: int, message: Message, found: Findings) -> None:
    path: Path = ("messages", index)
    triggers = (message.at, message.when, message.after, message.if_not_by)
    if all(trigger is None for trigger in triggers):
        senders = [1 for _, effect in _effects(scenario) if effect.message == message.id]
        if not senders:
            right = "write at:, when:, after: or if_not_by:, or send it by an answer's effect"
            found.error(path, "nothing sends this message", right)
            return
    known = {milestone.id for milestone in scenario.milestones}
    if message.after is not None and message.after not in known:
        return
    right = "give it, or what it waits for, a way to begin"
    found.error(path, "this message waits for something that can never come first", right)


def _name_unreached(scenario: Scenario, index: int, milestone: Milestone, found: Findings) -> None:
    path: Path = ("milestones", index)
    if milestone.when is None and not any(
        effect.milestone == milestone.id for _, effect in _effects(scenario)
    ):
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
        by_effect = [effect for message_id, effect in _effects(scenario) if message_id in sent]
        reached |= {effect.milestone for effect in by_effect if effect.milestone is not None}
        sent_by_effect = {effect.message for effect in by_effect}
        for milestone in scenario.milestones:
            if milestone.when is not None and _can_hold(milestone.when, reached):
                reached.add(milestone.id)
        for message in scenario.messages:
            starts = (
                message.at is not None
                or message.if_not_by is not None
                or message.id in sent_by_effect
                or (message.when is not None and _can_hold(message.when, reached))
                or message.after in reached
            )
            if starts:
                sent.add(message.id)
        grown = len(sent) + len(reached) > before
    return sent, reached


def _can_hold(condition: Condition, reached: set[str]) -> bool:
    """Whether a condition can hold once these milestones can be reached."""
    if condition.milestone is not None:
        return condition.milestone in reached
    if condition.all is not None:
        return all(_can_hold(part, reached) for part in condition.all)
    if condition.any is not None:
        return any(_can_hold(part, reached) for part in condition.any)
    return True


def _effects(scenario: Scenario) -> Iterator[tuple[str, Effect]]:
    """Every effect of a message's answers and of missing it, with the message's id."""
    for message in scenario.messages:
        for choice in message.choices:
            for effect in choice.effects:
                yield message.id, effect
        for effect in message.if_missed:
            yield message.id, effect


def _conditions(scenario: Scenario) -> Iterator[tuple[str, Path, Condition]]:
    for index, message in enumerate(scenario.messages):
        if message.when is not None:
            yield "message", ("messages", index, "when"), message.when
    for index, milestone in enumerate(scenario.milestones):
        if milestone.when is not None:
            yield "milestone", ("milestones", index, "when"), milestone.when


def _window(scenario: Scenario, condition: Condition) -> Span:
    """When a condition can be true at all; empty (start not before end) when it never can."""
    start, end = scenario.play_from_s, scenario.end_s
    if condition.past is not None:
        return max(start, condition.past), end
    if condition.incident is not None:
        spans = [(i.start, i.end) for i in scenario.incidents if i.id == condition.incident]
        return (max(start, spans[0][0]), min(end, spans[0][1])) if spans else (start, end)
    if condition.all:
        parts = [_window(scenario, part) for part in condition.all]
        return max(part[0] for part in parts), min(part[1] for part in parts)
    if condition.any:
        parts = [part for part in (_window(scenario, p) for p in condition.any) if part[0] < part[1]]
        return (min(p[0] for p in parts), max(p[1] for p in parts)) if parts else (end, start)
    return start, end


def _clash(condition: Condition) -> str | None:
    """A kind of decision that a condition wants both decided and not decided, or None."""
    if condition.all is not None:
        decided = {part.decided for part in condition.all} & {part.not_decided for part in condition.all}
        both = sorted(name for name in decided if name is not None)
        return both[0] if both else next(filter(None, map(_clash, condition.all)), None)
    if condition.any is not None:
        clashes = [_clash(part) for part in condition.any]
        return clashes[0] if clashes and all(clashes) else None
    return None
