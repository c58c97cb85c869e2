"""A6 to A8, C1, H1: activities, breaks, overtime, micro-breaks and side-by-sides, what days are made of."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.floor import interventions
from floorsim.floor.agent import MICRO_BREAK
from floorsim.floor.states import AWAY, BREAK, LUNCH, MEETING, OFF
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, READY, a_scenario, agent, at, decide, log, quiet, states, why_not


def times(run: Run, id: str, state: int) -> list[float]:
    """When an agent entered a state, minutes after nine."""
    return [at_min for at_min, entered in states(run, id) if entered == state]


def test_a_meeting_put_off_takes_the_agent_later() -> None:
    run = at(quiet())
    decide(run, "defer_activity", agents=["ana"], activity="meeting", minutes_later=30)
    run.advance_to_end()
    assert times(run, "ana", MEETING) == [90]
    assert "you put off the meeting of Ana by 30 minutes" in log(run.desk)


def test_a_meeting_cancelled_for_everyone_takes_nobody() -> None:
    run = at(quiet())
    decide(run, "defer_activity", activity="meeting", how="cancel")
    run.advance_to_end()
    assert times(run, "ana", MEETING) == []


def test_a_cancelled_one_to_one_costs_morale_and_putting_off_does_so_only_the_second_time() -> None:
    shifts = {
        "long": {
            "from": "08:00",
            "to": "16:00",
            "activities": [{"kind": "one_to_one", "at": "10:30", "for": "15m"}],
        }
    }
    scenario = quiet(floor=with_people(shifts, "ana", "ben"))
    run = at(scenario)
    before = agent(run, "ana").wellbeing.morale
    decide(run, "defer_activity", agents="ana", activity="one_to_one")
    run.advance(NINE + 5 * MIN)
    assert agent(run, "ana").wellbeing.morale == before
    decide(run, "defer_activity", agents="ana", activity="one_to_one")
    decide(run, "defer_activity", agents="ben", activity="one_to_one", how="cancel")
    run.advance(NINE + 10 * MIN)
    assert agent(run, "ben").wellbeing.morale < agent(run, "ana").wellbeing.morale < before


@pytest.mark.parametrize(
    ("at_min", "arguments", "reason"),
    [
        (0, {"agents": "ben", "activity": "meeting"}, "Ben has no meeting left today."),
        (65, {"agents": "ana", "activity": "meeting"}, "Ana's meeting has begun already."),
        (
            0,
            {"activity": "training"},
            "Nobody has a training session left that could be put off.",
        ),
        (0, {"agents": "fay", "activity": "meeting"}, "Fay is not at work until 10:00."),
    ],
)
def test_activities_that_cannot_be_put_off_say_why(
    at_min: float, arguments: dict[str, object], reason: str
) -> None:
    assert why_not(at(quiet(), NINE + at_min * MIN), "defer_activity", **arguments) == reason


def test_nothing_is_put_off_beyond_the_shift() -> None:
    shifts = {
        "short": {
            "from": "08:00",
            "to": "11:30",
            "activities": [{"kind": "training", "at": "10:30", "for": "45m"}],
        }
    }
    run = at(quiet(floor=with_people(shifts, "ana")))
    reason = why_not(run, "defer_activity", activity="training", agents="ana", minutes_later=60)
    assert reason == "Ana's shift ends at 11:30, before the training session would be over."


def with_people(shifts: dict[str, Any], *ids: str, **agents: Any) -> dict[str, Any]:
    """The small floor with people of the phones group, all on the first of these shifts."""
    floor = quiet().floor.model_dump(mode="json", by_alias=True)
    shift = next(iter(shifts))
    floor["shifts"] = {**shifts, "plain": {"from": "08:00", "to": "16:00"}}
    floor["agents"] = [
        {"id": id, "name": id.capitalize(), "group": "phones", "shift": shift, **agents} for id in ids
    ]
    return dict(floor)


def four_with_a_break_at_half_past_nine(**changes: Any) -> Scenario:
    """Four people who all break at half past nine and eat at half past ten."""
    shifts = {
        "all": {
            "from": "08:00",
            "to": "16:00",
            "activities": [
                {"kind": "break", "at": "09:30", "for": "15m"},
                {"kind": "lunch", "at": "10:30", "for": "20m"},
            ],
        }
    }
    return quiet(floor=with_people(shifts, "ana", "ben", "cai", "dee"), **changes)


def test_staggered_breaks_come_one_after_the_other() -> None:
    run = at(four_with_a_break_at_half_past_nine())
    decide(run, "move_breaks", how="stagger", by=15)
    run.advance_to_end()
    begun = [times(run, id, BREAK) for id in ("ana", "ben", "cai", "dee")]
    assert begun == [[30], [45], [60], [75]]


def test_no_staggered_break_ends_after_the_shift() -> None:
    shifts = {
        "short": {
            "from": "08:00",
            "to": "10:20",
            "activities": [{"kind": "break", "at": "09:30", "for": "15m"}],
        }
    }
    run = at(quiet(floor=with_people(shifts, "ana", "ben", "cai")))
    decide(run, "move_breaks", how="stagger", by=30)
    run.advance_to_end()
    begun = [times(run, id, BREAK) for id in ("ana", "ben", "cai")]
    assert begun == [[30], [60], [65]]
    assert all(agent(run, id).log[-1].at_s <= NINE + 80 * MIN for id in ("ana", "ben", "cai"))


def test_no_staggered_break_comes_more_than_ninety_minutes_after_its_time() -> None:
    shifts = {
        "long": {
            "from": "08:00",
            "to": "16:00",
            "activities": [{"kind": "break", "at": "09:10", "for": "10m"}],
        }
    }
    run = at(quiet(floor=with_people(shifts, "ana", "ben", "cai")))
    decide(run, "move_breaks", how="stagger", by=60)
    run.advance_to_end()
    assert [times(run, id, BREAK) for id in ("ana", "ben", "cai")] == [[10], [70], [100]]


def test_delayed_breaks_come_later_and_cancelled_ones_never() -> None:
    run = at(four_with_a_break_at_half_past_nine())
    decide(run, "move_breaks", agents=["ana"], how="delay", by=30)
    decide(run, "move_breaks", agents=["ben"], how="cancel")
    run.advance_to_end()
    assert times(run, "ana", BREAK) == [60]
    assert times(run, "ben", BREAK) == []
    assert agent(run, "ben").wellbeing.morale < agent(run, "ana").wellbeing.morale
    assert run.ledger.compliance == []


def test_breaks_can_be_brought_forward() -> None:
    run = at(four_with_a_break_at_half_past_nine())
    decide(run, "move_breaks", agents=["ana"], how="now")
    run.advance_to_end()
    assert times(run, "ana", BREAK) == [2]
    assert times(run, "ana", LUNCH) == [90]


def test_a_cancelled_lunch_is_a_breach() -> None:
    run = at(four_with_a_break_at_half_past_nine(), NINE + 46 * MIN)
    decide(run, "move_breaks", agents=["ana"], how="cancel")
    run.advance(NINE + 60 * MIN)
    (breach,) = run.ledger.compliance
    assert breach.at_s == NINE + 48 * MIN
    assert breach.breach == "Ana was not given the lunch planned for 10:30"
    assert breach.instead == "a lunch at another time of the same shift"


def test_a_break_moved_far_is_felt_as_taken() -> None:
    run = at(four_with_a_break_at_half_past_nine())
    decide(run, "move_breaks", agents=["ana"], how="delay", by=45)
    run.advance(NINE + 5 * MIN)
    before = agent(run, "ana").wellbeing.morale
    decide(run, "move_breaks", agents=["ana"], how="delay", by=15)
    run.advance(NINE + 10 * MIN)
    assert agent(run, "ana").wellbeing.morale < before


@pytest.mark.parametrize(
    ("at_min", "arguments", "reason"),
    [
        (31, {"agents": "ana", "how": "delay"}, None),
        (-1, {"agents": "ana", "how": "delay"}, "Your shift begins at 09:00; nothing can be decided before."),
        (46, {"agents": "ana", "how": "stagger"}, "One after the other needs at least two breaks."),
        (115, {"how": "delay"}, "Nobody has a break in the next 90 minutes that could be moved."),
        (91, {"agents": "ana", "how": "delay"}, "Ana's lunch has begun already."),
    ],
)
def test_breaks_that_cannot_be_moved_say_why(
    at_min: float, arguments: dict[str, object], reason: str | None
) -> None:
    run = at(four_with_a_break_at_half_past_nine(), NINE + at_min * MIN)
    assert why_not(run, "move_breaks", **arguments) == reason


def test_no_break_is_put_off_for_ever() -> None:
    run = at(four_with_a_break_at_half_past_nine())
    decide(run, "move_breaks", agents=["ana"], how="delay", by=60)
    run.advance(NINE + 3 * MIN)
    reason = why_not(run, "move_breaks", agents=["ana"], how="delay", by=60)
    assert reason == "Ana's break was planned for 09:30; it can be put off by 90 minutes at most."


def test_overtime_keeps_the_willing_longer_for_money_and_budget() -> None:
    run = at(quiet())
    decide(run, "overtime", agents=["ben"], length=30)
    run.advance(NINE + 95 * MIN)
    assert agent(run, "ben").state == READY
    budget = run.observe().budget
    assert (budget.overtime_used_s, budget.money_spent) == (1800, 15)
    run.advance_to_end()
    assert run.ledger.overtime == [] or run.ledger.overtime[0][1] == NINE + 90 * MIN
    assert agent(run, "ben").shift_end_s == NINE + 120 * MIN


def test_overtime_worked_stands_in_the_ledger() -> None:
    shifts = {"brief": {"from": "08:00", "to": "10:00"}}
    run = at(quiet(floor=with_people(shifts, "ana", overtime_willing=True)))
    decide(run, "overtime", agents=["ana"], length=30)
    run.advance_to_end()
    assert agent(run, "ana").state == OFF
    assert run.ledger.overtime == [(0, NINE + 60 * MIN, NINE + 90 * MIN)]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"agents": ["cai"]}, "Cai would rather not stay; ask in person, or make it mandatory."),
        ({"how": "mandated"}, "Choose who has to stay."),
        ({"how": "asked"}, "Choose who is asked to stay."),
        ({"agents": ["fay"]}, "Fay is not at work until 10:00."),
        (
            {"agents": ["ana", "cai", "dee"], "length": 60, "how": "mandated"},
            "This is 3 hours of overtime, and your budget has 2 hours left.",
        ),
    ],
)
def test_overtime_that_is_not_possible_says_why(arguments: dict[str, object], reason: str) -> None:
    run = at(quiet(decisions={"overtime_budget": "2h"}))
    assert why_not(run, "overtime", **arguments) == reason


def test_one_who_would_rather_not_does_not_keep_the_others_from_staying() -> None:
    run = at(quiet())
    decide(run, "overtime", agents=["ben", "cai"], length=30)
    assert run.observe().budget.overtime_used_s == 1800
    run.advance(NINE + 5 * MIN)
    assert agent(run, "ben").overtime_from_s is not None
    assert agent(run, "cai").overtime_from_s is None
    assert log(run.desk)[-1] == "you gave 30 minutes of overtime: Ben; Cai said no"


def test_overtime_for_whoever_wants_it_goes_to_everyone_at_work_who_does() -> None:
    run = at(quiet())
    decide(run, "overtime")
    run.advance(NINE + 5 * MIN)
    for one in run.floor.agents:
        at_work = one.shift_end_s is not None
        assert (one.overtime_from_s is not None) == (at_work and one.overtime_willing)


def test_who_is_asked_in_person_may_say_yes_for_a_minute_of_yours_and_some_goodwill() -> None:
    said_yes = []
    for seed in range(30):
        run = at(quiet(), seed=seed)
        cai = agent(run, "cai")
        before = cai.wellbeing.morale
        asking = decision_from("overtime", {"agents": ["cai"], "how": "asked"})
        assert run.desk.timing(asking).minutes == 5.0
        decide(run, "overtime", agents=["cai"], how="asked")
        run.advance(NINE + 6 * MIN)
        said_yes.append(cai.overtime_from_s is not None)
        assert (cai.wellbeing.morale < before) == said_yes[-1]
        assert run.observe().budget.overtime_used_s == 1800.0 * said_yes[-1]
    assert 8 < sum(said_yes) < 27


def test_overtime_has_a_limit_a_day() -> None:
    run = at(quiet())
    decide(run, "overtime", agents=["ben"], length=60)
    decide(run, "overtime", agents=["ben"], length=60)
    run.advance(NINE + 10 * MIN)
    assert why_not(run, "overtime", agents=["ben"]) == (
        "Ben stays until 12:30 already; 2 hours of overtime a day is the limit."
    )


def test_ordered_overtime_costs_goodwill_most_with_those_who_would_not_have_stayed() -> None:
    run = at(quiet())
    before = {id: agent(run, id).wellbeing.morale for id in ("ben", "cai")}
    decide(run, "overtime", agents=["ben", "cai"], how="mandated")
    run.advance(NINE + 5 * MIN)
    lost = {id: before[id] - agent(run, id).wellbeing.morale for id in before}
    assert lost["cai"] > lost["ben"] > 0


def test_overtime_for_somebody_who_has_left_meanwhile_is_not_paid() -> None:
    run = at(quiet())
    decide(run, "overtime", agents=["ben", "dee"], length=60, how="mandated")
    assert run.observe().budget.money_spent == 60
    interventions.finish_early(run.floor, agent(run, "ben"))
    run.advance(NINE + 5 * MIN)
    assert run.observe().budget.money_spent == 30
    assert run.observe().budget.overtime_used_s == 3600
    assert run.ledger.decisions[0].money == 30


def test_micro_breaks_go_round_few_at_a_time() -> None:
    run = at(
        quiet(floor=with_people({"plain": {"from": "08:00", "to": "16:00"}}, *map("p{}".format, range(30))))
    )
    decide(run, "micro_breaks", length=4)
    run.advance_to_end()
    begun = sorted(at_min for one in run.floor.agents for at_min in times(run, one.id, AWAY))
    assert len(begun) == 30
    assert all(later - earlier in (0, 4) for earlier, later in pairwise(begun))
    assert max(begun.count(at_min) for at_min in begun) == 1


def test_micro_breaks_keep_clear_of_planned_breaks_and_go_to_the_longest_without_one() -> None:
    run = at(quiet(), NINE + 50 * MIN)
    decide(run, "micro_breaks")
    run.advance_to_end()
    assert times(run, "ana", AWAY) == []
    assert times(run, "ben", AWAY) != []
    assert any("sent" in line and "1 agent at a time" in line for line in log(run.desk))


def test_someone_named_whose_shift_ends_before_the_turn_is_told_to_be_left_out() -> None:
    run = at(quiet(), NINE + 86 * MIN)
    decide(run, "micro_breaks", agents=["ben", "dee"], length=4)
    run.advance(NINE + 89 * MIN)
    told = log(run.desk)[-1]
    assert told.startswith("you sent 1 for micro-breaks")
    assert told.endswith("(left out: a turn would be too close to a break or the end of the shift for Ben)")


def test_micro_breaks_can_be_for_one_channel_and_not_twice() -> None:
    run = at(quiet())
    decide(run, "micro_breaks", channel="chat")
    run.advance(NINE + 2 * MIN + 1)
    assert [
        one.id for one in run.floor.agents if any(item.activity == MICRO_BREAK for item in one.agenda)
    ] == ["dee"]
    assert why_not(run, "micro_breaks", agents=["dee"]) == "Dee is away from the floor until 09:06."
    assert why_not(run, "micro_breaks", agents=["ben"], channel="chat") == "Ben is not logged into Chat."


def test_a_side_by_side_slows_the_agent_takes_the_supervisor_and_stands_in_the_ledger() -> None:
    run = at(quiet())
    cai = agent(run, "cai").wellbeing
    pace, tempo = cai.pace, cai.tempo
    decide(run, "side_by_side", agent="cai", step="listening")
    run.advance(NINE + 10)
    assert cai.tempo == pytest.approx(tempo / 0.7)
    assert run.observe().own_time.blind
    run.advance(NINE + 31 * MIN)
    assert cai.pace == pace
    record = run.ledger.coaching[0]
    assert (record.agent, record.step, record.at_s) == (2, "listening", NINE + 30 * MIN)
    assert "you sat with Cai for 30 minutes on listening" in log(run.desk)


def test_most_side_by_sides_teach_and_some_do_not() -> None:
    gains = []
    for seed in range(1, 13):
        run = at(quiet(), seed=seed)
        decide(run, "side_by_side", agent="cai", step="policy")
        run.advance(NINE + 31 * MIN)
        gains.append(run.ledger.coaching[0].gain)
    assert sum(gain > 0 for gain in gains) >= 8
    assert min(gains) <= 0


def test_a_side_by_side_gives_more_once_reviewers_have_been_calibrated() -> None:
    gains = []
    for calibrated in (False, True):
        run = at(quiet(), seed=1)
        if calibrated:
            interventions.calibrate(run.floor)
        decide(run, "side_by_side", agent="cai", step="policy")
        run.advance(NINE + 31 * MIN)
        gains.append(run.ledger.coaching[0].gain)
    assert gains[1] > 0
    assert gains[0] == pytest.approx(0.6 * gains[1])


def test_a_session_broken_off_early_teaches_nothing() -> None:
    run = at(quiet())
    decide(run, "side_by_side", agent="cai", step="listening")
    pace = at(quiet()).desk.floor.agents[2].wellbeing.pace
    run.advance(NINE + 8 * MIN)
    decide(run, "stop_own_task")
    assert run.observe().own_time.doing is None
    assert agent(run, "cai").wellbeing.pace == pace
    assert run.ledger.coaching == []
    assert "you broke off sitting with Cai on listening" in log(run.desk)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("caii", "There is no agent 'caii'; did you mean cai (Cai)?"),
        ("fay", "Fay is not at work until 10:00."),
        ("ana", "Ana has a break at 09:30, and this takes 30 minutes."),
    ],
)
def test_a_side_by_side_that_is_not_possible_says_why(who: str, reason: str) -> None:
    run = at(quiet(), NINE + 5 * MIN)
    assert why_not(run, "side_by_side", agent=who, step="policy") == reason


def test_a_side_by_side_ends_before_the_shift_does() -> None:
    run = at(quiet(), NINE + 65 * MIN)
    reason = why_not(run, "side_by_side", agent="ben", step="policy")
    assert reason == "Ben's shift ends at 10:30, and this takes 30 minutes."


def test_with_people_off_a_side_by_side_changes_nobody() -> None:
    run = at(a_scenario(people={"model": "off"}))
    decide(run, "side_by_side", agent="cai", step="listening")
    run.advance(NINE + 35 * MIN)
    assert run.ledger.coaching == []


def test_a_moved_break_is_recorded_with_the_minutes_it_moved() -> None:
    run = at(four_with_a_break_at_half_past_nine())
    decide(run, "move_breaks", agents=["ana"], how="delay", by=20)
    decide(run, "move_breaks", agents=["ben"], how="now")
    decide(run, "move_breaks", agents=["cai"], how="cancel")
    run.advance(NINE + 20 * MIN)
    assert [(one.whom, one.amount, one.detail, one.cause) for one in run.ledger.effects_of("break")] == [
        ("ana", 20, "moved", "decision:0"),
        ("ben", -26, "moved", "decision:1"),
        ("cai", 0, "cancelled", "decision:2"),
    ]


def test_the_break_of_somebody_who_is_not_in_yet_cannot_be_moved() -> None:
    shifts = {
        "late": {
            "from": "09:30",
            "to": "16:00",
            "activities": [{"kind": "break", "at": "10:00", "for": "15m"}],
        }
    }
    run = at(quiet(floor=with_people(shifts, "ana")))
    assert why_not(run, "move_breaks", agents=["ana"], how="delay") == "Ana is not at work until 09:30."


@pytest.mark.parametrize(("at_min", "refused"), [(14, False), (15, False), (16, True), (29, True)])
def test_nobody_gets_a_micro_break_less_than_a_quarter_of_an_hour_before_a_break(
    at_min: float, refused: bool
) -> None:
    run = at(four_with_a_break_at_half_past_nine(), NINE + at_min * MIN)
    reason = why_not(run, "micro_breaks", agents=["ana"])
    assert reason == ("Ana has a break at 09:30 anyway." if refused else None)
