"""What is seen of a change: intervals that known examples give, and that hold the truth."""

from __future__ import annotations

from math import exp, log

import pytest

from floorsim.desk.improving.estimates import Range, mantel_haenszel
from floorsim.desk.improving.measured import Measured, measured
from floorsim.desk.improving.words import measured_lines
from floorsim.units import MINUTE_S
from tests.desk.desks import at, decide
from tests.desk.improving_floor import DAY, NINE, two_days, with_change

HALF_PAST_TEN = NINE + 90 * MINUTE_S


def test_one_table_gives_its_odds_ratio_with_the_variance_of_its_four_counts() -> None:
    found = mantel_haenszel([(10.0, 20.0, 5.0, 40.0)])
    assert found is not None
    assert exp(found[0]) == pytest.approx(4.0)
    assert found[1] == pytest.approx(1 / 10 + 1 / 20 + 1 / 5 + 1 / 40)


def test_tables_that_mix_to_the_contrary_give_what_holds_in_each_of_them() -> None:
    # Simpson's paradox: kidney stones, treatment A against B (Charig and others 1986).
    found = mantel_haenszel([(81.0, 6.0, 234.0, 36.0), (192.0, 71.0, 55.0, 25.0)])
    assert found is not None
    assert exp(found[0]) > 1.0
    assert (81 + 192) * (36 + 25) < (234 + 55) * (6 + 71)


def test_nothing_on_a_side_is_no_figure() -> None:
    assert mantel_haenszel([(5.0, 0.0, 7.0, 0.0)]) is None


def test_worse_means_by_three_standard_errors() -> None:
    def seen(handle: Range) -> Measured:
        return Measured(50, handle, None, None, 0.7, None, None, None)

    def around(middle: float, errors: float) -> Range:
        half = 1.959964 * middle / errors
        return Range(exp(middle), exp(middle - half), exp(middle + half))

    assert not seen(around(log(1.2), 2.9)).clearly_worse
    assert seen(around(log(1.2), 3.1)).clearly_worse
    assert not seen(around(-log(1.2), 3.1)).clearly_worse


@pytest.mark.parametrize("scope", ["small", "everyone"])
def test_over_many_seeds_the_intervals_hold_the_truth(scope: str) -> None:
    inside = odds_inside = 0
    for seed in range(1, 13):
        run = at(two_days(), HALF_PAST_TEN, seed=seed)
        change = with_change(run, "billing", {"handle": 0.85, "resolve": 0.8})
        decide(run, "experiment", driver="billing", scope=scope)
        run.advance(DAY + 12 * 60 * MINUTE_S)
        seen = measured(run.floor, change, [change])
        assert seen is not None
        assert seen.handle is not None
        assert seen.odds is not None
        inside += seen.handle.holds(0.85)
        odds_inside += seen.odds.holds(0.56 / 0.44 / (0.7 / 0.3))
    assert inside >= 10
    assert odds_inside >= 10


def test_a_second_change_for_the_driver_ends_the_window_of_the_first() -> None:
    run = at(two_days(), HALF_PAST_TEN)
    first = with_change(run, "login", None)
    run.advance(HALF_PAST_TEN + 120 * MINUTE_S)
    decide(run, "judge_change", driver="login", verdict="keep")
    run.advance(run.desk.now + 6 * MINUTE_S)
    decide(run, "article", driver="login", choice="plain")
    run.advance(run.desk.now + 60 * MINUTE_S)
    improving = run.desk.workspace.improving
    before = improving.measured(first)
    run.advance(run.desk.now + 60 * MINUTE_S)
    assert improving.measured(first) == before


def test_where_contacts_are_handed_on_that_is_measured_too() -> None:
    moved = {"transfer": {"to": "expert", "share": 0.4}, "resolvable": 0.8}
    groups = {"phones": {"skills": {"voice": 0.9, "expert": 1}, "on": ["voice"], "shifts": ["plain"]}}
    floor = two_days(
        floor__queues={"voice": {"channel": "voice"}, "expert": {"channel": "voice"}},
        floor__channels={"voice": {"kind": "voice", "title": "Voice", "target": {"within": "20s"}}},
        floor__groups=groups,
        drivers={"login": moved, "billing": {}, "refund": {}, "general": moved},
    )
    run = at(floor, HALF_PAST_TEN)
    change = with_change(run, "login", {"transfers": 0.25})
    run.advance(DAY + 12 * 60 * MINUTE_S)
    seen = measured(run.floor, change, [change])
    assert seen is not None
    assert seen.handed_on is not None
    assert seen.handed_on.value < -0.15
    assert seen.handed_on_share == pytest.approx(0.1, abs=0.06)
    assert measured_lines(seen)[2].startswith("handed on ")
