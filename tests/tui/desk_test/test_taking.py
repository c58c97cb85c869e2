"""A candidate's way through a desk test: terms, check, tutorial, exercises, time, the end."""

from __future__ import annotations

from floorsim.desktest.package.accommodations import Accommodations
from floorsim.tui.desk_test.taking import leaving_words, settings_for
from floorsim.tui.rebinding import key_complaints
from floorsim.tui.settings import Settings
from tests.desktest.full_disk import full_disk
from tests.tui.desk_test.sitting_down import sitting_down
from tests.tui.playing import LARGE


async def test_the_terms_are_agreed_to_by_a_key_of_their_own_once_they_were_read_to_the_end() -> None:
    async with sitting_down(stage="consent") as down:
        assert "What is tested" in down.text
        await down.press("enter", "a")
        assert not down.logged("consent")
        assert "Read to the end first" in down.text
        await down.press("end", "a")
        assert down.logged("consent") == [{"agreed": True}]
        assert down.shown == "EnvironmentScreen"


async def test_refusing_asks_once_and_ends_it() -> None:
    async with sitting_down(stage="consent") as down:
        await down.press("r", "down", "r")
        assert not down.logged("consent"), "another key takes the question back"
        await down.press("r")
        assert down.sitting.stage == "withdrawn"
        assert "You did not agree" in down.text


async def test_the_check_of_the_terminal_waits_for_each_key_and_goes_on_without_when_told_twice() -> None:
    async with sitting_down(stage="environment") as down:
        assert "0 of 9 have arrived" in down.text
        await down.press("up", "down", "left", "right", "tab", "space", "1", "d")
        assert "Still to press: F2." in down.words
        await down.press("enter")
        assert down.sitting.stage == "environment"
        down.clocks.set_wall(60.0)
        await down.press("f2")
        assert "the time of day moved 60 s against the steady clock" in down.words
        down.clocks.set_wall(-60.0)
        await down.press("enter")
        assert down.shown == "TutorialScreen"
        [line] = down.logged("environment")
        assert all(check["fine"] for check in line["checks"])


async def test_the_check_of_the_terminal_waits_for_the_key_that_hands_in_as_the_candidate_has_set_it() -> (
    None
):
    keys = {"test.hand_in": "f9", "test.think": "f8"}
    assert key_complaints(keys) == []
    async with sitting_down(stage="environment", own=Settings(keys=keys)) as down:
        await down.press("up", "down", "left", "right", "tab", "space", "1", "d", "f9")
        assert "9 of 9 have arrived" in down.text


async def test_every_page_before_an_exercise_waits_for_enter_and_the_clock_runs_from_then_on() -> None:
    async with sitting_down("live_floor", "email", begin=False) as down:
        assert "Exercise 1 of 2: A morning on the floor" in down.text
        assert "is handed in" not in down.words, "there is nothing to hand in"
        await down.seconds_pass(600.0)
        await down.press("enter")
        assert down.begun == [], "the briefing below was not read yet"
        await down.press("end")
        assert "What you may decide" in down.text
        await down.press("enter")
        assert down.begun == ["floor"]
        assert "▶ 15:00 left" in down.text


async def test_five_minutes_and_one_are_told_in_words_and_stay_though_one_types_on() -> None:
    async with sitting_down("email") as down:
        await down.seconds_pass(301.0)
        await down.press("x", "z")
        assert "◆ 4:59 left" in down.text
        assert "5 minutes left in this exercise." in down.text
        await down.seconds_pass(9.0)
        await down.press("x")
        assert "5 minutes left" not in down.text
        await down.seconds_pass(231.0)
        assert "! 0:59 left" in down.text
        assert "1 minute left in this exercise." in down.text


async def test_when_the_time_is_up_what_was_typed_last_is_handed_in_and_the_next_page_says_so() -> None:
    async with sitting_down("dashboard", "email") as down:
        await down.press("3", "2")
        await down.seconds_pass(599.0)
        await down.seconds_pass(1.0)
        assert down.handed_in == [("dashboard", "time")]
        assert down.saved[-1]["cause"]["id"] == "c2"
        assert "Time was up: the exercise was handed in as it stood." in down.text
        assert "Exercise 2 of 2" in down.text


async def test_whoever_types_on_after_the_time_does_not_start_the_next_exercise() -> None:
    async with sitting_down("dashboard", "email", size=LARGE) as down:
        await down.press("2", "1", "enter", *"For")
        await down.seconds_pass(600.0)
        for key in ("w", "a", "enter", "enter"):
            down.clocks.pass_s(2.0)
            await down.press(key)
        assert "Press nothing for 3 seconds, then enter." in down.text
        assert down.begun == ["dashboard"]
        down.clocks.pass_s(3.0)
        await down.press("enter")
        assert down.begun == ["dashboard", "email"]


