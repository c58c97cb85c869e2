"""Notes in passing cover nothing that is being answered, and no keys."""

import pytest

from floorsim.tui.play import UNDO_OFFER
from tests.tui.playing import HUGE, LARGE, SMALL, Playing, playing
from tests.tui.test_drawers import DRAWERS

LONG = "The settings could not be kept: " + "no space is left on the device, " * 4


async def tell_much(play: Playing) -> None:
    for sentence in ("Ordered. u undoes it until the clock moves.", LONG, f"Again: {LONG}"):
        play.app.tell(sentence)
    await play.pilot.pause()
    await play.pilot.pause()


@pytest.mark.parametrize("size", [SMALL, LARGE, HUGE], ids=["80x24", "120x40", "200x50"])
async def test_a_note_covers_no_row_of_a_drawer_under_its_title(size: tuple[int, int]) -> None:
    async with playing(size=size, notes=True) as play:
        for drawer in ("object menu", "form", "agents", "log"):
            await play.press(*DRAWERS[drawer])
            before = play.text.splitlines()
            title = next(place for place, row in enumerate(before) if row.startswith("━ ") and "‖" in row)
            await tell_much(play)
            after = play.text.splitlines()
            assert after[title + 1 :] == before[title + 1 :], drawer
            assert after[title] != before[title], drawer
            play.app.clear_notifications()
            await play.press("escape")
            assert play.shown == "FloorScreen", drawer


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_a_note_covers_nothing_of_the_inbox_but_its_first_two_rows(size: tuple[int, int]) -> None:
    async with playing(size=size, notes=True) as play:
        await play.press("I")
        before = play.text.splitlines()
        await tell_much(play)
        assert play.text.splitlines()[2:] == before[2:]
        assert play.text.splitlines()[:2] != before[:2]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_a_note_on_home_covers_neither_the_keys_nor_what_is_asked(size: tuple[int, int]) -> None:
    async with playing(size=size, notes=True, on_floor=False) as play:
        before = play.text.splitlines()
        for place in range(12):
            play.app.tell(f"{place}: {LONG}")
        await play.pilot.pause()
        await play.pilot.pause()
        after = play.text.splitlines()
        assert after != before
        assert after[-6:] == before[-6:]


def told(play: Playing) -> list[str]:
    return [note.message for note in play.app._notifications]


async def decide(play: Playing) -> None:
    await play.press("m", "right", "f2")
    await play.pilot.pause()
    assert UNDO_OFFER in told(play)


async def test_undo_is_no_longer_offered_once_it_is_done() -> None:
    async with playing(notes=True) as play:
        await decide(play)
        await play.press("u")
        assert told(play) == ["Undone: doing move_agents."]


async def test_undo_is_no_longer_offered_once_the_clock_has_moved() -> None:
    async with playing(notes=True) as play:
        await decide(play)
        await play.seconds_pass(3)
        await play.seconds_pass(1)
        assert told(play) == []


async def test_undo_is_no_longer_offered_once_time_has_passed_at_one_go() -> None:
    async with playing(notes=True) as play:
        await decide(play)
        await play.press("full_stop")
        assert told(play) == []


async def test_undo_is_not_offered_at_home() -> None:
    async with playing(notes=True) as play:
        await decide(play)
        await play.press("q")
        assert play.shown == "HomeScreen"
        assert told(play) == []


async def test_what_is_told_again_stands_there_once() -> None:
    async with playing(notes=True) as play:
        for _ in range(3):
            play.app.tell("The disk is full.", wrong=True)
            await play.pilot.pause()
        assert told(play) == ["The disk is full."]


async def test_a_note_on_the_floor_leaves_own_time_and_the_keys_in_sight() -> None:
    async with playing(notes=True) as play:
        before = play.text.splitlines()
        play.app.tell("Ordered. u undoes it until the clock moves.")
        await play.pilot.pause()
        await play.pilot.pause()
        after = play.text.splitlines()
        assert "Ordered. u undoes it" in play.text
        assert after[:2] == before[:2]
        assert after[8:] == before[8:]
