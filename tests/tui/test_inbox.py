"""The inbox: what is due first, reading, answering."""

from dataclasses import replace

import pytest

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import CalendarRow, MessageView, TurnView
from floorsim.present.answer_rows import REPLY_QUEUED
from floorsim.present.inbox_rows import in_order
from floorsim.tui.screens.inbox_dialog import InboxDialog
from tests.present.floor_views import INBOX, NINE, NOW, a_floor, a_message
from tests.tui.playing import Playing, playing
from tests.tui.scripted_session import Answer, ScriptedSession, Withdraw


def at(text: str, words: str) -> int:
    """Return the row of the screen that has these words."""
    return next(place for place, row in enumerate(text.splitlines()) if words in row)


async def open_inbox(play: Playing, message: str | None = None) -> None:
    play.app.push_screen(InboxDialog(message))
    await play.pilot.pause()
    await play.pilot.pause()


def answers(play: Playing) -> list[tuple[str, str]]:
    return [(one.message, one.choice) for one in play.session.decided if isinstance(one, Answer)]


def test_open_items_come_first_by_deadline_then_settled_ones_newest_first() -> None:
    answered = a_message("old", state="answered", at_s=NOW - 900)
    view = a_floor(inbox=(answered, *INBOX))
    assert [item.id for item in in_order(view.inbox, only="all")] == ["manager", "when", "swap", "it", "old"]
    read = {"it": NOW, "old": NOW}
    assert [item.id for item in in_order(view.inbox, read, only="all")] == [
        "manager",
        "when",
        "swap",
        "it",
        "old",
    ]


async def test_the_clock_and_a_pulse_of_the_queues_stay_in_the_first_two_rows() -> None:
    async with playing() as play:
        await open_inbox(play)
        clock, pulse = play.text.splitlines()[:2]
        assert "09:26:10" in clock
        assert "Voice ▼ 14 waiting, 2:40, short 7" in pulse
        assert "Chat ◆ 6, 1:10" in pulse


async def test_a_digit_makes_an_answer_ready_and_enter_sends_it() -> None:
    async with playing() as play:
        await open_inbox(play, "when")
        assert "Give me a time I can tell the board." in play.text
        await play.press("2")
        assert "Ready: Enter confirms answer 2" in play.text
        assert answers(play) == []
        await play.press("enter")
        assert answers(play) == [("when", "ten")]


async def test_the_same_digit_again_sends_the_answer_and_another_one_changes_it() -> None:
    async with playing() as play:
        await open_inbox(play, "when")
        await play.press("1", "2")
        assert answers(play) == []
        assert "Ready: Enter confirms answer 2" in play.text
        await play.press("2")
        assert answers(play) == [("when", "ten")]


async def test_enter_alone_answers_nothing_and_says_what_does() -> None:
    async with playing() as play:
        await open_inbox(play)
        await play.press("enter", "enter")
        assert answers(play) == []
        assert "Press the number of an answer first." in play.text


async def test_esc_leaves_an_answer_that_is_ready_then_the_inbox() -> None:
    async with playing() as play:
        await open_inbox(play)
        await play.press("1", "escape")
        assert play.shown == "InboxDialog"
        assert "Ready" not in play.text
        await play.press("escape")
        assert play.shown == "FloorScreen"
        assert answers(play) == []


async def test_going_to_another_message_leaves_an_answer_that_is_ready() -> None:
    async with playing() as play:
        await open_inbox(play)
        await play.press("1", "down", "enter")
        assert answers(play) == []


async def test_a_message_opened_by_name_is_the_one_shown() -> None:
    async with playing() as play:
        await open_inbox(play, "swap")
        assert "Swap with Ben at 13:00? ──" in play.text


async def test_an_answer_that_is_not_possible_is_marked_and_says_why() -> None:
    async with playing() as play:
        first = play.session.view.inbox[0].choices[0]
        play.session.refuse_choices[first.id] = "You are on a call."
        await open_inbox(play, "when")
        assert " – Say what is known" in play.text
        assert "You are on a call." in play.text
        await play.press("1", "enter")
        assert answers(play) == []


async def test_what_stands_against_every_answer_is_said_once() -> None:
    session = ScriptedSession()
    session.refuse_with = "you are with a customer"
    async with playing(session) as play:
        await open_inbox(play)
        assert play.text.count("ou are with a customer") == 1


async def test_each_answer_says_when_it_starts_and_what_it_makes_late() -> None:
    class LateSession(ScriptedSession):
        def quote(self, kind: type[Decision], arguments: object) -> object:  # type: ignore[override]
            late = ("1:1 with Noor starts 3 min late",)
            return replace(super().quote(kind, arguments), starts_s=NOW + 600, late=late)  # type: ignore[arg-type]

    async with playing(LateSession()) as play:
        await open_inbox(play, "when")
        assert "1 min, from 09:36, 1:1 with Noor starts 3 min late" in play.text


