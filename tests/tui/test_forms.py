"""The decision menu and the form that is made from any kind of decision."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from textual.events import Key

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import kinds
from floorsim.present.decision_menu import answers_messages
from floorsim.present.form_fields import form_fields
from floorsim.present.quote import Choosable, Quote
from floorsim.present.terms_rows import facts_rows
from floorsim.tui.forms.step_input import stepped
from floorsim.tui.settings import Settings
from tests.present.floor_views import NOW, a_floor
from tests.tui.playing import LARGE, SMALL, playing
from tests.tui.scripted_session import ChatCap, Move, Post, ScriptedSession


async def test_the_menu_of_a_thing_shows_its_verbs_and_beside_them_the_areas() -> None:
    async with playing() as play:
        await play.press("1", "escape", "d")
        rows = play.text.splitlines()
        assert any("Decide about Voice" in row for row in rows)
        assert any(row.startswith("   m Move agents between channels   2 min") for row in rows)
        assert any(row.startswith(" – c Chats at once") for row in rows)
        assert any("there is no chat queue" in row and "Live" not in row for row in rows)
        assert any(row.endswith("1 Live staffing              1 of 2") for row in rows)
        assert "Now: The channel gains people" in play.text
        await play.press("down")
        assert "Chats at once is not possible now: there is no chat queue" in play.text


async def test_what_is_not_possible_opens_nothing() -> None:
    async with playing() as play:
        await play.press("1", "escape", "d", "down", "enter")
        assert play.shown == "MenuDialog"
        await play.press("c")
        assert play.shown == "MenuDialog"
        await play.press("escape", "c")
        assert play.shown == "FloorScreen"
        assert any(note.message == "There is no chat queue." for note in play.app._notifications)


async def test_a_letter_of_the_menu_opens_the_form() -> None:
    async with playing() as play:
        await play.press("D", "5", "a")
        assert play.shown == "FormDialog"
        assert "━ Post to the team ━ ‖ paused: form open" in play.text


async def test_a_form_asks_what_then_who_then_how_long() -> None:
    session = ScriptedSession()
    assert [field.name for field in form_fields(Move, session.options)] == ["to", "agents", "until"]
    assert [field.entry for field in form_fields(Post, session.options)] == ["choose", "choose", "duration"]
    (cap,) = form_fields(ChatCap, session.options)
    assert (cap.entry, cap.low, cap.high) == ("number", 1, 4)


async def test_a_form_over_a_floor_that_runs_on_is_priced_anew_each_minute() -> None:
    session = ScriptedSession()
    settings = Settings(speed=60.0, pause_in_forms=False)
    async with playing(session, settings=settings) as play:
        await play.press("m", "right")
        session.turning_min = 4.0
        await play.seconds_pass(0.5)
        assert "acts 09:28" in play.text
        await play.seconds_pass(1.0)
        assert "acts 09:32" in play.text


async def test_a_form_says_what_is_missing_and_then_what_it_costs_and_when_it_acts() -> None:
    async with playing() as play:
        await play.press("4", "d", "1", "a")
        assert "Who: choose at least one." in play.text
        assert "Confirm is not possible yet" in play.text
        await play.press("right", "tab", "space")
        assert "─ 2 min of yours · acts 09:28 · EUR 30 ─" in play.text
        assert "Now: The channel gains people after they have switched" in play.text
        assert "Later: Their own queue ages" in play.text


async def test_confirming_what_is_not_possible_yet_says_why() -> None:
    async with playing() as play:
        await play.press("4", "d", "1", "a", "f2")
        assert [note.message for note in play.app._notifications] == ["Who: choose at least one."]
        assert play.session.decided == []


async def test_a_form_says_that_switching_to_something_else_takes_a_minute() -> None:
    session = ScriptedSession()
    session.turning_min = 1.0
    async with playing(session) as play:
        await play.press("m", "right")
        assert "─ 3 min of yours (1 to switch tasks) · acts 09:29 · EUR 30 ─" in play.text


async def test_times_have_no_seconds() -> None:
    async with playing() as play:
        await play.press("m", "right")
        drawer = play.text.split("Move agents")[1]
        assert not re.search(r"\d\d:\d\d:\d\d", drawer)


async def test_a_form_says_what_it_makes_late_who_is_left_out_and_for_whom_it_is() -> None:
    session = ScriptedSession()
    session.quoted = {
        "late": ("the one-to-one with Noor begins 1 minute late",),
        "left_out": (Choosable("A08", "Noor Haddad", "Noor Haddad is absent"),),
        "who_words": "all 18 agents",
    }
    async with playing(session, size=LARGE) as play:
        await play.press("m", "right")
        assert "━ Move agents between channels: all 18 agents ━" in play.text
        assert "acts 09:28 · the one-to-one with Noor begins 1 minute late · EUR 30" in play.text
        assert "Left out: Noor Haddad is absent." in play.text
        assert "Confirm for all 18 agents  F2" in play.text


async def test_enter_goes_from_field_to_field_and_confirms_only_on_the_last_line() -> None:
    async with playing() as play:
        await play.press("m", "right", "enter", "enter")
        await play.type("10:30")
        await play.press("enter")
        assert play.shown == "FormDialog"
        assert play.session.decided == []
        assert " ▸ Confirm" in play.text
        await play.press("enter")
        assert play.shown == "FloorScreen"
        (decision,) = play.session.decided
        assert isinstance(decision, Move)
        assert decision.to == "chat"
        assert decision.agents == ("A01",)
        assert decision.until == 10.5 * 3600


async def test_f2_confirms_from_anywhere() -> None:
    async with playing() as play:
        await play.press("m", "right", "f2")
        assert play.shown == "FloorScreen"
        assert len(play.session.decided) == 1


async def test_nothing_is_taken_while_something_is_missing() -> None:
    async with playing() as play:
        await play.press("4", "d", "1", "a", "f2", "enter", "enter", "enter", "enter")
        assert play.shown == "FormDialog"
        assert play.session.decided == []


async def test_esc_leaves_the_form_without_a_decision() -> None:
    async with playing() as play:
        await play.press("d", "m", "right", "escape")
        assert play.shown == "MenuDialog"
        assert play.session.decided == []


async def test_a_form_begins_with_a_choice_that_is_possible_for_the_thing() -> None:
    class VoiceIsFull(ScriptedSession):
        def quote(self, kind: type[Decision], arguments: Mapping[str, Any]) -> Quote:
            full = "Voice is full" if arguments.get("to") == "voice" else None
            return replace(super().quote(kind, arguments), why_not=full)

    async with playing(VoiceIsFull()) as play:
        await play.press("m")
        assert "○ Voice  ● Chat" in play.text
        assert "Voice is full" not in play.text


async def test_marked_agents_are_all_in_the_form_of_the_next_verb() -> None:
    async with playing() as play:
        await play.press("x", "x", "m", "right")
        for name in ("Dana", "Marek"):
            assert f"[x] {name}" in play.text
        await play.press("escape")
        assert "Dana and Marek: marked; what you decide is for all" in play.text
        await play.press("escape")
        assert "Dana: call 7:12" in play.text or "Lucia: wrap" in play.text


async def test_a_decision_can_be_undone_until_the_clock_moves_and_the_clock_waits_a_moment() -> None:
    async with playing() as play:
        await play.press("m", "right", "f2")
        assert any("u undoes it until the clock moves" in note.message for note in play.app._notifications)
        before = play.session.now_s
        await play.seconds_pass(1)
        assert play.session.now_s == before
        assert "‖ u undoes" in play.text
        await play.press("u")
        assert play.session.decided == []
        assert any(note.message == "Undone: doing move_agents." for note in play.app._notifications)


async def test_once_the_clock_has_moved_there_is_nothing_to_undo() -> None:
    async with playing() as play:
        await play.press("m", "right", "f2")
        before = play.session.now_s
        await play.seconds_pass(3)
        await play.seconds_pass(1)
        assert play.session.now_s > before
        await play.press("u")
        assert len(play.session.decided) == 1
        assert any("Nothing to undo" in note.message for note in play.app._notifications)


async def test_each_agent_says_why_not_as_the_rest_of_the_form_stands() -> None:
    async with playing(ScriptedSession(a_floor(8)), size=LARGE) as play:
        await play.press("4", "d", "1", "a")
        assert "4 not possible: on voice already" in play.text
        assert "Noor Haddad: is absent" in play.text
        await play.press("right")
        assert "[ ] Marek" in play.text
        assert "Ben Okafor: is on chat already" in play.text


async def test_many_who_cannot_be_chosen_for_one_reason_are_counted_in_one_line() -> None:
    async with playing(size=LARGE) as play:
        await play.press("4", "d", "1", "a")
        (line,) = [row for row in play.text.splitlines() if "on voice already" in row]
        assert re.search(r"–  \d+ not possible: on voice already", line)


async def test_an_agent_who_cannot_be_chosen_is_not_chosen() -> None:
    async with playing() as play:
        await play.press("4", "d", "1", "a", "tab", "pagedown", "pagedown", "pagedown", "space")
        assert "This one is not possible: " in play.text
        assert "[x]" not in play.text


async def test_a_list_of_a_form_says_how_many_more_stand_below_and_above() -> None:
    async with playing() as play:
        await play.press("m", "right", "tab")
        assert re.search(r"↓ \d+ more", play.text)
        assert not re.search(r"↑ \d+ more", play.text)
        await play.press("pagedown", "pagedown")
        assert re.search(r"↑ \d+ more", play.text)


async def test_a_wrong_time_is_explained() -> None:
    async with playing() as play:
        await play.press("m", "right", "tab", "tab")
        await play.type("25 past")
        assert "Until: '25 past' is not a time of day" in play.text


async def test_the_arrow_keys_step_a_time_by_five_minutes() -> None:
    async with playing() as play:
        await play.press("m", "tab", "tab", "up")
        assert "09:30" in play.text
        await play.press("up", "up", "down")
        assert "09:35" in play.text


@pytest.mark.parametrize(
    ("field", "text", "direction", "result"),
    [
        ("until", "09:57", 1, "10:00"),
        ("until", "nonsense", 1, "09:30"),
        ("until", "00:00", -1, "00:00"),
        ("next_update", "", 1, "5m"),
        ("next_update", "20m", -1, "15m"),
    ],
)
def test_steps_of_times_and_durations(field: str, text: str, direction: int, result: str) -> None:
    session = ScriptedSession()
    fields = {one.name: one for kind in (Move, Post) for one in form_fields(kind, session.options)}
    assert stepped(fields[field], text, direction, NOW) == result


async def test_a_refused_decision_says_why_and_stays_in_the_form() -> None:
    async with playing() as play:
        await play.press("4", "p")
        play.session.refuse_with = "The network is down."
        await play.press("right")
        assert "Not possible yet: The network is down." in play.text
        await play.press("f2")
        assert play.shown == "FormDialog"
        assert play.session.decided == []


async def test_choices_flags_and_durations_reach_the_decision() -> None:
    async with playing() as play:
        await play.press("4", "p", "right", "tab", "left", "tab")
        await play.type("20m")
        await play.press("f2")
        (decision,) = play.session.decided
        assert isinstance(decision, Post)
        assert (decision.content, decision.pin, decision.next_update) == ("facts_and_next_update", True, 1200)


@pytest.mark.parametrize(
    ("keys", "shown", "filled"),
    [
        (("down", "enter"), "AgentDialog", "[x] Marek Nowak"),
        (("1", "down", "enter"), "ChannelDialog", "● Chat"),
    ],
)
async def test_a_verb_in_a_drawer_about_a_thing_opens_the_form_with_it_filled_in(
    keys: tuple[str, ...], shown: str, filled: str
) -> None:
    async with playing() as play:
        await play.press(*keys)
        assert play.shown == shown
        assert " m move agents between channels" in play.text
        await play.press("m")
        assert play.shown == "FormDialog"
        assert filled in play.text
        await play.press("escape", "z")
        assert play.shown == shown
        await play.press("d")
        assert play.shown == "MenuDialog"


async def test_letters_typed_faster_than_a_form_appears_open_one_form() -> None:
    async with playing() as play:
        await play.press("enter")
        dialog = play.app.screen
        for _ in range(3):
            dialog.post_message(Key("m", "m"))
        await play.press("z")
        assert play.shown == "FormDialog"
        await play.press("escape")
        assert play.app.screen is dialog


@pytest.mark.parametrize("kind", [kind for kind in kinds() if not answers_messages(kind)])
def test_what_a_form_says_of_a_field_fits_its_foot_and_names_nothing_internal(kind: type[Decision]) -> None:
    for field in form_fields(kind, lambda kind, name: ()):
        assert field.hint
        assert len(field.hint) <= SMALL[0] - 2, field.hint
        for internal in ("from 0", "home", "all means", "left out", "drivers", "without meaning", "named"):
            assert internal not in field.hint


async def test_the_mouse_can_do_it_all() -> None:
    async with playing() as play:
        verbs = play.text.splitlines()[-2]
        await play.pilot.click("#object", offset=(verbs.index("d all"), 1))
        assert play.shown == "MenuDialog"
        await play.until("1 Live staffing")
        await play.pilot.click("#areas", offset=(6, 0))
        await play.until("━ 1 Live staffing, Dana ━")
        assert "━ 1 Live staffing, Dana ━" in play.text
        await play.pilot.click("#kinds", offset=(10, 0))
        await play.pilot.pause()
        assert play.shown == "MenuDialog"
        await play.pilot.click("#kinds", offset=(10, 0))
        await play.pilot.pause()
        assert play.shown == "FormDialog"
        await play.pilot.click("#field-to", offset=(10, 0))
        await play.pilot.pause()
        await play.pilot.click("#confirm", offset=(5, 0))
        await play.pilot.pause()
        assert len(play.session.decided) == 1


async def test_a_click_on_a_verb_opens_its_form() -> None:
    async with playing() as play:
        await play.pilot.click("#object", offset=(2, 1))
        assert play.shown == "FormDialog"
        assert "[x] Dana" in play.text


async def test_a_form_begins_with_what_one_decides_on_and_says_when_it_ends_and_what_is_owed() -> None:
    session = ScriptedSession()
    session.quoted = {
        "facts": ("break 10:30", "no break since 08:00, 1h27"),
        "ends_s": NOW + 3600.0,
        "owed": ("two breaks by 11:05",),
    }
    async with playing(session) as play:
        await play.press("m", "right")
        rows = play.text.splitlines()
        (known,) = [number for number, row in enumerate(rows) if "Break 10:30 · no break since 08:00" in row]
        assert "paused: form open" in rows[known - 1]
        assert any("acts 09:28 · ends 10:26 ·" in row for row in rows)
        assert "Owed: two breaks by 11:05" in play.text


def test_facts_take_two_rows_at_most_and_leave_the_last_away() -> None:
    facts = tuple(f"fact number {number} of many" for number in range(20))
    rows = facts_rows(Quote(facts=facts), 80)
    assert len(rows) == 2
    assert rows[0].text.strip().startswith("Fact number 0 of many · fact number 1")
    assert facts_rows(Quote(), 80) == []
