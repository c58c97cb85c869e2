"""Where the day will land: what moves the estimate, and how often it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.floor import Floor
from floorsim.floor.wallboard.channel_need import ChannelNeed
from floorsim.floor.wallboard.erlang import ErlangA
from floorsim.floor.wallboard.projection import LostBy, Piece, land_live, land_written, trend
from floorsim.floor.wallboard.wallboard import Wallboard
from tests.floor.scenarios import plain, stream

HOUR_S = 3600.0


def within(hours: float) -> LostBy:
    """In target for so many hours after arrival."""
    return lambda arrived_s: arrived_s + hours * HOUR_S


def due_at(due_s: float) -> LostBy:
    """In target until one moment, whenever it came."""
    return lambda arrived_s: due_s


def need(**channel: object) -> ChannelNeed:
    compiled = CompiledFloor(
        plain(floor={"channels": {"voice": channel}}, demand=stream(patience={"exponential": "5m"}))
    )
    return ChannelNeed(compiled.channels[0], compiled.contact_types)


def test_a_day_without_anything_to_come_lands_where_it_is() -> None:
    assert land_live(need(), (80.0, 100.0), [], 180.0, 100.0) == (0.8, 0.8, 0.8)
    assert land_live(need(), (0.0, 0.0), [], 180.0, 0.0) is None


def test_an_interval_to_come_lands_at_its_steady_state() -> None:
    piece = Piece(HOUR_S, 200.0, 13.0)
    band = land_live(need(), (0.0, 0.0), [piece], 180.0, 200.0)
    steady = ErlangA(200 / HOUR_S, 180.0, 300.0, 13)
    level = steady.answered_within(20.0) / (1.0 - steady.abandoned_within(20.0))
    assert band is not None
    assert band[1] == pytest.approx(level, abs=0.01)
    assert band[0] < band[1] < band[2]


@given(agents=st.integers(1, 40), contacts=st.floats(1.0, 400.0), soon=st.floats(0.0, 200.0))
def test_another_agent_never_lowers_the_estimate_and_the_band_holds_its_middle(
    agents: int, contacts: float, soon: float
) -> None:
    of = need()
    fewer = land_live(of, (soon / 2, soon), [Piece(HOUR_S, contacts, agents)], 180.0, 50.0)
    more = land_live(of, (soon / 2, soon), [Piece(HOUR_S, contacts, agents + 1.0)], 180.0, 50.0)
    assert fewer is not None
    assert more is not None
    assert more[1] >= fewer[1] - 1e-9
    for low, middle, high in (fewer, more):
        assert 0.0 <= low <= middle <= high <= 1.0


def test_nobody_planned_lands_at_nothing_answered() -> None:
    band = land_live(need(), (50.0, 50.0), [Piece(HOUR_S, 50.0, 0.0)], 180.0, 50.0)
    assert band is not None
    assert band[1] == pytest.approx(0.5, abs=0.01)


def test_less_to_come_is_surer() -> None:
    wide = land_live(need(), (80.0, 100.0), [Piece(4 * HOUR_S, 800.0, 12.0)], 180.0, 100.0)
    narrow = land_live(need(), (640.0, 800.0), [Piece(HOUR_S, 100.0, 12.0)], 180.0, 100.0)
    assert wide is not None
    assert narrow is not None
    assert wide[2] - wide[0] > narrow[2] - narrow[0]


def test_chats_beside_each_other_make_an_agent_worth_more_than_one() -> None:
    single, triple = need(), need(kind="chat", concurrency=3)
    piece = [Piece(HOUR_S, 200.0, 10.0)]
    alone = land_live(single, (0.0, 0.0), piece, single.slot_aht_s(180.0), 100.0)
    beside = land_live(triple, (0.0, 0.0), piece, triple.slot_aht_s(180.0), 100.0)
    assert alone is not None
    assert beside is not None
    assert beside[1] > alone[1]
    assert triple.slot_aht_s(180.0) == pytest.approx(180.0 * 3**0.3)
    assert triple.slot_aht_s(180.0, 3.0) == pytest.approx(180.0)


def test_written_work_is_done_oldest_first_at_the_present_pace() -> None:
    pieces = [Piece(HOUR_S, 0.0, 1.0), Piece(HOUR_S, 0.0, 1.0)]
    per_s = [10 / HOUR_S, 10 / HOUR_S]
    open_items = [(-3_000.0, 10.0), (-600.0, 10.0), (-60.0, 10.0)]
    enough = land_written((0.0, 0.0), open_items, pieces, per_s, within(3), 0.0, 30.0)
    assert enough is not None
    assert enough[1] == pytest.approx(20 / 20)
    short = land_written((0.0, 0.0), open_items, pieces, per_s, within(2), 0.0, 30.0)
    assert short is not None
    assert short[1] == pytest.approx((10 + 10 * 5 / 6) / 30)
    slower = land_written((0.0, 0.0), open_items, pieces, [rate / 2 for rate in per_s], within(2), 0.0, 30.0)
    assert slower is not None
    assert slower[1] == pytest.approx(10 * 7 / 12 / 30)


def test_written_work_already_overdue_takes_time_and_counts_no_second_time() -> None:
    pieces, per_s = [Piece(HOUR_S, 0.0, 1.0)], [10 / HOUR_S]
    overdue, fresh = (-90_000.0, 5.0), (-60.0, 5.0)
    band = land_written((0.0, 5.0), [overdue, fresh], pieces, per_s, within(4), 0.0, 10.0)
    assert band is not None
    assert band[1] == pytest.approx(0.5)


def test_work_that_is_due_by_a_time_of_day_lands_by_that_time() -> None:
    pieces, per_s = [Piece(HOUR_S, 0.0, 1.0)] * 2, [10 / HOUR_S] * 2
    open_items = [(-600.0, 10.0), (-60.0, 10.0)]
    for due_s, done in ((HOUR_S, 0.5), (2 * HOUR_S, 1.0)):
        band = land_written((0.0, 0.0), open_items, pieces, per_s, due_at(due_s), 0.0, 30.0)
        assert band is not None
        assert band[1] == pytest.approx(done)


def test_a_trend_is_believed_the_more_the_more_it_rests_on() -> None:
    assert trend(0.0, 0.0) == 1.0
    assert 1.0 < trend(4.0, 2.0) < trend(400.0, 200.0) < 2.0


def test_the_band_holds_the_day_in_most_cases_on_a_floor_where_nothing_changes() -> None:
    scenario = plain(
        floor={"closes": "14:00", "groups": {"phones": {"count": 12}}},
        demand=stream(
            forecast={"per_hour": 200},
            arrivals="poisson",
            talk={"exponential": "3m"},
            patience={"exponential": "5m"},
        ),
    )
    held, off = 0, 0.0
    seeds = range(1, 31)
    for seed in seeds:
        floor = Floor(scenario, seed)
        wallboard = Wallboard(floor)
        floor.advance((floor.start_s + floor.end_s) / 2)
        band = wallboard.channels()[0].lands_at
        floor.advance(floor.end_s)
        landed = wallboard.channels()[0].service_level
        assert band is not None
        assert landed is not None
        held += band[0] <= landed <= band[2]
        off += band[1] - landed
    assert 20 <= held <= 30
    assert abs(off) / len(seeds) < 0.04
