"""Themes can be read, and told apart by people who do not see all colours."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from rich.color import Color, ColorSystem

from floorsim.present.row import Role
from floorsim.tui.settings import Settings
from floorsim.tui.themes import COLOUR_BLIND, COLOUR_BLIND_LIGHT, HIGH_CONTRAST, LOOKS, Look, style_of
from tests.tui.playing import playing

COLOURED = [look for look in LOOKS.values() if look.text is not None]

# Machado, Oliveira & Fernandes (2009), severity 1.0, for linear RGB.
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)


def linear(colour: str) -> tuple[float, float, float]:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminances."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, by: tuple[tuple[float, ...], ...]) -> list[float]:
    """The colour as somebody with the deficiency sees it, 0-255 per channel."""
    rgb = linear(colour)
    shifted = [sum(weight * value for weight, value in zip(row, rgb, strict=True)) for row in by]
    clipped = [min(max(value, 0.0), 1.0) for value in shifted]
    return [
        255 * (value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)
        for value in clipped
    ]


def as_it_is(colour: Color) -> str:
    return colour.name


def of_256(colour: Color) -> str:
    """The colour that a terminal without true colour shows."""
    return colour.downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


@pytest.mark.parametrize("shown", [as_it_is, of_256])
@pytest.mark.parametrize("look", COLOURED, ids=lambda look: look.name)
def test_every_ink_reads_on_both_grounds(look: Look, shown: Callable[[Color], str]) -> None:
    for role in Role:
        if role is Role.RULE:
            continue
        for raised in (False, True):
            style = style_of(look, role, False, raised)
            assert style.color is not None
            assert style.bgcolor is not None
            least = 7.0 if look is HIGH_CONTRAST else 4.5
            for selected in (
                (style, style_of(look, role, True, raised)) if look is HIGH_CONTRAST else (style,)
            ):
                assert selected.color is not None
                assert selected.bgcolor is not None
                inks = shown(selected.color), shown(selected.bgcolor)
                assert contrast(*inks) >= least, (look.name, role, raised)


@pytest.mark.parametrize("look", [COLOUR_BLIND, COLOUR_BLIND_LIGHT], ids=lambda look: look.name)
@pytest.mark.parametrize("by", [DEUTERANOPIA, PROTANOPIA], ids=["deuteranopia", "protanopia"])
def test_good_near_and_bad_stay_apart_in_the_themes_for_the_colour_blind(
    by: tuple[tuple[float, ...], ...], look: Look
) -> None:
    roles = [colour for colour in (look.good, look.warn, look.bad) if colour]
    assert len(roles) == 3
    for one, other in combinations(roles, 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen(one, by), seen(other, by), strict=True)) ** 0.5
        assert distance >= 60


@pytest.mark.parametrize("look", COLOURED, ids=lambda look: look.name)
async def test_what_an_empty_field_says_can_be_read(look: Look) -> None:
    async with playing(settings=Settings(theme=look.name)) as play:
        await play.press("d", "m")
        strips = play.app.screen._compositor.render_strips()
        (style,) = [piece.style for row in strips for piece in row if "a time such as 10:30" in piece.text]
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None
        assert contrast(style.color.name, style.bgcolor.name) >= 4.5


@pytest.mark.parametrize("name", list(LOOKS))
async def test_every_theme_draws_the_floor_and_a_form(name: str) -> None:
    async with playing(settings=Settings(theme=name)) as play:
        assert "▼ 62% below" in play.text
        await play.press("m")
        assert "Now: The channel gains people" in play.text


async def test_a_theme_chosen_at_home_is_kept() -> None:
    from floorsim.tui.settings import load_settings

    async with playing(on_floor=False) as play:
        await play.type("theme")
        await play.press("enter")
        assert play.app.settings.theme == "light"
        assert play.app.theme == "floorsim-light"
    settings, complaints = load_settings({})
    assert settings.theme == "light"
    assert complaints == []


def test_there_is_a_dark_and_a_light_theme_for_the_colour_blind_on_such_a_ground() -> None:
    for look, bright in ((COLOUR_BLIND, False), (COLOUR_BLIND_LIGHT, True)):
        assert look.dark is not bright
        for ground in (look.background, look.surface):
            assert ground is not None
            assert (luminance(ground) > 0.5) is bright


async def test_every_theme_can_be_chosen_by_its_row_and_by_its_name_and_is_named_at_home() -> None:
    async with playing(on_floor=False) as play:
        await play.type("theme")
        for look in [*list(LOOKS.values())[1:], *list(LOOKS.values())[:1]]:
            await play.press("enter")
            assert play.app.settings.theme == look.name
            assert re.search(rf"Theme +{look.title}", play.text)
        await play.press("colon")
        await play.type("colour-blind safe, light")
        await play.press("enter")
        assert play.app.settings.theme == "colour-blind-light"


@pytest.mark.parametrize("name", list(LOOKS))
async def test_the_settings_at_home_fit_into_the_narrowest_terminal(name: str) -> None:
    async with playing(on_floor=False, settings=Settings(theme=name, pause_in_forms=False)) as play:
        assert re.search(r"Clock in open menus and forms +runs", play.text)
        assert re.search(rf"Theme +{LOOKS[name].title}", play.text)


def test_the_row_under_the_cursor_differs_by_more_than_hue() -> None:
    for look in LOOKS.values():
        plain, chosen = style_of(look, Role.TEXT, False, False), style_of(look, Role.TEXT, True, False)
        if look.text is None:
            assert chosen.reverse
        else:
            assert plain.bgcolor is not None
            assert chosen.bgcolor is not None
            assert contrast(plain.bgcolor.name, chosen.bgcolor.name) >= 3
