"""What is not possible says why and offers a way round; only enter, pressed next, takes it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, ClassVar

import pytest

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChannelPicker
from floorsim.desk.view import OwnTimeView
from floorsim.present.quote import Choosable
from tests.present.floor_views import NOW, a_floor
from tests.tui.playing import LARGE, Playing, playing
from tests.tui.scripted_session import Scripted, ScriptedSession

WAY = "Enter opens its form for others: it is possible with 17 agents."


async def at_noor(play: Playing) -> None:
    """Put the cursor on Noor, who is absent."""
    await play.press("slash")
    await play.type("noor")
    await play.press("enter")


def told(play: Playing) -> list[str]:
    return [note.message for note in play.app._notifications]


async def test_the_letter_of_what_is_not_possible_says_why_and_the_way_in_a_second_line() -> None:
    async with playing() as play:
        await at_noor(play)
        await play.press("m")
        assert play.shown == "FloorScreen"
        assert f"Noor Haddad is absent.\n{WAY}" in told(play)


async def test_enter_takes_the_way_and_opens_the_form_for_the_others() -> None:
    async with playing(size=LARGE) as play:
        await at_noor(play)
        await play.press("m", "enter")
        assert play.shown == "FormDialog"
        assert "[x]" not in play.text
        assert "[ ] Ben Okafor" in play.text


@pytest.mark.parametrize(("keys", "shown"), [(("m",), "FloorScreen"), (("z", "enter"), "AgentDialog")])
async def test_any_other_key_drops_the_way_and_the_letter_again_opens_nothing(
    keys: tuple[str, ...], shown: str
) -> None:
    async with playing() as play:
        await at_noor(play)
        await play.press("m", *keys)
        assert play.shown == shown


async def test_a_click_drops_the_way() -> None:
    async with playing() as play:
        await at_noor(play)
        await play.press("m")
        await play.pilot.click("#log", offset=(5, 0))
        await play.press("enter")
        assert play.shown != "FormDialog"


async def test_in_the_menu_the_way_stands_under_the_reason_and_enter_takes_it() -> None:
    async with playing() as play:
        await at_noor(play)
        await play.press("d", "m")
        assert play.shown == "MenuDialog"
        assert WAY in " ".join(play.text.split())
        await play.press("enter")
        assert play.shown == "FormDialog"


@pytest.mark.parametrize("key", ["z", "down", "1"])
async def test_any_other_key_in_the_menu_drops_the_way_and_takes_its_words_away(key: str) -> None:
    async with playing() as play:
        await at_noor(play)
        await play.press("d", "m")
        assert WAY in " ".join(play.text.split())
        await play.press(key)
        assert WAY not in " ".join(play.text.split())
        assert play.shown == "MenuDialog"


async def test_where_nothing_of_the_kind_is_possible_no_way_is_offered_and_enter_opens_nothing_new() -> None:
    async with playing() as play:
        await play.press("1", "escape", "d", "c")
        assert play.shown == "MenuDialog"
        assert "Enter opens" not in play.text
        await play.press("enter")
        assert play.shown == "MenuDialog"
        await play.press("escape", "c")
        assert told(play)[-1] == "There is no chat queue."


class OneAtATime(ScriptedSession):
    """A run in which chats at once concern the chat queue only."""

    def why_not(self, kind: type[Decision]) -> str | None:
        return None

    def kinds(self) -> Sequence[type[Decision]]:
        return (Cap,)

    def why_not_with(self, kind: type[Decision], acts_on: ActsOn, id: str) -> str | None:
        return None if id == "chat" else "Voice contacts are taken one at a time"

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        return [
            Choosable(one.id, one.title, self.why_not_with(kind, "queue", one.id))
            for one in self.view.channels
        ]


class Cap(Scripted):
    """A decision about one queue."""

    kind: ClassVar[str] = "cap"
    codes: ClassVar[tuple[str, ...]] = ("A4",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Chats at once"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "c"}
    minutes: ClassVar[float] = 1
    effect_now: ClassVar[str] = "the queue falls"
    effect_later: ClassVar[str] = "chats take longer"

    channel: Annotated[str, ChannelPicker()]


async def test_where_one_other_queue_is_possible_the_way_names_it_and_fills_it_in() -> None:
    async with playing(OneAtATime()) as play:
        await play.press("1", "escape", "d", "c")
        assert "Enter opens its form for Chat." in play.text
        await play.press("enter")
        assert play.shown == "FormDialog"
        assert "● Chat" in play.text or "●  Chat" in play.text


async def test_who_is_busy_reads_in_the_menu_for_when_a_decision_is_queued() -> None:
    own = OwnTimeView("side-by-side with Ben", NOW + 1200, (), NOW + 2400, 20.0, True)
    async with playing(ScriptedSession(replace(a_floor(), own_time=own))) as play:
        await play.press("d")
        assert "You are busy: it is queued for 10:06." in play.text
