"""H3, H4, H7, H10: what weighs on people is noticed, heard, eased or left, and shows in the days after."""

from __future__ import annotations

from math import log as ln
from typing import Any

import pytest

from floorsim.floor.people.concerns import leaning
from floorsim.run.run import Run
from floorsim.scenario.checks.every_check import check
from tests.desk.desks import MIN, agent, decide, log, quiet, why_not
from tests.desk.desks import at as run_at
from tests.desk.rows.people_days import a_team, on_day, to_day
from tests.desk.rows.staffing import facts

TEAM = {
    "kind": "team", "morale": 0.2, "leave": 0.4,
    "seen": "nobody stays for a word after the huddle", "says": "the break plan changes every morning",
}  # fmt: skip
UNUSED = {
    "kind": "unused",
    "agents": ["dee"],
    "morale": 0.1,
    "leave": 1.0,
    "says": "I could do more than this",
}
CONFLICT = {
    "kind": "conflict", "agents": ["ana", "ben"], "morale": 0.2, "leave": 0.5, "spreads": 1.0,
    "seen": "Ana has changed her seat", "says": "I am corrected in front of everybody",
}  # fmt: skip
NEED = {"kind": "need", "agents": ["cai"], "morale": 0.1, "leave": 0.6, "strain": 0.3, "says": "the light"}


def mood(run: Run, id: str = "ana") -> float:
    return agent(run, id).wellbeing.morale


def done(run: Run, kind: str, **arguments: Any) -> Run:
    """Decides, and lets the minutes pass."""
    decide(run, kind, **arguments)
    run.advance(run.now_s + 25 * MIN)
    return run


def test_a_dip_is_noticed_and_goes_on_until_the_one_thing_is_put_right() -> None:
    left, pizza, listened = (on_day(a_team(6, (TEAM,)), 1) for _ in range(3))
    left.advance(left.now_s + MIN)
    assert "you notice: nobody stays for a word after the huddle" in log(left.desk)
    assert facts(left, "lift_morale", choice="listen")[0] == "nobody stays for a word after the huddle"
    done(pizza, "lift_morale", choice="pizza")
    done(listened, "lift_morale", choice="listen")
    assert "Ana: the break plan changes every morning" in log(listened.desk)
    owed = next(item for item in listened.observe().inbox if item.category == "promise")
    decide(listened, "answer", message=owed.id, choice="call")
    for run in (left, pizza, listened):
        to_day(run, 6)
    assert mood(left) < mood(pizza) < mood(listened)
    assert pizza.desk.workspace.budget.money_spent == 120


def test_what_can_be_noticed_stands_in_the_log_each_morning_until_most_of_it_is_gone() -> None:
    left, listened = (on_day(a_team(4, (TEAM,)), 1) for _ in range(2))
    done(listened, "lift_morale", choice="listen")
    decide(listened, "answer", message="promise-decision-0", choice="call")
    seen = "you notice: nobody stays for a word after the huddle"
    assert [log(to_day(run, 4).desk).count(seen) for run in (left, listened)] == [4, 1]


def test_who_listens_and_changes_nothing_has_made_it_worse() -> None:
    left, broken = (on_day(a_team(2, (TEAM,)), 1) for _ in range(2))
    done(broken, "lift_morale", choice="listen")
    for run in (left, broken):
        to_day(run, 2)
    assert mood(broken) < mood(left)
    assert any("was not" in line for line in log(broken.desk))


def test_who_is_asked_about_staying_has_two_fifths_less_odds_of_leaving_once() -> None:
    run = on_day(a_team(), 1)
    done(run, "stay_interview", agent="ana", choice="ask")
    assert leaning(agent(run, "ana").wellbeing) == pytest.approx(ln(0.6))
    done(run, "stay_interview", agent="ana", choice="ask")
    assert leaning(agent(run, "ana").wellbeing) == pytest.approx(ln(0.6))
    assert "already" in str(why_not(run, "stay_interview", agent="ana", choice="ask"))


def test_a_harder_task_keeps_the_underused_and_drives_out_others() -> None:
    run = on_day(a_team(4, (UNUSED,)), 1)
    before = leaning(agent(run, "dee").wellbeing), mood(run, "ana")
    done(run, "stay_interview", agent="dee", choice="ask")
    assert "Dee: I could do more than this" in log(run.desk)
    done(run, "stay_interview", agent="dee", choice="stretch")
    assert leaning(agent(run, "dee").wellbeing) == pytest.approx(0.2 * before[0] + ln(0.6))
    done(run, "stay_interview", agent="ana", choice="stretch")
    assert leaning(agent(run, "ana").wellbeing) == pytest.approx(ln(1.3))
    assert mood(run, "ana") < before[1]


def test_a_conflict_spreads_until_somebody_talks_with_both() -> None:
    left, settled = (on_day(a_team(4, (CONFLICT,)), 1) for _ in range(2))
    assert "Ana has changed her seat" in facts(left, "settle_conflict", agent="ben", choice="private_talk")
    done(settled, "settle_conflict", agent="ben", choice="private_talk")
    drawn = [one.amount for one in settled.ledger.effects_of("chance")]
    for run in (left, settled):
        to_day(run, 4)
    have = {
        run: [one.id for one in run.floor.agents if "conflict" in one.wellbeing.concerns]
        for run in (left, settled)
    }
    assert len(have[left]) > 2
    part = agent(settled, "ana").wellbeing.concerns["conflict"].part
    assert part == pytest.approx(0.15 if drawn == [1.0] else 1.0)


