"""The trainer's workbench on the screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from floorsim.play.workbench.bench import Bench
from floorsim.present.workbench.start import StartFrom
from floorsim.present.workbench.view import BenchView
from tests.desk.desks import MIN
from tests.present.workbench.bench_views import FAULT, WARNING, a_version, a_view
from tests.tui.playing import LARGE, SMALL, Playing, playing
from tests.tui.workbench.scripted_bench import ScriptedBench

TEN = 10 * 3600.0
SAVED_AGAIN = replace(
    a_view(changes=("Contacts forecast: 352 → 448 (+96).",)),
    saved="10:40:00",
    version=replace(a_version(), saved="10:40:00"),
)


@asynccontextmanager
async def on(bench: Bench, size: tuple[int, int] = SMALL) -> AsyncIterator[Playing]:
    async with playing(
        size=size, on_floor=False, opening=lambda app: app.open_workbench(bench), notes=True
    ) as play:
        await play.settle()
        yield play


async def save(play: Playing, bench: ScriptedBench) -> None:
    """Save the file, and let the workbench look."""
    bench.saved = True
    play.app.screen.work.look()  # type: ignore[attr-defined]
    await play.settle()


async def test_it_opens_with_the_preview_and_its_pages_are_gone_through() -> None:
    async with on(ScriptedBench()) as play:
        assert "garden.yaml, saved 10:31:22: ▲ valid" in play.text
        assert "Voice · Erlang A: 80% in 30s" in play.text
        for key, words in (
            ("2", "Nothing is wrong with it."),
            ("3", "10:52     message    Van 2  Depot, phone"),
            ("4", "Deflect before you staff."),
            ("5", "r plays the scenario with every automated supervisor"),
            ("tab", "Voice · Erlang A"),
        ):
            await play.press(key)
            assert words in play.text


async def test_a_save_is_read_at_once_and_what_it_changed_stands_above_the_preview() -> None:
    bench = ScriptedBench(a_view(), SAVED_AGAIN)
    async with on(bench) as play:
        assert "What the last save changed" not in play.text
        await play.press("pagedown")
        assert "Workbench" in play.text
        assert "8 agents" not in play.text
        await save(play, bench)
        assert "saved 10:40:00" in play.text
        assert play.text.index("Contacts forecast: 352 → 448") < play.text.index("Voice · Erlang A")


async def test_on_a_wide_screen_it_stands_beside_the_preview_with_the_faults() -> None:
    bench = ScriptedBench(replace(SAVED_AGAIN, faults=(WARNING,)))
    async with on(bench, LARGE) as play:
        line = next(row for row in play.text.splitlines() if "Contacts forecast" in row)
        assert line.index("Contacts forecast") >= 80
        assert "◆ warning line 40" in play.text
        await play.pilot.resize_terminal(*SMALL)
        await play.settle()
        line = next(row for row in play.text.splitlines() if "Contacts forecast" in row)
        assert line.startswith(" Contacts forecast"), "above the preview where there is no room beside it"


async def test_a_file_that_has_become_invalid_keeps_the_last_valid_preview_and_lists_its_faults() -> None:
    bench = ScriptedBench(a_view(), replace(a_view(faults=(FAULT, WARNING)), saved="10:40:00"))
    async with on(bench) as play:
        await save(play, bench)
        assert "▼ 1 fault; showing 10:31:22" in play.text
        assert "Voice · Erlang A" in play.text
        await play.press("2")
        assert "target: {share: 80, within: 30s}" in play.text
        assert "▸▼ fault line 12, column 23" in play.text
        await play.press("down")
        assert "▸◆ warning line 40, column 3 of other.yaml" in play.text


async def test_a_file_that_was_never_valid_opens_with_its_faults_and_nothing_can_be_played() -> None:
    bench = ScriptedBench(BenchView("garden.yaml", "10:31:22", (FAULT,)))
    async with on(bench) as play:
        assert "'80' is more than the whole" in play.text
        await play.press("p")
        assert "Nothing can be played before the file is valid" in " ".join(play.text.split())
        await play.press("1")
        assert "Nothing to show yet" in play.text
        await play.press("r")
        assert bench.proved == []


async def test_an_event_opens_with_the_notes_that_only_the_trainer_sees() -> None:
    async with on(ScriptedBench()) as play:
        await play.press("3", "down", "down", "enter")
        text = " ".join(play.text.split())
        assert "Expected: Take no time that nobody has checked." in text
        assert "At half past eleven the van still stands" in text
        await play.press("escape")
        assert "10:40     incident" in play.text
        assert play.shown == "WorkbenchScreen"


async def test_from_the_event_under_the_cursor_one_plays_two_minutes_before_it() -> None:
    bench = ScriptedBench()
    async with on(bench) as play:
        await play.press("3", "down", "down", "p")
        assert "← 10:50 →" in play.text
        await play.press("right", "pagedown", "down", "s", "enter")
        await play.settle()
        assert bench.started == [StartFrom(TEN + 81 * MIN, worked=True, seed=2)]
        assert play.shown == "FloorScreen"
        assert "paused" in play.text
        await play.press("q")
        assert play.shown == "WorkbenchScreen"


async def test_a_message_on_a_condition_is_waited_for_unless_a_time_is_chosen() -> None:
    bench = ScriptedBench()
    async with on(bench) as play:
        await play.press("3", *["down"] * 6, "p")
        assert "as soon as the message has come" in play.text
        await play.press("enter")
        await play.settle()
        assert bench.started == [StartFrom(None, message="bea_asks")]
        await play.press("q", "p", "right", "enter")
        await play.settle()
        assert bench.started[-1] == StartFrom(TEN + MIN)


async def test_without_a_worked_run_nobody_decides_and_what_cannot_be_played_is_told() -> None:
    view = a_view()
    assert view.version is not None
    bench = ScriptedBench(replace(view, version=replace(view.version, has_worked_run=False)))
    bench.why_not = "The message red does not come."
    async with on(bench) as play:
        await play.press("p", "down")
        assert "the file has no worked run" in play.text
        await play.press("enter")
        await play.settle()
        assert bench.started == [StartFrom(TEN)]
        assert "The message red does not come." in play.text
        assert play.shown == "WorkbenchScreen"


async def test_the_proof_runs_and_shows_its_verdict_claim_by_claim() -> None:
    bench = ScriptedBench()
    async with on(bench) as play:
        await play.press("r")
        await play.settle()
        assert bench.proved == [(10, True)]
        assert "Not proved: garden-line, level 2, a quick look" in play.text
        assert "✕ Competent play is 10.4 points ahead of pause-spam, and 15 are asked." in play.text
        await play.press("a")
        await play.settle()
        assert bench.proved[-1] == (30, False)


async def test_a_proof_that_is_given_up_keeps_what_it_had_found() -> None:
    bench = ScriptedBench()
    bench.gives_up = True
    async with on(bench) as play:
        await play.press("r")
        await play.settle()
        assert "Stopped after 1 of 2 runs." in play.text
        assert "1 of 1 hold" in play.text


async def test_a_defect_while_reading_is_told_and_the_screen_goes_on() -> None:
    bench = ScriptedBench()
    async with on(bench) as play:
        bench.broken = RuntimeError("a secret of the file")
        await save(play, bench)
        text = " ".join(play.text.split())
        assert "A defect of floorsim's own" in text
        assert "secret" not in text
        assert "Voice · Erlang A" in play.text


async def test_home_lists_the_scenario_files_of_this_folder_and_opens_their_workbench() -> None:
    async with playing(on_floor=False, notes=True) as play:
        play.library.files = ("gone.yaml", "mine.yaml")
        play.library.benches["mine.yaml"] = ScriptedBench()
        play.app.screen.load()  # type: ignore[attr-defined]
        await play.type("mine")
        assert "Your scenario files, on the workbench" in play.text
        await play.press("enter")
        await play.settle()
        assert play.shown == "WorkbenchScreen"
        await play.press("escape", "escape")
        await play.type("gone")
        await play.press("enter")
        assert "gone.yaml: there is no such file." in play.text
        assert play.shown == "HomeScreen"


async def test_esc_leaves_it_for_home_and_help_explains_it() -> None:
    async with on(ScriptedBench()) as play:
        await play.press("f1")
        assert "whenever you save it" in " ".join(play.text.split())
        await play.press("escape", "escape")
        assert play.shown == "HomeScreen"
