"""Hints on request, in three steps: where to look, the principle, an action.

They are made from what the trainee can see and from what the scenario's author has written. Asking changes
nothing in the run; what was asked for is kept with it and shown beside the score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.script import planned_from
from floorsim.desk.spelled import spelled_out
from floorsim.desk.view import FloorView, MessageView
from floorsim.floor.view import ChannelView
from floorsim.present.review_notes import HintTaken
from floorsim.run.run import Run
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.units import MINUTE_S
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock_from, span, time_of_day

STEPS: Final = 3
SHORT_BY: Final = 1.5
"""Agents by which a channel must lack what it needs to be hinted at (D): one less is chance."""
COMES_UP_MIN: Final = 5.0
"""A decision of the worked run is hinted at from so long before its time (D)."""
GOES_BY_MIN: Final = 10.0
"""And until so long after it (D)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something worth a hint, with a sentence for each step."""

    about: str
    """Names it among hints: a message's id, a decision of the worked run, a channel."""
    steps: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Hint:
    """One step of a hint."""

    about: str
    step: int
    """1 where to look, 2 the principle, 3 an action."""
    text: str
    more: bool
    """Whether there is a next step."""


def next_hint(run: Run, view: FloorView, taken: Sequence[HintTaken]) -> Hint | None:
    """The next step about what presses most, then about the next thing; None where nothing presses."""
    for topic in topics(run, view):
        seen = max((one.step for one in taken if one.about == topic.about), default=0)
        if seen < STEPS:
            return Hint(topic.about, seen + 1, topic.steps[seen], seen + 1 < STEPS)
    return None


def topics(run: Run, view: FloorView) -> Iterator[Topic]:
    """What a hint could be about, the most pressing first: messages, the worked run's moves, short queues."""
    messages = {message.id: message for message in run.scenario.messages}
    for item in _waiting(view):
        written = messages.get(item.id)
        if written is not None and written.expected is not None:
            due = "" if item.deadline_s is None else f", due {clock_from(item.deadline_s, view.now_s)}"
            principle = written.principle or "What does it cost, whom, and when, if nobody answers?"
            yield Topic(
                item.id, (f"Your inbox: {item.sender}, “{item.subject}”{due}.", principle, written.expected)
            )
    yield from _worked(run)
    for channel in view.channels:
        if channel.kind in LIVE_MEDIA and channel.needed is not None:
            yield from _short(run, view, channel)


def _waiting(view: FloorView) -> list[MessageView]:
    open_items = [item for item in view.inbox if item.state == "open" and item.choices]
    return sorted(open_items, key=lambda item: (item.deadline_s or view.day_ends_s, item.at_s))


def _worked(run: Run) -> Iterator[Topic]:
    """Decisions of the worked run whose time it is, and of whose kind nothing was decided lately."""
    for planned in planned_from(run.scenario.expert):
        soon = planned.at_s - COMES_UP_MIN * MINUTE_S <= run.now_s <= planned.at_s + GOES_BY_MIN * MINUTE_S
        kind = planned.decision.kind
        done = any(
            one.kind == kind and one.at_s >= planned.at_s - COMES_UP_MIN * MINUTE_S for one in run.taken
        )
        answers = isinstance(planned.decision, CaseDecision)
        if soon and not done and planned.because is not None and not answers:
            words = initial_capital(spelled_out(run.desk.workspace, planned.decision))
            yield Topic(
                f"{kind}@{time_of_day(planned.at_s)}",
                (f"Among your decisions: {type(planned.decision).title}.", planned.because, f"{words}."),
            )


def _short(run: Run, view: FloorView, channel: ChannelView) -> Iterator[Topic]:
    lacks = (channel.needed or 0.0) - channel.staffed
    if lacks < SHORT_BY:
        return
    spare = [
        other
        for other in view.channels
        if other.id != channel.id and other.needed is not None and other.staffed - other.needed >= 1.0
    ]
    able = [
        agent.name
        for agent in view.agents
        if channel.id in agent.proficiency and any(other.id in agent.on for other in spare)
    ]
    action = (
        f"{', '.join(able[:3])} can take {channel.title.lower()} and are on channels with people to spare."
        if able
        else f"Nobody can be spared: tell customers on {channel.title} what is known, or offer callbacks."
    )
    needs = f"{channel.staffed} on, {channel.needed:.0f} needed"
    principle = next(iter(run.scenario.meta.principles), f"{channel.title} has {needs}.")
    longest = f", the longest for {span(channel.longest_wait_s)}" if channel.waiting else ""
    yield Topic(
        f"short:{channel.id}",
        (
            f"{channel.title}: {counted(channel.waiting, 'customer')} waiting{longest}; {needs}.",
            principle,
            action,
        ),
    )
