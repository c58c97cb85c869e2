"""The first shift rewards: doing what Ana points out turns voice green, and doing nothing does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from statistics import fmean
from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.lab.replications import Outcome, replicate
from floorsim.run.run import Run
from floorsim.scenario.library import find
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.values.units import format_time

SCENARIO = load_scenario("first-shift").scenario

FEW: Sequence[int] = (*range(1, 6), *range(1001, 1006))
MANY = (range(1, 31), range(1001, 1031))

HANDS_OFF_AT_MOST = 0.55
WORKED_AT_LEAST = 0.80
TOTALS_APART = 20.0
COMPETENT_AHEAD = 0.10
"""Of the service level on voice, and half of `TOTALS_APART` of the total."""


@cache
def outcomes(policy: str, seeds: Sequence[int]) -> list[Outcome]:
    return replicate(SCENARIO, policy, seeds)


def mean(policy: str, seeds: Sequence[int], figure: Callable[[dict[str, Any]], float]) -> float:
    return fmean(figure(outcome.result) for outcome in outcomes(policy, seeds))


def on_voice(result: dict[str, Any]) -> float:
    """Calls answered within target of those that count, while the shift is played."""
    return float(result["channels"]["voice"]["service_level"])


def total(result: dict[str, Any]) -> float:
    return float(result["scores"]["overall"])


def is_worth_it(seeds: Sequence[int]) -> None:
    assert mean("hands-off", seeds, on_voice) <= HANDS_OFF_AT_MOST
    assert mean("worked", seeds, on_voice) >= WORKED_AT_LEAST
    assert mean("competent", seeds, on_voice) >= mean("hands-off", seeds, on_voice) + COMPETENT_AHEAD
    hands_off = mean("hands-off", seeds, total)
    assert mean("worked", seeds, total) >= hands_off + TOTALS_APART
    assert mean("competent", seeds, total) >= hands_off + TOTALS_APART / 2
    assert all(outcome.refused == () for outcome in outcomes("worked", seeds))


def test_the_first_shift_rewards_who_plays_it() -> None:
    is_worth_it(FEW)


@pytest.mark.replications_full
@pytest.mark.parametrize("seeds", MANY, ids=["first seeds", "seeds chosen afterwards"])
def test_the_first_shift_rewards_who_plays_it_over_thirty_seeds(seeds: Sequence[int]) -> None:
    is_worth_it(seeds)


@pytest.mark.replications_full
def test_the_guide_gives_the_means_as_they_are() -> None:
    guide = find("first-shift").parents[1] / "docs" / "guide" / "play-your-first-shift.md"
    rows = re.findall(r"^\| .+ \| (\d+)% \| (\d+) \|$", guide.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == 3
    for policy, row in zip(("hands-off", "competent", "worked"), rows, strict=True):
        voice = fmean(mean(policy, seeds, on_voice) for seeds in MANY)
        overall = fmean(mean(policy, seeds, total) for seeds in MANY)
        assert row == (f"{100 * voice:.0f}", f"{overall:.0f}")


def test_three_decisions_that_the_screen_suggests_are_possible_in_the_first_two_minutes() -> None:
    three = [planned for planned in SCENARIO.expert if planned.do != "answer"]
    assert [planned.do for planned in three] == ["move_agents", "move_breaks", "announcement"]
    for seed in FEW:
        run = Run(SCENARIO, seed)
        for planned in three:
            run.advance(planned.at)
            run.decide(decision_from(planned.do, planned.arguments))
        assert run.now_s <= SCENARIO.play_from_s + 120.0


def test_the_screen_shows_from_the_start_that_voice_lacks_people_and_chat_has_some_to_spare() -> None:
    for seed in FEW:
        run = Run(SCENARIO, seed)
        run.advance(SCENARIO.play_from_s + 60.0)
        voice, chat = run.observe().channels
        assert voice.needed is not None
        assert chat.needed is not None
        assert voice.needed > voice.staffed
        assert chat.staffed - chat.needed >= 2


def test_ana_names_the_people_the_breaks_and_the_times_that_are_in_the_plan() -> None:
    texts = {message.id: message.text for message in SCENARIO.messages}
    helpers = [
        one.name for one in SCENARIO.floor.agents if one.group == "chats" and "voice" in (one.skills or {})
    ]
    assert [name.split()[0] for name in helpers if name] == ["Ben", "Ines", "Nia"]
    assert "Ben, Ines and Nia take calls too" in texts["people"]
    on_break = [
        (one.id, format_time(item.at))
        for one in SCENARIO.floor.agents
        if one.group == "phones" and one.shift is not None
        for item in SCENARIO.floor.shifts[one.shift].activities
        if SCENARIO.play_from_s <= item.at < SCENARIO.end_s
    ]
    assert on_break == [("carla", "10:10"), ("omar", "10:10")]
    assert "Carla and Omar both have their break at 10:10" in texts["breaks"]
