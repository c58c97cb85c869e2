"""The rows of a report: what the check line says, and what a figure shows."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.present.report_rows import check_row, figure_line, text_rows, title_words
from tests.present.reports import FIGURES, a_report


@pytest.mark.parametrize(
    ("said", "check"),
    [
        ({}, "▲ formula named  ▲ nobody blamed  ◆ no cause yet  ▼ no ask: who, when"),
        ({"formula": "left_out"}, "▼ no formula  ▲ nobody blamed  ◆ no cause yet  ▼ no ask: who, when"),
        ({"cause": "team"}, "▲ formula named  ▼ somebody blamed  ▲ cause  ▼ no ask: who, when"),
        (
            {"cause": "driver", "ask": "overtime", "owner": "planning"},
            "▲ formula named  ▲ nobody blamed  ▲ cause  ◆ ask lacks when",
        ),
        (
            {"cause": "driver", "ask": "overtime", "owner": "planning", "by": "17:00"},
            "▲ formula named  ▲ nobody blamed  ▲ cause  ▲ ask: what, who, when",
        ),
        ({"figures": ["qa"], "ask": "general"},
         "◆ no service level  ▲ nobody blamed  ◆ no cause yet  ◆ ask too general"),
    ],
)  # fmt: skip
def test_the_check_line_says_what_is_missing_and_never_what_is_true(said: dict[str, Any], check: str) -> None:
    assert check_row(a_report(said)).text.strip() == f"Check: {check}"


def test_it_fits_the_smallest_terminal() -> None:
    view = a_report({"formula": "left_out"})
    assert check_row(view).width <= 80
    assert all(row.width <= 80 for row in text_rows(view, 80))


def test_a_figure_shows_what_stands_behind_it_and_whom_it_leaves_out() -> None:
    lines = [figure_line(one, one.id == "qa", 100).text.rstrip() for one in FIGURES]
    assert lines[0].split("  ")[0] == " [ ] Voice SL"
    assert lines[0].endswith("71%  542 of 763, target 80%")
    assert lines[1].endswith("84%  542 of 645, hides 104 not answered")
    assert lines[3].startswith(" [x] QA ")
    assert lines[3].endswith("91%  14 reviews, 85% to 95%")


def test_the_text_is_what_goes_out_and_its_length_is_counted() -> None:
    view = a_report({"cause": "driver", "ask": "overtime", "owner": "planning", "by": "17:00"})
    text = " ".join(row.text.strip() for row in text_rows(view, 80))
    assert "Voice SL 71%, 542 of 763, target 80% (answered within target / (answered" in text
    assert "Cause: one contact driver rose." in text
    assert "Ask: two hours of overtime, Planning, by 17:00." in text
    about, length = title_words(view)
    assert about == "Report on today, to 16:00, with daily summary, 16:30"
    assert length == f"{len(' '.join(view.says.lines()).split())} of 180 words"