async def test_information_needs_no_reply() -> None:
    async with playing() as play:
        await open_inbox(play, "it")
        assert "No reply needed." in play.text
        await play.press("1")
        assert answers(play) == []


async def test_what_only_informs_is_new_until_it_is_read_and_that_is_kept_with_the_run() -> None:
    async with playing() as play:
        await open_inbox(play)
        assert "to read 1" in play.text
        await play.press("end")
        assert play.session.read_up_to["it"] == NOW - 120.0
        assert "to read 0" in play.text
        assert "✓ read       IT         Investigating" in play.text


async def test_only_what_was_opened_counts_as_read() -> None:
    async with playing() as play:
        await open_inbox(play, "when")
        assert set(play.session.read_up_to) == {"manager", "when"} or set(play.session.read_up_to) == {"when"}


async def test_after_an_answer_the_cursor_goes_to_what_is_due_next() -> None:
    async with playing() as play:
        await open_inbox(play, "swap")
        await play.press("1", "1")
        assert answers(play) == [("swap", "range")]
        assert "He says nobody ever calls back." in play.text
        assert "Sent: Swap with Ben at 13:00?" in play.text


def queued_reply() -> ScriptedSession:
    session = ScriptedSession()
    session.busy = session.own_work = True
    row = CalendarRow("decision:4", "answering Dana", NOW + 60, NOW + 120, False, False, message="manager")
    session.view = replace(session.view, own_time=replace(session.view.own_time, coming=(row,)))
    return session


async def test_a_queued_reply_says_that_it_has_to_be_withdrawn_to_be_changed() -> None:
    async with playing(queued_reply()) as play:
        await open_inbox(play, "manager")
        await play.press("1", "1")
        assert "When is it over? ──" in play.text
        await open_inbox(play, "manager")
        assert REPLY_QUEUED in play.text
        await play.press("2", "2")
        assert answers(play) == [("manager", "range")]
        await play.press("w")
        assert play.session.decided[-1] == Withdraw(decision=4)


class UndoingSession(ScriptedSession):
    """Takes the last decision back as long as it is the last thing that happened."""

    def can_undo(self) -> str | None:
        return "you answered" if self.decided else None

    def undo(self) -> str | None:
        self.decided.pop()
        self.view = replace(self.view, inbox=INBOX)
        return "Undone: you answered."


async def test_an_answer_can_be_undone_where_it_was_given() -> None:
    async with playing(UndoingSession()) as play:
        await open_inbox(play, "when")
        assert "u undo" not in play.text
        await play.press("2", "2")
        assert answers(play) == [("when", "ten")]
        assert "u undo" in play.text
        await play.press("u")
        assert answers(play) == []
        assert "to answer 3" in play.text


async def test_a_missed_message_says_so() -> None:
    missed = replace(INBOX[0], state="missed")
    async with playing(ScriptedSession(a_floor(inbox=(missed,)))) as play:
        await open_inbox(play)
        assert "Nobody answered in time." in play.text


async def test_a_long_text_scrolls() -> None:
    long = a_message(text="\n".join(f"line {number}" for number in range(40)))
    async with playing(ScriptedSession(a_floor(inbox=(long,)))) as play:
        await open_inbox(play)
        assert "line 0" in play.text
        assert "line 39" not in play.text
        await play.press(*["pagedown"] * 10)
        assert "line 39" in play.text


async def test_a_long_conversation_opens_at_what_was_said_last_and_scrolls_back() -> None:
    turns = tuple(
        TurnView(NINE + 60.0 * minute, "Reyes (director)", f"word {minute}") for minute in range(30)
    )
    long = a_message(turns=turns, at_s=turns[-1].at_s, text=turns[-1].text)
    async with playing(ScriptedSession(a_floor(inbox=(long,)))) as play:
        await open_inbox(play)
        assert "09:29 Reyes (director): word 29" in play.text
        assert "word 0" not in play.text
        await play.press(*["pageup"] * 6)
        assert "09:00 Reyes (director): word 0" in play.text
        assert "Start answering by 09:50" in play.text


async def test_while_the_supervisor_is_with_someone_the_inbox_says_so() -> None:
    own = replace(a_floor().own_time, doing="side-by-side with Ben", until_s=NOW + 600, blind=True)
    async with playing(ScriptedSession(a_floor(own_time=own))) as play:
        await open_inbox(play)
        assert "You are with someone; new messages show afterwards." in play.text


