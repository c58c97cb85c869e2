"""Playing: from home to the floor, the clock, what holds it, and the ways out."""

from dataclasses import replace

import pytest

from floorsim.errors import StoreError
from floorsim.tui.settings import Settings
from tests.present.floor_views import NOW, a_floor, a_message
from tests.tui.playing import playing
from tests.tui.scripted_session import ScriptedSession


async def test_a_newcomer_is_playing_after_two_presses_of_enter() -> None:
    async with playing(on_floor=False) as play:
        assert play.shown == "HomeScreen"
        await play.press("enter")
        assert play.shown == "BriefingScreen"
        assert "First shift" in play.text
        await play.press("enter")
        assert play.shown == "FloorScreen"
        await play.seconds_pass(0.5)
        assert play.session.now_s == NOW + 30


async def test_the_briefing_shows_the_seed_and_draws_another_on_request() -> None:
    async with playing(on_floor=False) as play:
        await play.press("enter")
        assert "Seed 4712" in play.text
        await play.press("s")
        assert "Seed 4713" in play.text


async def test_space_pauses_and_goes_on() -> None:
    async with playing() as play:
        await play.press("space")
        assert "‖ paused" in play.text
        await play.seconds_pass(1)
        assert play.session.now_s == NOW
        await play.press("space")
        await play.seconds_pass(0.5)
        assert play.session.now_s == NOW + 30


async def test_plus_and_minus_change_the_speed() -> None:
    async with playing() as play:
        await play.press("plus")
        assert "▶ 120×" in play.text
        await play.press("minus", "minus")
        assert "▶ 30×" in play.text


async def test_a_full_stop_goes_on_one_minute_and_stands_still() -> None:
    async with playing() as play:
        await play.press("full_stop")
        assert play.session.now_s == NOW + 60
        assert play.app.play.paused


class NewsAfterTwentySeconds(ScriptedSession):
    """A message comes in twenty seconds from now."""

    def advance(self, to_s: float) -> None:
        super().advance(to_s)
        if to_s >= NOW + 20 and len(self.view.inbox) == 4:
            self.view = replace(self.view, inbox=(*self.view.inbox, a_message("new", at_s=NOW + 20)))


async def test_greater_than_goes_on_to_the_next_event() -> None:
    async with playing(NewsAfterTwentySeconds()) as play:
        await play.press("greater_than_sign")
        assert play.session.now_s == NOW + 20
        assert play.app.play.paused


async def test_greater_than_goes_five_minutes_when_nothing_happens() -> None:
    async with playing(ScriptedSession(a_floor(inbox=()))) as play:
        await play.press("greater_than_sign")
        assert play.session.now_s == NOW + 300


async def test_greater_than_stops_before_a_deadline_passes_and_once_more_shortly_before() -> None:
    async with playing() as play:  # due in 200 seconds
        await play.press("greater_than_sign")
        assert play.session.now_s == NOW + 80
        await play.press("greater_than_sign")
        assert play.session.now_s == NOW + 170


async def test_the_clock_stands_still_while_something_is_open_and_says_so() -> None:
    async with playing() as play:
        for key in ("d", "D", "I", "P", "L", "A", "g", "m", "enter", "question_mark", "colon"):
            now_s = play.session.now_s
            await play.press(key)
            assert " ‖ paused: " in play.text.splitlines()[0], key
            await play.seconds_pass(1)
            assert play.session.now_s == now_s, key
            await play.press("escape")
            assert play.shown == "FloorScreen", key
            await play.seconds_pass(0.05)
            assert play.session.now_s == pytest.approx(now_s + 3), key


async def test_with_the_setting_off_the_clock_runs_on_under_a_form() -> None:
    async with playing(settings=Settings(speed=60.0, pause_in_forms=False)) as play:
        await play.press("d")
        assert "clock runs" in play.text
        await play.seconds_pass(0.5)
        assert play.session.now_s == NOW + 30


async def test_esc_never_leaves_the_floor_or_the_program() -> None:
    async with playing() as play:
        await play.press("escape", "escape")
        assert play.shown == "FloorScreen"
        await play.press("q", "escape", "escape")
        assert play.shown == "HomeScreen"
        assert play.app.is_running


async def test_q_saves_the_run_and_goes_home() -> None:
    async with playing() as play:
        await play.press("q")
        assert play.shown == "HomeScreen"
        assert play.session.closed


async def test_ctrl_q_saves_the_run_and_leaves_from_anywhere() -> None:
    async with playing() as play:
        await play.press("d", "m", "ctrl+q")
        assert play.session.closed
        assert play.app.return_code == 0


async def test_how_far_the_run_has_come_is_stored_with_every_tick() -> None:
    async with playing() as play:
        await play.seconds_pass(0.25)
        await play.seconds_pass(0.25)
        assert play.session.checkpoints[-2:] == [NOW + 15, NOW + 30]


class FullDisk(ScriptedSession):
    """Nothing can be stored any more."""

    def checkpoint(self) -> None:
        raise StoreError("The disk is full.")


async def test_a_run_that_cannot_be_stored_stands_still_and_says_why() -> None:
    async with playing(FullDisk()) as play:
        await play.seconds_pass(0.25)
        assert play.app.play.paused
        assert "The disk is full." in [note.message for note in play.app._notifications]


async def test_an_unfinished_run_opens_paused() -> None:
    from tests.tui.scripted_session import UNFINISHED

    async with playing(on_floor=False, runs=[UNFINISHED]) as play:
        await play.press("enter")
        assert play.shown == "FloorScreen"
        assert "‖ paused" in play.text


async def test_when_the_shift_ends_the_floor_stays_until_enter_and_the_review_follows() -> None:
    session = ScriptedSession(a_floor(now_s=a_floor().end_s - 10))
    async with playing(session) as play:
        await play.press("d")
        await play.press("escape")
        await play.seconds_pass(1)
        assert play.shown == "FloorScreen"
        assert "■ ended" in play.text
        await play.press("enter")
        assert play.shown == "ReflectionScreen"


async def test_a_form_that_is_open_when_the_shift_ends_is_closed() -> None:
    session = ScriptedSession(a_floor(now_s=a_floor().end_s - 10))
    async with playing(session, settings=Settings(speed=60.0, pause_in_forms=False)) as play:
        await play.press("d", "m")
        await play.seconds_pass(1)
        assert play.shown == "FloorScreen"
        assert "■ ended" in play.text


class Defective(ScriptedSession):
    """An engine with a defect that carries a customer's name."""

    def advance(self, to_s: float) -> None:
        customer = "Mr Somebody Private"
        raise RuntimeError(f"cannot serve {customer}")


async def test_a_defect_ends_the_program_without_printing_anything_about_people(
    capsys: pytest.CaptureFixture[str],
) -> None:
    defects: list[Exception | None] = []

    async def crash() -> None:
        async with playing(Defective()) as play:
            play.clock.pass_(1)
            play.app.call_later(play.app.play.tick)
            await play.pilot.pause()
            defects.append(play.app.defect)

    with pytest.raises(RuntimeError, match="cannot serve"):
        await crash()
    assert isinstance(defects[0], RuntimeError)
    printed = capsys.readouterr()
    assert "Somebody" not in printed.out + printed.err
