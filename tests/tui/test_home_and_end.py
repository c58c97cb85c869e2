"""Home, and what comes after a run."""

import re
from dataclasses import replace

import pytest
from textual.events import Key

from floorsim.errors import StoreError
from floorsim.play.run_review import RunReview
from floorsim.present.entries import Standing
from floorsim.present.glyphs import drawn
from floorsim.present.home_rows import PLAYED_AGAIN
from floorsim.present.reflection_rows import QUESTIONS
from floorsim.present.result_view import ScorePart, ScoreView
from floorsim.present.row import Role
from floorsim.present.score_rows import channel_rows, score_rows
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.screens.briefing import BriefingScreen
from floorsim.tui.screens.home import HomeScreen
from floorsim.tui.settings import load_settings
from tests.present.floor_views import a_floor
from tests.tui.playing import Playing, playing
from tests.tui.scripted_session import (
    FINISHED,
    FROM_ANOTHER_VERSION,
    UNFINISHED,
    ScriptedSession,
    a_result,
)


async def test_what_is_next_is_under_the_cursor_and_says_why() -> None:
    async with playing(on_floor=False) as play:
        rows = play.text.splitlines()
        assert rows[2].startswith(" Next   First shift. Start here: it is the easiest.")
        first = next(place for place, row in enumerate(rows) if row.startswith("   First shift"))
        second = next(place for place, row in enumerate(rows) if row.startswith("   Login outage"))
        assert first < second
        assert "A quiet hour to learn the screen." in play.text
        await play.press("enter")
        assert play.shown == "BriefingScreen"


async def test_going_on_with_the_latest_unfinished_run_comes_first() -> None:
    async with playing(on_floor=False, runs=[FROM_ANOTHER_VERSION, UNFINISHED, FINISHED]) as play:
        assert play.text.splitlines()[2].startswith(" Resume Login outage, 09:26, paused")
        await play.press("enter")
        assert play.shown == "FloorScreen"
        assert play.app.play.paused


async def test_unfinished_and_past_runs_are_listed_apart() -> None:
    async with playing(on_floor=False, runs=[UNFINISHED, FINISHED]) as play:
        text = play.text
        assert text.index("Unfinished") < text.index("at 09:26") < text.index("Past runs")
        assert "total 64" in text


async def test_the_best_and_the_last_result_of_a_scenario_stand_in_its_row() -> None:
    async with playing(on_floor=False) as play:
        play.library.standing = {"first-shift": Standing(88.0, 72.0)}
        home = play.app.screen
        assert isinstance(home, HomeScreen)
        home.load()
        await play.pilot.pause()
        assert re.search(r"✓ First shift +1 +60 +88 +72", play.text)


async def test_letters_filter_and_esc_shows_all_again() -> None:
    async with playing(on_floor=False, runs=[UNFINISHED, FINISHED]) as play:
        await play.type("log y")
        await play.press("backspace", "backspace")
        assert "Filter: log" in play.text
        assert "Login outage" in play.text
        assert "First shift" not in play.text
        await play.press("enter")
        assert play.shown == "BriefingScreen"
        await play.press("escape", "escape")
        assert "First shift" in play.text
        assert play.shown == "HomeScreen"


async def test_f_takes_the_next_form_of_a_scenario_on_the_same_seed_where_it_has_forms() -> None:
    async with playing(on_floor=False) as play:
        await play.press("enter")
        assert "another form" not in play.text
        await play.press("f", "escape")
        assert play.library.seeds == [None]
        play.library.forms = ("A", "B")
        await play.press("enter")
        assert "another form" in play.text
        screen = play.app.screen
        assert isinstance(screen, BriefingScreen)
        asked = [screen.briefing.reference]
        for _ in range(3):
            await play.press("f")
            asked.append(screen.briefing.reference)
        name = asked[0]
        assert asked == [name, f"{name}@A", f"{name}@B", name]
        assert len(set(play.library.seeds[2:])) == 1


async def test_every_letter_filters_also_those_that_are_keys_elsewhere() -> None:
    async with playing(on_floor=False) as play:
        await play.type("qyguxd")
        assert "Filter: qyguxd" in play.text
        assert "Nothing matches" in play.text


async def open_row(play: Playing, words: str) -> None:
    """Put the cursor on the row that has these words after the scenarios."""
    for _ in range(20):
        if words in play.text.split("About it")[-1]:
            return
        await play.press("down")
    raise AssertionError(words)


async def test_deleting_a_run_asks_once_and_says_which() -> None:
    async with playing(on_floor=False, runs=[UNFINISHED, FINISHED]) as play:
        await open_row(play, "Run R2")
        await play.press("delete")
        assert "Delete run R2 of First shift, seed 11" in play.text
        assert [entry.id for entry in play.library.entries] == ["R1", "R2"]
        await play.press("enter")
        assert [entry.id for entry in play.library.entries] == ["R1"]
        assert "total 64" not in play.text


