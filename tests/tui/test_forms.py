"""The decision menu and the form that is made from any kind of decision."""

import re

import pytest
from textual.events import Key

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import kinds
from floorsim.present.decision_menu import answers_messages
from floorsim.present.form_fields import form_fields
from floorsim.tui.forms.step_input import stepped
from tests.present.floor_views import NOW, a_floor
from tests.tui.playing import LARGE, SMALL, playing
from tests.tui.scripted_session import ChatCap, Move, Post, ScriptedSession


async def test_the_menu_lists_every_kind_by_area_with_minutes_and_why_not() -> None:
    async with playing() as play:
        await play.press("d")
        rows = play.text.splitlines()
        assert any("Live staffing" in row for row in rows)
        assert any("m  Move agents between channels" in row and "2 min" in row for row in rows)
        assert any("Chats at once" in row and "there is no chat" in row for row in rows)
        assert any("Post to the team" in row for row in rows)
        assert "Now: The channel gains people" in play.text
        await play.press("down")
        assert "Not possible now: there is no chat queue" in play.text


async def test_a_letter_of_the_menu_opens_the_form() -> None:
    async with playing() as play:
        await play.press("d", "p")
        assert play.shown == "FormDialog"
        assert "Post to the team" in play.text.splitlines()[0]


async def test_a_form_asks_what_then_who_then_how_long() -> None:
    session = ScriptedSession()
    assert [field.name for field in form_fields(Move, session.options)] == ["to", "agents", "until"]
    assert [field.entry for field in form_fields(Post, session.options)] == ["choose", "choose", "duration"]
    (cap,) = form_fields(ChatCap, session.options)
    assert (cap.entry, cap.low, cap.high) == ("number", 1, 4)


async def test_a_form_says_what_is_missing_and_then_what_it_costs_and_when_it_acts() -> None:
    async with playing() as play:
        await play.press("d", "m")
        assert "Who: choose at least one." in play.text
        await play.press("right", "tab", "space")
        assert "Possible: enter takes the decision." in play.text
        assert "2 min of your time, EUR 30" in play.text
        assert "from 09:28:10; you start on it at 09:26:10" in play.text
        assert "The channel gains people after they have switched" in play.text
        assert "Their own queue ages" in play.text


async def test_a_form_says_that_turning_to_something_else_takes_a_minute() -> None:
    session = ScriptedSession()
    session.turning_min = 1.0
    async with playing(session) as play:
        await play.press("d", "m", "right", "tab", "space")
        assert "2 min of your time plus 1 min to switch tasks, EUR 30" in play.text
        assert "from 09:29:10; you start on it at 09:26:10" in play.text


async def test_enter_takes_the_decision_and_leads_back_to_the_floor() -> None:
    async with playing() as play:
        await play.press("d", "m", "right", "tab", "space", "down", "space", "tab")
        await play.type("10:30")
        await play.press("enter")
        assert play.shown == "FloorScreen"
        (decision,) = play.session.decided
        assert isinstance(decision, Move)
        assert decision.to == "chat"
        assert decision.agents == ("A01", "A02")
        assert decision.until == 10.5 * 3600


async def test_enter_takes_nothing_while_something_is_missing() -> None:
    async with playing() as play:
        await play.press("d", "m", "enter")
        assert play.shown == "FormDialog"
        assert play.session.decided == []


async def test_esc_leaves_the_form_without_a_decision() -> None:
    async with playing() as play:
        await play.press("d", "m", "right", "tab", "space", "escape")
        assert play.shown == "MenuDialog"
        assert play.session.decided == []


async def test_each_agent_says_why_not_as_the_rest_of_the_form_stands() -> None:
    async with playing(ScriptedSession(a_floor(8)), size=LARGE) as play:
        await play.press("d", "m")
        assert "Marek Nowak: is on voice already" in play.text
        assert "Noor Haddad: is absent" in play.text
        await play.press("right")
        assert "[ ] Marek" in play.text
        assert "Ben Okafor: is on chat already" in play.text


