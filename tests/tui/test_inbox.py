"""The inbox: what is due first, reading, answering."""

from dataclasses import replace

from floorsim.desk.view import TurnView
from floorsim.present.inbox_rows import in_order
from tests.present.floor_views import INBOX, NINE, NOW, a_floor, a_message
from tests.tui.playing import playing
from tests.tui.scripted_session import Answer, ScriptedSession


def test_open_items_come_first_by_deadline_then_settled_ones_newest_first() -> None:
    answered = a_message("old", state="answered", at_s=NOW - 900)
    view = a_floor(inbox=(answered, *INBOX))
    assert [item.id for item in in_order(view, only="all")] == ["manager", "when", "swap", "it", "old"]
    read = {"it": NOW, "old": NOW}
    assert [item.id for item in in_order(view, read, only="all")] == ["manager", "when", "swap", "it", "old"]


async def test_a_deadline_within_five_minutes_counts_as_due_soon() -> None:
    async with playing() as play:
        assert "3 to answer, 1 to read" in play.text
        assert "! due 09:29" in play.text


async def test_enter_goes_to_the_answers_and_sends_the_one_under_the_cursor() -> None:
    async with playing() as play:
        await play.press("i", "down")
        assert "Give me a time I can tell the board." in play.text
        await play.press("enter", "down", "enter")
        (decision,) = play.session.decided
        assert isinstance(decision, Answer)
        assert (decision.message, decision.choice) == ("when", "ten")
        assert "✓ done       Reyes      When is it over?" in play.text


async def test_a_message_opened_from_the_floor_is_the_one_shown() -> None:
    async with playing() as play:
        await play.press("3", "down", "down", "enter")
        assert play.shown == "InboxDialog"
        assert "Swap with Ben at 13:00? ──" in play.text


async def test_an_answer_that_is_not_possible_says_why() -> None:
    async with playing() as play:
        await play.press("i")
        first = play.session.view.inbox[1].choices[0]
        play.session.refuse_choices[first.id] = "you are on a call"
        await play.press("down")
        assert f"{first.label}: you are on a call" in play.text
        await play.press("enter", "enter")
        assert play.session.decided == []
        assert "you are on a call" in [note.message for note in play.app._notifications]


async def test_information_asks_for_no_answer() -> None:
    async with playing() as play:
        await play.press("i", "end")
        assert "No reply needed." in play.text


async def test_what_only_informs_is_new_until_it_is_read() -> None:
    async with playing() as play:
        assert "3 to answer, 1 to read" in play.text
        assert "· 09:24      IT         Investigating" in play.text
        await play.press("i", "down", "down", "down")
        assert "IT, in team chat" in play.text
        await play.press("escape")
        await play.seconds_pass(0.25)
        assert "to read" not in play.text


async def test_after_an_answer_the_cursor_goes_to_what_is_due_next() -> None:
    async with playing() as play:
        await play.press("i", "end", "up", "enter", "enter")
        (decision,) = play.session.decided
        assert isinstance(decision, Answer)
        assert decision.message == "swap"
        assert "He says nobody ever calls back." in play.text


async def test_what_you_are_about_to_answer_says_so_and_comes_after_what_still_wants_an_answer() -> None:
    session = ScriptedSession()
    session.busy = True
    async with playing(session) as play:
        assert "3 to answer" in play.text
        await play.press("i", "enter", "enter")
        assert "When is it over? ──" in play.text
        await play.press("home")
        rows = [row.strip() for row in play.text.splitlines()]
        manager = next(place for place, row in enumerate(rows) if "Caller wants a manager" in row)
        swap = next(place for place, row in enumerate(rows) if "Swap with Ben" in row)
        assert rows[manager].startswith("◒ queued     Dana")
        assert manager == swap + 1
        await play.press("escape")
        assert "3 to answer" in play.text
        assert "◒ queued" in play.text


async def test_what_stands_against_every_answer_is_said_once() -> None:
    session = ScriptedSession()
    session.refuse_with = "you are about to answer it already"
    async with playing(session) as play:
        await play.press("i")
        assert play.text.count("about to answer it already") == 1


async def test_a_missed_message_says_so() -> None:
    missed = replace(INBOX[0], state="missed")
    async with playing(ScriptedSession(a_floor(inbox=(missed,)))) as play:
        await play.press("i")
        assert "✕ missed" in play.text
        assert "Nobody answered in time." in play.text


async def test_a_long_text_scrolls() -> None:
    long = a_message(text="\n".join(f"line {number}" for number in range(40)))
    async with playing(ScriptedSession(a_floor(inbox=(long,)))) as play:
        await play.press("i")
        assert "line 0" in play.text
        assert "line 39" not in play.text
        await play.press(*["pagedown"] * 10)
        assert "line 39" in play.text


async def test_a_long_conversation_opens_at_what_was_said_last_and_scrolls_back() -> None:
    turns = tuple(
        TurnView(NINE + 60.0 * minute, "Reyes (director)", f"word {minute}") for minute in range(20)
    )
    long = a_message(turns=turns, at_s=turns[-1].at_s, text=turns[-1].text)
    async with playing(ScriptedSession(a_floor(inbox=(long,)))) as play:
        await play.press("i")
        assert "09:19 Reyes (director): word 19" in play.text
        assert "word 0" not in play.text
        await play.press(*["pageup"] * 4)
        assert "09:00 Reyes (director): word 0" in play.text
        assert "Answer expected by 09:50." in play.text


async def test_kinds_that_answer_a_message_lead_from_the_menu_to_the_inbox() -> None:
    async with playing() as play:
        await play.press("d", "end", "enter")
        assert play.shown == "InboxDialog"


async def test_while_the_supervisor_is_blind_the_inbox_says_so() -> None:
    own = replace(a_floor().own_time, doing="side-by-side with Ben", until_s=NOW + 600, blind=True)
    async with playing(ScriptedSession(a_floor(own_time=own))) as play:
        await play.press("i")
        assert "answers wait until you are free" in play.text
