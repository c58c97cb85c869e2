"""The review: its tabs, moments that are solved before they are told, practice, the plan for next time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from floorsim.present.review_notes import Plan, ReviewNotes, Solved
from floorsim.tui.app import FloorsimApp
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.screens.review import ReviewScreen
from tests.present.floor_views import a_floor
from tests.present.reviews import a_review, a_rough_review, at
from tests.tui.playing import LARGE, SMALL, Playing, playing
from tests.tui.scripted_review import ScriptedReview
from tests.tui.scripted_session import FINISHED, UNFINISHED, ScriptedSession, a_result


@asynccontextmanager
async def reviewing(
    source: ScriptedReview | None = None, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[Playing, ScriptedReview]]:
    """The review of a run, opened from home and settled."""
    of = source or ScriptedReview(a_result())

    def opening(app: FloorsimApp) -> None:
        app.push_screen(ReviewScreen(ReviewWork(app, of)))

    async with playing(size=size, on_floor=False, opening=opening) as play:
        await play.settle()
        yield play, of


async def press(play: Playing, *keys: str) -> None:
    for key in keys:
        await play.press(key)
        await play.settle()


async def test_the_tabs_are_gone_through_with_digits_and_tab_and_esc_leads_to_the_ledger() -> None:
    async with reviewing() as (play, _):
        for key, told in (
            ("1", "4 decisions"),
            ("2", "2 moments, 2 to solve"),
            ("3", "○ ordered ● acted"),
            ("4", "3 messages"),
            ("5", "Team wellbeing (burnout)"),
            ("6", "Your plan for next time"),
            ("tab", "4 decisions"),
            ("shift+tab", "Your plan for next time"),
            ("escape", "4 decisions"),
            ("escape", "4 decisions"),
        ):
            await press(play, key)
            assert told in play.text, key
        await press(play, "q")
        assert play.shown == "HomeScreen"


async def test_a_decision_opens_into_the_customers_and_people_behind_it() -> None:
    async with reviewing() as (play, source):
        await press(play, "enter")
        assert source.asked == [1]
        await press(play, "pagedown")
        assert "38 customers waited less" in play.text
        await press(play, "n")
        assert "Moving Tomas" in play.text
        assert source.asked == [1, 0]
        await press(play, "escape", "o")
        assert "o by size" in play.text


async def test_beside_the_ledger_stands_the_decision_under_the_cursor_where_there_is_room() -> None:
    async with reviewing(size=LARGE) as (play, _):
        assert "38 customers waited less" in " ".join(play.text.split())
        await press(play, "down")
        assert "bad luck" in " ".join(play.text.split())


async def test_the_cursor_stays_on_its_decision_while_figures_get_sharper() -> None:
    async with reviewing(ScriptedReview(a_result(), a_rough_review())) as (play, _):
        assert "Still at work: the reference." in play.text
        await press(play, "down", "down")
        marked = next(row for row in play.text.splitlines() if row.startswith("▸"))
        assert "Answering Kofi" in marked
        screen = play.app.screen
        assert isinstance(screen, ReviewScreen)
        screen.work.review = a_review()
        screen.draw()
        await play.pilot.pause()
        marked = next(row for row in play.text.splitlines() if row.startswith("▸"))
        assert "Answering Kofi" in marked


async def test_a_moment_is_answered_with_how_sure_one_is_and_kept_with_the_run() -> None:
    async with reviewing() as (play, source):
        await press(play, "2", "enter", "4")
        assert "How sure are you?  1 not at all" in play.text
        assert "+6.1" not in play.text
        await press(play, "escape", "3", "4")
        assert "✓ the best" in play.text
        assert source.notes.solved == {"09:31:00": Solved("option-2", 4)}
        await press(play, "n")
        assert "Moment 2 of 2" in play.text
        await press(play, "p")
        assert "You passed; the best is worth +6.8." in play.text
        await press(play, "escape")
        assert "2 moments, 0 to solve" in play.text


async def test_digits_answer_in_a_moment_and_lead_to_tabs_again_once_it_is_solved() -> None:
    async with reviewing() as (play, _):
        await press(play, "2", "enter", "9", "3", "5", "1")
        assert "4 decisions" in play.text


async def test_the_floor_as_it_stood_can_be_looked_at_before_answering() -> None:
    async with reviewing() as (play, _):
        await press(play, "2", "enter", "f")
        assert play.shown == "FloorThenScreen"
        assert "09:31  as it stood" in play.text
        assert "Dana" in play.text
        await press(play, "f")
        assert "What would you do now?" in play.text


async def test_from_a_solved_moment_one_plays_on_as_practice() -> None:
    source = ScriptedReview(a_result())
    session = ScriptedSession(a_floor())
    source.on_practise = lambda: session
    async with reviewing(source) as (play, _):
        await press(play, "2", "enter", "r")
        assert source.practised == []
        await press(play, "p", "r")
        assert source.practised == [at("09:31")]
        assert play.shown == "FloorScreen"
        assert play.app.play.session is session
        assert play.app.play.paused


async def test_the_timeline_moves_by_the_minute_and_by_marks_and_opens_the_effect() -> None:
    async with reviewing() as (play, _):
        await press(play, "3", "right", "right", "left")
        assert " 09:01  Voice" in play.text
        await press(play, "n", "n", "n", "n")
        assert " 09:34  Voice" in play.text
        await press(play, "p")
        assert " 09:31  Voice" in play.text
        await press(play, "enter")
        assert "Moving Tomas, Oskar, Mei and three others to Voice" in play.text
        assert "bad luck" in play.text


async def test_the_worked_run_is_predicted_before_it_is_shown() -> None:
    async with reviewing() as (play, source):
        await press(play, "3", "w")
        assert "What does the worked run do now?" in play.text
        assert "Author" not in play.text
        await press(play, "2", "5")
        assert "Predicted, sure 5 of 5." in play.text
        assert source.notes.walked["0"].sure == 5
        await press(play, "w")
        assert "○ ordered ● acted" in play.text


async def test_a_message_opens_into_both_answers() -> None:
    async with reviewing() as (play, _):
        await press(play, "4", "down", "down", "enter")
        assert "The worked run  decided 09:50, given 09:56" in play.text
        await press(play, "escape")
        assert "3 messages" in play.text


async def test_a_part_of_a_score_opens_down_to_contacts_people_and_decisions() -> None:
    async with reviewing() as (play, source):
        await press(play, "5", "enter")
        assert source.opened == ["voice.in_target"]
        assert "Voice, cannot log in: answered late: after 3:05 min (Dana)" in play.text
        assert "by your decision: changing the announcement on Voice and Chat" in play.text
        await press(play, "escape", "down", "down", "down", *["down"] * 12)
        assert "Offered" in play.text, "beyond the parts the page is read on"


async def test_a_plan_is_written_in_two_lines_and_kept() -> None:
    async with reviewing() as (play, source):
        await press(play, "6", "enter", "f2")
        assert play.shown == "PlanEditor", "both halves are needed"
        await play.type("a wave comes")
        await press(play, "enter")
        await play.type("tell callers")
        await press(play, "enter")
        assert source.notes.plan == Plan("a wave comes", "tell callers")
        assert "When a wave comes, I tell callers." in play.text


async def test_a_plan_that_cannot_be_stored_says_so() -> None:
    source = ScriptedReview(a_result())
    source.full = True
    async with reviewing(source) as (play, _):
        await press(play, "2", "enter", "p")
        assert any("The disk is full." in note.message for note in play.app._notifications)


async def test_whoever_came_with_a_plan_is_asked_about_it_last() -> None:
    session = ScriptedSession(a_floor(now_s=a_floor().end_s - 10))
    session.review().notes = ReviewNotes(before=Plan("a wave comes", "tell callers"))
    async with playing(session) as play:
        await play.seconds_pass(1)
        await play.press("enter")
        assert "question 1 of 5" in play.text
        await play.press("enter", "enter", "enter", "enter")
        assert "Your plan. Did you?" in play.text
        assert "When a wave comes, I tell callers." in play.text
        assert "What you did" in play.text
        await play.type("late")
        await play.press("enter")
        assert session.review().notes.kept == "late"
        assert play.shown == "ReviewScreen"


async def test_a_run_of_another_version_shows_its_stored_scores_and_says_why_no_more() -> None:
    source = ScriptedReview(a_result(), why_not="Run R1 was made by version 3 of the model.")
    async with reviewing(source) as (play, _):
        assert "Team wellbeing (burnout)" in play.text
        assert "made by version 3" in play.text
        for key in ("1", "2", "3", "4", "6"):
            await press(play, key)
            assert "Run R1 was made by version 3 of the model." in play.text
            assert "…" not in play.text.splitlines()[3]
            await press(play, "enter", "escape")
        assert source.asked == []


async def test_an_unfinished_run_is_reviewed_as_far_as_it_came() -> None:
    half = replace(a_review(), ended=False, until_s=at("09:40"))
    async with playing(on_floor=False, runs=[UNFINISHED, FINISHED]) as play:
        play.library.reviewed = ScriptedReview(a_result(), half)
        await play.press("f3")
        await play.settle()
        assert play.shown == "ReviewScreen"
        assert "The run was left at 09:40; the review covers it up to there." in play.text
        await press(play, "5")
        assert "The run was left at 09:40" in play.text
        assert "Team wellbeing (burnout)" in play.text


async def test_a_click_puts_the_cursor_on_a_row_and_another_one_opens_it() -> None:
    async with reviewing() as (play, _):
        await play.pilot.click("#page", offset=(20, 6))
        await play.settle()
        assert next(row for row in play.text.splitlines() if row.startswith("▸")).count("Moving Tomas") == 1
        await play.pilot.click("#page", offset=(20, 6))
        await play.settle()
        assert "bad luck" in play.text


async def test_leaving_stops_the_work() -> None:
    async with reviewing() as (play, _):
        screen = play.app.screen
        assert isinstance(screen, ReviewScreen)
        await press(play, "q")
        assert screen.work._stop.is_set()


async def test_a_defect_in_the_work_leaves_the_rest_and_names_its_log() -> None:
    class Broken(ScriptedReview):
        def compute(self, on_change: object, cancelled: object) -> None:
            raise ZeroDivisionError

    async with reviewing(Broken(a_result())) as (play, _):
        assert "A defect of floorsim's" in play.text
        await press(play, "5")
        assert "Team wellbeing (burnout)" in play.text