async def test_an_agent_who_cannot_be_chosen_is_not_chosen() -> None:
    async with playing() as play:
        await play.press("d", "m", "tab", "end", "pagedown", "pagedown", "pagedown", "space")
        assert "Not possible: " in play.text
        assert "[x]" not in play.text


async def test_a_list_of_a_form_says_how_many_more_stand_below_and_above() -> None:
    async with playing() as play:
        await play.press("d", "m", "right", "tab")
        assert re.search(r"↓ \d+ more", play.text)
        assert not re.search(r"↑ \d+ more", play.text)
        await play.press("pagedown", "pagedown")
        assert re.search(r"↑ \d+ more", play.text)


async def test_a_wrong_time_is_explained() -> None:
    async with playing() as play:
        await play.press("d", "m", "right", "tab", "space", "tab")
        await play.type("25 past")
        assert "Until: '25 past' is not a time of day" in play.text


async def test_the_arrow_keys_step_a_time_by_five_minutes() -> None:
    async with playing() as play:
        await play.press("d", "m", "tab", "tab", "up")
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
        await play.press("d", "p")
        play.session.refuse_with = "The network is down."
        await play.press("right")
        assert "Not possible yet: The network is down." in play.text
        await play.press("enter")
        assert play.shown == "FormDialog"
        assert play.session.decided == []


async def test_choices_flags_and_durations_reach_the_decision() -> None:
    async with playing() as play:
        await play.press("d", "p", "right", "tab", "left", "tab")
        await play.type("20m")
        await play.press("enter")
        (decision,) = play.session.decided
        assert isinstance(decision, Post)
        assert (decision.content, decision.pin, decision.next_update) == ("facts_and_next_update", True, 1200)


async def test_an_agents_dialog_offers_decisions_with_the_agent_filled_in() -> None:
    async with playing() as play:
        await play.press("down", "enter")
        assert play.shown == "AgentDialog"
        assert "Marek Nowak" in play.text.splitlines()[0]
        await play.press("enter")
        assert play.shown == "FormDialog"
        assert "[x] Marek Nowak" in play.text


async def test_a_letter_of_an_agents_dialog_opens_the_form_with_the_agent_filled_in() -> None:
    async with playing() as play:
        await play.press("down", "enter")
        assert any(row.startswith("  m  Move agents") for row in play.text.splitlines())
        await play.press("m")
        assert play.shown == "FormDialog"
        assert "[x] Marek Nowak" in play.text
        await play.press("escape")
        assert play.shown == "AgentDialog"


async def test_a_letter_of_a_channels_figures_opens_the_form_with_the_channel_filled_in() -> None:
    async with playing() as play:
        await play.press("f")
        assert play.shown == "ChannelDialog"
        await play.press("m")
        assert play.shown == "FormDialog"
        await play.press("escape", "z")
        assert play.shown == "ChannelDialog"


async def test_letters_typed_faster_than_a_form_appears_open_one_form() -> None:
    async with playing() as play:
        await play.press("f")
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
        assert len(field.hint) <= SMALL[0] - len("Terms") - 8, field.hint
        for internal in ("from 0", "home", "all means", "left out", "drivers", "without meaning", "named"):
            assert internal not in field.hint


async def test_a_form_fits_after_the_terminal_changes_its_size() -> None:
    async with playing(size=LARGE) as play:
        await play.press("d", "m")
        await play.pilot.resize_terminal(80, 24)
        await play.pilot.pause()
        for words in ("To ", "Who ", "Until ", "Terms", "Costs", "enter take the decision"):
            assert words in play.text


async def test_the_mouse_can_do_it_all() -> None:
    async with playing() as play:
        await play.pilot.click("#keys", offset=(2, 0))
        assert play.shown == "MenuDialog"
        await play.pilot.click("#kinds", offset=(10, 1))
        await play.pilot.pause()
        assert play.shown == "FormDialog"
        await play.pilot.click("#field-to", offset=(10, 0))
        await play.pilot.click("#field-agents", offset=(5, 0))
        await play.pilot.pause()
        assert "Possible: enter takes the decision." in play.text
        await play.pilot.click("#dialog-keys", offset=(3, 0))
        await play.pilot.pause()
        assert len(play.session.decided) == 1