async def test_tab_goes_through_what_is_to_answer_owed_to_read_and_closed() -> None:
    promise = a_message(
        "owed", sender="you", category="promise", subject="Call Mrs Adler", deadline_s=NOW + 900
    )
    done = a_message("done", state="answered", subject="Lunch cover")
    async with playing(ScriptedSession(a_floor(inbox=(*INBOX, promise, done)))) as play:
        await open_inbox(play)
        assert "[current 5]  to answer 3  owed 1  to read 1  closed 1  all 6" in play.text
        for shown, hidden in (
            ("Swap with Ben", "Lunch cover"),
            ("Call Mrs Adler", "Swap with Ben"),
            ("Investigating", "Call Mrs Adler"),
            ("Lunch cover", "Call Mrs Adler"),
        ):
            await play.press("tab")
            listed = "\n".join(play.text.splitlines()[2:8])
            assert shown in listed
            assert hidden not in listed
        await play.press("shift+tab", "shift+tab")
        assert "[owed 1]" in play.text


async def test_what_is_looked_for_is_found_whatever_became_of_it_until_esc() -> None:
    done = a_message("done", state="answered", subject="Lunch cover", text="Thanks for the boardroom.")
    async with playing(ScriptedSession(a_floor(inbox=(*INBOX, done)))) as play:
        await open_inbox(play)
        await play.press("slash", *"boardroom")
        assert "Inbox, with “boardroom” ─" in play.text
        assert "all 1 of 5" in play.text
        assert "Lunch cover" in play.text
        assert "Swap with Ben" not in play.text
        await play.press("enter", "escape")
        assert "Lunch cover" not in play.text
        assert "Swap with Ben" in play.text
        assert play.shown == "InboxDialog"


async def test_the_arrows_to_the_side_show_what_one_kind_of_sender_wrote() -> None:
    inbox = (a_message("it", role="it", subject="Logins"), a_message("hr", role="hr", subject="Leave"))
    async with playing(ScriptedSession(a_floor(inbox=inbox))) as play:
        await open_inbox(play)
        await play.press("right")
        assert "Inbox, from IT ─" in play.text
        assert "Logins" in play.text
        assert "Leave" not in play.text
        await play.press("right")
        assert "Inbox, from HR ─" in play.text
        await play.press("right")
        assert "Logins" in play.text
        assert "Leave" in play.text


@pytest.mark.parametrize(("width", "beside"), [(80, False), (120, True), (200, True)])
async def test_where_there_is_room_list_and_case_stand_side_by_side(width: int, beside: bool) -> None:
    async with playing(ScriptedSession(a_floor()), size=(width, 40)) as play:
        await open_inbox(play, "when")
        row = next(row for row in play.text.splitlines() if "Start answering by" in row)
        assert row.startswith((" " * 20, " ●", " !", " ·")) is beside


async def test_y_copies_the_case_as_text() -> None:
    async with playing() as play:
        await open_inbox(play, "when")
        await play.press("y")
        assert play.app.clipboard.startswith("When is it over?\n Reyes (director), in team chat")
        assert "Give me a time I can tell the board." in play.app.clipboard


async def test_a_note_never_covers_what_is_being_answered() -> None:
    async with playing(notes=True) as play:
        await open_inbox(play, "when")
        before = play.text.splitlines()
        play.app.tell("Something long enough for two rows of a note, in sixty columns, to be said here.")
        await play.pilot.pause()
        after = play.text.splitlines()
        first = at(play.text, "When is it over? ──")
        assert after[first:] == before[first:]
        assert after != before


def many(count: int) -> tuple[MessageView, ...]:
    return tuple(
        a_message(f"m{place}", subject=f"Message {place}", deadline_s=NOW + 60 * place)
        for place in range(count)
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_three_hundred_messages_leave_room_for_the_case_and_its_answers(size: tuple[int, int]) -> None:
    async with playing(ScriptedSession(a_floor(inbox=many(300))), size=size) as play:
        await open_inbox(play)
        await play.press("end")
        assert "Message 299 ──" in play.text
        assert "Give me a time I can tell the board." in play.text
        assert "2 Ten minutes" in play.text
        assert "[current 300]" in play.text


async def test_names_of_any_script_keep_every_row_within_the_screen() -> None:
    names = ("王小明王小明王小明王小明王小明王小明王小明", "محمد عبد الرحمن الطويل جدا", "N" * 40)
    inbox = tuple(
        a_message(f"m{place}", sender=name, subject="件名 " + "s" * 60) for place, name in enumerate(names)
    )
    async with playing(ScriptedSession(a_floor(inbox=inbox))) as play:
        await open_inbox(play)
        for _ in names:
            assert "1 Say what is known" in play.text
            await play.press("down")
