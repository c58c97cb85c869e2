"""A16: not to act yet, with a trigger. It changes nothing on the floor and tells when the figure crosses."""

from __future__ import annotations

import pytest

from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import facts


def news(run: Run) -> list[str]:
    return [line.text for line in run.desk.consequences.log.read() if line.category == "news"]


def busy() -> Run:
    demand = a_scenario().model_dump(by_alias=True, exclude_unset=True)["demand"]
    demand["streams"]["voice"]["forecast"] = {"per_hour": 120}
    return at(a_scenario(demand=demand), 8 * 3600.0 + 59 * MIN)


def test_you_are_told_once_when_more_wait_than_you_named() -> None:
    run = busy()
    run.advance(NINE)
    limit = run.observe().channels[0].waiting + 1
    decide(run, "wait_and_see", channel="voice", figure="waiting", limit=limit, length=60)
    run.advance(NINE + 70 * MIN)
    told = [text for text in news(run) if "as you wanted to be told" in text]
    assert told == [f"Voice: more than {limit} wait, as you wanted to be told"]


def test_a_dip_that_passes_is_told_at_the_end() -> None:
    run = at(quiet())
    decide(run, "wait_and_see", channel="voice", figure="longest_wait", limit=2)
    run.advance(NINE + 20 * MIN)
    assert news(run) == ["Voice kept within your limit for 15 minutes"]
    assert "you wait and see on Voice until 09:16, unless the oldest waits over 2 minutes" in log(run.desk)


@pytest.mark.parametrize(
    ("figure", "limit", "said"),
    [
        ("waiting", 99, "waiting and seeing on Voice, unless more than 99 wait"),
        ("longest_wait", 60, "waiting and seeing on Voice, unless the oldest waits over 60 minutes"),
    ],
)
def test_it_is_told_with_its_trigger(figure: str, limit: int, said: str) -> None:
    run = busy()
    run.advance(NINE + 10 * MIN)
    taken = decide(run, "wait_and_see", channel="voice", figure=figure, limit=limit)
    assert run.spelled_out(taken) == said


def test_watching_changes_nothing_on_the_floor() -> None:
    ends = []
    for watched in (False, True):
        run = at(a_scenario())
        if watched:
            decide(run, "wait_and_see", channel="voice", figure="waiting", limit=8, length=60)
        run.advance(NINE + 100 * MIN)
        ends.append([(one.arrived_s, one.answered_s, one.resolved) for one in run.ledger.contacts])
    assert ends[0] == ends[1]


def test_it_shows_the_trend_and_where_the_day_ends() -> None:
    run = at(a_scenario(), NINE + 30 * MIN)
    seen = facts(run, "wait_and_see", channel="voice", figure="waiting", limit=8)
    assert seen[0].startswith("Voice: waiting ")
    assert "ends at" in seen[1]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"channel": "voise"}, "There is no channel 'voise'; did you mean voice?"),
        (
            {"figure": "service_level", "limit": 70},
            "Voice has no service level yet today; watch who waits instead.",
        ),
    ],
)
def test_what_cannot_be_watched_says_why(arguments: dict[str, object], reason: str) -> None:
    usual: dict[str, object] = {"channel": "voice", "figure": "waiting", "limit": 5}
    assert why_not(at(quiet()), "wait_and_see", **{**usual, **arguments}) == reason


def test_the_same_is_not_watched_twice_and_a_limit_that_is_crossed_is_no_trigger() -> None:
    run = at(quiet())
    decide(run, "wait_and_see", channel="voice", figure="waiting", limit=5)
    run.advance(NINE + 2 * MIN)
    again = why_not(run, "wait_and_see", channel="voice", figure="waiting", limit=5)
    assert again == "You watch this already, until 09:16."
    over = busy()
    over.advance(NINE)
    while over.observe().channels[0].waiting < 4:
        over.advance(over.now_s + MIN)
    crossed = why_not(over, "wait_and_see", channel="voice", figure="waiting", limit=1)
    assert crossed == "Voice: more than 1 wait already; act now, or give a limit further away."
