"""The screens over the real engine and a real store."""

from pathlib import Path

from textual.pilot import Pilot

from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.tui.app import FloorsimApp
from floorsim.tui.forms.pick_field import PickField
from floorsim.tui.settings import Settings
from tests.tui.playing import screen_text
from tests.tui.scripted_session import HandClock

TWO_TURNS = Path(__file__).parent / "scenarios" / "two-turns.yaml"


async def test_the_briefing_of_a_file_draws_another_seed(library: StoredRunLibrary, own_file: Path) -> None:
    app = FloorsimApp(library, Settings(), monotonic=HandClock())
    async with app.run_test(size=(80, 24)) as pilot:
        app.play.brief(str(own_file), 10_000)
        await pilot.pause()
        assert "Seed 10000." in screen_text(app)
        await pilot.press("s")
        await pilot.pause()
        assert "Seed" in screen_text(app)
        assert "Seed 10000." not in screen_text(app)


async def test_a_file_that_is_gone_by_the_next_seed_is_told_and_the_briefing_stays(
    library: StoredRunLibrary, own_file: Path
) -> None:
    app = FloorsimApp(library, Settings(), monotonic=HandClock())
    async with app.run_test(size=(80, 24)) as pilot:
        app.play.brief(str(own_file), 10_000)
        await pilot.pause()
        own_file.unlink()
        await pilot.press("s")
        await pilot.pause()
        assert "Seed 10000." in screen_text(app)
        assert any("mine.yaml" in note.message for note in app._notifications)


async def test_the_real_floor_plays_on_the_screen(library: StoredRunLibrary) -> None:
    clock = HandClock()
    app = FloorsimApp(library, Settings(speed=300.0, stop_on=frozenset()), monotonic=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play.brief("login-outage", 3)
        await pilot.pause()
        await pilot.press("enter")
        for _ in range(8):
            clock.pass_(1)
            await app.play.tick()
            await pilot.pause()
        assert "Tue 09:40:00" in screen_text(app)
        assert "Voice" in screen_text(app)
        await pilot.press("m")
        await pilot.pause()
        assert "Move agents to another channel" in screen_text(app)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert "Resume Login outage, 09:40, paused" in screen_text(app)


async def test_the_form_of_the_chat_cap_begins_with_the_present_one(library: StoredRunLibrary) -> None:
    app = FloorsimApp(library, Settings(speed=60.0), monotonic=HandClock())
    async with app.run_test(size=(80, 24)) as pilot:
        app.play.brief("login-outage", 3)
        await pilot.pause()
        for key in ("enter", "1", "c", "c"):
            await pilot.press(key)
            await pilot.pause()
        session = app.play.session
        assert session is not None
        assert type(app.screen).__name__ == "FormDialog"
        cap = app.screen.query_one("#field-cap", PickField)
        (present,) = [
            channel.concurrency_cap for channel in session.observe().channels if channel.kind == "chat"
        ]
        assert cap.value == present
        assert f"now {present}" in screen_text(app)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one and let the screen settle."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def minutes_pass(app: FloorsimApp, clock: HandClock, pilot: Pilot[None], count: int) -> None:
    """Let minutes of the floor pass at 60 simulated seconds per second."""
    for _ in range(count):
        clock.pass_(1)
        await app.play.tick()
        await pilot.pause()


async def test_a_conversation_goes_on_after_an_answer_and_is_taken_up_again(
    library: StoredRunLibrary,
) -> None:
    clock = HandClock()
    app = FloorsimApp(library, Settings(speed=60.0, stop_on=frozenset()), monotonic=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play.brief(str(TWO_TURNS), 3)
        await pilot.pause()
        await press(pilot, "enter")
        await minutes_pass(app, clock, pilot, 2)
        await press(pilot, "I")
        assert "Do we pay?" in screen_text(app)
        await press(pilot, "1", "enter", "escape")
        await minutes_pass(
            app, clock, pilot, 4
        )  # one of them passes before the clock moves: undo is possible
        assert "1 to answer" in screen_text(app)
        await press(pilot, "I")
        shown = screen_text(app)
        assert "due 10:" in shown
        assert "A refund for the museum? (3 messages)" in shown
        lines = [line.strip() for line in shown.splitlines()]
        said = [line.split(" ", 1)[1] for line in lines if line[:3] == "10:"]
        assert said == [
            "Reyes (director): The museum wants its money back. Do we pay?",
            "You: Ask how much",
            "Reyes (director): Four hundred. They are an old customer.",
        ]
        assert "Offer half" in shown
        assert "Say no" not in shown
        await press(pilot, "1", "enter", "escape")
        await minutes_pass(
            app, clock, pilot, 4
        )  # one of them passes before the clock moves: undo is possible
        await press(pilot, "I")
        assert "You answered: Pay it" in screen_text(app)
        await press(pilot, "escape")
        await minutes_pass(app, clock, pilot, 11)
        assert "1 to answer" in screen_text(app)
        await press(pilot, "I")
        shown = screen_text(app)
        assert "The museum again (6 messages)" in shown
        assert "Tell the team" in shown
