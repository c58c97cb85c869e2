"""The settings as rows of the home screen: what each is called and set to, and what enter sets it to next."""

from __future__ import annotations

from floorsim.play.stop_kinds import STOPS, StopKind
from floorsim.tui.settings import Settings
from floorsim.tui.themes import LOOKS


def setting_words(settings: Settings) -> dict[str, tuple[str, str]]:
    """Return per setting, by its id here, its name and what it is set to."""
    words = {
        "theme": ("Theme", LOOKS[settings.theme].title),
        "glyphs": ("Symbols", "Unicode" if settings.glyphs == "unicode" else "ASCII only"),
        "pause_in_forms": (
            "Clock in open menus and forms",
            "pauses" if settings.pause_in_forms else "runs",
        ),
        "plain": ("From the next start on", "lines to be read aloud" if settings.plain else "this screen"),
        "hjkl": ("Letters h j k l", "move like the arrow keys" if settings.hjkl else "do not move"),
    }
    for kind, when in STOPS.items():
        stops = "the clock stops" if kind in settings.stop_on else "the clock goes on"
        words[kind] = (when, stops)
    return words


def next_setting(settings: Settings, name: str) -> dict[str, str | bool | frozenset[StopKind]]:
    """Return the change that enter makes on a setting's row: the next theme, the other symbols, on or off."""
    if name == "theme":
        names = list(LOOKS)
        return {"theme": names[(names.index(settings.theme) + 1) % len(names)]}
    if name == "glyphs":
        return {"glyphs": "unicode" if settings.glyphs == "ascii" else "ascii"}
    if name == "pause_in_forms":
        return {"pause_in_forms": not settings.pause_in_forms}
    if name == "plain":
        return {"plain": not settings.plain}
    if name == "hjkl":
        return {"hjkl": not settings.hjkl}
    (kind,) = [kind for kind in STOPS if kind == name]
    return {"stop_on": settings.stop_on ^ {kind}}
