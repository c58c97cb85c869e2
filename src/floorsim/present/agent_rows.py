"""One agent: what a supervisor can see about them, as a line, a panel and a page."""

from __future__ import annotations

from floorsim.desk.quality.views import AgentRecordView
from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentView
from floorsim.present.agent_states import AGENT_STATES, in_state_s, state_words
from floorsim.present.quality_rows import known_words, record_rows
from floorsim.present.row import Role, Row, fit, row_of, rule, wrapped
from floorsim.wording.activities import activity_words
from floorsim.wording.numbers import percent
from floorsim.wording.times import clock_from, since, span

WEEKS_IN_YEAR = 365.25 / 7
"""Of the Julian calendar's mean year."""

IN_MONTHS_FROM, IN_YEARS_FROM = 2, 2
"""Months and years from which a tenure is told in these and no longer in the smaller unit (D)."""


def agent_named(view: FloorView, agent_id: str | None) -> AgentView | None:
    """Return the agent with this id."""
    return next((agent for agent in view.agents if agent.id == agent_id), None)


def agent_rows(view: FloorView, agent: AgentView | None, width: int, rows: int) -> list[Row]:
    """Return what the wallboard knows about one agent, as much as fits."""
    if agent is None:
        return [rule("Agent", width), row_of(("  Move the cursor to an agent.", Role.DIM))][:rows]
    shown = [rule(agent.name, width), _now_row(view, agent)]
    for sentence in agent_sentences(view, agent):
        shown.extend(wrapped(sentence, width - 2, indent=" ", hang=" "))
    return [row.padded(width) for row in shown[:rows]]


def agent_page(
    view: FloorView, agent: AgentView, width: int, record: AgentRecordView | None = None
) -> list[Row]:
    """Return everything that can be seen about one agent: now, the scorecard, how they are, what was done."""
    scorecard = "".join(words for words, _ in known_words(agent))
    rows = [_now_row(view, agent), *wrapped(scorecard, width - 2, Role.STRONG, indent=" ", hang="  ")]
    if record is not None:
        rows += record_rows(record, width)
    rows.append(Row())
    for sentence in agent_sentences(view, agent):
        rows += wrapped(sentence, width - 2, indent=" ", hang="  ")
    return rows


def _now_row(view: FloorView, agent: AgentView) -> Row:
    """Return what an agent is doing, for how long and on which channel."""
    look = AGENT_STATES[agent.state]
    kinds = {channel.id: channel.kind for channel in view.channels}
    titles = {channel.id: channel.title for channel in view.channels}
    return row_of(
        (f" {look.glyph} {state_words(agent, kinds.get(agent.channel or ''))}", look.role),
        (f" for {span(in_state_s(agent, view.now_s))}", Role.TEXT),
        (f" on {titles.get(agent.channel, agent.channel)}" if agent.channel else "", Role.TEXT),
    )


def agent_list_row(view: FloorView, agent: AgentView | None, width: int, more: int = 0) -> Row:
    """Return one agent in a row: name, state, rest, shift and skills; or how many more there are."""
    if agent is None:
        return row_of((f"   {more} more: type to find them", Role.DIM)).padded(width)
    look = AGENT_STATES[agent.state]
    kinds = {channel.id: channel.kind for channel in view.channels}
    titles = {channel.id: channel.title for channel in view.channels}
    short = width < 100
    doing = state_words(agent, kinds.get(agent.channel or ""), short=short)
    doing += f" {since(in_state_s(agent, view.now_s))}"
    rest = ""
    if agent.next_activity and agent.next_activity_s is not None:
        rest = f"{activity_words(agent.next_activity)} {clock_from(agent.next_activity_s, view.now_s)}"
    shift = "" if agent.shift_end_s is None else f"ends {clock_from(agent.shift_end_s, view.now_s)}"
    skills = ", ".join(
        f"{titles.get(skill, skill)} {percent(agent.proficiency.get(skill))}" for skill in agent.skills
    )
    name, state = (16, 13) if short else (20, 16)
    seen = agent.reviews
    known = (
        "not reviewed"
        if seen is None
        else f"QA {seen.mean:.0f}, n {seen.n}"
        if short
        else (f"{seen.score}, n {seen.n}" + ("" if seen.weakest is None else f", {seen.weakest}"))
    )
    return row_of(
        (f" {look.glyph} ", look.role),
        (f"{fit(agent.name, name)} ", Role.STRONG),
        (f"{fit(doing, state)} ", look.role),
        f"{fit(rest, 13 if short else 16)} {fit(shift, 11)}",
        (f"{fit(known, 30 if not short else 12)} ", Role.TEXT if agent.reviews else Role.DIM),
        skills,
    ).padded(width)


