"""Our own themes: light, dark, colour-blind, and plain for a terminal that is to show no colour.

Words and signs carry every state; colour only repeats them. Text keeps a contrast of at least 4.5 to 1 on its
background (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

from floorsim.tui.lines.line import Ink


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one theme, as `#rrggbb`; None leaves the terminal's own."""

    name: str
    title: str
    dark: bool
    background: str | None
    surface: str | None
    text: str | None
    dim: str | None
    title_ink: str | None
    accent: str | None
    good: str | None
    warn: str | None
    bad: str | None
    rule: str | None
    ground: str | None = None
    """Background of a row that is selected."""

    @property
    def theme_name(self) -> str:
        """The name under which Textual knows it."""
        return f"floorsim-{self.name}"


DARK = Look(
    "dark",
    "Dark",
    True,
    background="#12161c",
    surface="#1d242d",
    text="#e3e8ee",
    dim="#98a5b3",
    title_ink="#ffffff",
    accent="#7cc4ff",
    good="#7fd992",
    warn="#f2c14e",
    bad="#ff8078",
    rule="#55616e",
    ground="#2d4258",
)
LIGHT = Look(
    "light",
    "Light",
    False,
    background="#fbfaf6",
    surface="#eceae1",
    text="#1e242b",
    dim="#5a636e",
    title_ink="#000000",
    accent="#0b5cad",
    good="#1a6b2d",
    warn="#855500",
    bad="#b3231b",
    rule="#8d939a",
    ground="#cfe2f5",
)
# Okabe & Ito (2008), "Color Universal Design": sky blue, yellow, vermilion and reddish purple, the last two
# lightened until they read on the dark ground.
COLOUR_BLIND = Look(
    "colour-blind",
    "Safe for the colour-blind",
    True,
    background="#101418",
    surface="#1b2128",
    text="#f0f0f0",
    dim="#a6adb5",
    title_ink="#ffffff",
    accent="#d795bb",
    good="#56b4e9",
    warn="#f0e442",
    bad="#e86a10",
    rule="#5c666f",
    ground="#3a3f46",
)
PLAIN = Look(
    "plain", "No colour, the terminal’s own", True, None, None, None, None, None, None, None, None, None, None
)

LOOKS = {look.name: look for look in (DARK, LIGHT, COLOUR_BLIND, PLAIN)}
"""Every theme by the name that `--theme` and the settings use."""

DEFAULT_LOOK = DARK.name

_ATTRIBUTES: dict[Ink, dict[str, bool]] = {
    Ink.STRONG: {"bold": True},
    Ink.TITLE: {"bold": True},
    Ink.BAD: {"bold": True},
}
_PLAIN_ATTRIBUTES: dict[Ink, dict[str, bool]] = {
    **_ATTRIBUTES,
    Ink.ACCENT: {"bold": True},
    Ink.WARN: {"underline": True},
    Ink.BAD: {"bold": True, "underline": True},
}


@lru_cache(maxsize=256)
def style_of(look: Look, ink: Ink, selected: bool, raised: bool) -> Style:
    """Return the full style of an ink; never empty, since filters of the screen need one on every piece of text."""
    if look.text is None:
        return Style(reverse=selected, **_PLAIN_ATTRIBUTES.get(ink, {}))
    colours: dict[Ink, str | None] = {
        Ink.TEXT: look.text,
        Ink.STRONG: look.text,
        Ink.DIM: look.dim,
        Ink.TITLE: look.title_ink,
        Ink.ACCENT: look.accent,
        Ink.GOOD: look.good,
        Ink.WARN: look.warn,
        Ink.BAD: look.bad,
        Ink.RULE: look.rule,
    }
    ground = look.surface if raised else look.background
    if selected:
        return Style(color=ground, bgcolor=look.accent, bold=True)
    return Style(color=colours[ink], bgcolor=ground, **_ATTRIBUTES.get(ink, {}))


def textual_theme(look: Look) -> Theme:
    """Return the theme in Textual's own form, for its input fields and borders."""
    if look.text is None:
        return Theme(
            look.theme_name,
            primary="ansi_default",
            foreground="ansi_default",
            background="ansi_default",
            ansi=True,
            variables={"border": "ansi_default", "input-selection-background": "ansi_default"},
        )
    return Theme(
        look.theme_name,
        primary=look.accent or "",
        secondary=look.dim,
        accent=look.accent,
        warning=look.warn,
        error=look.bad,
        success=look.good,
        foreground=look.text,
        background=look.background,
        surface=look.surface,
        panel=look.surface,
        dark=look.dark,
    )
