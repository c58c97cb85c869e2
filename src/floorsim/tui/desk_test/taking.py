"""Taking a candidate through a sitting in this terminal: how it looks, and what is told afterwards."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from floorsim.desktest.package.accommodations import Accommodations
from floorsim.play.desk_test.sitting import Sitting
from floorsim.tui.desk_test.app import DeskTestApp
from floorsim.tui.settings import Settings, load_settings
from floorsim.tui.terminal import require_terminal
from floorsim.tui.themes import HIGH_CONTRAST, PLAIN


def run_desk_test(
    sitting: Sitting, *, again: str, say: Callable[[str], object], give: Callable[[str], object]
) -> int:
    """Take a candidate through a sitting on the screen and return the exit status once it is left.

    Args:
        sitting: the sitting, which is closed when this returns.
        again: the command that opens it again, for a candidate who leaves before the end.
        say: tells what the candidate reads once the screen is gone.
        give: takes the path of the sealed result.

    Raises:
        FloorsimError: there is no terminal, or what was typed last could not be kept.
        Exception: a defect of floorsim's own, after the terminal is as it was and the sitting is kept.
    """
    require_terminal()
    settings, complaints = load_settings({})
    given = sitting.introduction.accommodations
    app = DeskTestApp(sitting, settings_for(settings, given), complaints=complaints, environ=os.environ)
    status = app.run_to_the_end()
    for line in leaving_words(sitting, again, sealed=app.sealed is not None):
        say(line)
    if app.sealed is not None:
        give(str(app.sealed))
    return status


def settings_for(settings: Settings, given: Accommodations) -> Settings:
    """Return settings as the administrator has set them for a candidate; the clock runs in forms."""
    theme = PLAIN.name if given.no_colour else HIGH_CONTRAST.name if given.high_contrast else settings.theme
    glyphs = "ascii" if given.ascii else settings.glyphs
    return replace(
        settings, theme=theme, glyphs=glyphs, pause_in_forms=False, stop_on=frozenset(), speed=None
    )


def leaving_words(sitting: Sitting, again: str, *, sealed: bool = False) -> list[str]:
    """Return what a candidate who left is told on the terminal; once it is `sealed` the file comes next."""
    id = sitting.introduction.sitting
    if sealed:
        return [f"Sitting {id} is over; its sealed result:"]
    if sitting.stage == "withdrawn":
        return [f"Sitting {id} is over."]
    more = {
        "exercise": "The clock of the open exercise goes on.",
        "finished": "Its result is not sealed yet.",
    }.get(sitting.stage)
    return [f"Sitting {id} is kept.", *([more] if more else []), f"To go on: {again}"]
