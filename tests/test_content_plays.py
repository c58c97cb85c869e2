"""Shared content played: every line is met, nobody gets stuck, and what one answers makes the difference.

Conversations are played in tests/desk/cases/test_conversation_library.py.
"""

from __future__ import annotations

from statistics import fmean

import pytest

from floorsim.scenario.escalation_library import EscalationCase, escalation_cases
from floorsim.scenario.loader import load_scenario
from tests.content_plays import (
    Played,
    by_chance,
    day_of_case,
    days_of_messages,
    lines_of_case,
    lines_of_messages,
    missing,
    play,
    skilled,
    worst,
)

CASES = list(escalation_cases().values())
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
FEW_SEEDS = range(1, 4)
MESSAGE_SEEDS = range(1, 121)
"""As many plays of each message: with the cases more than ten thousand."""
CASE_SEEDS = range(1, 41)


def nothing_stuck(plays: list[Played]) -> None:
    assert [one for played in plays for one in played.stuck] == []
    for played in plays:
        waiting = [
            case.id
            for case in played.run.desk.cases.book.cases.values()
            if case.state == "open" and case.deadline_s is not None and case.deadline_s < played.run.end_s
        ]
        assert waiting == []


def test_messages_answered_by_chance_leave_nobody_stuck_and_skill_shows() -> None:
    days = days_of_messages()
    chance = [play(day, seed, by_chance(seed)) for day in days for seed in FEW_SEEDS]
    nothing_stuck(chance)
    good, bad = ([play(day, 1, who) for day in days] for who in (skilled, worst))
    nothing_stuck(good)
    mean = fmean(one.trust for one in chance)
    assert fmean(one.trust for one in good) > mean > fmean(one.trust for one in bad)


def test_cases_answered_by_chance_leave_nobody_stuck_and_skill_shows() -> None:
    few = CASES[::4]
    chance = [play(day_of_case(case.id), seed, by_chance(seed)) for case in few for seed in FEW_SEEDS]
    nothing_stuck(chance)
    good, bad = ([play(day_of_case(case.id), 1, who) for case in few] for who in (skilled, worst))
    assert fmean(one.recovered for one in good) > fmean(one.recovered for one in chance)
    assert fmean(one.recovered for one in chance) > fmean(one.recovered for one in bad)


@pytest.mark.parametrize("name", ["ordinary-day", "login-outage"])
def test_in_shipped_scenarios_too_everything_can_be_answered_and_skill_shows(name: str) -> None:
    scenario = load_scenario(name).scenario
    chance = [play(scenario, seed, by_chance(seed)) for seed in FEW_SEEDS[:2]]
    nothing_stuck(chance)
    good, bad = ([play(scenario, seed, who) for seed in FEW_SEEDS[:2]] for who in (skilled, worst))
    assert fmean(one.trust for one in good) > fmean(one.trust for one in bad)
    failed = [sum(len(one.run.ledger.compliance) for one in plays) for plays in (good, bad)]
    assert failed[0] < failed[1]


@pytest.mark.content_full
@pytest.mark.parametrize("number", range(len(days_of_messages())))
def test_ten_thousand_plays_of_messages_meet_every_line(number: int) -> None:
    day = days_of_messages()[number]
    chance = [play(day, seed, by_chance(seed)) for seed in MESSAGE_SEEDS]
    nothing_stuck(chance)
    ids = {message.id for message in day.messages}
    wanted = {id: lines for id, lines in lines_of_messages().items() if id in ids}
    assert missing(wanted, {line for one in chance for line in one.said}) == []
    for seed in FEW_SEEDS:
        good, bad = play(day, seed, skilled), play(day, seed, worst)
        assert good.trust > fmean(one.trust for one in chance) > bad.trust


@pytest.mark.content_full
@EVERY_CASE
def test_plays_of_each_case_meet_every_line_and_skill_beats_chance_beats_the_worst(
    case: EscalationCase,
) -> None:
    day = day_of_case(case.id)
    chance = [play(day, seed, by_chance(seed)) for seed in CASE_SEEDS]
    nothing_stuck(chance)
    assert missing({case.id: lines_of_case(case)}, {line for one in chance for line in one.said}) == []
    good, bad = ([play(day, seed, who) for seed in CASE_SEEDS[:10]] for who in (skilled, worst))
    mean = fmean(one.recovered for one in chance)
    assert fmean(one.recovered for one in good) > mean > fmean(one.recovered for one in bad)
