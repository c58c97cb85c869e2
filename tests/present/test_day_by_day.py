"""A run over several days in figures: a column for each day, the reference's last day beside them."""

from __future__ import annotations

from floorsim.present.day_by_day import day_by_day
from floorsim.present.result_view import DayByDay
from floorsim.present.score_rows import day_rows
from floorsim.run.run import Run
from floorsim.scoring.evidence import Evidence
from tests.desk.desks import a_scenario
from tests.desk.several_days import every_day


def evidence(run: Run) -> Evidence:
    run.advance(run.end_s)
    return Evidence(run.compiled, run.ledger)


def test_each_day_has_its_own_figures_and_the_last_stands_beside_the_reference_s() -> None:
    played = evidence(Run(every_day(busy=True), 4))
    found = day_by_day(played, played)
    assert found is not None
    assert found.days == ("Tuesday", "Wednesday", "Thursday")
    for label, values, reference in found.rows:
        assert len(values) == 3, label
        assert values[-1] == reference, label
    levels = next(values for label, values, _ in found.rows if label == "Voice service level")
    assert len(set(levels)) > 1


def test_of_one_day_there_is_no_table() -> None:
    played = evidence(Run(a_scenario(), 4))
    assert day_by_day(played, played) is None


def test_five_days_fit_80_columns_and_nothing_runs_into_anything() -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    days = DayByDay(names, (("Exhaustion in the evening (0 to 1)", ("0.28",) * 5, "0.29"),))
    head, row = (one.text for one in day_rows(days, 80)[1:3])
    assert head.split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "competent", "Fri"]
    assert row.split()[-6:] == ["0.28"] * 5 + ["0.29"]
    assert max(len(head), len(row)) <= 80
