"""The four exercises on the screen."""

from __future__ import annotations

from typing import cast

from textual.widgets import TextArea

from floorsim.desk.decisions.kinds.feedback import Feedback
from floorsim.desktest.package.accommodations import Accommodations
from tests.desktest.full_disk import full_disk
from tests.tui.conftest import LooksAsPictured
from tests.tui.desk_test.sitting_down import sitting_down
from tests.tui.playing import LARGE, Playing


async def test_nothing_on_the_live_floor_changes_its_time_and_each_key_says_so() -> None:
    async with sitting_down("live_floor") as down:
        for key, what in (
            ("H", "Hint"), ("B", "Back to an earlier"), ("q", "Leaving by q"), ("space", "Pause"),
            ("plus", "Speed"), ("full_stop", "Step"), ("greater_than_sign", "Next stop"), ("u", "Undo"),
        ):  # fmt: skip
            await down.press(key)
            assert (await down.noted(what)).endswith("not part of a test.")
        await down.press("d")
        await down.seconds_pass(30.0)
        assert "▶ 14:30 left" in down.text, "the clock runs under a dialog, and is in sight"
        floor = down.sitting.floor()
        assert floor.now_s == floor.briefing.play_from_s + 60.0, "its half hour passes in 15 minutes"
        assert not down.logged("decision")


async def test_help_and_the_list_of_names_open_over_each_other_once() -> None:
    """Textual ends in a recursion where many of them lie on each other."""
    async with sitting_down("live_floor") as down:
        await down.press("ctrl+p", "f1", "ctrl+p")
        opened = [type(one).__name__ for one in down.app.screen_stack]
        assert opened[-3:] == ["LiveFloorScreen", "PaletteDialog", "HelpDialog"]


async def test_a_conversation_on_the_floor_gives_no_hints_and_cannot_be_left_open() -> None:
    async with sitting_down("live_floor") as down:
        await down.seconds_pass(90.0)
        down.sitting.floor().decide(Feedback(agent="A01"))
        while down.shown != "TalkDialog":
            await down.seconds_pass(2.0)
        assert await down.until(lambda: "Say: press its number" in down.text)
        assert "So far:" not in down.text
        now_s = down.sitting.floor().now_s
        await down.press("2")
        await down.press("2")
        assert await down.until(lambda: len(down.logged("decision")) == 2)
        assert down.sitting.floor().now_s == now_s, "the reply comes with the clock"
        await down.press("escape")
        assert await down.until(lambda: "s breaks it off" in down.text)
        assert down.shown == "TalkDialog"


async def test_the_floor_ends_with_the_time_and_shows_no_scores() -> None:
    async with sitting_down("live_floor", "email") as down:
        await down.press("I")
        await down.seconds_pass(901.0)
        assert down.handed_in == [("floor", "time")]
        assert down.shown == "BeforeScreen"
        assert down.app.play.session is None


async def test_a_dashboard_is_answered_by_digits_space_and_words() -> None:
    async with sitting_down("dashboard") as down:
        await down.press("tab", "2", "down", "space", "3", "4")
        assert "3 are chosen" not in down.text, "the digit took the third one back"
        assert "[x] Finding number 2" in down.text
        await down.press("2", "7")
        assert "[x] Finding number 7" in down.text
        await down.press("7", "2")
        await down.press("1", "enter", *"why", "enter", "tab", "3", "enter", *"so", "escape")
        assert "“so”" in down.text
        await down.seconds_pass(1.0)
        kept = down.saved[-1]
        findings = [(one["id"], one["words"]) for one in kept["findings"]]
        assert findings == [("f1", "why"), ("f2", ""), ("f4", "")]
        assert kept["cause"] == {"id": "c3", "words": "so"}


async def test_a_digit_without_a_tab_does_nothing_where_no_answer_is_chosen() -> None:
    async with sitting_down("dashboard") as down:
        await down.press("7", "9")
        assert "Voice by half hour" in down.text
        await down.press("shift+tab", "8")
        assert "Missing: 3 findings" in down.text


