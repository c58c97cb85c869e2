"""The report as one HTML file: it needs nothing else, everybody can read it, and no text in it can act."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from floorsim.report.charts.look import DARK, LIGHT
from floorsim.report.contents import Contents
from floorsim.report.page import page
from tests.present.reviews import SIX_TO_VOICE, a_moment, some_cases
from tests.report.contents_by_hand import BARE, CONTENTS, REVIEW, STORED
from tests.report.html_outline import Outline


@pytest.fixture(scope="module")
def whole() -> str:
    return page(CONTENTS)


@pytest.fixture(scope="module")
def outline(whole: str) -> Outline:
    return Outline(whole)


def test_it_is_complete_without_script_and_network(whole: str, outline: Outline) -> None:
    assert not {"script", "link", "iframe", "img", "object", "embed", "base", "form"} & set(outline.tags)
    assert all(address.startswith("#") for address in outline.addresses)
    assert "http" not in whole.replace("http-equiv", "")
    assert "@import" not in whole
    assert not re.search(r"url\((?!#)", whole)


def test_readers_programs_find_their_way(outline: Outline) -> None:
    assert outline.lang == "en"
    assert outline.landmarks == {"header": 1, "nav": 1, "main": 1, "footer": 1}
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(
        after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False)
    )
    assert [id for id, count in outline.ids.items() if count > 1] == []
    assert outline.pointed <= set(outline.ids)
    assert {address.removeprefix("#") for address in outline.addresses} <= set(outline.ids)


def test_each_chart_has_a_name_a_description_and_its_figures(whole: str, outline: Outline) -> None:
    charts = re.findall(r"<figure>.*?</figure>", whole, re.DOTALL)
    assert (
        len(charts) == 8
    )  # ledger, landing, course, effects, queues of two moments on the screen and on paper
    for one in charts:
        assert re.search(r"<figcaption><strong>[^<]+</strong> [^<]+</figcaption>", one)
        assert one.count("<svg") == 2
        assert "<table>" in one or 'href="#decisions-table"' in one
    assert all(
        picture["role"] == "img" and picture["aria-labelledby"] and picture["aria-describedby"]
        for picture in outline.pictures
    )
    on_screen = whole[: whole.index('<section class="paper')]
    names = re.findall(r'role="region" tabindex="0" aria-label="([^"]+)"', on_screen)
    assert len(names) == len(set(names)) == 5, "two regions of one name can't be told apart"
    assert "From 62 at 09:00 to 70 at 10:55; lowest 54 at 10:10" in whole


def test_moments_can_be_solved_before_their_answers_are_seen(whole: str) -> None:
    first = whole[whole.index("Moment 1 of 2") : whole.index("Moment 2 of 2")]
    shown, folded = first.split("<details")[:2]
    assert "Changing the announcement on Voice and Chat" in shown
    assert "+6.8 ± 1.6" not in shown
    assert "+6.8 ± 1.6" in folded
    answers = whole[whole.index("Answers to the moments") :]
    assert "+6.8 ± 1.6" in answers
    assert whole.index("Answers to the moments") > whole.index('id="decisions"')
    assert ".paper { display: none; }" in whole


def test_it_tells_this_run(outline: Outline) -> None:
    for told in (
        "−3.9 ± 1.1",
        "▼ cost, large",
        "4/15",
        "a password was read out",
        "Left alone, the day ends at 52.0. Your 4 decisions added 14.1",
        "38 customers waited less",
        "You, 09:57",
        "Never pass on a time that nobody has checked.",
        "Moving the breaks of Grace, Oskar and Ingrid, one after another at 10:24 was worth +1.8",
        "over 15 redrawn days",
    ):
        assert told in outline.text


def test_the_same_run_gives_the_same_bytes(whole: str) -> None:
    assert page(CONTENTS) == whole


def test_no_text_of_a_scenario_or_a_store_can_act() -> None:
    evil = '<script>alert("1")</script>\x1b[2J\u202e'
    spoilt = replace(
        CONTENTS,
        subject=replace(CONTENTS.subject, title=evil, scenario=evil, run_id=evil),
        review=replace(
            REVIEW,
            decisions=(replace(SIX_TO_VOICE, says=evil),),
            moments=(replace(a_moment(), situation=(evil,)),),
            landing=(),
        ),
        messages=(replace(some_cases()[0], sender=evil, text=evil, expected=evil),),
        timeline=None,
        gates=(evil,),
    )
    made = page(spoilt)
    assert "script" not in Outline(made).tags
    assert "\x1b" not in made
    assert "\u202e" not in made


@pytest.mark.parametrize("contents", [BARE, STORED], ids=["half-finished", "of another version"])
def test_what_is_not_there_is_left_out(contents: Contents) -> None:
    made = Outline(page(contents))
    assert made.headings[0] == 1
    assert "Moments" not in made.text
    assert ("left at 10:00" in made.text) == (contents is BARE)
    assert ("version 3 of the model" in made.text) == (contents is STORED)
    assert "Service level: 58.0" in made.text


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "yours", "other"])
def test_text_stands_out_from_its_page(colours: dict[str, str], name: str) -> None:
    light, dark = sorted((_luminance(colours[name]), _luminance(colours["page"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
