"""Our own themes: dark and light, both for the colour-blind too, high contrast, and plain without colour.

Words and symbols carry every state; colour only repeats them. Text keeps a contrast of at least 4.5 to 1 on
its background (WCAG 2.2, 1.4.3), also where a terminal rounds it to one of 256 colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

from floorsim.present.row import Role


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
    title_role: str | None
    accent: str | None
    good: str | None
    warn: str | None
    bad: str | None
    rule: str | None

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
    title_role="#ffffff",
    accent="#7cc4ff",
    good="#7fd992",
    warn="#f2c14e",
    bad="#ff8078",
    rule="#55616e",
)
LIGHT = Look(
    "light",
    "Light",
    False,
    background="#fbfaf6",
    surface="#eeeeee",
    text="#1e242b",
    dim="#5a636e",
    title_role="#000000",
    accent="#0b5cad",
    good="#1a6b2d",
    warn="#855500",
    bad="#b3231b",
    rule="#8d939a",
)
# Okabe & Ito (2008), "Color Universal Design": sky blue, yellow, vermilion and reddish purple, the last two
# lightened until they read on the dark ground.
COLOUR_BLIND = Look(
    "colour-blind",
    "Colour-blind safe, dark",
    True,
    background="#101418",
    surface="#1b2128",
    text="#f0f0f0",
    dim="#a6adb5",
    title_role="#ffffff",
    accent="#d795bb",
    good="#56b4e9",
    warn="#f0e442",
    bad="#e86a10",
    rule="#5c666f",
)
# On a light ground only dark colours read: Okabe & Ito's blue and vermilion, darkened; bad is darkest of all.
COLOUR_BLIND_LIGHT = Look(
    "colour-blind-light",
    "Colour-blind safe, light",
    False,
    background="#fbfaf6",
    surface="#eeeeee",
    text="#1e242b",
    dim="#5a636e",
    title_role="#000000",
    accent="#4b1e78",
    good="#0062a8",
    warn="#9a5000",
    bad="#6e1400",
    rule="#8d939a",
)
# Every ink at least 7 to 1 on both grounds (WCAG 2.2, 1.4.6), all of them among the 256 colours.
HIGH_CONTRAST = Look(
    "high-contrast",
    "High contrast, dark",
    True,
    background="#000000",
    surface="#1c1c1c",
    text="#ffffff",
    dim="#d0d0d0",
    title_role="#ffffff",
    accent="#87d7ff",
    good="#5fff87",
    warn="#ffff5f",
    bad="#ffafaf",
    rule="#b2b2b2",
)
PLAIN = Look(
    "plain", "Plain, without colour", True, None, None, None, None, None, None, None, None, None, None
)

LOOKS = {look.name: look for look in (DARK, LIGHT, COLOUR_BLIND, COLOUR_BLIND_LIGHT, HIGH_CONTRAST, PLAIN)}
"""Every theme by the name that `--theme` and the settings use."""

DEFAULT_LOOK = DARK.name

_BOLD = frozenset({Role.STRONG, Role.TITLE, Role.BAD})
_BOLD_WITHOUT_COLOUR = _BOLD | {Role.ACCENT}
_UNDERLINED_WITHOUT_COLOUR = frozenset({Role.WARN, Role.BAD})


@lru_cache(maxsize=256)
def style_of(look: Look, role: Role, selected: bool, raised: bool) -> Style:
    """Return the style of an role; never none, since the screen's filters need one on every piece of text."""
    if look.text is None:
        return Style(
            reverse=selected or role is Role.PICKED,
            bold=role in _BOLD_WITHOUT_COLOUR,
            underline=role in _UNDERLINED_WITHOUT_COLOUR,
        )
    colours: dict[Role, str | None] = {
        Role.TEXT: look.text,
        Role.STRONG: look.text,
        Role.DIM: look.dim,
        Role.TITLE: look.title_role,
        Role.ACCENT: look.accent,
        Role.GOOD: look.good,
        Role.WARN: look.warn,
        Role.BAD: look.bad,
        Role.RULE: look.rule,
    }
    ground = look.surface if raised else look.background
    if selected or role is Role.PICKED:
        return Style(color=ground, bgcolor=look.accent, bold=True)
    return Style(color=colours[role], bgcolor=ground, bold=role in _BOLD)


_ANSI_VARIABLES = (
    "ansi-background",
    "ansi-foreground",
    "border",
    "border-blurred",
    "block-cursor-foreground",
    "block-cursor-background",
    "input-cursor-background",
    "input-cursor-foreground",
    "input-selection-background",
    "input-selection-foreground",
    "screen-selection-background",
    "screen-selection-foreground",
)
"""Variables that Textual's style sheets expect of a theme without colours of its own."""


def textual_theme(look: Look) -> Theme:
    """Return the theme in Textual's own form, for its input fields and borders."""
    if look.text is None:
        return Theme(
            look.theme_name,
            primary="ansi_default",
            foreground="ansi_default",
            background="ansi_default",
            surface="ansi_default",
            panel="ansi_default",
            boost="ansi_default",
            ansi=True,
            variables={name: "ansi_default" for name in _ANSI_VARIABLES}
            | {"input-cursor-text-style": "reverse"},
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
        variables={"text-disabled": look.dim or ""},  # what an empty field says, too pale by itself
    )