async def test_what_cannot_be_kept_of_a_dashboard_is_a_whole_sentence_on_a_small_terminal() -> None:
    async with sitting_down("dashboard") as down:
        await down.press("2", "1")
        with full_disk():
            await down.seconds_pass(1.0)
        assert "✕ not kept yet" in down.text
        assert "because its disk is full." in down.words


async def test_words_typed_when_the_time_runs_out_are_handed_in() -> None:
    async with sitting_down("dashboard") as down:
        await down.press("4", "2", "enter", *"because")
        await down.seconds_pass(599.5)
        await down.seconds_pass(1.0)
        assert down.saved[-1]["action"] == {"id": "a2", "words": "because"}
        assert down.shown == "EndScreen"


async def test_coaching_goes_from_evidence_through_what_is_said_to_the_note() -> None:
    async with sitting_down("coaching") as down:
        assert "Verification" in down.text
        await down.press("9", "enter")
        assert "Press the number" in down.text
        await down.press("2", "escape", "2", "2")
        assert "You " in down.text
        talk = down.sitting.talk()
        while talk.ended is None:
            talk.say(talk.choices[0].id)
        await down.press("e", "e")
        assert talk.ended.split()[0] in down.text
        await down.press("enter", *"agreed")
        assert down.shown == "NoteScreen"
        await down.press("f2", "f2")
        assert down.saved[-1]["note"] == "agreed"
        assert down.saved[-1]["said"] == [line["choice"] for line in down.logged("said")]


async def test_an_email_counts_words_takes_what_is_pasted_and_is_kept_in_pauses() -> None:
    async with sitting_down("email") as down:
        await down.press(*"Out", "enter")
        field = down.app.screen.query_one(TextArea)
        field.insert("IT broke the login at 09:18. Hanna cried.\n44 callers hung up.")
        await down.pilot.pause()
        assert "12 of 20 words" in down.text
        assert "Hanna" in down.words
        assert "● keeping" in down.text
        await down.seconds_pass(1.0)
        assert "✓ kept" in down.text
        assert down.saved[-1]["subject"] == "Out"
        field.insert("x" * 7000)
        assert await down.until(lambda: "6000 characters are the most" in down.text)
        assert len(field.text) == 6000
        field.move_cursor((0, 3))
        await down.press("a")
        assert field.text.startswith("IT broke"), "the end is not pushed out"
        assert field.cursor_location == (0, 3)
        await down.press("backspace", "s")
        assert field.text.startswith("ITsbroke")


async def test_a_long_paste_can_be_taken_back_and_put_in_again() -> None:
    """Textual looks for the row that the cursor was in, which a shorter text has not."""
    async with sitting_down("email") as down:
        field = down.app.screen.query_one(TextArea)
        field.focus()
        pasted = "\n".join(str(number) for number in range(60))
        field.insert(pasted)
        await down.press("ctrl+z")
        assert field.text == ""
        await down.press("ctrl+z", "ctrl+y")
        assert field.text == pasted
        field.select_all()
        await down.press("backspace", "ctrl+z", "ctrl+y")
        assert field.text == ""


async def test_the_time_left_and_the_keys_are_in_sight_with_help_open_too() -> None:
    async with sitting_down("email") as down:
        rows = down.text.splitlines()
        assert " left ━" in rows[0]
        assert "F2 hand in" in rows[-1]
        await down.press("f1")
        await down.seconds_pass(5.0)
        assert ":55 left" in down.text
        assert "This screen" in down.text


async def test_a_dashboard_looks_as_it_did(looks_as_pictured: LooksAsPictured) -> None:
    given = Accommodations(high_contrast=True)
    async with sitting_down("dashboard", size=LARGE, given=given) as down:
        await down.press("2", "1", "enter", *"71 of 100", "enter", "3")
        await looks_as_pictured(cast("Playing", down), "desk-test-dashboard-120x40-high-contrast")
