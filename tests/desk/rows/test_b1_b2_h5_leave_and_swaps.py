"""B1, B2, H5: a day off, a swap and approved leave change the roster that later days obey."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.states import ABSENT
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S, HOUR_S, MINUTE_S
from tests.desk.desks import at, decide, log, quiet, why_not
from tests.desk.rows.staffing import effects, facts
from tests.floor.rostering.rosters import run_of, shifts, three_days


def after(run: Run, minutes: float = 10.0) -> Run:
    """The same run some minutes later."""
    run.advance(run.now_s + minutes * MINUTE_S)
    return run


def morale(run: Run, id: str) -> float:
    who = run.desk.workspace.agent(id)
    assert who is not None
    return who.wellbeing.morale


def asked(message: str, **own: Any) -> Run:
    """A run in which somebody has asked at 09:05, with the words of the three days."""
    text = three_days(**own.pop("agents", {})).model_dump(mode="json", by_alias=True)
    loaded = Scenario.model_validate({**text, "messages": [written(message, **own)]})
    run = Run(loaded, 1)
    run.advance(9 * HOUR_S + 6 * MINUTE_S)
    return run


def written(message: str, **own: Any) -> dict[str, Any]:
    """A shared message as a scenario has it once its words are filled in."""
    from floorsim.scenario.shared_messages import shared_messages
    from floorsim.scenario.yaml.reader import read_yaml

    file = shared_messages()[message]
    tree = read_yaml(file.read_bytes(), str(file)).tree
    assert isinstance(tree, dict)
    words = {**tree.pop("words", {}), "agent": "Eva", **own.pop("words", {})}

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            for name, word in words.items():
                value = value.replace(f"{{{name}}}", str(word))
            return value
        if isinstance(value, dict):
            return {key: filled(inner) for key, inner in value.items()}
        return [filled(inner) for inner in value] if isinstance(value, list) else value

    return {"id": message, "at": "09:05", "agent": "eva", **filled(tree), **own}


def test_a_day_off_shows_its_cover_first_and_is_off_when_it_comes() -> None:
    run = run_of()
    seen = facts(run, "time_off", agent="edo", day=2)
    assert "Wednesday: Voice is 2 short from 08:00 to 12:00" in seen
    assert "off that day with the same work: Sam, Zoe" in seen
    assert "0 days granted to Edo so far" in seen
    before = morale(run, "edo")
    decide(run, "time_off", agent="edo", day=2)
    after(run)
    assert effects(run, "leave") == [("edo", 2.0, "granted")]
    assert morale(run, "edo") == pytest.approx(before + 0.02)
    assert why_not(run, "time_off", agent="edo", day=2) == "Edo is on leave on Wednesday."
    run.advance(DAY_S + 18 * HOUR_S)
    edo = run.desk.workspace.agent("edo")
    assert edo is not None
    assert not any(one.at_s // DAY_S == 1 or one.state == ABSENT for one in edo.log)


def test_with_cover_somebody_who_is_off_works_the_shift() -> None:
    run = run_of()
    decide(run, "time_off", agent="lea", day=2, how="with_cover")
    after(run)
    assert 1 not in shifts(run, "lea")
    assert shifts(run, "sam")[1] == (12.0, 20.0)
    assert log(run.desk)[-1] == "you gave Lea Wednesday off; Sam takes the shift"
    assert why_not(run, "time_off", agent="leo", day=3, how="with_cover") == (
        "Nobody with the same work as Leo is off that day."
    )


def test_leave_that_is_cancelled_is_worked_and_everybody_minds() -> None:
    run = run_of(eva={"leave": [3]})
    assert why_not(run, "time_off", agent="edo", day=3, how="cancel") == (
        "Edo has no leave to come on Thursday."
    )
    own, others = morale(run, "eva"), morale(run, "leo")
    decide(run, "time_off", agent="eva", day=3, how="cancel")
    after(run)
    assert shifts(run, "eva")[2] == (8.0, 16.0)
    assert morale(run, "eva") == pytest.approx(own - 0.15)
    assert morale(run, "leo") == pytest.approx(others - 0.02)


def test_a_volunteer_comes_in_and_the_leave_stays() -> None:
    run = run_of(eva={"leave": [2]})
    decide(run, "time_off", agent="eva", day=2, how="volunteer")
    after(run)
    assert 1 not in shifts(run, "eva")
    assert shifts(run, "zoe")[1] == (8.0, 16.0)
    assert why_not(run, "time_off", agent="eva", day=1, how="grant") == "Day 1 can't be planned any more."


def test_a_swap_shows_the_hours_and_the_interval_that_would_lack_a_skill() -> None:
    run = run_of()
    seen = facts(run, "swap_shifts", agent="eva", colleague="cho", day=2)
    assert seen[0] == "Eva: 08:00–16:00, Voice"
    assert "with it Voice is 2 short from 08:00 to 12:00" in seen
    assert why_not(run, "swap_shifts", agent="eva", colleague="cho", day=2, how="if_covered") == (
        "With it Voice is 2 short from 08:00 to 12:00."
    )
    decide(run, "swap_shifts", agent="eva", colleague="lea", day=2)
    after(run)
    assert (shifts(run, "eva")[1], shifts(run, "lea")[1]) == ((12.0, 20.0), (8.0, 16.0))
    assert why_not(run, "swap_shifts", agent="eva", colleague="leo", day=2) == (
        "Both work the same hours that day."
    )


def test_without_a_colleague_whoever_leaves_no_gap_swaps() -> None:
    run = run_of()
    assert decide(run, "swap_shifts", agent="eva", day=3).arguments["colleague"] == "lea"


@pytest.mark.parametrize(
    ("choice", "hours"), [("approve", (12.0, 20.0)), ("check", (8.0, 16.0)), ("refuse", (8.0, 16.0))]
)
def test_the_answer_to_a_request_swaps_the_two_only_if_it_says_so(
    choice: str, hours: tuple[float, float]
) -> None:
    run = asked("shift_swap", words={"colleague": "Cho", "day": "Wednesday"})
    decide(run, "answer", message="shift_swap", choice=choice)
    after(run, 30.0)
    assert shifts(run, "eva")[1] == hours
    assert not any("Planning has stopped" in line for line in log(run.desk))


def test_a_request_for_a_day_off_is_answered_by_the_decision_too() -> None:
    run = asked("time_off_request", words={"day": "Thursday"})
    decide(run, "time_off", agent="eva", day=3)
    after(run)
    case = run.desk.cases.book.cases["time_off_request"]
    assert case.state == "answered"
    by_answer = asked("time_off_request", words={"day": "Thursday"})
    decide(by_answer, "answer", message="time_off_request", choice="grant")
    after(by_answer)
    assert 2 not in shifts(by_answer, "eva")


def test_leave_in_a_crisis_is_kept_cancelled_or_covered_by_a_volunteer() -> None:
    found = {}
    for choice in ("cancel", "volunteer", "honour"):
        run = asked("leave_in_a_crisis", words={"day": "Wednesday"}, agents={"eva": {"leave": [2]}})
        decide(run, "answer", message="leave_in_a_crisis", choice=choice)
        after(run)
        found[choice] = (1 in shifts(run, "eva"), 1 in shifts(run, "zoe"))
    assert found == {"cancel": (True, False), "volunteer": (False, True), "honour": (False, False)}


def test_a_scenario_of_one_day_has_nothing_to_plan() -> None:
    assert why_not(at(quiet()), "time_off", agent="ana", day=2) == "No day of this scenario is left to plan."
    assert why_not(at(quiet()), "build_roster", choice="cost_only") == (
        "No day of this scenario is left to plan."
    )
    assert why_not(at(quiet()), "extend_coverage", day=1, channel="voice") == (
        "Only today is left; arrange overtime instead."
    )
    assert why_not(at(quiet()), "cover_absence", day=1, how="replan") == (
        "Nobody has stayed away, and nobody is off today."
    )
