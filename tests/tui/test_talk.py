"""The conversation: who says what, what can be said, and what of it is never shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from floorsim.desk.cases.conversation import AgentConversation
from floorsim.desk.view import ChoiceView, MessageView, TalkView, TurnView
from floorsim.tui.screens.talk_dialog import TalkDialog
from floorsim.tui.settings import Settings
from tests.present.floor_views import NOW, a_floor, a_message
from tests.tui.playing import HUGE, LARGE, SMALL, Playing, playing
from tests.tui.scripted_session import Answer, ScriptedSession

WANTED = AgentConversation.wanted
TURNS = (
    TurnView(NOW - 300, "Dana", "I saw the score before I came in. I know it's bad."),
    TurnView(NOW - 180, "you", "It's the ID check. Is there a call you'd like to have back?"),
    TurnView(NOW - 180, "Dana", "Monday, the blocked card. He was shouting before I'd said my name."),
)


def a_talk(**changes: Any) -> MessageView:
    """Dana, five minutes into a talk about verification."""
    evidence = ("QA 71 ± 12, n 5; verification missed in 3", "Blocked card, Monday, 7:10.")
    talk = TalkView(NOW - 300, NOW + 720, "verification", ("purpose", "asked"), WANTED, evidence, None, None)
    parts = {key: changes.pop(key) for key in tuple(changes) if hasattr(talk, key)}
    item = a_message(
        "talk-A01",
        sender="Dana",
        agent="A01",
        subject="The check when a caller is upset",
        text=TURNS[-1].text,
        turns=TURNS,
        deadline_s=None,
        category="conversation",
        choices=(
            ChoiceView("gate", "That's the one check we can't skip. It's missing in three of five.", 1.0),
            ChoiceView("moment", "At 0:25 he gives his name and you go on. What did you think?", 2.0),
            ChoiceView("well_done", "You calmed him in two minutes, that's hard. Just add the check.", 1.0),
            ChoiceView("how", "How have these three weeks been for you?", 1.0, subject=True),
        ),
        talk=replace(talk, **parts),
    )
    return replace(item, **changes)


def in_talk(item: MessageView | None = None, **changes: Any) -> ScriptedSession:
    """A run whose supervisor sits in it."""
    return ScriptedSession(a_floor(inbox=(item or a_talk(),), **changes))


async def opened(play: Playing) -> None:
    if play.shown != "TalkDialog":
        play.app.push_screen(TalkDialog("talk-A01"))
    await play.pilot.pause()
    await play.pilot.pause()


@pytest.mark.parametrize("size", [SMALL, LARGE, HUGE])
async def test_it_is_whole_at_every_size(size: tuple[int, int]) -> None:
    async with playing(in_talk(unseen=2), size=size) as play:
        await opened(play)
        for words in (
            "With Dana: the floor is out of sight to about 09:38. 2 messages came in.",
            "Monday, the blocked card.",
            "1 That's the one check",
            "2 At 0:25",
            "3 You calmed him",
            "Or turn to:",
            "4 How have these three weeks",
            "So far: ✓ purpose ✓ asked · one contact · cause · practice · goal · follow-up",
            "minute 6 of 17",
        ):
            assert words in play.text, (words, play.text)
        assert ("Blocked card, Monday, 7:10." in play.text) == (size != SMALL)


async def test_trust_is_heard_and_never_a_number() -> None:
    async with playing(in_talk()) as play:
        await opened(play)
        assert "trust" not in play.text.lower()


async def test_a_digit_chooses_and_enter_says_it_and_the_clock_goes_on_until_the_reply() -> None:
    session = in_talk()
    async with playing(session) as play:
        await opened(play)
        await play.press("2")
        assert not session.decided
        assert "Ready: Enter says 2" in play.text
        before = session.view.now_s
        await play.press("enter")
        await play.settle()
        assert [(one.message, one.choice) for one in session.decided if isinstance(one, Answer)] == [
            ("talk-A01", "moment")
        ]
        assert session.view.now_s > before


async def test_esc_leaves_what_is_chosen_first_and_then_the_screen() -> None:
    async with playing(in_talk()) as play:
        await opened(play)
        await play.press("1", "escape")
        assert play.shown == "TalkDialog"
        assert "Say: press its number" in play.text
        await play.press("escape")
        assert play.shown == "FloorScreen"


async def test_e_shows_the_evidence_and_the_talk_again() -> None:
    async with playing(in_talk()) as play:
        await opened(play)
        await play.press("e")
        assert "QA 71 ± 12, n 5; verification missed in 3" in play.text
        await play.press("e")
        assert "Monday, the blocked card." in play.text


async def test_on_a_wide_terminal_e_turns_the_scrolling_to_the_evidence_and_what_was_said_stays() -> None:
    evidence = tuple(f"Contact number {number}." for number in range(1, 60))
    async with playing(in_talk(a_talk(evidence=evidence)), size=LARGE) as play:
        await opened(play)
        await play.press("e", "pagedown")
        assert "Monday, the blocked card." in play.text
        assert "Contact number 1." not in play.text
        assert play.text.count("Contact number 50.") == 1


async def test_what_was_scrolled_back_to_stays_in_sight_while_the_clock_runs() -> None:
    turns = tuple(TurnView(NOW - 300 + number, "Dana", f"Sentence {number}.") for number in range(40))
    settings = Settings(speed=60.0, pause_in_forms=False)
    async with playing(in_talk(a_talk(turns=turns)), settings=settings) as play:
        await opened(play)
        await play.press("pageup", "pageup", "pageup", "pageup", "pageup")
        assert "Sentence 0." in play.text
        before = play.session.view.now_s
        await play.seconds_pass(1)
        assert play.session.view.now_s > before
        await play.pilot.pause()
        assert "Sentence 0." in play.text


async def test_it_opens_over_the_floor_by_itself_when_it_begins() -> None:
    session = ScriptedSession()
    async with playing(session) as play:
        session.view = replace(session.view, inbox=(a_talk(),))
        await play.seconds_pass(1)
        assert play.shown == "TalkDialog"


@pytest.mark.parametrize("key", [">", "."])
async def test_it_opens_too_when_time_was_skipped_to_where_it_begins(key: str) -> None:
    session = ScriptedSession()
    async with playing(session) as play:
        await play.press("space")
        session.view = replace(session.view, inbox=(a_talk(),))
        await play.press("greater_than_sign" if key == ">" else "full_stop")
        await play.settle()
        assert play.shown == "TalkDialog"


async def test_enter_in_the_inbox_opens_it() -> None:
    async with playing(in_talk()) as play:
        await opened(play)
        await play.press("escape", "I", "enter")
        await play.pilot.pause()
        assert play.shown == "TalkDialog"


async def test_when_it_is_over_it_says_how_it_ended_and_enter_leads_back() -> None:
    over = a_talk(ended="half", choices=(), state="answered", answer="half")
    async with playing(in_talk(over)) as play:
        await opened(play)
        assert "You agree on part of it. Enter: back to the floor." in play.text
        await play.press("enter")
        assert play.shown == "FloorScreen"
