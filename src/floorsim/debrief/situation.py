"""What could be seen at a moment of a run, in short sentences with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from floorsim.desk.decisions.registry import kind_named
from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView
from floorsim.run.run import Run, Taken
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.numbers import counted
from floorsim.wording.times import span, time_of_day

RECENT_S = 600.0
"""News this old or younger is told (D)."""


def before_each(
    scenario: Scenario, seed: int, decisions: Sequence[Taken], names: Mapping[str, str] | None
) -> Iterator[tuple[Taken, tuple[str, ...]]]:
    """Each decision of a run with what could be seen just before it; the run is played again for this."""
    again = Run(scenario, seed, names=names)
    for taken in decisions:
        again.advance(taken.at_s)
        yield taken, situation(again.observe())
        kind = kind_named(taken.kind)
        assert kind is not None
        again.decide_again(kind.model_validate(taken.arguments), taken)


def situation(view: FloorView) -> tuple[str, ...]:
    """Queues, what was heard last, what wants an answer, and what one is busy with."""
    return tuple(_lines(view))


def _lines(view: FloorView) -> Iterator[str]:
    for channel in view.channels:
        yield _queue(channel)
    heard = [item for item in view.inbox if view.now_s - item.at_s <= RECENT_S]
    if heard:
        last = max(heard, key=lambda item: item.at_s)
        yield f"{time_of_day(last.at_s)} {last.sender}: {last.subject}"
    open_items = [item for item in view.inbox if item.state == "open"]
    if open_items:
        first = min(open_items, key=lambda item: item.deadline_s or view.day_ends_s)
        due = "" if first.deadline_s is None else f", first {first.sender} by {time_of_day(first.deadline_s)}"
        yield f"Inbox: {len(open_items)} to answer{due}"
    own = view.own_time
    yield "You: free" if own.doing is None else f"You: {own.doing} to {time_of_day(own.free_at_s)}"


def _queue(channel: ChannelView) -> str:
    if channel.kind not in LIVE_MEDIA:
        late = f", {channel.over_target} late" if channel.over_target else ", none late"
        return f"{channel.title}: {channel.waiting} open{late}, {counted(channel.staffed, 'agent')} on"
    longest = f", longest {span(channel.longest_wait_s)}" if channel.waiting else ""
    need = "" if channel.needed is None else f", need {channel.needed:.0f}"
    return f"{channel.title}: {channel.waiting} waiting{longest}, {channel.staffed} on{need}"
