"""My time: what is in hand, queued and fixed; put first, withdrawn, broken off; nothing by accident."""

from dataclasses import replace

from floorsim.desk.view import CalendarRow
from floorsim.tui.screens.my_time import MyTimeScreen
from tests.present.floor_views import NOW, a_floor
from tests.tui.playing import Playing, playing
from tests.tui.scripted_session import Batch, DoFirst, FixedDuty, ScriptedSession, StopOwnTask, Withdraw

MIN = 60.0
ROWS = (
    CalendarRow("one_to_one:noor", "1:1 with Noor", NOW - MIN, NOW + 9 * MIN, True, False, in_hand=True),
    CalendarRow("decision:2", "moving breaks", NOW + 9 * MIN, NOW + 12 * MIN, False, False),
    CalendarRow(
        "decision:3", "answering Reyes", NOW + 12 * MIN, NOW + 14 * MIN, False, False, NOW + 9 * MIN, "when"
    ),
    CalendarRow(
        "one_to_one:ben", "1:1 with Ben", NOW + 14 * MIN, NOW + 30 * MIN, True, False, NOW + 14 * MIN
    ),
)


def a_busy_supervisor() -> ScriptedSession:
    view = a_floor()
    own = replace(
        view.own_time,
        doing="holding the 1:1 with Noor",
        until_s=NOW + 9 * MIN,
        queued=("moving breaks", "answering Reyes"),
        free_at_s=NOW + 14 * MIN,
        coming=ROWS,
        energy=0.72,
    )
    session = ScriptedSession(replace(view, own_time=own))
    session.own_work = True
    return session


async def open_my_time(play: Playing) -> None:
    play.app.push_screen(MyTimeScreen())
    await play.pilot.pause()
    await play.pilot.pause()


async def test_every_thing_says_when_it_acts_and_whether_it_is_late() -> None:
    async with playing(a_busy_supervisor()) as play:
        await open_my_time(play)
        text = " ".join(play.text.split())
        assert "09:25 ▶ now 1:1 with Noor 10 min to 09:35" in text
        assert "09:35 ● queued 1 Moving breaks 3 min acts 09:38" in text
        assert "09:38 ● queued 2 Answering Reyes 2 min ▼ 3 min late, due 09:35" in text
        assert "09:40 ▣ fixed 1:1 with Ben 16 min to 09:56, asks 09:38" in text
        assert "free at 09:40" in text
        assert "energy ██████·· 72%, fine" in text


async def test_what_is_due_and_not_taken_on_stands_below_and_enter_opens_it() -> None:
    async with playing(a_busy_supervisor()) as play:
        await open_my_time(play)
        assert "Due, and not taken on yet" in play.text
        await play.press("end", "enter")
        assert play.shown == "InboxDialog"
        assert "When is it over? ──" in play.text


async def test_f_puts_what_is_queued_first() -> None:
    async with playing(a_busy_supervisor()) as play:
        await open_my_time(play)
        await play.press("down", "down", "f")
        assert play.session.decided == [DoFirst(decision=3)]


async def test_before_f_its_times_are_said() -> None:
    session = a_busy_supervisor()
    first = ROWS[2]._replace(starts_s=NOW + 9 * MIN, ends_s=NOW + 11 * MIN)
    session.if_first[3] = (ROWS[0], first, ROWS[1], ROWS[3])
    async with playing(session) as play:
        await open_my_time(play)
        await play.press("down", "down")
        assert "If you do it first (f): 09:35–09:37, in time." in play.text


async def test_withdrawing_is_confirmed_by_enter_or_the_same_key() -> None:
    for confirm in ("enter", "u"):
        async with playing(a_busy_supervisor()) as play:
            await open_my_time(play)
            await play.press("down", "u")
            assert play.session.decided == []
            assert "Ready: Enter or u confirms" in play.text
            await play.press(confirm)
            assert play.session.decided == [Withdraw(decision=2)]


async def test_another_row_or_esc_leaves_what_was_ready() -> None:
    async with playing(a_busy_supervisor()) as play:
        await open_my_time(play)
        await play.press("down", "u", "escape")
        assert play.shown == "MyTimeScreen"
        await play.press("u", "down", "enter")
        assert play.session.decided == []


async def test_breaking_off_is_asked_first() -> None:
    async with playing(a_busy_supervisor()) as play:
        await open_my_time(play)
        await play.press("s")
        assert "Break off holding the 1:1 with Noor." in play.text
        await play.press("s")
        assert play.session.decided == [StopOwnTask()]


async def test_a_letter_that_does_not_fit_what_is_under_the_cursor_says_what_does() -> None:
    async with playing(a_busy_supervisor()) as play:
        await open_my_time(play)
        await play.press("f")
        assert play.session.decided == []
        assert "Put the cursor on something queued" in play.text


async def test_nothing_booked_says_what_would_stand_here() -> None:
    async with playing(ScriptedSession(a_floor(inbox=()))) as play:
        await open_my_time(play)
        assert "Nothing is booked." in play.text
        assert "free now" in play.text


async def test_y_copies_all_of_it() -> None:
    async with playing(a_busy_supervisor()) as play:
        await open_my_time(play)
        await play.press("y")
        assert "queued 2  Answering Reyes" in play.app.clipboard


async def test_batching_says_what_it_saves_before_it_is_confirmed() -> None:
    session = a_busy_supervisor()
    session.quoted["facts"] = ("saves 1 minute of switching",)
    async with playing(session) as play:
        await open_my_time(play)
        await play.press("down", "b")
        assert "Do like work together: saves 1 minute of switching." in play.text
        assert play.session.decided == []
        await play.press("b")
        assert play.session.decided == [Batch(decision=2)]


async def test_n_notes_first_what_is_put_aside() -> None:
    session = a_busy_supervisor()
    session.refuse_with = None
    async with playing(session) as play:
        await open_my_time(play)
        await play.press("n")
        assert "when f is about to put something aside" in play.text
        screen = play.app.screen
        assert isinstance(screen, MyTimeScreen)
        screen._ready = ("f", "do_first", {"decision": 2, "now": True})
        await play.press("n")
        assert play.session.decided == [DoFirst(decision=2, now=True, note=True)]


async def test_m_on_a_duty_asks_what_becomes_of_it() -> None:
    async with playing(a_busy_supervisor()) as play:
        await open_my_time(play)
        await play.press("down", "down", "down", "m")
        assert play.shown == "DutyDialog"
        assert "1 Hold it, 09:40 to 09:56" in play.text
        assert "Without an answer it is held" in play.text
        await play.press("end", "enter")
        assert play.session.decided == [FixedDuty(duty="one_to_one:ben", how="skip")]
        assert play.shown == "MyTimeScreen"


async def test_the_day_is_a_strip_too_where_there_is_room() -> None:
    async with playing(a_busy_supervisor(), size=(120, 40)) as play:
        await open_my_time(play)
        assert " you       ▣▼▼▣·" in play.text


async def test_a_duty_asks_before_it_begins() -> None:
    view = a_floor()
    row = CalendarRow("duty:lunch", "Lunch", NOW + 180, NOW + 20 * MIN, True, False, NOW + 180, duty="lunch")
    session = ScriptedSession(replace(view, own_time=replace(view.own_time, coming=(row,))))
    session.own_work = True
    async with playing(session) as play:
        await play.seconds_pass(2)
        assert play.shown == "DutyDialog"
        assert "Lunch begins at 09:29" in play.text
        await play.press("1")
        assert play.session.decided == [FixedDuty(duty="lunch", how="hold")]
        assert play.shown == "FloorScreen"
