"""Real time becomes simulated time: by what elapsed, never by counting ticks."""

import pytest

from floorsim.play.pacing import CHUNK_S, LONGEST_CATCH_UP_S, LOOK_EVERY_S, TICK_BUDGET_S, Pacer
from tests.present.floor_views import NOW
from tests.tui.scripted_session import HandClock, ScriptedSession


async def test_the_floor_goes_on_by_elapsed_time_times_speed() -> None:
    clock, session = HandClock(), ScriptedSession()
    pacer = Pacer(clock, speed=60)
    clock.pass_(0.25)
    await pacer.play(session)
    assert session.now_s == pytest.approx(NOW + 15)
    clock.pass_(0.5)
    await pacer.play(session)
    assert session.now_s == pytest.approx(NOW + 45)


async def test_a_long_gap_is_forgiven() -> None:
    clock, session = HandClock(), ScriptedSession()
    pacer = Pacer(clock, speed=60)
    clock.pass_(3600)
    await pacer.play(session)
    assert session.now_s == pytest.approx(NOW + LONGEST_CATCH_UP_S * 60)


async def test_time_at_rest_is_not_owed() -> None:
    clock, session = HandClock(), ScriptedSession()
    pacer = Pacer(clock, speed=60)
    clock.pass_(0.5)
    pacer.rest()
    await pacer.play(session)
    assert session.now_s == NOW


async def test_play_stops_at_the_end_of_the_run() -> None:
    clock, session = HandClock(), ScriptedSession()
    pacer = Pacer(clock, speed=300)
    for _ in range(40):
        clock.pass_(1)
        await pacer.play(session)
    assert session.now_s == session.end_s
    assert session.ended


class SlowSession(ScriptedSession):
    """An engine that needs a tenth of a real second for a simulated one."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__()
        self.clock = clock

    def advance(self, to_s: float) -> None:
        self.clock.pass_((to_s - self.now_s) / 10)
        super().advance(to_s)


async def test_a_slow_engine_is_given_short_slices_and_not_the_whole_tick() -> None:
    clock = HandClock()
    session = SlowSession(clock)
    pacer = Pacer(clock, speed=60)
    for _ in range(12):
        clock.pass_(0.25)
        begun = clock.now
        await pacer.play(session)
        assert clock.now - begun < 2 * TICK_BUDGET_S
    slices = [to - before for before, to in zip(session.advanced, session.advanced[1:], strict=False)]
    assert slices[-1] == pytest.approx(max(CHUNK_S * 10, 0.25), rel=0.5)


async def test_speeds_go_up_and_down_in_steps_and_stop_at_both_ends() -> None:
    pacer = Pacer(HandClock(), speed=30)
    assert [pacer.faster() for _ in range(4)] == [60, 120, 300, 300]
    assert [pacer.slower() for _ in range(6)] == [120, 60, 30, 10, 1, 1]


async def test_a_leap_stops_where_something_happens() -> None:
    session = ScriptedSession()
    pacer = Pacer(HandClock())
    await pacer.leap(session, NOW + 300, lambda: session.now_s >= NOW + 42, look_every_s=5)
    assert session.now_s == NOW + 45


async def test_a_leap_without_an_event_goes_as_far_as_asked() -> None:
    session = ScriptedSession()
    pacer = Pacer(HandClock())
    await pacer.leap(session, NOW + 300, lambda: False, look_every_s=5)
    assert session.now_s == NOW + 300


async def test_a_reason_to_stop_on_the_way_ends_it_and_the_rest_is_forgiven() -> None:
    clock, session = HandClock(), ScriptedSession()
    pacer = Pacer(clock, speed=300)
    looked: list[float] = []

    def stop() -> bool:
        looked.append(session.now_s)
        return session.now_s >= NOW + 2 * LOOK_EVERY_S

    clock.pass_(0.25)
    await pacer.play(session, stop)
    assert session.now_s == pytest.approx(NOW + 2 * LOOK_EVERY_S)
    assert looked == pytest.approx([NOW + LOOK_EVERY_S, NOW + 2 * LOOK_EVERY_S])
    await pacer.play(session, stop)
    assert session.now_s == pytest.approx(NOW + 2 * LOOK_EVERY_S)


async def test_where_the_way_ends_it_does_not_look_itself() -> None:
    clock, session = HandClock(), ScriptedSession()
    pacer = Pacer(clock, speed=10)
    looked: list[float] = []
    clock.pass_(0.25)

    def stop() -> bool:
        looked.append(session.now_s)
        return True

    await pacer.play(session, stop)
    assert session.now_s == pytest.approx(NOW + 2.5)
    assert looked == []