async def test_handing_in_says_what_is_missing_and_asks_once() -> None:
    async with sitting_down("dashboard") as down:
        await down.press("f2")
        assert "Still missing: 3 findings, the cause, the action, the check." in down.words
        await down.press("down", "f2")
        assert down.handed_in == []
        await down.press("f2")
        assert down.handed_in == [("dashboard", "candidate")]
        assert "K7QX2M.result" in down.text
        assert not any(word in down.text.lower() for word in ("score:", "points", "total"))


async def test_leaving_during_an_exercise_says_that_the_clock_goes_on_and_keeps_what_was_typed() -> None:
    async with sitting_down("email") as down:
        await down.press("h", "i", "ctrl+q")
        assert "the clock goes on: 10:00 left" in down.words
        await down.press("ctrl+q")
        assert down.saved[-1]["subject"] == "hi"
        assert down.app.return_code == 0
    told = " ".join(leaving_words(down.sitting, "floorsim desk-test take practice"))
    assert "The clock of the open exercise goes on. To go on: floorsim desk-test take practice" in told
    async with sitting_down("email") as down:
        await down.press("f2", "f2")
    told = " ".join(leaving_words(down.sitting, "floorsim desk-test take practice"))
    assert "Its result is not sealed yet. To go on: floorsim desk-test take practice" in told


async def test_a_sitting_opened_again_says_how_long_the_gap_was_and_that_it_counted() -> None:
    async with sitting_down("email", away_s=200.0) as down:
        assert "floorsim was not running for 3:20 min" in down.words
        assert "▶ 6:40 left" in down.text
    async with sitting_down("dashboard", "email", away_s=700.0) as down:
        assert "Exercise 2 of 2" in down.text
        assert "was not running for 10:00 min while “A day in figures” was open" in down.words


async def test_what_cannot_be_kept_is_said_stays_and_is_kept_once_that_is_possible() -> None:
    async with sitting_down("email") as down:
        await down.press("h", "i")
        with full_disk():
            await down.seconds_pass(1.0)
            assert "✕ not kept yet" in down.text
            await down.press("!")
            assert "because its disk is full." in down.words
            await down.press("f2", "f2")
        assert down.handed_in == []
        await down.seconds_pass(1.0)
        assert down.saved[-1]["subject"] == "hi!"
        assert "✓ kept" in down.text


async def test_a_thinking_pause_stops_the_clock_until_it_is_used_up_and_takes_no_answers() -> None:
    async with sitting_down("email", given=Accommodations(thinking_pauses=1, pause_minutes=2)) as down:
        await down.press("y", "f4", "x", "g", "F")
        await down.seconds_pass(100.0)
        assert "0:20 of the pause left" in down.text
        assert "10:00 left" in down.text
        await down.seconds_pass(21.0)
        assert down.shown == "EmailScreen"
        assert down.sitting.remaining_s() == 599.0
        await down.press("f4")
        assert "You have no thinking pause." in down.text
        assert [one["subject"] for one in down.saved] == ["y"]


async def test_a_thinking_pause_can_be_taken_while_words_are_typed_and_ends_though_help_is_open() -> None:
    async with sitting_down("dashboard", given=Accommodations(thinking_pauses=1, pause_minutes=2)) as down:
        await down.press("2", "1", "enter", "y", "f4", "x", "f1")
        assert down.shown == "HelpDialog"
        await down.seconds_pass(121.0)
        await down.press("escape")
        await down.seconds_pass(1.0)
        await down.press("z")
        assert down.shown == "WordsDialog"
        await down.seconds_pass(301.0)
        assert "Your words: findings ━ ◆ 4:" in down.text
        assert "F1 help" in down.text.splitlines()[-1]
        await down.seconds_pass(1.0)
        assert down.saved[-1]["findings"] == [{"id": "f1", "words": "yz"}]


async def test_a_thinking_pause_whose_end_cannot_be_kept_says_so_and_goes_on() -> None:
    async with sitting_down("email", given=Accommodations(thinking_pauses=1, pause_minutes=2)) as down:
        await down.press("f4")
        with full_disk():
            await down.press("enter")
        assert "disk is full" in await down.noted("Nothing more can be kept")
        assert down.shown == "ThinkingDialog"
        await down.press("enter")
        assert down.shown == "EmailScreen"


def test_what_the_administrator_has_set_wins_over_the_candidates_own_settings() -> None:
    own = Settings(theme="light")
    assert settings_for(own, Accommodations(high_contrast=True)).theme == "high-contrast"
    assert settings_for(own, Accommodations(high_contrast=True, no_colour=True)).theme == "plain"
    assert settings_for(own, Accommodations(ascii=True)).glyphs == "ascii"
    assert settings_for(own, Accommodations()).theme == "light"
    assert settings_for(own, Accommodations()).pause_in_forms is False
