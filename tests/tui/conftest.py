"""Compare a screen with its committed picture; what to do when it differs stands in the failure."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.tui.at_rest import at_rest
from tests.tui.picture import picture, picture_rows, row_texts, styles
from tests.tui.playing import Playing

PICTURES = Path(__file__).parent / "pictures"
MOST_ROWS_TOLD = 40
MOST_TRIES = 20

LooksAsPictured = Callable[[Playing, str], Awaitable[None]]


@pytest.fixture(autouse=True)
def no_sleep_between_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is settled when the loop has nothing left to do."""
    monkeypatch.setattr("textual.app.wait_for_idle", at_rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", at_rest)


@pytest.fixture
def updating_pictures(request: pytest.FixtureRequest) -> bool:
    """Whether what is compared is to be written anew."""
    return bool(request.config.getoption("--update-pictures"))


@pytest.fixture
def looks_as_pictured(
    updating_pictures: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> LooksAsPictured:
    """Give a check that the screen is its picture; `--update-pictures` draws the picture anew instead."""
    monkeypatch.delenv("NO_COLOR", raising=False)

    async def check(play: Playing, name: str) -> None:
        drawn = await _at_rest(play)
        kept = PICTURES / f"{name}.svg"
        if updating_pictures:
            PICTURES.mkdir(exist_ok=True)
            kept.write_text(drawn, encoding="utf-8")
        elif not kept.exists() or kept.read_text(encoding="utf-8") != drawn:
            pytest.fail(_difference(kept, drawn, tmp_path), pytrace=False)

    return check


async def _at_rest(play: Playing) -> str:
    """Draw the screen once nothing on it moves any more."""
    play.app.animation_level = "none"
    for entry in (*play.app.screen.query(Input), *play.app.screen.query(TextArea)):
        entry.cursor_blink = False
    before = ""
    for _ in range(MOST_TRIES):
        await play.pilot.pause()
        drawn = picture(play.app.export_screenshot(), *play.app.size)
        if drawn == before:
            return drawn
        before = drawn
    raise AssertionError("the screen does not come to rest")


def _changes(old: list[str], new: list[str]) -> list[str]:
    return list(unified_diff(old, new, "old", "new", lineterm="", n=0))[:MOST_ROWS_TOLD]


def _restyled(before: str, drawn: str) -> list[str]:
    """Say what differs where no letter does: styles themselves, or the rows that have others of them."""
    told = "Its letters are the same; their styles differ"
    if changed := _changes(styles(before), styles(drawn)):
        return [f"{told}.", *changed]
    rows = zip(picture_rows(before), picture_rows(drawn), strict=True)
    return [f"{told} in row {place}." for place, (old, new) in enumerate(rows, 1) if old != new]


def _difference(kept: Path, drawn: str, folder: Path) -> str:
    """Lay the old and the new picture side by side and say what differs and what to do."""
    new = folder / f"{kept.stem}.new.svg"
    new.write_text(drawn, encoding="utf-8")
    told = [f"The screen is not the picture {kept.name} any more."]
    if kept.exists():
        before = kept.read_text(encoding="utf-8")
        old = folder / f"{kept.stem}.old.svg"
        old.write_text(before, encoding="utf-8")
        told += _changes(row_texts(before), row_texts(drawn)) or _restyled(before, drawn)
        told += [f"Old: {old}"]
    else:
        told = [f"There is no picture {kept.name} yet."]
    return "\n".join(
        [
            *told,
            f"New: {new}",
            "Open them in a browser. If the new one is right:",
            "  pytest tests/tui/test_pictures.py --update-pictures",
            "and commit it with the change that made it.",
        ]
    )
