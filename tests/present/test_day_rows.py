"""The evening and the morning as pages."""

from __future__ import annotations

import pytest

from floorsim.present.day_rows import evening_rows, morning_rows, night_row
from floorsim.present.day_views import CarriedOver, EveningView, MorningView
from floorsim.units import DAY_S
from tests.present.day_views import a_morning, an_evening


def text(rows: list[object]) -> str:
    return "\n".join(row.text.rstrip() for row in rows)  # type: ignore[attr-defined]


def test_an_evening_says_what_the_day_was_and_what_waits() -> None:
    shown = text([*evening_rows(an_evening(), 80)])
    assert "Tue 17:00: the day is over" in shown
    assert "day 1 of 5" in shown
    assert "Voice SL 71% ▼ target 80%" in shown
    assert "→ d2 09:00 Call Mrs Adler" in shown
    assert "1:1 Mei not held" in shown
    assert "Left to the next shift" in shown


def test_what_became_of_it_is_told_in_the_morning_and_not_before() -> None:
    assert "nobody saw to it" not in text([*evening_rows(an_evening(), 80)])
    shown = text([*morning_rows(a_morning(), 80)])
    assert "✓ done: The bakery waits for a call (a written list)" in shown
    assert "✕ nobody saw to it: A refund over the limit (nobody told them)" in shown


def test_an_evening_with_nothing_open_says_what_would_stand_there() -> None:
    shown = text([*evening_rows(an_evening(carried=(), passed=(), skipped=()), 80)])
    assert "Nothing. Promises, open cases" in shown
    assert "next shift" not in shown


def test_a_morning_has_the_three_figures_people_the_plan_and_the_stand_up() -> None:
    shown = text([*morning_rows(a_morning(), 80)])
    assert "1 Voice SL 71% ▼  2 Voice abandoned 12%" in shown
    assert "→ 09:00 Call Mrs Adler" in shown
    assert "absent: Luis" in shown
    assert "not here yet: Tomas" in shown
    assert "Hanna: “Slept badly.”" in shown
    assert "1:1 not held: Mei twice" in shown
    assert "“If calls jump, the notice goes up first.”" in shown
    assert "at 08:00, 1 point to choose from (s)" in shown


def test_without_a_choice_the_morning_shows_none() -> None:
    assert "none chosen" in text([*morning_rows(a_morning(figures=()), 80)])
    chosen = a_morning(chosen=("Voice SL", "Chat SL"))
    assert "for today: Voice SL and Chat SL" in text([*morning_rows(chosen, 80)])


def test_a_long_list_is_cut_and_counted() -> None:
    many = tuple(CarriedOver(False, f"Case {n}", None) for n in range(20))
    assert "and 15 more" in text([*evening_rows(an_evening(carried=many, skipped=()), 80)])


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("view", [an_evening(), a_morning()])
def test_every_row_fits(view: EveningView | MorningView, width: int) -> None:
    rows = evening_rows(view, width) if isinstance(view, EveningView) else morning_rows(view, width)
    assert all(row.width <= width for row in rows)


def test_the_night_shows_how_far_it_has_come() -> None:
    half = night_row(DAY_S, DAY_S - 3600.0, DAY_S + 3600.0, 80).text
    assert half.count("█") == half.count("·")
    assert "00:00" in half
