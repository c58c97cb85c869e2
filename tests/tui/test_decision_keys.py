"""Letters and digits of the decision menu, with kinds that share letters."""

from collections.abc import Sequence
from typing import ClassVar

import pytest

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.present.decision_menu import AREAS
from floorsim.tui.rows.pick_list import PickList
from tests.tui.playing import Playing, playing
from tests.tui.scripted_session import Scripted, ScriptedSession


def a_kind(name: str, acts_on: ActsOn, area: Area, key: str | None) -> type[Decision]:
    """A kind made up for a test; it is not in the registry."""

    class MadeUp(Scripted):
        kind: ClassVar[str] = name
        code: ClassVar[str] = "A1"
        title: ClassVar[str] = name.replace("_", " ").capitalize()
        minutes: ClassVar[float] = 1
        effect_now: ClassVar[str] = "something"
        effect_later: ClassVar[str] = "something else"

    MadeUp.acts_on, MadeUp.area = acts_on, area
    MadeUp.verbs = {} if key is None else {acts_on: key}
    return MadeUp


SHARING = (
    a_kind("open_queue", "queue", "staffing", "o"),
    a_kind("offer_overtime", "agent", "scheduling", "o"),
    a_kind("own_a_case", "case", "escalation", "o"),
    a_kind("alone_with_its_letter", "floor", "process", "x"),
    a_kind("no_letter", "floor", "people", None),
)
MANY = (*SHARING, *(a_kind(f"kind_{place}", "floor", "reporting", None) for place in range(90)))


class SharingSession(ScriptedSession):
    """A run whose kinds share letters."""

    def kinds(self) -> Sequence[type[Decision]]:
        return MANY


def under_the_cursor(play: Playing) -> str | None:
    return play.app.screen.query_one(PickList).row_id


def title_of(play: Playing) -> str:
    return play.text.splitlines()[0]


@pytest.mark.parametrize(
    ("panel", "title"), [("queues", "Open queue"), ("team", "Offer overtime"), ("messages", "Own a case")]
)
async def test_of_kinds_sharing_a_letter_the_one_about_the_thing_under_the_cursor_opens(
    panel: str, title: str
) -> None:
    async with playing(SharingSession()) as play:
        play.app.screen.query_one(f"#{panel}").focus()
        await play.press("d", "o")
        assert title in title_of(play)
        assert play.shown == "FormDialog"


async def test_where_no_kind_is_about_the_thing_the_letter_goes_through_them_and_enter_opens() -> None:
    async with playing(SharingSession()) as play:
        play.app.screen.query_one("#log").focus()
        await play.press("d", "o")
        assert play.shown == "MenuDialog"
        assert under_the_cursor(play) == "offer_overtime"
        await play.press("o")
        assert under_the_cursor(play) == "own_a_case"
        await play.press("o")
        assert under_the_cursor(play) == "open_queue"
        await play.press("enter")
        assert play.shown == "FormDialog"
        assert "Open queue" in title_of(play)


async def test_a_letter_of_one_kind_alone_opens_it_whatever_is_under_the_cursor() -> None:
    async with playing(SharingSession()) as play:
        await play.press("d", "x")
        assert play.shown == "FormDialog"
        assert "Alone with its letter" in title_of(play)


async def test_a_digit_goes_to_its_area_and_a_digit_of_an_empty_area_goes_nowhere() -> None:
    async with playing(SharingSession()) as play:
        await play.press("d")
        for digit, area in enumerate(AREAS, start=1):
            before = under_the_cursor(play)
            await play.press(str(digit))
            names = [kind.kind for kind in MANY if kind.area == area]
            assert under_the_cursor(play) == (names[0] if names else before)
        assert play.shown == "MenuDialog"


async def test_a_menu_of_a_hundred_kinds_scrolls_to_the_last_with_its_areas_heading() -> None:
    async with playing(SharingSession()) as play:
        await play.press("d", "8")
        assert "8 People and wellbeing" in play.text
        assert "No letter" in play.text
        await play.press("7", "up")
        assert "Alone with its letter" in play.text


async def test_the_palette_finds_a_kind_without_a_letter_by_its_name() -> None:
    async with playing(SharingSession()) as play:
        await play.press("colon")
        await play.type("kind 77")
        assert "Decide: Kind 77" in play.text
        await play.press("enter")
        assert play.shown == "FormDialog"
