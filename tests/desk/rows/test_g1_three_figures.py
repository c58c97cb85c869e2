"""G1: three figures are chosen in the morning and told of when they leave their band."""

from __future__ import annotations

import pytest

from floorsim.desk.reports.figures import ReportFigure
from floorsim.desk.reports.noticing import band_of
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, why_not
from tests.desk.several_days import ELEVEN, day, every_day

THREE = ["voice.service_level", "voice.abandoned", "email.oldest"]
WAVE = [
    {
        "id": "wave",
        "title": "A wave on the second day",
        "from": "d2 09:10",
        "to": "d2 11:00",
        "effects": [{"demand": {"stream": "voice", "times": 6}}],
    }
]


@pytest.fixture(scope="module")
def waved() -> Run:
    """Two mornings of choices, and a wave that nobody announced on the second."""
    run = at(every_day(busy=True, incidents=WAVE), day(1), seed=2)
    decide(run, "choose_metrics", metrics=THREE)
    run.advance(day(2))
    decide(run, "choose_metrics", metrics=["chat.service_level", "voice.abandoned"])
    run.advance(day(2, ELEVEN - MIN))
    return run


def test_there_is_nothing_to_choose_where_one_stretch_is_played() -> None:
    run = at(a_scenario())
    assert why_not(run, "choose_metrics", metrics=THREE) == (
        "There is one stretch of play here and no other morning to compare it with."
    )


def test_one_to_three_figures_that_there_are_can_be_chosen_and_none_that_flatters() -> None:
    run = at(every_day(busy=True))
    offered = {one.id for one in run.desk.workspace.noticing.offered()}
    assert set(THREE) <= offered
    assert not {"voice.asa", "voice.service_level.of_answered"} & offered
    assert "is none of your figures" in (why_not(run, "choose_metrics", metrics=["voice.asa"]) or "")


def test_it_takes_five_minutes_once_a_day_and_ends_in_the_evening() -> None:
    run = at(every_day(busy=True))
    decide(run, "choose_metrics", metrics=THREE)
    assert "about to choose" in (why_not(run, "choose_metrics", metrics=THREE) or "")
    run.advance(NINE + 4 * MIN)
    assert run.observe().metrics == ()
    run.advance(NINE + 6 * MIN)
    assert [one.id for one in run.observe().metrics] == THREE
    assert why_not(run, "choose_metrics", metrics=THREE) == (
        "You chose yours at 09:05; tomorrow you choose again."
    )
    run.advance(day(2))
    assert run.observe().metrics == ()
    assert why_not(run, "choose_metrics", metrics=THREE) is None


def test_a_chosen_figure_that_leaves_its_band_is_told_of(waved: Run) -> None:
    told = [line for line in log(waved.desk) if line.startswith("one of your figures: Voice abandoned")]
    assert told
    assert "outside its band of" in told[0]
    assert any(one.out for one in waved.observe().metrics if one.id == "voice.abandoned")


def test_what_was_not_chosen_changes_without_a_word(waved: Run) -> None:
    wave_s = day(2, NINE + 10 * MIN)
    told = [line.text for line in waved.observe().log if line.at_s > wave_s and "your figures" in line.text]
    assert not any("Voice SL" in line for line in told)


def test_looking_changes_no_customer(waved: Run) -> None:
    blank = at(waved.scenario, waved.now_s, seed=2)
    assert [one.arrived_s for one in blank.ledger.contacts] == [
        one.arrived_s for one in waved.ledger.contacts
    ]


@pytest.mark.parametrize(
    ("unit", "value", "below", "usual", "band"),
    [
        ("share", 0.5, 100.0, 0.8, (0.68, 0.92)),
        ("share", 0.5, 10.0, 0.8, None),
        ("count", 30.0, None, 25.0, (10.0, 40.0)),
        ("seconds", 300.0, 49.0, 200.0, (140.0, 260.0)),
        ("seconds", 300.0, None, 200.0, (150.0, 250.0)),
        ("share", 0.5, None, None, None),
    ],
)
def test_the_band_is_what_chance_does(
    unit: str, value: float, below: float | None, usual: float | None, band: tuple[float, float] | None
) -> None:
    figure = ReportFigure("x", "X", value, unit, "", below=below)  # type: ignore[arg-type]
    found = band_of(figure, usual)
    assert found == (None if band is None else pytest.approx(band))