def agent_words(view: FloorView, agent: AgentView, known: str = "", *, short: bool = False) -> str:
    """Return what an agent is doing and for how long, and what is known about them or else what they can."""
    kinds = {channel.id: channel.kind for channel in view.channels}
    titles = {channel.id: channel.title for channel in view.channels}
    doing = f"{state_words(agent, kinds.get(agent.channel or ''), short=short)} "
    doing += since(in_state_s(agent, view.now_s))
    skills = known or ", ".join(
        f"{titles.get(skill, skill)} {percent(agent.proficiency.get(skill))}" for skill in agent.skills
    )
    return f"{fit(doing, 11 if short else 15)} {skills}"


def agent_sentences(view: FloorView, agent: AgentView) -> list[str]:
    """Return what a supervisor can see about an agent, one short sentence each, the pressing ones first."""
    names = {channel.id: channel.title for channel in view.channels}
    sentences: list[str] = []
    if agent.asks_for_help:
        sentences.append("Is asking for help.")
    if agent.long_contact:
        sentences.append("This contact has lasted over twice the usual time.")
    if agent.break_owed:
        sentences.append("A break is owed.")
    if agent.owed_min:
        sentences.append(f"{agent.owed_min:.0f} minutes of planned time off the floor are owed.")
    if agent.until_s is not None:
        sentences.append(f"Back at {clock_from(agent.until_s, view.now_s)}.")
    if agent.moved_until_s is not None:
        sentences.append(f"Moved until {clock_from(agent.moved_until_s, view.now_s)}.")
    sentences.append(
        "Logged in to "
        + (", ".join(names.get(channel, channel) for channel in agent.on) or "nothing")
        + (f", up to {agent.cap} at once." if agent.cap > 1 else ".")
    )
    skills = [f"{names.get(skill, skill)} {percent(agent.proficiency.get(skill))}" for skill in agent.skills]
    sentences.append(f"Skills: {', '.join(skills) or 'none'}.")
    sentences.append(f"Handled {agent.handled}, AHT {span(agent.aht_s)}.")
    if agent.reviews is not None:
        sentences.append(f"{agent.reviews.sentence}, by analyst {agent.reviews.analyst}.")
    if agent.next_activity and agent.next_activity_s is not None:
        sentences.append(
            f"Next: {activity_words(agent.next_activity)} at {clock_from(agent.next_activity_s, view.now_s)}."
        )
    if agent.shift_end_s is not None:
        sentences.append(
            f"{'Overtime' if agent.on_overtime else 'Shift'} ends {clock_from(agent.shift_end_s, view.now_s)}"
            + _overtime_words(agent)
        )
    sentences.append(f"{_tenure(agent.tenure_weeks)} in the job, group {agent.group}.")
    if agent.note:
        sentences.append(agent.note)
    return sentences


def _overtime_words(agent: AgentView) -> str:
    if agent.on_overtime or agent.overtime_willing is None:
        return "."
    return ", willing to work overtime." if agent.overtime_willing else ", would rather not work overtime."


def _tenure(weeks: float) -> str:
    if weeks < 1:
        return "Days"
    if weeks < IN_MONTHS_FROM * WEEKS_IN_YEAR / 12:
        return f"{weeks:.0f} weeks"
    if weeks < IN_YEARS_FROM * WEEKS_IN_YEAR:
        return f"{weeks / WEEKS_IN_YEAR * 12:.0f} months"
    return f"{weeks / WEEKS_IN_YEAR:.0f} years"
