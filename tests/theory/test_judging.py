"""How means over seeds are held against what is known, and shown."""

from __future__ import annotations

import pytest

from tests.theory.cases import CASES
from tests.theory.replications import SCENARIOS, Judged, Known, judge
from tests.theory.table import main

ROWS = [{"queue": value} for value in (1.0, 2.0, 3.0, 4.0)]


def test_a_mean_is_judged_by_its_own_spread_and_that_of_the_reference() -> None:
    (alone,) = judge({"queue": Known(0.5)}, ROWS)
    assert (alone.mean, alone.seeds) == (2.5, 4)
    assert alone.error == pytest.approx((5 / 3) ** 0.5 / 2)
    assert alone.z == pytest.approx(2.0 / alone.error)
    (beside,) = judge({"queue": Known(0.5, error=1.0)}, ROWS)
    assert beside.z == pytest.approx(2.0 / (alone.error**2 + 1.0) ** 0.5)


def test_a_mean_is_wrong_beyond_three_and_a_half_standard_errors() -> None:
    assert Judged("queue", Known(1.0), mean=1.34, error=0.1, seeds=20).agrees
    assert not Judged("queue", Known(1.0), mean=0.64, error=0.1, seeds=20).agrees


def test_a_figure_that_is_the_same_for_every_seed_must_be_exact() -> None:
    same = [{"queue": 2.0}, {"queue": 2.0}]
    assert judge({"queue": Known(2.0)}, same)[0].agrees
    assert not judge({"queue": Known(2.001)}, same)[0].agrees


def test_every_case_is_a_scenario_file_of_its_own() -> None:
    files = [case.file for case in CASES]
    assert len(set(files)) == len(files)
    assert {f"{file}.yaml" for file in files} == {file.name for file in SCENARIOS.glob("case_*.yaml")}


@pytest.mark.theory
def test_the_table_shows_what_must_come_out_and_what_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--case", "18", "--seeds", "20", "--jobs", "1"]) == 0
    queues = capsys.readouterr().out.splitlines()
    assert len(queues) == 7
    assert all(len(queue.split("|")) == 9 for queue in queues)
    assert any("blocked" in queue and "18.85" in queue for queue in queues)
