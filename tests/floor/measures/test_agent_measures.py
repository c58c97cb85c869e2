"""How agents' time is read from the ledger."""

from __future__ import annotations

import numpy as np
import pytest

from floorsim.floor.ledger import Ledger, StateLog
from floorsim.floor.measures import agents
from floorsim.floor.measures.agent_time import ChannelTime, Spells, spells_of, state_seconds
from floorsim.floor.records import UNSET, LoginRecord, PlannedActivity
from floorsim.floor.states import ABSENT, BREAK, BUSY, OFF, READY, SWITCHING, TRAINING

VOICE, CHAT, EMAIL = 0, 1, 2
HOUR_S = 3_600.0


def state_log(changes: list[tuple[float, int, int]]) -> StateLog:
    log = StateLog()
    log.entries += changes
    return log


def spells(
    *logs: list[tuple[float, int, int]],
    home: tuple[tuple[int, ...], ...] = ((VOICE,),),
    now_s: float = HOUR_S,
) -> Spells:
    ledger = Ledger()
    ledger.states = [state_log(log) for log in logs]
    return spells_of(ledger, home * (len(logs) if len(home) == 1 else 1), 3, now_s)


def test_every_second_of_an_agent_is_in_exactly_one_state() -> None:
    of = spells([(0.0, READY, -1), (600.0, BUSY, VOICE), (900.0, BREAK, -1), (1_800.0, OFF, -1)])
    seconds = state_seconds(of, 300.0, 3_000.0)
    assert seconds.sum() == pytest.approx(2_700.0)
    assert seconds[0, [READY, BUSY, BREAK, OFF]].tolist() == [300.0, 300.0, 900.0, 1_200.0]


def test_an_agent_without_a_record_has_no_time() -> None:
    of = spells([], [(0.0, READY, -1)])
    assert state_seconds(of, 0.0, HOUR_S).sum(axis=1).tolist() == [0.0, HOUR_S]


def test_occupancy_leaves_breaks_out_and_utilisation_does_not() -> None:
    of = spells([(0.0, READY, -1), (900.0, BUSY, VOICE), (2_700.0, BREAK, -1)])
    seconds = state_seconds(of, 0.0, HOUR_S)
    assert agents.occupancy(seconds) == pytest.approx(1_800 / 2_700)
    assert agents.utilisation(seconds) == pytest.approx(2_700 / 3_600)
    assert agents.shrinkage(seconds) == pytest.approx(900 / 3_600)


def test_training_is_productive_but_not_available() -> None:
    of = spells([(0.0, TRAINING, -1), (1_800.0, BUSY, VOICE)])
    seconds = state_seconds(of, 0.0, HOUR_S)
    assert agents.utilisation(seconds) == 1.0
    assert agents.shrinkage(seconds) == pytest.approx(0.5)
    assert agents.occupancy(seconds) == 1.0


def test_absence_is_paid_time_without_anybody_there() -> None:
    of = spells([(0.0, ABSENT, -1)], [(0.0, READY, -1)])
    seconds = state_seconds(of, 0.0, HOUR_S)
    assert agents.absence(seconds) == pytest.approx(0.5)
    assert agents.shrinkage(seconds) == pytest.approx(0.5)


def test_an_agent_late_by_a_quarter_who_stays_a_quarter_longer_conforms_without_adhering() -> None:
    of = spells([(0.0, OFF, -1), (900.0, READY, -1), (4_500.0, OFF, -1)], now_s=5_000.0)
    planned = [(PlannedActivity(READY, 0.0, HOUR_S),)]
    assert agents.adherence(of, planned, 0.0, 5_000.0) == pytest.approx(0.75)
    assert agents.conformance(of, planned, 0.0, 5_000.0) == pytest.approx(1.0)


def test_handling_and_changing_channel_adhere_to_a_plan_of_work_and_a_late_break_does_not() -> None:
    log = [(0.0, READY, -1), (600.0, BUSY, VOICE), (1_200.0, SWITCHING, -1), (1_300.0, BUSY, CHAT)]
    planned = [
        (PlannedActivity(READY, 0.0, 1_800.0), PlannedActivity(BREAK, 1_800.0, 2_700.0)),
        (PlannedActivity(READY, 0.0, HOUR_S),),
    ]
    second = [(0.0, READY, -1)]
    of = spells([*log, (2_100.0, BREAK, -1), (3_000.0, READY, -1)], second)
    kept = 1_800.0 + 600.0 + HOUR_S
    assert agents.adherence(of, planned, 0.0, HOUR_S) == pytest.approx(kept / (2_700.0 + HOUR_S))


def test_breaks_given_are_measured_against_the_plan() -> None:
    of = spells([(0.0, READY, -1), (1_800.0, BREAK, -1), (2_250.0, READY, -1)])
    plan = agents.planned_seconds([(PlannedActivity(BREAK, 1_800.0, 2_700.0),)], 0.0, HOUR_S)
    assert agents.given(state_seconds(of, 0.0, HOUR_S), plan, agents.REST) == pytest.approx(0.5)
    assert agents.given(state_seconds(of, 0.0, HOUR_S), plan, (TRAINING,)) is None


def test_ready_time_of_an_agent_on_two_channels_is_shared_as_the_work_was() -> None:
    log = [(0.0, BUSY, VOICE), (900.0, BUSY, CHAT), (1_200.0, READY, -1)]
    of = spells(log, home=((VOICE, CHAT),))
    time = ChannelTime(of, np.array([0.0, HOUR_S]))
    assert time.available[0].tolist() == pytest.approx([1_800.0, 600.0, 0.0])
    assert agents.channel_occupancy(time, VOICE) == pytest.approx(900 / 2_700)
    assert agents.channel_occupancy(time, CHAT) == pytest.approx(300 / 900)
    assert agents.channel_occupancy(time, EMAIL) is None


def test_ready_time_belongs_to_the_channel_the_agent_was_moved_to() -> None:
    ledger = Ledger()
    ledger.states = [state_log([(0.0, READY, -1), (600.0, SWITCHING, -1), (720.0, READY, -1)])]
    ledger.logins = [LoginRecord(600.0, 0, (CHAT,), UNSET)]
    time = ChannelTime(spells_of(ledger, [(VOICE,)], 3, HOUR_S), np.array([0.0, 1_800.0, HOUR_S]))
    assert time.available[:, VOICE].tolist() == [600.0, 0.0]
    assert time.available[:, CHAT].tolist() == [1_080.0, 1_800.0]
    assert time.staffed[:, CHAT].tolist() == [1_080.0, 1_800.0]


def test_overtime_is_counted_within_the_window() -> None:
    assert agents.overtime_s([(0, 100.0, 400.0), (1, 900.0, 1_500.0)], 200.0, 1_000.0) == 300.0
