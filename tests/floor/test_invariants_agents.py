"""Whatever the scenario and the moves: what is true of every agent at every moment, from the ledger alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from floorsim.floor.agent import Agent
from floorsim.floor.contact import Contact
from floorsim.floor.floor import Floor
from floorsim.floor.states import ABSENT, ACTIVITY_STATES, BUSY, OFF, READY, STATE_WORDS
from tests.floor.playing import Session, played
from tests.floor.reconstruction import (
    held,
    logged_into,
    served_by,
    spells,
    state_at,
    union,
    working_hours,
)
from tests.strategies import Play, examples, plays

PLANNED = frozenset(ACTIVITY_STATES.values())
NEARLY_S = 1e-6
"""Rounding of sums of times, far below anything a record shows."""


@examples(50)
@given(plays())
def test_nobody_holds_more_than_the_cap_nor_anything_beside_a_chat(play: Play) -> None:
    session = played(play)
    floor = session.floor
    for index in (-2, *range(len(floor.agents))):
        in_hand: list[Contact] = []
        for contact in served_by(floor, index):
            in_hand = [other for other in in_hand if held(floor, other)[1] > contact.answered_s]
            in_hand.append(contact)
            assert len(in_hand) <= (1 if index == -2 else _cap(session, contact))
            assert {other.type.channel for other in in_hand} == {contact.type.channel}


def _cap(session: Session, contact: Contact) -> int:
    """The most that was allowed when the contact was answered."""
    caps = session.caps[contact.type.channel]
    before = [cap for at_s, cap in caps if at_s < contact.answered_s][-1:]
    return max(before + [cap for at_s, cap in caps if at_s == contact.answered_s])


@examples(50)
@given(plays())
def test_nobody_serves_without_the_skill_the_login_and_the_right_to(play: Play) -> None:
    floor = played(play).floor
    for agent in floor.agents:
        for contact in served_by(floor, agent.index):
            queue = floor.queues[contact.queue]
            assert queue.channel == contact.type.channel
            assert queue.skill in agent.skills
            assert queue.channel in logged_into(floor, agent, contact.answered_s)
            preferences = floor.compiled.preferences[queue.index]
            assert not preferences or agent.group in preferences
            _, after_s = preferences.get(agent.group, (1, 0.0))
            assert contact.answered_s - contact.arrived_s >= after_s - NEARLY_S


@examples(50)
@given(plays())
def test_every_minute_of_every_agent_is_in_one_state_and_they_add_up_to_the_run(play: Play) -> None:
    floor = played(play).floor
    assert len(floor.ledger.states) == len(floor.agents)
    for agent, log in zip(floor.agents, floor.ledger.states, strict=True):
        assert all(0 <= change.state < len(STATE_WORDS) for change in log)
        times = [floor.start_s, *(change.at_s for change in log), floor.end_s]
        assert times == sorted(times)
        lengths = [spell.end_s - spell.start_s for spell in spells(floor, agent)]
        assert abs(sum(lengths) - (floor.end_s - floor.start_s)) < NEARLY_S


@examples(50)
@given(plays())
def test_an_agent_is_busy_exactly_while_something_is_in_hand(play: Play) -> None:
    floor = played(play).floor
    for agent in floor.agents:
        busy = union([(s.start_s, s.end_s) for s in spells(floor, agent) if s.state == BUSY])
        own = served_by(floor, agent.index)
        in_hand = union([held(floor, contact) for contact in own])
        silent_abandons = any(
            contact.silent_abandon and contact.agent == agent.index for contact in floor.ledger.contacts
        )
        if silent_abandons:
            assert all(any(a <= start and end <= b for a, b in busy) for start, end in in_hand)
        else:
            assert busy == in_hand
        for contact in own:
            start_s, end_s = held(floor, contact)
            if start_s == end_s:
                continue
            channels = {s.channel for s in spells(floor, agent) if s.start_s < end_s and s.end_s > start_s}
            assert channels == {contact.type.channel}


@examples(60)
@given(plays())
def test_nobody_takes_a_contact_between_the_time_of_a_break_and_its_end(play: Play) -> None:
    floor = played(play).floor
    for agent in floor.agents:
        own = served_by(floor, agent.index)
        for item in agent.agenda:
            if item.cancelled:
                continue
            if item.begun_s >= 0:
                spell = next(
                    s for s in spells(floor, agent) if (s.start_s, s.state) == (item.begun_s, item.state)
                )
                assert spell.end_s <= item.begun_s + item.length_s + NEARLY_S
                assert item.begun_s >= item.start_s
                assert not [c for c in own if item.start_s < c.answered_s < spell.end_s]
            elif item.start_s < floor.end_s and _comes_due(floor, agent, item.start_s):
                gone_s = _goes_home(floor, agent, item.start_s)
                assert not [c for c in own if item.start_s < c.answered_s < gone_s]


def _comes_due(floor: Floor, agent: Agent, at_s: float) -> bool:
    return state_at(floor, agent, at_s) not in (OFF, ABSENT)


def _goes_home(floor: Floor, agent: Agent, from_s: float) -> float:
    """When the agent next goes home."""
    return next(
        (s.start_s for s in spells(floor, agent) if s.start_s >= from_s and s.state == OFF), floor.end_s
    )


@examples(60)
@given(plays())
def test_every_activity_begins_once(play: Play) -> None:
    floor = played(play).floor
    for agent in floor.agents:
        begun = Counter((item.begun_s, item.state) for item in agent.agenda if item.begun_s >= 0)
        entered = Counter((s.start_s, s.state) for s in spells(floor, agent) if s.state in PLANNED)
        assert entered == Counter({key: times for key, times in begun.items() if key[1] in PLANNED})


@examples(60)
@given(plays(people=False, incidents=False))
def test_whoever_is_neither_sick_nor_sent_home_is_there_for_the_whole_shift(play: Play) -> None:
    kept = [move for move in play.moves if move.kind not in ("finish_early", "send_away")]
    floor = played(replace(play, moves=tuple(kept))).floor
    for agent in floor.agents:
        for start_s, end_s in agent.shifts:
            away = [s for s in spells(floor, agent) if s.state == OFF and s.start_s < s.end_s]
            assert not [s for s in away if s.start_s < min(end_s, floor.end_s) and s.end_s > start_s]


@examples(60)
@given(plays())
def test_outside_the_shift_nobody_does_more_than_finish_what_is_in_hand(play: Play) -> None:
    session = played(play)
    floor = session.floor
    for agent in floor.agents:
        hours = working_hours(session, agent)
        for contact in served_by(floor, agent.index):
            assert any(start_s <= contact.answered_s <= end_s for start_s, end_s in hours)
        for spell in spells(floor, agent):
            if spell.state not in (OFF, ABSENT, BUSY) and spell.end_s > spell.start_s:
                assert any(start_s <= spell.start_s and spell.end_s <= end_s for start_s, end_s in hours)


@examples(60)
@given(plays())
def test_who_is_told_to_finish_early_takes_no_further_contact_that_shift(play: Play) -> None:
    session = played(play)
    floor = session.floor
    for agent in floor.agents:
        for told_s in session.sent_home[agent.index]:
            next_s = min(
                [start_s for start_s, _ in agent.shifts if start_s > told_s]
                + [at_s for at_s in session.extended_at[agent.index] if at_s >= told_s],
                default=floor.end_s,
            )
            own = served_by(floor, agent.index)
            assert not [contact for contact in own if told_s < contact.answered_s < next_s]
            assert not [s for s in spells(floor, agent) if s.state == READY and told_s < s.start_s < next_s]


@examples(40)
@given(plays())
def test_overtime_is_booked_once_forwards_and_after_the_plan(play: Play) -> None:
    session = played(play)
    floor = session.floor
    for agent in floor.agents:
        booked = [(from_s, to_s) for index, from_s, to_s in floor.ledger.overtime if index == agent.index]
        for from_s, to_s in booked:
            assert floor.start_s <= from_s < to_s <= floor.end_s
            assert any(from_s == end_s for _, end_s in agent.shifts)
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(booked))
