"""The supervisor does one thing after the other; going from one sort of work to another costs a minute."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.decisions.kinds.delegate import EXPERIENCED_WEEKS
from floorsim.errors import DecisionRefused
from floorsim.floor import interventions
from floorsim.floor.states import BACK_OFFICE, BUSY, READY
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, message, quiet, why_not


def test_a_decision_acts_when_its_minutes_are_spent_and_not_before() -> None:
    run = at(quiet())
    decide(run, "announcement", message="honest_range")
    run.advance(NINE + 3 * MIN - 1)
    assert run.floor.channels[0].announcement is None
    run.advance(NINE + 3 * MIN + 1)
    assert run.floor.channels[0].announcement == "honest_range"
    record = run.ledger.decisions[0]
    assert (record.accepted_s, record.begun_s, record.done_s, record.minutes) == (NINE, NINE, NINE + 180, 3)


def test_a_second_decision_waits_for_the_first_and_like_work_needs_no_switching() -> None:
    run = at(quiet())
    decide(run, "announcement", message="honest_range")
    decide(run, "incident_post")
    view = run.observe().own_time
    assert view.doing == "changing the announcement on Voice and Chat"
    assert view.until_s == NINE + 3 * MIN
    assert view.queued == ("writing to the team",)
    assert view.free_at_s == NINE + 6 * MIN
    run.advance(NINE + 7 * MIN)
    assert [record.done_s for record in run.ledger.decisions] == [NINE + 3 * MIN, NINE + 6 * MIN]


def test_work_of_another_sort_costs_a_minute_of_switching() -> None:
    run = at(quiet())
    decide(run, "announcement", message="honest_range")
    decide(run, "chat_cap", channel="chat", cap=3)
    run.advance(NINE + 10 * MIN)
    record = run.ledger.decisions[1]
    assert (record.begun_s, record.done_s, record.minutes) == (NINE + 180, NINE + 300, 2)


def test_what_is_foreseen_is_what_happens() -> None:
    run = at(quiet())
    decide(run, "announcement", message="honest_range")
    decide(run, "chat_cap", channel="chat", cap=3)
    from floorsim.desk.decisions.registry import decision_from

    timing = run.desk.timing(decision_from("tell_leadership", {"content": "facts_only"}))
    decide(run, "tell_leadership", content="facts_only")
    run.advance(NINE + 30 * MIN)
    assert timing == (5.0, 0.0, run.ledger.decisions[2].begun_s, run.ledger.decisions[2].done_s)


def test_the_scenario_may_price_a_decision_otherwise() -> None:
    run = at(quiet(decisions={"costs": {"chat_cap": {"minutes": 7, "money": 40}}}))
    decide(run, "chat_cap", channel="chat", cap=3)
    run.advance(NINE + 6 * MIN)
    assert run.floor.channels[1].cap == 2
    run.advance(NINE + 8 * MIN)
    assert run.floor.channels[1].cap == 3
    assert run.observe().budget.money_spent == 40


def test_money_that_is_not_there_cannot_be_spent() -> None:
    run = at(quiet(decisions={"costs": {"chat_cap": {"money": 40}}, "money_budget": 60}))
    decide(run, "chat_cap", channel="chat", cap=3)
    reason = why_not(run, "chat_cap", channel="chat", cap=1)
    assert reason == "It costs 40 EUR and 20 EUR of your budget is left."


def test_nothing_is_decided_before_play_begins_or_after_it_ends() -> None:
    run = at(quiet(), NINE - 600)
    assert why_not(run, "announcement", message="none") == (
        "Your shift begins at 09:00; nothing can be decided before."
    )
    run.advance_to_end()
    with pytest.raises(DecisionRefused, match="The shift is over; nothing can be decided any more"):
        decide(run, "announcement", message="honest_range")


def test_what_would_not_be_done_before_the_end_is_refused_with_the_times() -> None:
    run = at(quiet(), 11 * 3600.0 - 6 * MIN)
    decide(run, "announcement", message="honest_range")
    reason = why_not(run, "tell_leadership", content="facts_only")
    assert reason == (
        "It takes 5 minutes, you are changing the announcement on Voice and Chat until 10:57, "
        "and the shift ends at 11:00."
    )


def test_what_the_scenario_does_not_allow_is_beyond_your_authority() -> None:
    run = at(quiet(decisions={"allow": ["chat_cap"]}))
    assert why_not(run, "announcement", message="none") == (
        "You have no authority for this here: change the announcement."
    )
    assert why_not(run, "chat_cap", channel="chat", cap=3) is None


def test_answering_is_always_allowed() -> None:
    run = at(quiet(decisions={"allow": ["chat_cap"]}, messages=[message()]), NINE + 11 * MIN)
    assert why_not(run, "answer", message="m", choice="yes") is None


def test_a_decision_not_begun_can_be_withdrawn_and_gives_its_money_back() -> None:
    run = at(quiet(decisions={"costs": {"chat_cap": {"money": 40}}}))
    decide(run, "announcement", message="honest_range")
    taken = decide(run, "chat_cap", channel="chat", cap=3)
    assert run.observe().budget.money_spent == 40
    decide(run, "withdraw", decision=taken.seq)
    assert run.observe().budget.money_spent == 0
    run.advance(NINE + 30 * MIN)
    assert run.floor.channels[1].cap == 2
    dropped = next(record for record in run.ledger.decisions if record.seq == taken.seq)
    assert dropped.done_s < 0


def test_what_has_begun_cannot_be_withdrawn() -> None:
    run = at(quiet())
    taken = decide(run, "announcement", message="honest_range")
    decide(run, "incident_post")
    reason = why_not(run, "withdraw", decision=taken.seq)
    assert reason == "Decision 0 is not queued; 1 can be withdrawn."
    run.advance(NINE + 10 * MIN)
    assert why_not(run, "withdraw", decision=1) == "None of your decisions is queued."


def test_what_has_become_impossible_while_it_waited_is_dropped_and_says_why() -> None:
    run = at(quiet())
    decide(run, "announcement", message="honest_range")
    decide(run, "side_by_side", agent="cai", step="listening")
    interventions.finish_early(run.floor, agent(run, "cai"))
    run.advance(NINE + 10 * MIN)
    assert log(run.desk)[-1] == "not done (sitting with Cai on listening): Cai has gone home"
    assert run.observe().own_time.doing is None


def test_what_is_done_already_when_its_turn_comes_takes_no_time() -> None:
    run = at(quiet())
    decide(run, "chat_cap", channel="chat", cap=3)
    decide(run, "chat_cap", channel="chat", cap=3)
    run.advance(NINE + 10 * MIN)
    assert log(run.desk)[-1] == "not done (setting Chat to 3 at a time): Chat is at 3 per agent already"
    assert run.observe().own_time.minutes_used == 1


def test_the_log_tells_when_things_begin_and_end() -> None:
    run = at(quiet())
    decide(run, "chat_cap", channel="chat", cap=3)
    decide(run, "chat_cap", channel="chat", cap=1)
    run.advance(NINE + 10 * MIN)
    lines = [(line.at_s - NINE, line.text) for line in run.observe().log]
    assert lines == [
        (0, "you are setting Chat to 3 at a time; done at 09:01"),
        (0, "queued: setting Chat to 1 at a time, from about 09:01"),
        (60, "you set Chat to 3 contacts at a time per agent"),
        (60, "you are setting Chat to 1 at a time; done at 09:02"),
        (120, "you set Chat to 1 contact at a time per agent"),
    ]


def with_one_to_one() -> Scenario:
    """Cai has a one-to-one at half past nine."""
    shifts = {
        "talk": {
            "from": "08:00",
            "to": "16:00",
            "activities": [{"kind": "one_to_one", "at": "09:30", "for": "25m"}],
        },
        "plain": {"from": "08:00", "to": "16:00"},
    }
    agents = [
        {"id": "cai", "name": "Cai", "group": "phones", "shift": "talk"},
        {"id": "dee", "name": "Dee", "group": "phones", "shift": "plain"},
    ]
    floor = {**quiet().floor.model_dump(mode="json", by_alias=True), "shifts": shifts, "agents": agents}
    return quiet(floor=floor)


def test_a_one_to_one_of_the_plan_takes_the_supervisor_too() -> None:
    run = at(with_one_to_one(), NINE + 31 * MIN)
    own = run.observe().own_time
    assert own.doing == "the one-to-one with Cai"
    assert own.blind
    assert own.free_at_s == NINE + 55 * MIN
    before = agent(run, "cai").wellbeing.morale
    run.advance(NINE + 56 * MIN)
    assert agent(run, "cai").wellbeing.morale > before
    assert run.observe().own_time.doing is None


def test_decisions_wait_behind_a_one_to_one() -> None:
    run = at(with_one_to_one(), NINE + 28 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "announcement", message="honest_range")
    run.advance(NINE + 70 * MIN)
    first, second = run.ledger.decisions
    assert first.done_s == NINE + 33 * MIN
    assert second.begun_s == NINE + 55 * MIN


def test_a_one_to_one_between_two_queued_decisions_is_foreseen() -> None:
    run = at(with_one_to_one(), NINE + 23 * MIN)
    for content in ("facts_only", "with_plan"):
        decide(run, "tell_leadership", content=content)
    decide(run, "announcement", message="honest_range")
    foreseen_s = run.observe().own_time.free_at_s
    run.advance(NINE + 100 * MIN)
    assert foreseen_s == NINE + 59 * MIN
    assert run.ledger.decisions[-1].done_s == foreseen_s


def test_whoever_is_stood_up_minds() -> None:
    run = at(with_one_to_one(), NINE + 25 * MIN)
    before = agent(run, "cai").wellbeing.morale
    decide(run, "side_by_side", agent="dee", step="listening")
    run.advance(NINE + 56 * MIN)
    assert agent(run, "cai").wellbeing.morale < before
    assert "Cai waited for the one-to-one until 09:55; you did not come" in log(run.desk)


def test_a_one_to_one_can_be_broken_off_and_both_go_back_to_work() -> None:
    run = at(with_one_to_one(), NINE + 33 * MIN)
    decide(run, "stop_own_task")
    assert run.observe().own_time.doing is None
    assert agent(run, "cai").state == READY


def test_a_one_to_one_put_off_in_time_takes_nobody() -> None:
    run = at(with_one_to_one())
    decide(run, "defer_activity", activity="one_to_one", minutes_later=60)
    run.advance(NINE + 40 * MIN)
    assert run.observe().own_time.doing is None
    run.advance(NINE + 91 * MIN)
    assert run.observe().own_time.doing == "the one-to-one with Cai"


def test_while_head_and_hands_are_taken_the_inbox_waits() -> None:
    run = at(quiet(messages=[message()]))
    decide(run, "side_by_side", agent="cai", step="listening")
    run.advance(NINE + 12 * MIN)
    view = run.observe()
    assert view.own_time.blind
    assert view.inbox == ()
    assert not any("Jo" in line.text for line in view.log)
    assert why_not(run, "answer", message="m", choice="yes") == "No message is waiting for an answer."
    run.advance(NINE + 31 * MIN)
    assert [item.state for item in run.observe().inbox] == ["missed"]


def test_only_what_takes_the_supervisor_whole_can_be_broken_off() -> None:
    run = at(a_scenario())
    assert why_not(run, "stop_own_task") == "You are not doing anything."
    decide(run, "tell_leadership", content="facts_only")
    assert why_not(run, "stop_own_task") == "You are writing to leadership; that is too short to break off."


def three_waiting(**changes: Any) -> Run:
    """Leadership in hand, the chats and the team waiting."""
    run = at(quiet(**changes))
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "chat_cap", channel="chat", cap=3)
    decide(run, "incident_post")
    return run


def test_a_queued_decision_can_be_done_first() -> None:
    run = three_waiting()
    decide(run, "do_first", decision=2)
    assert log(run.desk)[-1] == "you moved to the front of your queue: writing to the team"
    assert run.observe().own_time.queued == ("writing to the team", "setting Chat to 3 at a time")
    run.advance(NINE + 20 * MIN)
    assert [record.seq for record in run.ledger.decisions] == [3, 0, 2, 1]


def test_a_queued_decision_can_be_done_now_and_what_is_put_aside_costs_a_minute_more() -> None:
    run = three_waiting()
    run.advance(NINE + 2 * MIN)
    decide(run, "do_first", decision=2, now=True)
    assert "you put aside writing to leadership for writing to the team" in log(run.desk)
    assert run.observe().own_time.doing == "writing to the team"
    run.advance(NINE + 20 * MIN)
    records = {record.kind: record for record in run.ledger.decisions}
    done = {kind: (record.done_s - NINE) / MIN for kind, record in records.items()}
    minutes = {kind: record.minutes for kind, record in records.items()}
    assert done == {"do_first": 2, "incident_post": 5, "tell_leadership": 9, "chat_cap": 11}
    assert minutes == {"do_first": 0, "incident_post": 3, "tell_leadership": 6, "chat_cap": 2}
    assert run.observe().own_time.minutes_used == 11


def test_what_you_begin_is_told_once_though_it_was_put_aside() -> None:
    run = three_waiting()
    run.advance(NINE + 2 * MIN)
    decide(run, "do_first", decision=2, now=True)
    run.advance(NINE + 20 * MIN)
    assert sum("you are writing to leadership" in line for line in log(run.desk)) == 1


def test_the_order_changes_only_where_there_is_something_to_change() -> None:
    run = at(quiet())
    assert why_not(run, "do_first", decision=0) == "None of your decisions is queued."
    run = three_waiting()
    assert why_not(run, "do_first", decision=0) == "Decision 0 is not queued; 1 and 2 can be done first."
    assert why_not(run, "do_first", decision=1) == "Decision 1 is first already."
    assert why_not(run, "do_first", decision=1, now=True) is None


def test_what_takes_head_and_hands_is_not_put_aside() -> None:
    run = at(quiet())
    decide(run, "side_by_side", agent="cai", step="listening")
    decide(run, "incident_post")
    reason = why_not(run, "do_first", decision=1, now=True)
    assert reason == "You are sitting with Cai on listening; that can't be put aside."
    assert why_not(run, "delegate", decision=1, agent="dee") == (
        "You are sitting with Cai on listening and can't speak to anybody else."
    )


def test_delegated_work_takes_an_agent_from_the_queues_and_none_of_the_supervisors_time() -> None:
    run = three_waiting()
    decide(run, "delegate", decision=1, agent="cai")
    assert log(run.desk)[-1] == "you delegated to Cai: setting Chat to 3 at a time"
    assert run.observe().own_time.queued == ("writing to the team",)
    run.advance(NINE + 30)
    assert agent(run, "cai").state == BACK_OFFICE
    assert run.floor.channels[1].cap == 2
    run.advance(NINE + MIN + 1)
    assert agent(run, "cai").state == READY
    assert run.floor.channels[1].cap == 3
    record = next(record for record in run.ledger.decisions if record.seq == 1)
    assert (record.begun_s, record.done_s, record.minutes) == (NINE, NINE + MIN, 0)
    assert "Cai has done what you delegated: setting Chat to 3 at a time" in log(run.desk)


def test_only_what_others_may_do_is_delegated_and_only_while_it_waits() -> None:
    run = at(quiet())
    decide(run, "incident_post")
    assert why_not(run, "delegate", decision=0, agent="cai") == "Nothing you have queued can be delegated."
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "announcement", message="honest_range")
    assert why_not(run, "delegate", decision=0, agent="cai") == "Decision 0 is not queued; 1 and 2 are."
    reason = why_not(run, "delegate", decision=1, agent="cai")
    assert reason == "Writing to leadership can't be delegated; 2 can be."
    assert why_not(run, "delegate", decision=2, agent="cai") is None


@pytest.mark.parametrize(
    ("at_min", "id", "reason"),
    [
        (0, "zoe", "There is no agent 'zoe'."),
        (0, "fay", "Fay is not at work until 10:00."),
        (28, "ana", "Ana has a break at 09:30, and this takes 3 minutes."),
        (31, "ana", "Ana is on a break until 09:45."),
        (88, "ben", "Ben's shift ends at 10:30, and this takes 3 minutes."),
    ],
)
def test_work_is_delegated_to_somebody_who_has_the_time(at_min: int, id: str, reason: str) -> None:
    run = at(quiet(), NINE + at_min * MIN)
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "incident_post")
    assert why_not(run, "delegate", decision=1, agent=id) == reason


def test_nobody_is_given_two_things_at_a_time() -> None:
    run = three_waiting()
    decide(run, "delegate", decision=1, agent="cai")
    reason = why_not(run, "delegate", decision=2, agent="cai")
    assert reason == "Cai has something else to do: something delegated."


def test_whoever_is_new_is_given_nothing() -> None:
    run = three_waiting()
    agent(run, "cai").wellbeing.tenure_weeks = 4.0
    assert why_not(run, "delegate", decision=1, agent="cai") == (
        "Cai has been here for 4 weeks, not long enough for this."
    )
    agent(run, "cai").wellbeing.tenure_weeks = EXPERIENCED_WEEKS
    assert why_not(run, "delegate", decision=1, agent="cai") is None


def test_delegated_work_that_has_become_impossible_is_dropped() -> None:
    run = three_waiting()
    decide(run, "delegate", decision=1, agent="cai")
    interventions.set_cap(run.floor, run.floor.channels[1], 3)
    run.advance(NINE + 2 * MIN)
    assert "not done (setting Chat to 3 at a time): Chat is at 3 per agent already" in log(run.desk)


def test_delegated_work_comes_back_when_the_agent_does_not_get_to_it() -> None:
    run = three_waiting()
    interventions.finish_early(run.floor, agent(run, "dee"))
    ben = agent(run, "ben")
    run.advance(NINE + 80 * MIN)
    decide(run, "tell_leadership", content="with_plan")
    decide(run, "chat_cap", channel="chat", cap=1)
    ben.state, ben.load = BUSY, 1
    decide(run, "delegate", decision=4, agent="ben")
    run.advance(NINE + 91 * MIN)
    assert "Ben did not get to setting Chat to 1 at a time; it is back in your queue" in log(run.desk)
    run.advance(NINE + 100 * MIN)
    assert run.floor.channels[1].cap == 1


def test_a_one_to_one_with_somebody_absent_is_not_in_the_forecast() -> None:
    run = at(with_one_to_one(), NINE + 10 * MIN)
    assert [row.key for row in run.observe().own_time.coming] == ["one_to_one:cai:09:30"]
    interventions.finish_early(run.floor, agent(run, "cai"))
    assert run.observe().own_time.coming == ()
    decide(run, "side_by_side", agent="dee", step="listening")
    foreseen_s = run.observe().own_time.free_at_s
    decide(run, "incident_post")
    run.advance(NINE + 60 * MIN)
    assert (foreseen_s, run.ledger.decisions[-1].begun_s) == (NINE + 40 * MIN, NINE + 40 * MIN)


def test_a_one_to_one_cancelled_while_you_wait_for_the_agent_is_over_then_and_there() -> None:
    run = at(with_one_to_one(), NINE + 29 * MIN)
    cai = agent(run, "cai")
    cai.state, cai.load = BUSY, 1
    run.advance(NINE + 32 * MIN)
    assert run.observe().own_time.doing == "the one-to-one with Cai"
    item = next(item for item in cai.agenda if item.activity == "one_to_one")
    interventions.cancel_item(run.floor, cai, item)
    assert run.observe().own_time.doing is None
    assert "Cai could not get away for the one-to-one" not in log(run.desk)