def test_taking_somebody_aside_who_was_not_part_of_it_is_resented() -> None:
    run = on_day(a_team(2, (CONFLICT,)), 1)
    before = mood(run, "dee")
    done(run, "settle_conflict", agent="dee", choice="private_talk")
    assert mood(run, "dee") == pytest.approx(before - 0.01)
    assert agent(run, "ana").wellbeing.concerns["conflict"].part == 1.0


def test_hr_settles_it_a_day_later_and_less() -> None:
    quiet_conflict = {**CONFLICT, "spreads": 0.0}
    run = done(on_day(a_team(3, (quiet_conflict,)), 1), "settle_conflict", agent="ana", choice="hr")
    assert agent(run, "ana").wellbeing.concerns["conflict"].part == 1.0
    to_day(run, 2, 12)
    assert agent(run, "ben").wellbeing.concerns["conflict"].part == pytest.approx(0.4)


def test_a_request_agreed_by_policy_lasts_and_one_agreed_in_passing_does_not() -> None:
    weighs = {}
    for how in ("policy", "informal"):
        run = done(on_day(a_team(3, (NEED,)), 1), "accommodation", agent="cai", choice=how)
        assert "need" in agent(run, "cai").wellbeing.concerns
        to_day(run, 3)
        weighs[how] = agent(run, "cai").wellbeing.concerns["need"].part
    assert weighs == {"policy": pytest.approx(0.1), "informal": 1.0}


def test_refusing_it_without_hr_is_a_breach_that_says_what_would_have_passed() -> None:
    run = done(on_day(a_team(2, (NEED,)), 1), "accommodation", agent="cai", choice="deny")
    assert run.ledger.compliance[0].instead == "deciding it by policy, in writing"
    assert leaning(agent(run, "cai").wellbeing) > 0.6


def test_an_unmet_need_makes_every_shift_harder() -> None:
    tired = {}
    for concerns in ((), (NEED,)):
        run = to_day(on_day(a_team(3, concerns), 1), 3)
        tired[len(concerns)] = agent(run, "cai").wellbeing.exhaustion
    assert tired[1] > tired[0]


def test_who_has_asked_for_nothing_is_offered_nothing() -> None:
    assert why_not(on_day(a_team(2), 1), "accommodation", agent="cai", choice="policy") == (
        "Nobody here has asked for one."
    )
    assert why_not(on_day(a_team(2, (NEED,)), 1), "accommodation", agent="dee", choice="policy") == (
        "Dee has asked for nothing of the kind."
    )


@pytest.mark.parametrize("kind", ["lift_morale", "stay_interview", "settle_conflict", "accommodation"])
def test_on_a_single_day_in_which_nothing_weighs_on_anybody_none_of_it_is_offered(kind: str) -> None:
    arguments = {"choice": {"lift_morale": "listen", "stay_interview": "ask"}.get(kind, "hr")}
    if kind == "accommodation":
        arguments["choice"] = "policy"
    if kind != "lift_morale":
        arguments["agent"] = "ana"
    assert why_not(run_at(quiet()), kind, **arguments) == (
        "This shows over days, and here there is only today."
    )


def test_how_people_are_lets_an_author_send_a_message() -> None:
    when = {"all": [{"concern": {"kind": "team"}}, {"mind": {"state": "morale", "under": 0.9}}]}
    said = {"id": "m", "from": "Ana", "subject": "A word?", "text": "Have you a minute?", "when": when}
    scenario = a_team(2, (TEAM,))
    message = type(quiet(messages=[said]).messages[0]).model_validate(said)
    run = on_day(scenario.model_copy(update={"messages": (message,)}), 1, 9.1)
    assert [item.subject for item in run.observe().inbox] == ["A word?"]


def test_a_concern_of_somebody_whom_the_scenario_does_not_have_is_told() -> None:
    found = check(quiet(people={"concerns": [{"kind": "need", "agents": ["bem"]}]}), [])
    assert any("did you mean ben" in one.right for one in found)


def test_in_a_one_to_one_people_say_what_weighs_on_them() -> None:
    duty = {"id": "ana_1on1", "kind": "one_to_one", "agent": "ana", "at": "09:10", "for": "20m"}
    scenario = a_team(2, (TEAM,))
    supervisor = type(quiet().supervisor).model_validate({"duties": [duty]})
    run = on_day(scenario.model_copy(update={"supervisor": supervisor}), 1, 9.6)
    assert "Ana: the break plan changes every morning" in log(run.desk)


def test_an_absence_and_a_late_start_are_told_apart_in_the_log_of_the_team() -> None:
    scenario = a_team(4, (TEAM,), ben={"late": 1.0})
    people = scenario.people.model_copy(
        update={"attendance": type(scenario.people.attendance)(absent=0.9, late_by="20m")}
    )
    run = on_day(scenario.model_copy(update={"people": people}), 3, 10)
    seen = next(line for line in facts(run, "lift_morale", choice="listen") if "shifts so far" in line)
    shifts, absent = int(seen.split()[0]), int(seen.split("so far: ")[1].split()[0])
    assert shifts == 18
    assert 0 < absent < shifts
