"""What one decides on, in short lines: facts that kinds of decision share, by the name that content gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from floorsim.floor.people.steps import STEPS
from floorsim.floor.view import ChannelView
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.sums import whole_sum
from floorsim.wording.names import both
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import clock_from, span

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace

LATELY_S: Final = 30 * 60.0
"""Lately means the last half hour (D), as on the wallboard."""
MOST_LINES: Final = 3
"""Lines of one fact at most (D): what does not fit beside a form is not read."""


def queue_line(view: ChannelView) -> str:
    """One queue as it stands: who waits, the oldest, who is on, what it needs, where the day ends."""
    parts = [f"{view.title}: {view.waiting} waiting"]
    if view.waiting:
        parts.append(f"oldest {span(view.longest_wait_s)}")
    need = "" if view.needed is None else f", need {view.needed:.0f}"
    parts.append(f"on {view.staffed}{need}")
    if view.lands_at is not None:
        low, middle, high = (100.0 * share for share in view.lands_at)
        parts.append(f"ends at {middle:.0f}% ({low:.0f}–{high:.0f}), target {percent(view.target_share)}")
    return ", ".join(parts)


def queue_trend(view: ChannelView) -> str:
    """How many waited in the last half hour, five minutes apart."""
    waited = " ".join(str(count) for count in view.waiting_trend)
    return f"{view.title}: waiting {waited} in the last 30 min, five minutes apart"


def channel_view(desk: Workspace, id: str) -> ChannelView | None:
    """The channel as the wallboard shows it, or None where there is none of this id."""
    index = desk.floor.compiled.channel_index.get(id)
    return None if index is None else desk.consequences.wallboard.channels()[index]


def queues(desk: Workspace) -> list[str]:
    """The live queues, the one that lacks most agents first."""
    views = [view for view in desk.consequences.wallboard.channels() if view.kind in LIVE_MEDIA]
    views.sort(key=lambda view: (view.staffed - (view.needed or 0.0), view.id))
    return [queue_line(view) for view in views[:MOST_LINES]]


def handle_times(desk: Workspace) -> list[str]:
    """The mean handle time today beside the planned one, channel by channel."""
    channels = zip(desk.floor.channels, desk.consequences.wallboard.channels(), strict=True)
    return [
        f"{view.title}: handle time {span(view.aht_s)} today, planned {span(channel.mean_handle_s)}"
        for channel, view in channels
        if view.aht_s is not None
    ][:MOST_LINES]


def errors(desk: Workspace) -> list[str]:
    """Which steps the reviews found missed, most often first, and in how many reviews."""
    written = desk.floor.reviews.written()
    missed = Counter(
        step for review in written for step, was in zip(STEPS, review.missed, strict=True) if was
    )
    if not missed:
        return [f"{counted(len(written), 'review')}, no step missed" if written else "no reviews yet"]
    most = sorted(missed.items(), key=lambda one: (-one[1], STEPS.index(one[0])))
    found = ", ".join(f"{step} {count}" for step, count in most[:MOST_LINES])
    return [f"missed in {counted(len(written), 'review')}: {found}"]


def questions(desk: Workspace) -> list[str]:
    """How often agents put a customer on hold to ask somebody lately, and who asked most."""
    since_s = desk.now - LATELY_S
    asked = [one for one in desk.floor.help_desk.questions if one.at_s >= since_s]
    if not asked:
        return ["nobody had to ask in the last 30 min"]
    people = Counter(one.agent for one in asked)
    most = sorted(people.items(), key=lambda one: (-one[1], one[0]))[:MOST_LINES]
    names = ", ".join(f"{desk.name(desk.floor.agents[agent])} {count}" for agent, count in most)
    hold_s = whole_sum(round(one.hold_s) for one in asked)
    return [f"{counted(len(asked), 'question')} in the last 30 min, {span(hold_s)} on hold: {names}"]


def drivers(desk: Workspace) -> list[str]:
    """What customers contacted about lately, the largest share first."""
    since_s, found = desk.now - LATELY_S, Counter[str]()
    for contact in reversed(desk.floor.ledger.contacts):
        if contact.arrived_s >= since_s:
            found[contact.type.driver_id] += 1
        elif contact.arrived_s < since_s - LATELY_S:
            break
    total = whole_sum(found.values())
    if not total:
        return []
    most = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_LINES]
    title = desk.floor.scenario.driver_title
    return [
        "contacts of the last 30 min: "
        + ", ".join(f"{title(name)} {percent(count / total)}" for name, count in most)
    ]


def news(desk: Workspace) -> list[str]:
    """The latest word from outside, with its time."""
    lines = [line for line in desk.log.read() if line.category == "news"]
    return [f"{clock_from(line.at_s, desk.now)} {line.text}" for line in lines[-MOST_LINES:]][::-1]


def tired(desk: Workspace) -> list[str]:
    """Who has worked longest without a rest."""
    from floorsim.desk.decisions.agents_agenda import last_rest_s, no_rest_words
    from floorsim.desk.decisions.staff import at_work

    people = sorted(at_work(desk), key=lambda agent: (last_rest_s(agent), agent.index))[:MOST_LINES]
    return [f"{desk.name(agent)}: {words}" for agent in people if (words := no_rest_words(desk, agent))]


def skills(desk: Workspace) -> list[str]:
    """Who of those at work is trained on each queue, in short."""
    from floorsim.desk.decisions.staff import at_work

    lines = []
    for channel in desk.floor.channels:
        able = [
            agent
            for agent in at_work(desk)
            if any(queue.index in agent.proficiency for queue in channel.queues)
        ]
        away = [agent for agent in able if channel.index not in agent.on]
        also = f"; also trained: {both(desk.name(one) for one in away[:MOST_LINES])}" if away else ""
        lines.append(
            f"{channel.title}: {counted(len(able), 'agent')} trained, {len(able) - len(away)} on{also}"
        )
    return lines


def cover_ahead(desk: Workspace) -> list[str]:
    """Where each of the days left is short, the first gaps of each."""
    from floorsim.desk.consequences.rostering import gap_words
    from floorsim.floor.rostering.cover import gaps
    from floorsim.floor.rostering.days_ahead import days_left

    board, lines = desk.consequences.wallboard, []
    for day in days_left(desk.floor):
        found = gaps(desk.floor, board, day)
        words = "; ".join(gap_words(gap) for gap in found[:2]) or "nobody missing"
        lines.append(f"{desk.consequences.rosters.day_words(day)}: {words}")
    return lines


def unpopular_shifts(desk: Workspace) -> list[str]:
    """Who has how many evenings, early mornings and weekend shifts in the run, and how evenly that is."""
    from floorsim.floor.people import fairness

    counts = fairness.unpopular_shifts(desk.floor)
    if not any(counts.values()):
        return ["nobody has an evening, an early morning or a weekend"]
    most = sorted(desk.floor.agents, key=lambda one: (-counts.get(one.index, 0), one.index))
    names = ", ".join(f"{desk.name(one)} {counts.get(one.index, 0)}" for one in most[: 2 * MOST_LINES])
    even = f"{fairness.fairness_index(counts):.2f}, where 1 is the same for everybody"
    return [f"unpopular shifts: {names}", f"fairness index {even}"]


FACTS: Final[Mapping[str, Callable[[Workspace], Sequence[str]]]] = {
    "queues": queues,
    "handle_times": handle_times,
    "errors": errors,
    "questions": questions,
    "drivers": drivers,
    "news": news,
    "tired": tired,
    "skills": skills,
    "cover_ahead": cover_ahead,
    "unpopular_shifts": unpopular_shifts,
}
"""Facts that content names, each worked out when it is read."""
