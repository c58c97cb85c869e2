"""Unpopular shifts can be shared out, and who has more than their share minds."""

from __future__ import annotations

from floorsim.floor.people.fairness import excess_shifts, fairness_index, resentment, unpopular_shifts
from floorsim.units import DAY_S, HOUR_S
from tests.floor.rostering.rosters import brings, run_of, shifts


def lates(run: object) -> dict[str, int]:
    """How many late shifts each has."""
    counts = unpopular_shifts(run.floor)  # type: ignore[attr-defined]
    return {one.id: counts[one.index] for one in run.floor.agents}  # type: ignore[attr-defined]


def test_the_same_few_have_every_late_shift_as_the_roster_stands() -> None:
    run = run_of()
    assert lates(run) == {"eva": 0, "edo": 0, "ena": 0, "lea": 3, "leo": 3, "sam": 0, "zoe": 0, "cho": 3}
    assert brings(run, "arrange", {"unpopular": "same_few"}) == []


def test_rotation_gives_them_to_those_who_have_had_fewest_and_keeps_the_cover() -> None:
    run = run_of()
    before = fairness_index(unpopular_shifts(run.floor))
    brings(run, "arrange", {"unpopular": "rotate"})
    assert lates(run)["lea"] == lates(run)["leo"] == 1
    assert max(count for id, count in lates(run).items() if id != "cho") == 1
    assert fairness_index(unpopular_shifts(run.floor)) > before + 0.2
    for day in (1, 2):
        working = [shifts(run, one.id)[day] for one in run.floor.agents if day in shifts(run, one.id)]
        assert working.count((12.0, 20.0)) == 3


def test_by_seniority_the_newest_work_them() -> None:
    run = run_of(eva={"tenure_weeks": 3}, edo={"tenure_weeks": 5})
    brings(run, "arrange", {"unpopular": "seniority"})
    assert lates(run)["eva"] == lates(run)["edo"] == 2


def test_trades_are_offered_and_nobody_is_told() -> None:
    run = run_of()
    changed = {one.whom for one in brings(run, "arrange", {"unpopular": "trade"})}
    assert changed
    assert lates(run)["lea"] + lates(run)["leo"] < 6
    assert len(changed) % 2 == 0


def test_cover_moves_people_to_where_the_forecast_needs_them() -> None:
    run = run_of(per_hour=45)
    board = run.desk.consequences.wallboard

    def missing() -> float:
        return max((one.needed or 0.0) - one.staffed for one in board.plan_of(2))

    before = missing()
    brings(run, "arrange", {"unpopular": "rotate", "cover": True})
    assert missing() < before


def test_who_has_more_than_their_share_minds_each_one_worked() -> None:
    run = run_of()
    lea, eva = run.desk.workspace.agent("lea"), run.desk.workspace.agent("eva")
    assert lea is not None
    assert eva is not None
    excess = excess_shifts(run.floor)
    assert excess[lea.index] > 0.0 == excess[eva.index]
    assert resentment(run.floor, lea, 0, excess[lea.index]) < 0.0
    assert resentment(run.floor, eva, 0, 1.0) == 0.0, "a shift that nobody minds"
    brings(run, "arrange", {"unpopular": "rotate"})
    assert resentment(run.floor, lea, 0, excess_shifts(run.floor)[lea.index]) > -0.02


def test_a_fairer_roster_shows_in_morale_by_the_last_day() -> None:
    morale = {}
    for how in ("same_few", "rotate"):
        run = run_of()
        brings(run, "arrange", {"unpopular": how})
        run.advance(2 * DAY_S + HOUR_S)
        lea = run.desk.workspace.agent("lea")
        assert lea is not None
        morale[how] = lea.wellbeing.morale
    assert morale["rotate"] > morale["same_few"] + 0.02


def test_whoever_has_resigned_is_dealt_nothing() -> None:
    for how in ("rotate", "seniority", "trade", "same_few"):
        run = run_of()
        lea = next(one for one in run.floor.agents if one.id == "lea")
        run.floor.resign(lea)
        brings(run, "arrange", {"unpopular": how, "cover": True})
        assert lea.index not in unpopular_shifts(run.floor)
