"""Small letters act on what is under the cursor, capitals travel, digits choose."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.present.decision_menu import lettered
from floorsim.tui.rebinding import key_complaints
from floorsim.tui.rows.pick_list import PickList
from tests.tui.playing import LARGE, Playing, playing
from tests.tui.scripted_session import Scripted, ScriptedSession


def a_kind(name: str, verbs: Mapping[ActsOn, str], area: Area) -> type[Decision]:
    """A kind made up for a test; it is not in the registry."""

    class MadeUp(Scripted):
        kind: ClassVar[str] = name
        codes: ClassVar[tuple[str, ...]] = ("A1",)
        title: ClassVar[str] = name.replace("_", " ").capitalize()
        minutes: ClassVar[float] = 1
        effect_now: ClassVar[str] = "something"
        effect_later: ClassVar[str] = "something else"

    MadeUp.area, MadeUp.verbs = area, verbs
    return MadeUp


SHARING = (
    a_kind("open_queue", {"queue": "o"}, "staffing"),
    a_kind("offer_overtime", {"agent": "o", "interval": "o"}, "scheduling"),
    a_kind("own_a_case", {"case": "o"}, "escalation"),
    a_kind("say_something", {"floor": "o"}, "process"),
    a_kind("no_letter", {}, "people"),
)
MANY = (*SHARING, *(a_kind(f"kind_{place}", {}, "reporting") for place in range(90)))


class SharingSession(ScriptedSession):
    """A run whose kinds share a letter on different things."""

    def kinds(self) -> Sequence[type[Decision]]:
        return MANY


def drawer_title(play: Playing) -> str:
    return next(row for row in play.text.splitlines() if row.startswith("━ ") and " ━" in row[2:])


async def test_a_letter_is_the_verb_of_what_is_under_the_cursor() -> None:
    verbs = {
        "queues": "Open queue",
        "team": "Offer overtime",
        "messages": "Own a case",
        "log": "Say something",
        "side": "Offer overtime",
    }
    async with playing(SharingSession(), size=LARGE) as play:
        for panel, title in verbs.items():
            play.app.screen.query_one(f"#{panel}").focus()
            await play.press("o")
            assert play.shown == "FormDialog"
            assert title in drawer_title(play)
            await play.press("escape")
            assert play.shown == "FloorScreen"


async def test_a_letter_that_is_no_verb_of_it_does_nothing() -> None:
    async with playing(SharingSession()) as play:
        await play.press("v")
        assert play.shown == "FloorScreen"


async def test_a_digit_goes_to_its_panel_and_the_letter_before_a_line_goes_there() -> None:
    async with playing() as play:
        await play.press("2")
        assert "k□ Kofi" in play.text
        await play.press("k")
        assert "▸□ Kofi" in play.text
        await play.press("m")
        assert play.shown == "FormDialog"
        assert "[x] Kofi" in play.text


async def test_a_letter_typed_right_after_the_digit_is_not_lost() -> None:
    async with playing() as play:
        await play.pilot.press("1", "c")
        await play.pilot.pause()
        assert "▸Chat" in play.text


async def test_any_other_key_takes_the_letters_away_and_does_what_it_does() -> None:
    async with playing() as play:
        await play.press("2", "down")
        assert "k□ Kofi" not in play.text
        assert "▸● Marek" in play.text
        await play.press("2", "escape")
        assert "k□ Kofi" not in play.text
        assert play.shown == "FloorScreen"
        await play.press("2", "d")
        assert play.shown == "MenuDialog"


async def test_every_place_of_the_menu_is_three_keys_from_the_cursor() -> None:
    kinds = MANY[:14]

    class Fewer(SharingSession):
        def kinds(self) -> Sequence[type[Decision]]:
            return kinds

    async with playing(Fewer()) as play:
        for place in lettered(kinds):
            await play.press("d", str(place.area), place.letter)
            assert play.shown == "FormDialog", place
            assert place.kind.title in drawer_title(play)
            await play.press("F")
            assert play.shown == "FloorScreen"


async def test_a_digit_opens_its_area_and_a_digit_of_an_empty_area_nothing() -> None:
    async with playing(SharingSession()) as play:
        await play.press("d", "8")
        assert "8 People and wellbeing" in drawer_title(play)
        assert play.app.screen.query_one(PickList).row_id == "no_letter"
        await play.press("3")
        assert "8 People and wellbeing" in drawer_title(play)


async def test_esc_goes_from_an_area_to_the_menu_and_from_there_to_the_floor_and_no_further() -> None:
    async with playing(SharingSession()) as play:
        await play.press("d", "8", "escape")
        assert "Decide about Dana" in drawer_title(play)
        await play.press("escape")
        assert play.shown == "FloorScreen"
        await play.press("escape", "escape")
        assert play.shown == "FloorScreen"


async def test_all_decisions_are_listed_by_area_and_scroll_to_the_last() -> None:
    async with playing(SharingSession()) as play:
        await play.press("D")
        assert "All decisions" in drawer_title(play)
        await play.press("end")
        assert "No letter" in play.text
        assert "8 People and wellbeing" in play.text


async def test_the_palette_finds_a_kind_without_a_letter_by_its_name() -> None:
    async with playing(SharingSession()) as play:
        await play.press("colon")
        await play.type("kind 77")
        assert "Kind 77" in play.text
        await play.press("enter")
        assert play.shown == "FormDialog"


async def test_a_capital_goes_to_its_place_from_the_floor_and_from_a_drawer() -> None:
    places = {
        "I": "InboxDialog",
        "A": "AgentsDialog",
        "P": "PlanDialog",
        "L": "LogDialog",
        "D": "MenuDialog",
        "F": "FloorScreen",
        "G": "InboxDialog",
    }
    async with playing() as play:
        for key, shown in places.items():
            await play.press(key)
            assert play.shown == shown
            await play.press("escape", "d", key)
            assert play.shown == shown
            assert sum(type(screen).__name__ == "MenuDialog" for screen in play.app.screen_stack) <= 1
            while play.shown != "FloorScreen":
                await play.press("escape")


async def test_the_list_of_places_goes_there_by_the_small_letter_too() -> None:
    async with playing() as play:
        await play.press("g")
        assert play.shown == "PlacesDialog"
        assert "P  Plan" in play.text
        await play.press("p")
        assert play.shown == "PlanDialog"


async def test_a_place_that_the_scenario_lacks_is_not_listed_and_its_letter_does_nothing() -> None:
    from tests.present.floor_views import a_floor

    async with playing(ScriptedSession(a_floor(plan=()))) as play:
        await play.press("g")
        assert "Plan:" not in play.text
        await play.press("P")
        assert play.shown == "PlacesDialog"


async def test_what_is_due_first_opens_its_message() -> None:
    async with playing() as play:
        await play.press("G")
        assert "He says nobody ever calls back." in play.text


def test_a_key_of_the_users_own_that_is_the_letter_of_a_decision_is_reported() -> None:
    (complaint,) = key_complaints({"floor.decide": "m"})
    assert complaint.startswith("floor.decide has the key 'm', by which a decision is taken")
    assert key_complaints({"floor.decide": "z,f8"}) == []