async def test_a_run_is_kept_when_the_question_is_left() -> None:
    async with playing(on_floor=False, runs=[UNFINISHED, FINISHED]) as play:
        await open_row(play, "Run R2")
        await play.press("delete", "escape")
        assert "Delete run" not in play.text
        await play.press("delete", "up", "delete")
        assert [entry.id for entry in play.library.entries] == ["R1", "R2"]


async def test_a_setting_is_changed_by_its_row() -> None:
    async with playing(on_floor=False) as play:
        await play.type("symbols")
        await play.press("enter")
        assert play.app.glyphs == "ascii"
        assert "ASCII only" in play.text


async def test_what_the_clock_stops_for_is_picked_by_its_row_and_kept() -> None:
    async with playing(on_floor=False) as play:
        await play.type("queue falls")
        assert re.search(r"A queue falls below its target +the clock goes on", play.text)
        await play.press("enter")
        assert re.search(r"A queue falls below its target +the clock stops", play.text)
        assert "queue" in play.app.settings.stop_on
        assert "queue" in load_settings({})[0].stop_on
        await play.press("enter")
        assert "queue" not in load_settings({})[0].stop_on


async def test_a_past_run_opens_its_scores() -> None:
    async with playing(on_floor=False, runs=[FINISHED]) as play:
        await open_row(play, "Run R2")
        await play.press("enter")
        assert play.shown == "ReviewScreen"
        await play.press("q")
        assert play.shown == "HomeScreen"


async def test_a_run_that_takes_seconds_to_open_says_so_and_takes_no_keys_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with playing(on_floor=False, runs=[FINISHED]) as play:
        await open_row(play, "Run R2")
        seen: list[str] = []

        def slowly(run_id: str) -> RunReview:
            seen.append(play.text)
            play.app.post_message(Key("q", "q"))
            raise StoreError("It is busy.")

        monkeypatch.setattr(play.app.library, "review", slowly)
        await play.press("enter")
        assert PLAYED_AGAIN in " ".join(seen[0].split())
        assert "Filter: q" not in play.text
        assert "Run R2" in play.text
        await play.type("q")
        assert "Filter: q" in play.text


async def test_a_run_that_cannot_be_opened_says_why() -> None:
    async with playing(on_floor=False, runs=[FROM_ANOTHER_VERSION]) as play:
        await open_row(play, "Another model made run R3.")
        await play.press("enter")
        assert play.shown == "HomeScreen"
        assert "Another model made run R3." in [note.message for note in play.app._notifications]


async def test_two_thousand_runs_are_listed_in_part() -> None:
    runs = [replace(FINISHED, id=f"R{place}") for place in range(2000)]
    async with playing(on_floor=False, runs=runs) as play:
        assert "Past runs" in play.text
        assert len(play.app.screen.query_one(PickList).options) < 80


async def to_the_review(play: Playing) -> None:
    await play.seconds_pass(1)
    await play.press("enter")


def ending() -> ScriptedSession:
    return ScriptedSession(a_floor(now_s=a_floor().end_s - 10))


async def test_four_questions_come_one_at_a_time_before_any_score_and_their_answers_are_kept() -> None:
    async with playing(ending()) as play:
        await to_the_review(play)
        for question, answer in (
            ("What was meant to happen?", "serve"),
            ("What actually happened?", "queue"),
            ("Why was there a gap?", "late"),
            ("What will you do next time?", "deflect"),
        ):
            assert play.shown == "ReflectionScreen"
            assert question in play.text
            assert sum(asked in play.text for asked in QUESTIONS) == 1
            assert "Total" not in play.text
            await play.type(answer)
            await play.press("enter")
        assert play.shown == "ReviewScreen"
        assert play.session.reflection == ("serve", "queue", "late", "deflect")
        assert play.session.kept
        await play.press("6")
        assert "deflect" in play.text


async def test_each_question_stands_beside_the_facts_it_is_about() -> None:
    async with playing(ending(), size=(120, 40)) as play:
        await to_the_review(play)
        assert "Find your way around the screen." in play.text
        await play.press("enter")
        assert "Voice: ▼ 62% below, target 80%; 118 offered, 9 abandoned" in " ".join(play.text.split())
        await play.press("enter")
        assert "Voice: the intervals furthest below target" in play.text
        assert re.search(r"09:00 +\d+% in time +forecast 22, arrived 36", play.text)
        await play.press("enter")
        assert "What you did" in play.text


async def test_going_back_shows_what_was_written() -> None:
    async with playing(ending()) as play:
        await to_the_review(play)
        await play.type("serve")
        await play.press("enter", "shift+tab")
        assert "What was meant to happen?" in play.text
        assert "serve" in play.text


async def test_skipping_halfway_keeps_what_was_written() -> None:
    async with playing(ending()) as play:
        await to_the_review(play)
        assert "esc skip" in play.text
        await play.type("serve")
        await play.press("escape")
        assert play.shown == "ReviewScreen"
        assert play.session.reflection == ("serve", "", "", "")


