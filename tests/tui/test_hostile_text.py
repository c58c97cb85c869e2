"""No screen draws what a store or a scenario from elsewhere would steer the terminal with."""

from __future__ import annotations

from floorsim.desk.decisions.registry import kinds
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.printable import STAND_IN
from floorsim.run.run import Run
from floorsim.store import RunStore, open_store
from floorsim.store.new_run import store_new_run
from floorsim.tui.app import FloorsimApp
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.settings import Settings
from tests.desk.desks import NINE
from tests.hostile import PLANTED, hostile_scenario, steering
from tests.tui.playing import screen_text
from tests.tui.scripted_session import HandClock


def a_hostile_run(store: RunStore, *, to_end: bool) -> str:
    """Store a run whose every text is hostile; return its id."""
    scenario = hostile_scenario()
    names = {agent.id: f"{agent.name}{PLANTED}" for agent in scenario.floor.agents}
    stored = store_new_run(store, scenario, 4, names=names)
    with store.open_journal(stored.id) as journal:
        run = Run(scenario, 4, names=names, journal=journal)
        run.advance(NINE + 1200)
        if to_end:
            from floorsim.play.result import result_of
            from floorsim.play.result import stored as as_stored

            run.advance_to_end()
            view = result_of(run, stored.id, (PLANTED,) * 4)
            journal.finish(as_stored(run, view), run.ledger.digest(), run.now_s)
        else:
            journal.save_clock(run.now_s)
    return stored.id


async def test_the_floor_and_everything_over_it_draw_no_hostile_text() -> None:
    with open_store() as store:
        run_id = a_hostile_run(store, to_end=False)
        library = StoredRunLibrary(store)
        app = FloorsimApp(library, Settings(), complaints=[PLANTED], monotonic=HandClock())
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            assert_clean(app)
            app.play.resume_run(run_id)
            await pilot.pause()
            assert STAND_IN in assert_clean(app)
            for keys in (
                ["d"],
                ["I"],
                ["L"],
                ["A"],
                ["D"],
                ["g"],
                ["P"],
                ["?"],
                [":"],
                ["2", "down", "enter"],
                ["3", "enter"],
                ["1", "enter"],
            ):
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause()
                    assert_clean(app)
                app.play.back_to_floor()
                await pilot.pause()
            for kind in list(kinds())[::5]:  # one builder makes all forms
                app.play.open_form(kind)
                await pilot.pause()
                assert_clean(app)
                app.play.back_to_floor()
                await pilot.pause()


async def test_home_and_the_end_screens_draw_no_hostile_text() -> None:
    with open_store() as store:
        run_id = a_hostile_run(store, to_end=True)
        library = StoredRunLibrary(store)
        app = FloorsimApp(library, Settings(), monotonic=HandClock())
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            app.screen.query_one(PickList).point_at(f"run {run_id}")
            await pilot.pause()
            assert STAND_IN in assert_clean(app)
            await pilot.press("enter")
            await pilot.pause()
            assert type(app.screen).__name__ == "ReviewScreen"
            for key in ("enter", "escape", "2", "3", "right", "4", "enter", "5", "pagedown", "6"):
                assert_clean(app)
                await pilot.press(key)
                await pilot.pause()
            assert STAND_IN in assert_clean(app)
            assert library.review(run_id).title.endswith(PLANTED)


def assert_clean(app: FloorsimApp) -> str:
    text = screen_text(app)
    assert steering(text) == [], type(app.screen).__name__
    return text
