"""What decisions are worth: both arms paired by seed; what is kept was measured of files as they stand."""

from __future__ import annotations

import pytest

from benchmarks.worth.figures import figure, figures_of
from benchmarks.worth.files import Part, read_worth, worth_files
from benchmarks.worth.measured import is_current
from benchmarks.worth.plays import play_part
from floorsim.desk.decisions.script import play
from floorsim.desk.decisions.worth import RowWorth, measured_rows
from floorsim.run.run import Run

SMALL = "benchmarks/worth/scenarios/small_voice.yaml"
FILES = worth_files()


@pytest.mark.parametrize("name", FILES)
def test_every_file_was_measured_as_it_stands(name: str) -> None:
    worth = read_worth(FILES[name])
    assert worth.codes[0] == name
    assert is_current(name, worth), f"python -m benchmarks.worth --code {name} --write"


@pytest.mark.parametrize("row", measured_rows(), ids=lambda row: row.codes[0])
def test_the_best_choice_gains_and_the_tempting_one_loses(row: RowWorth) -> None:
    assert row.codes[0] in FILES
    assert row.better.sign == 1
    assert row.tempting is None or row.tempting.sign == -1


def test_a_comparison_is_the_mean_of_the_days_with_both_arms_on_the_same_customers() -> None:
    part = Part(
        scenario=SMALL,
        changes={"demand": {"streams": {"voice": {"forecast": {"per_hour": 130}}}}},
        decisions=({"at": "10:01", "do": "announcement", "message": "honest_range"},),
        on="-channels.voice.mean_wait_s",
    )
    found = play_part(part, [1, 2])
    scenario = part.loaded()
    waits = {}
    for arm, decisions in enumerate(part.arms()):
        for seed in (1, 2):
            run = Run(scenario, seed)
            assert not play(run, decisions)
            waits[arm, seed] = figures_of(run)["channels.voice.mean_wait_s"]
    by_hand = [waits[1, seed] - waits[0, seed] for seed in (1, 2)]
    assert found.difference.mean == pytest.approx(sum(by_hand) / 2)
    assert found.difference.n == 2


def test_a_minus_turns_a_figure_of_which_less_is_better() -> None:
    assert figure({"floor.cost": 5.0}, "money") == -5.0
    assert figure({"scores.overall": 50.0}, "total") == 50.0
    assert figure({}, "total") is None


def test_a_decision_that_is_never_possible_has_no_worth() -> None:
    part = Part(
        scenario=SMALL,
        decisions=({"at": "10:01", "do": "move_agents", "agents": ["A01"], "to": "email"},),
        on="total",
    )
    with pytest.raises(ValueError, match="possible on no day"):
        play_part(part, [1])


def test_a_figure_that_no_run_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no day has the figure"):
        play_part(Part(scenario=SMALL, on="scores.luck"), [1])
