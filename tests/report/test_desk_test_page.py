"""A desk test's reports as HTML that needs nothing else and that readers' programs find their way in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from floorsim.desktest.reporting.precision import EXERCISE_VARIANCE, Precision
from floorsim.desktest.reporting.programme_figures import programme_figures
from floorsim.present.desk_test_reports.candidate import candidate_page
from floorsim.present.desk_test_reports.panel import panel_page
from floorsim.present.desk_test_reports.programme import programme_page
from floorsim.report.desk_test_page import desk_test_page
from tests.desktest.cohorts import a_cohort, an_attempt
from tests.report.html_outline import Outline

ON = date(2026, 6, 1)
PRECISION = Precision({}, EXERCISE_VARIANCE, 12)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Each report as a file."""
    pytest.importorskip("pingouin", reason="figures of a programme need the extra grading")
    figures = programme_figures(a_cohort(), {}, PRECISION)
    return {
        "candidate": desk_test_page(candidate_page(an_attempt(2), PRECISION, {})),
        "panel": desk_test_page(panel_page([an_attempt(8)], PRECISION, {}, ON)),
        "programme": desk_test_page(programme_page(figures, ["Form A"], ON)),
    }


@pytest.mark.parametrize("whom", ["candidate", "panel", "programme"])
def test_readers_programs_find_their_way(pages: dict[str, str], whom: str) -> None:
    outline = Outline(pages[whom])
    assert outline.lang == "en"
    assert outline.headings.count(1) == 1
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert outline.landmarks == {"header": 1, "nav": 1, "main": 1, "footer": 1}
    assert [id for id, count in outline.ids.items() if count > 1] == []
    assert {id for ids in outline.pointed for id in ids.split()} <= set(outline.ids)
    assert {address.removeprefix("#") for address in outline.addresses} <= set(outline.ids)
    assert not {"script", "link", "iframe", "img", "form"} & set(outline.tags)
    assert all(picture["role"] == "img" for picture in outline.pictures)


@pytest.mark.parametrize("id", ["decision", "coaching_and_quality"])
def test_no_name_of_an_exercise_makes_two_places_one(id: str) -> None:
    attempt = an_attempt(8)
    *others, mail = attempt.exercises
    named = replace(mail, exercise=mail.exercise.model_copy(update={"id": id}))
    outline = Outline(
        desk_test_page(panel_page([replace(attempt, exercises=(*others, named))], PRECISION, {}, ON))
    )
    assert [id for id, count in outline.ids.items() if count > 1] == []


def test_a_drawn_range_has_its_figures_in_its_row(pages: dict[str, str]) -> None:
    drawn = [row for row in pages["panel"].split("<tr") if "<svg" in row]
    labels = [row.partition('aria-label="')[2].partition('"')[0] for row in drawn]
    assert len(drawn) == 4 + 3
    assert all(f">{label}<" in row for label, row in zip(labels, drawn, strict=True))


def test_what_a_candidate_wrote_is_text(pages: dict[str, str]) -> None:
    assert "&lt;b&gt;No cause&lt;/b&gt; is known." in pages["candidate"]


def test_the_panel_has_room_for_the_decision(pages: dict[str, str]) -> None:
    assert pages["panel"].count("<textarea") == 3
    assert pages["panel"].count("<textarea") == pages["panel"].count('<textarea rows="1" aria-') + 1
