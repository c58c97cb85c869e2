"""What can be seen of the floor, in sentences: each figure with its word, the pressing first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from floorsim.desk.view import FloorView, LogLine, MessageView
from floorsim.floor.view import AgentState, AgentView, ChannelView
from floorsim.plain.ascii_words import in_words
from floorsim.plain.asking import matching
from floorsim.plain.desk import Desk
from floorsim.plain.lines import WIDTH
from floorsim.present.agent_rows import agent_page
from floorsim.present.agent_states import AGENT_STATES, is_live, level_look, state_words
from floorsim.present.header_rows import budget_words, own_time_words, span_to_go, spent_words
from floorsim.present.inbox_rows import (
    FILTERS,
    Filter,
    answered_now,
    asks_words,
    filter_counts,
    in_order,
    message_look,
)
from floorsim.present.object_rows import queue_facts
from floorsim.present.own_time_rows import (
    calendar_row,
    due_items,
    energy_words,
    out_of_reach_row,
    rows_of_today,
    title_words,
)  # fmt: skip
from floorsim.present.plan_rows import interval_words, plan_channels
from floorsim.present.queue_rows import ends_words, formula_sentence, need_words, shortage
from floorsim.present.row import UNBROKEN
from floorsim.present.team_rows import names_of, state_counts
from floorsim.wording.activities import activity_words
from floorsim.wording.numbers import counted, percent
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import age, clock_from, full_minutes, length, within

STATUS_LINES = 8
"""Lines of `status` at most."""
MOST_NAMED = 8
"""Agents who are named with a state (D); the rest are counted."""
_COUNTS = re.compile(r"\s+(?=\d)")
NEWS_WAITING, NEWS_OPEN = 2, 10
"""Customers waiting, and open items, by which a queue has changed so much that it is told (D)."""
LATEST = 10
"""Lines of the log that are read out unless all are asked for (D)."""


def status(desk: Desk) -> None:
    """The floor in eight lines at most: time, your own time, queues, team, what is due, what is spent."""
    view, answering = desk.view(), desk.session.answering()
    desk.lines.say("time", f"{clock_from(view.now_s, view.now_s)} {view.weekday.capitalize()}, "
                   f"{span_to_go(view.day_ends_s - view.now_s)} left")  # fmt: skip
    desk.lines.say("you", own_time_words(view.own_time, view.now_s, WIDTH - 6))
    rest = [("team", f"{counted(len(view.agents), 'agent')}; {states_in_words(view)}")]
    counts = filter_counts(view.inbox, desk.session.read_up_to, answering)
    parts: tuple[Filter, ...] = ("to_answer", "owed", "to_read")
    waiting = ", ".join(f"{counts[part]} {FILTERS[part]}" for part in parts if counts[part])
    first = next(iter(due_items(view, set(answering))), None)
    next_due = "" if first is None or first.deadline_s is None else (
        f"; first {initial_capital(first.sender)}, {clock_from(first.deadline_s, view.now_s)}"
    )  # fmt: skip
    rest.append(("due", f"{waiting or 'nothing to do in the inbox'}{next_due}"))
    spent = [budget_words(view.budget).replace("/", " of "), spent_words(view.budget)]
    rest += [("price", "; ".join(filter(None, spent)))] if any(spent) else []
    room = STATUS_LINES - 2 - len(rest)
    shown = sorted(view.channels, key=_pressing)
    if len(shown) > room:
        shown = shown[: room - 1]
    for channel in view.channels:
        if channel in shown:
            desk.lines.say(channel.title, cut(channel.title, queue_in_brief(channel)))
    if len(shown) < len(view.channels):
        desk.lines.say("queue", f"{len(view.channels) - len(shown)} more; type status and a name, or all")
    for head, words in rest:
        desk.lines.say(head, cut(head, words))


def states_in_words(view: FloorView) -> str:
    """How many agents are ready, busy, on a break and so on."""
    return _COUNTS.sub(", ", state_counts(view.agents))


def cut(head: str, words: str) -> str:
    """The words in the room that one line leaves after its head, whole parts of them."""
    words, room = in_words(words), WIDTH - len(head) - 2
    while len(words) > room and (end := max(words.rfind(", "), words.rfind("; "))) > 0:
        words = words[:end]
    return words[:room]


def _pressing(channel: ChannelView) -> tuple[int, float]:
    return -shortage(channel), -channel.longest_wait_s / max(channel.target_within_s, 1.0)


def queue_in_brief(channel: ChannelView) -> str:
    """A queue in one line: who waits, how long, who is missing, how today stands."""
    look = level_look(channel.service_level, channel.target_share)
    if is_live(channel):
        told = [f"{channel.waiting} waiting" + _longest(channel)]
    else:
        told = [f"{channel.waiting} open, {channel.over_target} late"]
    if short := shortage(channel):
        told.append(f"short {short}")
    level = channel.service_level
    told.append("no figure yet" if level is None else f"today {percent(level)}, {look.word}")
    return "; ".join(told)


def _longest(channel: ChannelView) -> str:
    return f", longest {length(channel.longest_wait_s)}" if channel.waiting else ""


def queue(desk: Desk, asked: str) -> None:
    """One queue with everything about it, or all of them in a line each."""
    view = desk.view()
    if asked == "all":
        for channel in view.channels:
            desk.lines.say(channel.title, queue_in_brief(channel))
        return
    found: list[ChannelView] = matching(asked, ((one, one.title) for one in view.channels))
    if not found:
        names = ", ".join(one.title for one in view.channels)
        desk.lines.say("error", f"There is no queue '{asked}'. Type status and one of {names}, or all.")
        return
    channel = found[0]
    for sentence in queue_sentences(channel, view.now_s):
        desk.lines.say(channel.title, sentence)


def queue_sentences(channel: ChannelView, now_s: float) -> Iterator[str]:
    """Everything about a queue, the pressing first."""
    if is_live(channel):
        joins = channel.expected_wait_s
        more = f", whoever joins now waits {length(joins)}" if channel.waiting and joins is not None else ""
        waits = f"{channel.waiting} waiting{_longest(channel)}{more}"
    else:
        waits = queue_facts(channel, now_s)[0]
    yield f"{waits}; {need_words(channel)}"
    look = level_look(channel.service_level, channel.target_share)
    target = f"target {percent(channel.target_share)} in {within(channel.target_within_s)}"
    recent = "" if channel.service_level_recent is None else (
        f"; last 30 minutes {percent(channel.service_level_recent)}"
    )  # fmt: skip
    level = percent(channel.service_level)
    today = "no figure yet" if channel.service_level is None else f"{level}, {look.word}"
    yield f"today {today}, {target}{recent}"
    if is_live(channel):
        left = f"; {channel.blocked} blocked" if channel.blocked else ""
        yield f"{channel.offered} offered, {channel.answered} answered, {channel.abandoned} abandoned{left}"
    elif channel.backlog_ages is not None:
        fresh, older, oldest = channel.backlog_ages
        yield f"{fresh} open under 24 h, {older} from 24 to 48 h, {oldest} over 48 h"
    yield from queue_facts(channel, now_s)[2:]
    trend = channel.waiting_trend
    if trend:
        yield f"waiting, every 5 minutes of the last 30: {', '.join(map(str, trend))}"
    yield formula_sentence(channel)


def team(desk: Desk, asked: str) -> None:
    """Who is in which state; or, of a channel, a state or a group, everyone in a sentence."""
    view = desk.view()
    names = names_of(view.agents)
    if not asked:
        by_state: dict[AgentState, list[AgentView]] = {}
        for agent in view.agents:
            by_state.setdefault(agent.state, []).append(agent)
        for state in AGENT_STATES:
            those = by_state.get(state, [])
            if those:
                desk.lines.say("team", f"{AGENT_STATES[state].word} {len(those)}: {_named(those, names)}")
        for words, flagged in _flags(view):
            desk.lines.say("team", f"{words}: {_named(flagged, names)}")
        return
    channels = {one.id for one in matching(asked, ((one, one.title) for one in view.channels))}
    wanted = asked.lower()
    those = [
        agent for agent in view.agents
        if wanted == "all" or not channels.isdisjoint(agent.on) or wanted in agent.group.lower()
        or wanted in (agent.state, AGENT_STATES[agent.state].word, agent.crew.lower())
    ]  # fmt: skip
    if not those:
        desk.lines.say("error", f"Nobody is in '{asked}'. Type team, team all, or team and a channel, state "
                       "or group.")  # fmt: skip
    for agent in those:
        desk.lines.say("agent", f"{names[agent.id]}, {agent_in_brief(view, agent)}")


def _flags(view: FloorView) -> Iterator[tuple[str, list[AgentView]]]:
    for words, holds in (
        ("asks for help", [one for one in view.agents if one.asks_for_help]),
        ("on a long contact", [one for one in view.agents if one.long_contact]),
        ("is owed a break", [one for one in view.agents if one.break_owed]),
    ):
        if holds:
            yield words, holds


def _named(agents: list[AgentView], names: Mapping[str, str]) -> str:
    told = [names[one.id] for one in agents[:MOST_NAMED]]
    more = len(agents) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "")


def agent_in_brief(view: FloorView, agent: AgentView) -> str:
    """What an agent does and for how long, where, and what presses."""
    kinds = {channel.id: channel.kind for channel in view.channels}
    titles = {channel.id: channel.title for channel in view.channels}
    told = [f"{state_words(agent, kinds.get(agent.channel or ''))} for {age(view.now_s - agent.since_s)}"]
    if agent.on:
        told.append("on " + " and ".join(titles.get(one, one) for one in agent.on))
    told += [words for words, those in _flags(view) if agent in those]
    if agent.until_s is not None:
        told.append(f"back {clock_from(agent.until_s, view.now_s)}")
    elif agent.next_activity and agent.next_activity_s is not None:
        when = clock_from(agent.next_activity_s, view.now_s)
        told.append(f"{activity_words(agent.next_activity)} {when}")
    return ", ".join(told)


def agent(desk: Desk, asked: str) -> None:
    """Everything that can be seen of one agent."""
    view = desk.view()
    found: list[AgentView] = matching(asked, ((one, one.name) for one in view.agents)) if asked else []
    if len(found) != 1:
        some = ", ".join(one.name for one in (found or view.agents)[:MOST_NAMED])
        desk.lines.say("error", f"Type agent and a name, such as {some}.")
        return
    one = found[0]
    desk.lines.say("agent", f"{one.name}, {agent_in_brief(view, one)}")
    desk.lines.rows("agent", agent_page(view, one, UNBROKEN, desk.session.agent_record(one.id))[1:])


def inbox(desk: Desk, asked: str) -> None:
    """The inbox by deadline, each item by its number; or one part of it."""
    only: Filter | None = next((part for part, words in FILTERS.items() if words == asked.lower()), None)
    if asked and only is None:
        desk.lines.say("error", f"Type inbox, or inbox and one of {', '.join(FILTERS.values())}.")
        return
    view, read, answering = desk.view(), desk.session.read_up_to, desk.session.answering()
    desk.number_messages(view)
    items = in_order(view.inbox, read, answering, only=only or "current")
    for item in items:
        desk.lines.say(from_whom(item), message_in_brief(desk, item, view))
    if not items:
        rest = "none" if asked else "nothing is open; inbox closed and inbox all have the rest"
        desk.lines.say("message", rest)


def from_whom(item: MessageView) -> str:
    """How a line about a message begins."""
    return "message of your own" if item.sender == "you" else f"message from {initial_capital(item.sender)}"


def message_in_brief(desk: Desk, item: MessageView, view: FloorView) -> str:
    """A message in a line: its number, when it is due, its subject, what it asks for."""
    read, answering = desk.session.read_up_to, desk.session.answering()
    in_hand = answered_now(view)
    asks = asks_words(item, read, answering, in_hand)
    look = message_look(item, view.now_s, read, answering, in_hand)
    return f"{desk.number_of(item)}, {look.words}: {item.subject}{f'; {asks}' if asks else ''}"


def due(desk: Desk) -> None:
    """What has a deadline, the nearest first, then what is fixed in your day."""
    view = desk.view()
    items = due_items(view, set(desk.session.answering()))
    for item in items:
        desk.lines.say("due", due_words(desk, item, view))
    fixed = [row for row in rows_of_today(view) if row.fixed and not row.in_hand]
    for row in fixed:
        desk.lines.rows("due", [calendar_row(row, 0, UNBROKEN, view.now_s)])
    if not items and not fixed:
        desk.lines.say("due", "nothing")


def due_words(desk: Desk, item: MessageView, view: FloorView) -> str:
    """A message with a deadline: when, how soon, whether it is owed, and its number."""
    assert item.deadline_s is not None
    left = full_minutes(view.now_s, item.deadline_s)
    soon = f"in {left}" if left else "now"
    what = "owed" if item.owed else "to answer"
    whose = "" if item.sender == "you" else f"{initial_capital(item.sender)}: "
    when = clock_from(item.deadline_s, view.now_s)
    return f"{when}, {soon}, {what}, message {desk.number_of(item)}, {whose}{item.subject}"


def my_time(desk: Desk) -> None:
    """What you do, what is queued behind it and what is fixed, in order."""
    view, place = desk.view(), 0
    desk.lines.say("you", own_time_words(view.own_time, view.now_s))
    energy = energy_words(view.own_time.energy)
    desk.lines.say("you", title_words(view) + (f"; {energy}" if energy else ""))
    for row in rows_of_today(view):
        place += not row.fixed and not row.in_hand
        desk.lines.rows("you", [calendar_row(row, place, UNBROKEN, view.now_s)])
    desk.lines.rows("you", [out_of_reach_row(row, UNBROKEN) for row in view.own_time.out_of_reach])


def log(desk: Desk, asked: str) -> None:
    """The last lines of the log, or all."""
    view = desk.view()
    shown = view.log if asked == "all" else view.log[-LATEST:]
    for line in shown:
        desk.lines.say("log", _logged(line, view.now_s))
    if len(shown) < len(view.log):
        desk.lines.say("log", f"{len(view.log) - len(shown)} earlier; log all has them")
    elif not shown:
        desk.lines.say("log", "nothing yet")


def _logged(line: LogLine, now_s: float) -> str:
    return f"{clock_from(line.at_s, now_s)} {line.text}"


def changes(desk: Desk, before: FloorView, after: FloorView) -> Iterator[tuple[str, str]]:
    """What has changed between two moments, as the beginning of a line and its words."""
    was = {item.id: item for item in before.inbox}
    desk.number_messages(after)
    for item in after.inbox:
        old = was.get(item.id)
        if old is None or (item.at_s, item.state) != (old.at_s, old.state):
            yield from_whom(item), message_in_brief(desk, item, after)
    told = {(line.at_s, line.text) for line in before.log}
    came = {f"{item.sender}: {item.subject}" for item in after.inbox}
    for line in after.log:
        if (line.at_s, line.text) not in told and line.text not in came:
            yield "log", _logged(line, after.now_s)
    own = (own_time_words(before.own_time, before.now_s), own_time_words(after.own_time, after.now_s))
    if own[0] != own[1]:
        yield "you", own[1]
    flagged = {(words, one.id) for words, those in _flags(before) for one in those}
    names = names_of(after.agents)
    for words, those in _flags(after):
        fresh = [one for one in those if (words, one.id) not in flagged]
        if fresh:
            yield "team", f"{words}: {_named(fresh, names)}"
    for old_channel, channel in zip(before.channels, after.channels, strict=True):
        if _is_news(old_channel, channel):
            yield channel.title, f"{queue_in_brief(channel)}{_was(old_channel, channel)}"


def _is_news(before: ChannelView, after: ChannelView) -> bool:
    """Whether a queue has changed by more than it always does."""
    looks = [level_look(one.service_level, one.target_share).word for one in (before, after)]
    if looks[0] != looks[1] or shortage(before) != shortage(after):
        return True
    moved = abs(after.waiting - before.waiting)
    if not is_live(after):
        return after.over_target != before.over_target or moved >= NEWS_OPEN
    return moved >= NEWS_WAITING or (before.waiting == 0) != (after.waiting == 0)


def _was(before: ChannelView, after: ChannelView) -> str:
    if before.waiting == after.waiting:
        return ""
    return f"; {before.waiting} {'waited' if is_live(after) else 'were open'} before"


def what_changed(desk: Desk, *, quiet: bool = False) -> None:
    """What has changed since this was told last; with `quiet` nothing where nothing has."""
    after = desk.view()
    told = list(changes(desk, desk.told, after))
    desk.told = after
    for head, words in told:
        desk.lines.say(head, words)
    if not told and not quiet:
        desk.lines.say("time", f"{clock_from(after.now_s, after.now_s)}, nothing has changed")


def plan(desk: Desk, asked: str) -> None:
    """Of each channel that has a plan what is forecast, needed and there, from now on."""
    view = desk.view()
    planned = plan_channels(view)
    shown: Sequence[ChannelView] = (
        matching(asked, ((one, one.title) for one in planned)) if asked else planned
    )
    for channel in shown:
        ahead = [one for one in view.plan if one.channel == channel.id and one.start_s > view.now_s - 1800]
        for one in ahead if asked else ahead[:4]:
            words = interval_words(view, channel, one.start_s)
            desk.lines.say(channel.title, f"{clock_from(one.start_s, view.now_s)}, {words}")
        desk.lines.say(channel.title, f"ends at {ends_words(channel).strip()}")
    if not planned:
        desk.lines.say("plan", "there is none")
    elif not shown:
        names = ", ".join(one.title for one in planned)
        desk.lines.say("error", f"There is no plan of '{asked}'. Type plan, or plan and one of {names}.")