async def test_the_questions_can_be_skipped() -> None:
    async with playing(ending()) as play:
        await to_the_review(play)
        await play.press("f2")
        assert play.shown == "ReviewScreen"
        assert play.session.reflection == ()
        assert play.session.kept


class FullDisk(ScriptedSession):
    """An ended run that cannot be stored until there is room."""

    full = True

    def keep_result(self) -> None:
        if self.full:
            raise StoreError("The disk is full.")
        super().keep_result()


async def test_a_result_that_cannot_be_stored_says_so_until_it_is() -> None:
    session = FullDisk(a_floor(now_s=a_floor().end_s - 10))
    async with playing(session) as play:
        await to_the_review(play)
        await play.type("serve")
        await play.press("f2")
        assert "Not stored yet: The disk is full." in play.text.splitlines()[1]
        assert "s store again" in play.text.splitlines()[-1]
        await play.press("s")
        assert not session.kept
        session.full = False
        await play.press("s")
        assert session.kept
        assert session.reflection[0] == "serve"
        assert "Not stored" not in play.text.splitlines()[1]
        assert "store again" not in play.text.splitlines()[-1]


async def test_leaving_tries_once_more_and_asks_before_what_was_written_is_lost() -> None:
    session = FullDisk(a_floor(now_s=a_floor().end_s - 10))
    async with playing(session) as play:
        await to_the_review(play)
        await play.press("f2", "q")
        assert play.shown == "ReviewScreen"
        told = [note.message for note in play.app._notifications]
        assert any("Leave again to go without storing" in message for message in told)
        assert not session.closed
        await play.press("q")
        assert play.shown == "HomeScreen"
        assert session.closed


async def test_leaving_stores_what_can_be_stored_by_then() -> None:
    for keys, shown in (("q", "HomeScreen"), ("ctrl+q", "ReviewScreen")):
        session = FullDisk(a_floor(now_s=a_floor().end_s - 10))
        async with playing(session) as play:
            await to_the_review(play)
            await play.press("f2")
            session.full = False
            await play.press(keys)
            assert session.kept
            assert session.closed
            assert play.shown == shown


async def test_scores_stand_with_their_parts_and_the_reference_beside_them() -> None:
    text = "\n".join(line.text for line in score_rows(a_result(), 80))
    assert "Total    58" in text
    assert "competent supervisor 74" in text
    assert "failed: An agent was left alone after abuse." in text
    assert "Service level              55" in text
    assert "competent 71, you −16" in text
    assert "61% in 20 s, target 80%" in text
    assert "By the formula." not in text
    explained = "\n".join(line.text for line in score_rows(a_result(), 80, explained=True))
    assert "By the formula." in explained


def test_a_low_score_is_shown_as_bad_and_a_high_one_as_good() -> None:
    rows = score_rows(replace(a_result(), overall=71.0), 80)
    roles = {row.spans[0][0].strip(): row.spans[1][1] for row in rows if len(row.spans) > 2}
    names = ("Total", "Service level", "Team wellbeing (burnout)")
    assert [roles[name] for name in names] == [Role.GOOD, Role.WARN, Role.BAD]


def test_every_number_below_zero_has_the_same_minus() -> None:
    part = ScorePart("Trust", "0.42, -0.18 since 0-1", -4.0, "From -1 to 1.", -3.0, "0.60, -0.01 since then")
    score = ScoreView("Quality", 41.0, (part,), 75.0)
    people = (("Change of exhaustion, mean", "-0.02", "-0.05"),)
    result = replace(a_result(), scores=(score,), people=people)
    voice = replace(result.channels[0], figures=(("Drift", "-3", "-2"),))
    rows = score_rows(result, 80, explained=True)
    rows += channel_rows(replace(result, channels=(voice,)), 80)
    text = "\n".join(line.text for line in rows)
    for told in (
        "−0.18 since 0-1",
        "you −34",
        "−4 pts",
        "From −1 to 1",
        "−0.01",
        "−0.02",
        "−0.05",
        "−3",
        "−2",
    ):
        assert told in text
    assert drawn(text, "ascii").count("-34") == 1


async def test_a_page_to_read_scrolls() -> None:
    async with playing(ending()) as play:
        await to_the_review(play)
        await play.press("f2", "5", "e")
        before = play.text
        await play.press("pagedown")
        assert play.text != before


async def test_home_after_the_scores_lets_go_of_the_run() -> None:
    async with playing(ending()) as play:
        await to_the_review(play)
        await play.press("f2", "q")
        assert play.shown == "HomeScreen"
        assert play.session.closed
        assert play.app.play.session is None


async def test_y_copies_the_page() -> None:
    async with playing(ending()) as play:
        await to_the_review(play)
        await play.press("f2", "5", "y")
        assert "Service level" in play.app.clipboard
