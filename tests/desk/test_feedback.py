"""C4, C5: a feedback talk takes both off the floor, goes on by answers, and its end decides what comes."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.cases.conversation import conversations
from floorsim.desk.cases.talk_outcomes import GOT_THROUGH, MORALE
from floorsim.floor.states import COACHING, READY
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, agent, at, decide, log, quiet, why_not

BEST = ("ask_call", "moment", "for_him", "role_play", "one_goal")
SCORE_ONLY = ("plan_it", "every_call_then", "card", "list")


def a_talk(temperament: str = "anxious", seed: int = 1, **changes: Any) -> Run:
    """Ben, who takes it like this, is asked over about verification at nine."""
    scenario = quiet(**changes)
    agents = tuple(
        one.model_copy(update={"temperament": temperament}) if one.id == "ben" else one
        for one in scenario.floor.agents
    )
    floor = scenario.floor.model_copy(update={"agents": agents})
    run = at(scenario.model_copy(update={"floor": floor}), seed=seed)
    decide(run, "feedback", agent="ben", step="verification")
    return run


def the_talk(run: Run) -> Any:
    """The conversation of the run."""
    return next(item for item in run.observe().inbox if item.talk is not None)


def say(run: Run, *choices: str) -> None:
    """Says each of these in turn, and hears what comes back."""
    for choice in choices:
        decide(run, "answer", message="talk-ben", choice=choice)
        run.advance(the_talk(run).talk.speaking_until_s)


def test_the_agent_leaves_the_queues_and_the_supervisor_sees_nothing_else_until_it_is_over() -> None:
    run = a_talk()
    assert agent(run, "ben").state == COACHING
    assert run.observe().own_time.blind
    say(run, *BEST)
    assert run.now_s == NINE + 13 * MIN
    assert agent(run, "ben").state == READY
    assert not run.observe().own_time.blind
    assert the_talk(run).talk.ended == "agreed"


def test_the_end_decides_what_the_agent_learns_and_how_they_feel() -> None:
    ends = {}
    for choices in (BEST, SCORE_ONLY):
        run = a_talk()
        before = agent(run, "ben").wellbeing.morale
        say(run, *choices)
        outcome = the_talk(run).talk.ended
        record = next(one for one in run.ledger.effects if one.what == "conversation")
        assert record.amount == GOT_THROUGH[outcome]
        assert agent(run, "ben").wellbeing.morale - before == pytest.approx(MORALE[outcome])
        ends[outcome] = run
    assert set(ends) == {"agreed", "refused"}
    assert [one.step for one in ends["agreed"].ledger.coaching] == ["verification"]
    assert not ends["refused"].ledger.coaching


def test_each_thing_said_takes_its_minutes_of_the_talk_and_no_other_time() -> None:
    run = a_talk()
    say(run, "ask_call")
    assert run.now_s == NINE + 2 * MIN
    assert the_talk(run).talk.marks == ("purpose", "asked")
    decide(run, "answer", message="talk-ben", choice="moment")
    assert why_not(run, "answer", message="talk-ben", choice="moment") == (
        "You are speaking; Ben answers at 09:04."
    )
    run.advance(NINE + 4 * MIN)
    assert the_talk(run).turns[-1].text.startswith("If I ask him again")


def test_who_says_nothing_until_the_time_is_used_up_has_agreed_nothing() -> None:
    run = a_talk()
    run.advance(NINE + 16 * MIN)
    assert the_talk(run).talk.ended is None
    run.advance(NINE + 18 * MIN)
    assert the_talk(run).talk.ended == "out_of_time"
    assert agent(run, "ben").state == READY
    assert why_not(run, "answer", message="talk-ben", choice="plan_it") is not None


def test_it_can_be_broken_off_and_what_was_being_said_is_not_said() -> None:
    run = a_talk()
    decide(run, "answer", message="talk-ben", choice="ask_call")
    run.advance(NINE + 1 * MIN)
    decide(run, "stop_own_task")
    run.advance(NINE + 5 * MIN)
    assert the_talk(run).talk.ended == "out_of_time"
    assert agent(run, "ben").state == READY
    assert run.ledger.decisions[-1].sentence == "not said: the conversation was over"


def test_a_subject_leads_back_to_the_answers_from_which_it_was_turned_to() -> None:
    run = a_talk()
    say(run, "ask_call", "how_are_you", "which")
    offered = {choice.id for choice in the_talk(run).choices}
    assert offered == {"gate", "well_done", "moment", "the_rule"}
    assert "noticed" in the_talk(run).talk.marks


def test_the_agent_keeps_things_back_when_trust_is_low() -> None:
    run = a_talk()
    say(run, "plan_it")
    assert the_talk(run).text == "I don't know. All of them, probably. I'll just ask every time, sorry."


def test_two_who_play_the_same_seed_meet_the_same_conversation_and_other_seeds_others() -> None:
    first, second = a_talk(""), at(quiet())
    second.advance(NINE + 20 * MIN)
    decide(second, "feedback", agent="ben", step="verification")
    assert the_talk(first).subject == the_talk(second).subject
    temperaments = {
        at(quiet(), seed=seed).desk.cases.talks.temperament(agent(first, "ben")) for seed in range(1, 13)
    }
    assert len(temperaments) > 1


def test_answers_stand_in_an_order_of_the_seed_and_subjects_behind_them() -> None:
    orders = set()
    for seed in range(1, 9):
        choices = the_talk(a_talk(seed=seed)).choices
        orders.add(tuple(choice.id for choice in choices if not choice.subject))
        assert [choice.subject for choice in choices] == [False] * 3 + [True] * 2
    assert len(orders) > 1


def test_a_follow_up_that_was_agreed_is_owed_and_gives_as_much_again() -> None:
    gains = {}
    for keeps in (True, False):
        run = a_talk(floor__play={"from": "09:00", "to": "12:00"})
        say(run, *BEST)
        learned = run.ledger.coaching[0].gain
        promise = next(item for item in run.observe().inbox if item.category == "promise")
        assert promise.subject == "Listen to Ben again on verification by 10:30"
        if keeps:
            decide(run, "answer", message=promise.id, choice="call")
        run.advance(11 * 60 * MIN)
        gains[keeps] = sum(one.amount for one in run.ledger.effects if one.what == "skill") / learned
    assert gains == pytest.approx({True: 0.5, False: -0.25})


def test_a_talk_needs_the_agent_for_all_of_it_and_the_reason_says_what_still_works() -> None:
    run = at(quiet(), NINE + 20 * MIN)
    assert why_not(run, "feedback", agent="ana", step="verification") == (
        "Ana has a break at 09:30, and this takes 17 minutes; talk after it."
    )
    run.desk.cases.talks.held["ben"] = [one.id for one in conversations() if "verification" in one.steps]
    assert why_not(run, "feedback", agent="ben", step="verification") == (
        "You and Ben have talked about verification; sit beside Ben, or choose another step."
    )


def test_breaking_off_leaves_a_line_that_says_how_long_you_talked() -> None:
    run = a_talk()
    say(run, "ask_call")
    decide(run, "stop_own_task")
    assert "you talked with Ben for 2 minutes" in log(run.desk)


def test_a_run_is_its_scenario_seed_and_decisions_and_stepping_changes_nothing() -> None:
    ledgers = []
    for step_s in (MIN, 7.0):
        run = a_talk()
        for choice in BEST:
            decide(run, "answer", message="talk-ben", choice=choice)
            until_s = the_talk(run).talk.speaking_until_s
            while run.now_s < until_s:
                run.advance(min(run.now_s + step_s, until_s))
        run.advance_to_end()
        ledgers.append(
            (run.ledger.effects, run.ledger.case_events, run.ledger.coaching, run.ledger.decisions)
        )
    assert ledgers[0] == ledgers[1]


def test_what_was_said_can_be_undone_until_the_clock_moves() -> None:
    run = a_talk()
    decide(run, "answer", message="talk-ben", choice="plan_it")
    without = run.without_last()
    assert the_talk(without).talk.speaking_until_s is None
    assert {choice.id for choice in the_talk(without).choices} >= {"plan_it", "ask_call", "no_worry"}
