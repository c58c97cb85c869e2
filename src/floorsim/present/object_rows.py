"""The two rows at the foot of the floor: the facts about what is under the cursor, and its verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from floorsim.desk.view import FloorView, MessageView
from floorsim.floor.view import AgentView, ChannelView
from floorsim.present.agent_rows import agent_named
from floorsim.present.agent_states import in_state_s, is_live, state_words
from floorsim.present.crew_rows import crew_facts, crews_of
from floorsim.present.plan_rows import interval_words
from floorsim.present.queue_rows import ends_words, need_words, switched_on
from floorsim.present.row import Role, Row, Span, fit
from floorsim.present.team_rows import UNTIL_STATES
from floorsim.present.things import Thing
from floorsim.present.verbs import Verb
from floorsim.wording.activities import activity_words
from floorsim.wording.cells import cell_len
from floorsim.wording.numbers import percent
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import age, clock_from, minutes, since, span, time_of_day

MOST_SHOWN = 5
"""Verbs in the row at the foot (D: what a newcomer takes in); the rest are in the menu."""

STEP_IN = "wt"
"""Letters that help with `help?` and `long!`: coach through, take over."""

BREAKS = "b"
"""The letter that helps with `owed`."""

LEAST_QUOTE = 24
"""Cells from which the beginning of a text is worth showing (D)."""


def facts_row(view: FloorView, thing: Thing, width: int) -> Row:
    """Return the facts one decides on about a thing, the most pressing first, as many as fit whole."""
    name, facts = thing_facts(view, thing)
    spans: list[Span] = [(f" {name}", Role.STRONG)]
    room = width - cell_len(name) - 2
    for place, fact in enumerate(facts):
        words = (": " if place == 0 else " · ") + fact
        if cell_len(words) > room:
            if place and not (fact.startswith("“") and room >= LEAST_QUOTE):
                break
            words = fit(words, max(room, 0))
        spans.append((words, Role.TEXT))
        room -= cell_len(words)
    return Row(tuple(spans)).padded(width)


def thing_facts(view: FloorView, thing: Thing) -> tuple[str, list[str]]:
    """Return what a thing is called and the facts about it, the most pressing first."""
    match thing.acts_on:
        case "agent" if crew := next((one for one in crews_of(view) if one.title == thing.name), None):
            return thing.name, crew_facts(crew, view.now_s)
        case "agent" if len(thing.ids) > 1:
            return thing.name, [
                "marked; what you decide is for all of them",
                "x marks and unmarks",
                "esc unmarks all",
            ]
        case "agent":
            agent = agent_named(view, thing.id)
            return thing.name, [] if agent is None else agent_facts(view, agent)
        case "queue":
            channel = _channel(view, thing.id)
            return thing.name, [] if channel is None else queue_facts(channel, view.now_s)
        case "case":
            item = next((one for one in view.inbox if one.id == thing.id), None)
            return thing.name, [] if item is None else case_facts(item, view.now_s)
        case "interval":
            channel = _channel(view, thing.ids[1])
            words = "" if channel is None else interval_words(view, channel, float(thing.id))
            return thing.name, [words]
        case _:
            newest = view.log[-1] if view.log else None
            return thing.name, [] if newest is None else [
                f"{clock_from(newest.at_s, view.now_s)} {newest.text}"
            ]


def _channel(view: FloorView, channel_id: str) -> ChannelView | None:
    return next((channel for channel in view.channels if channel.id == channel_id), None)


def agent_facts(view: FloorView, agent: AgentView) -> list[str]:
    """Return what one decides on about an agent: what they do, rest and shift, and how well they do it."""
    kinds = {channel.id: channel.kind for channel in view.channels}
    doing = state_words(agent, kinds.get(agent.channel or ""), short=True)
    if agent.until_s is not None and agent.state in UNTIL_STATES:
        doing += f" to {clock_from(agent.until_s, view.now_s)}"
    elif agent.state not in ("absent", "off"):
        doing += f" {since(in_state_s(agent, view.now_s))}"
    if agent.aht_s and agent.state in ("busy", "hold", "wrap"):
        doing += f", usually {span(agent.aht_s)}"
    facts = [doing]
    if agent.asks_for_help:
        facts.append(f"asking for help since {time_of_day(agent.since_s)}, w coach through")
    elif agent.long_contact:
        facts.append("long" if agent.cap > 1 else "long, w coach through")
    if agent.break_owed:
        facts.append("a break is owed, b breaks")
    if agent.moved_until_s is not None:
        facts.append(f"moved to {clock_from(agent.moved_until_s, view.now_s)}")
    if agent.next_activity and agent.next_activity_s is not None:
        facts.append(f"{activity_words(agent.next_activity)} {clock_from(agent.next_activity_s, view.now_s)}")
    if agent.reviews is not None:
        facts.append(f"{agent.reviews.score}, n {agent.reviews.n}")
    if agent.shift_end_s is not None:
        willing = {True: ", would stay on", False: ", would not stay on", None: ""}[agent.overtime_willing]
        facts.append(f"shift to {clock_from(agent.shift_end_s, view.now_s)}{willing}")
    titles = {channel.id: channel.title for channel in view.channels}
    facts.append(
        ", ".join(f"{titles.get(one, one)} {percent(agent.proficiency.get(one))}" for one in agent.skills[:3])
    )
    return [fact for fact in facts if fact]


def remedies_first(view: FloorView, thing: Thing, verbs: Sequence[Verb]) -> list[Verb]:
    """Return the verbs of a thing, those first that help with what its flag on the team panel says."""
    agent = agent_named(view, thing.id) if thing.acts_on == "agent" and len(thing.ids) == 1 else None
    if agent is None:
        return list(verbs)
    wanted = ""
    if agent.asks_for_help or agent.long_contact:
        wanted = STEP_IN
    elif agent.break_owed:
        wanted = BREAKS
    return sorted(verbs, key=lambda verb: wanted.find(verb.letter) if verb.letter in wanted else len(wanted))


def queue_facts(channel: ChannelView, now_s: float) -> list[str]:
    """Return what one decides on about a queue."""
    if is_live(channel):
        waits = f"{channel.waiting} waiting" + (
            f", longest {span(channel.longest_wait_s)}" if channel.waiting else ""
        )
        if channel.expected_wait_s is not None and channel.waiting:
            waits += f", if joining now {span(channel.expected_wait_s)}"
    else:
        waits = f"{channel.waiting} open" + (f", oldest {age(channel.oldest_s)}" if channel.waiting else "")
        waits += f", {channel.over_target} late" if channel.over_target else ""
    facts = [waits, need_words(channel)]
    facts += [words for words, _ in switched_on(channel, now_s)]
    facts.append(f"arrived {channel.arrived_now}, forecast {channel.forecast_now:.0f}")
    if channel.lands_at is not None:
        facts.append(f"ends at {ends_words(channel).strip()}")
    if channel.concurrency_cap > 1:
        facts.append(f"{channel.concurrency_cap} at once")
    return facts


def case_facts(item: MessageView, now_s: float) -> list[str]:
    """Return what one decides on about a message: its first words, its deadline, what an answer takes."""
    facts = []
    if item.state == "open" and item.choices:
        least = min(choice.minutes for choice in item.choices)
        most = max(choice.minutes for choice in item.choices)
        cost = minutes(most) if least == most else f"{least:g}–{minutes(most)}"
        due = f"due {clock_from(item.deadline_s, now_s)}, " if item.deadline_s is not None else ""
        facts.append(f"{due}{len(item.choices)} answers, {cost}")
    elif item.state == "open":
        facts.append("to read")
    else:
        facts.append({"answered": "answered", "missed": "missed", "information": "to read"}[item.state])
    return [*facts, f"“{item.text}”"]


def case_name(item: MessageView) -> str:
    """Return what a message is called: who sent it."""
    return initial_capital(item.sender)


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of a row that can be clicked: its first cell, the one after it, and the key it stands for."""

    start: int
    end: int
    key: str


def verbs_row(verbs: Sequence[Verb], every: int, width: int) -> tuple[Row, list[Placed]]:
    """Return the verbs of a thing with their letters, five at most, then `d all N`; and where each stands.

    A verb that is not possible now is dimmed and has `–`. `every` is how many decisions there are in all.
    """
    last = f"d all {every}"
    spans: list[Span] = [(" ", Role.TEXT)]
    places: list[Placed] = []
    at, room = 1, width - cell_len(last) - 1
    for verb in verbs[:MOST_SHOWN]:
        mark = "–" if verb.why_not else ""
        needed = cell_len(mark + verb.letter + verb.words) + 3
        if at + needed > room:
            break
        spans += [
            (f"{mark}{verb.letter}", Role.DIM if verb.why_not else Role.ACCENT),
            (f" {verb.words}  ", Role.DIM if verb.why_not else Role.TEXT),
        ]
        places.append(Placed(at, at + needed - 2, verb.letter))
        at += needed
    spans += [("d", Role.ACCENT), (last[1:], Role.TEXT)]
    places.append(Placed(at, at + cell_len(last), "d"))
    return Row(tuple(spans)).padded(width), places
