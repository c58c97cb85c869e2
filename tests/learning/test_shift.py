"""A shift as a Gymnasium environment: it passes Gymnasium's own checker and tells nothing but the run."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from floorsim.errors import UsageError
from floorsim.learning import SHIFT
from floorsim.learning.actions import ANSWERS, Moment, actions_of
from floorsim.learning.figures import CHANNEL, figure_names
from floorsim.learning.figures import SHIFT as OF_THE_SHIFT
from floorsim.learning.shift import Shift
from floorsim.run.run import Run
from floorsim.scenario.canonical import canonical_json
from tests.desk.desks import a_scenario, message
from tests.measuring import score

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "learning-machines.md"
MINUTES = 5


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Five minutes of play with a message to answer."""
    play = {"from": "09:00", "to": f"09:{MINUTES:02}"}
    written = tmp_path_factory.mktemp("learning") / "short.yaml"
    written.write_text(
        canonical_json(a_scenario(messages=[message(at="09:02", deadline="4m")], floor__play=play)),
        encoding="utf-8",
    )
    return str(written)


def episode(env: Shift, seed: int, choose: Any) -> tuple[list[float], list[Any], dict[str, Any]]:
    """The rewards, what was seen, and what was told last."""
    seen, info = env.reset(seed=seed)
    rewards, all_seen = [], [seen]
    while True:
        seen, reward, ended, cut_short, info = env.step(np.int64(choose(info["action_mask"])))
        rewards.append(reward)
        all_seen.append(seen)
        assert not cut_short
        if ended:
            return rewards, all_seen, info


def by_chance(seed: int) -> Any:
    draws = np.random.default_rng(seed)
    return lambda mask: draws.choice(np.flatnonzero(mask))


def test_it_passes_the_checker_without_a_warning(file: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        env = gymnasium.make(SHIFT, scenario=file)
        check_env(env.unwrapped)


def test_the_same_seed_and_actions_give_the_same_episode(file: str) -> None:
    env = Shift(file)
    first, again = (episode(env, 5, by_chance(2)) for _ in range(2))
    assert first[0] == again[0]
    assert all(
        np.array_equal(one[key], other[key])
        for one, other in zip(first[1], again[1], strict=True)
        for key in one
    )
    assert not np.array_equal(env.reset(seed=6)[0]["figures"], first[1][0]["figures"])


def test_waiting_is_the_run_in_which_nobody_decides(file: str) -> None:
    env = Shift(file)
    rewards, _, info = episode(env, 5, lambda mask: 0)
    alone = Run(env.scenario, 5)
    alone.advance_to_end()
    assert env.run.ledger.digest() == alone.ledger.digest()
    assert info["total"] == score(alone).overall
    assert len(rewards) == MINUTES


def test_rewards_add_up_to_the_change_of_the_total(file: str) -> None:
    env = Shift(file)
    _, start = env.reset(seed=5)
    rewards, _, end = episode(env, 5, by_chance(1))
    assert sum(rewards) == pytest.approx((end["total"] - start["total"]) / 100)


def test_a_final_reward_is_the_whole_total(file: str) -> None:
    rewards, _, end = episode(Shift(file, reward="final"), 5, by_chance(1))
    assert rewards == [*[0.0] * (MINUTES - 1), end["total"] / 100]


def test_what_the_mask_allows_is_never_refused(file: str) -> None:
    env = Shift(file)
    _, info = env.reset(seed=3)
    choose = by_chance(4)
    for _ in range(MINUTES):
        _, _, _, _, info = env.step(choose(info["action_mask"]))
        assert info["refused"] is None
    assert env.run.taken


def test_an_action_that_is_not_possible_does_nothing_and_says_so(file: str) -> None:
    env = Shift(file)
    _, info = env.reset(seed=3)
    impossible = int(np.flatnonzero(info["action_mask"] == 0)[0])
    _, _, _, _, info = env.step(np.int64(impossible))
    assert "is not possible now" in info["refused"]
    assert env.run.taken == []


def test_the_first_answer_answers_the_most_urgent_item(file: str) -> None:
    env = Shift(file)
    env.reset(seed=3)
    while not env.run.observe().inbox:
        _, _, _, _, info = env.step(np.int64(0))
    assert info["action_mask"][1] == 1
    env.step(np.int64(1))
    assert env.run.taken[0].kind == "answer"
    assert env.run.taken[0].arguments["message"] == "m"


def test_an_action_means_the_first_agent_with_whom_it_can_be_done() -> None:
    run = Run(a_scenario(), 1)
    actions = {one.name: one for one in actions_of(run.scenario)}

    def means(name: str) -> Any:
        return Moment(run.desk, run.observe()).possible(actions[f"move_agents to={name}"])

    run.advance(run.scenario.play_from_s)
    assert means("home") is None
    move = means("chat")
    assert (move.agents, move.until) == (("ana",), run.now_s + 3600), "the first who is trained for chat"
    run.decide(move)
    run.advance(run.now_s + 600)
    back = means("home")
    assert (back.agents, back.until) == (("ana",), None), "nobody else is away, and this takes no end"


@pytest.mark.parametrize("action", [-1, 10_000, 0.5, "wait"])
def test_what_is_no_action_is_told(file: str, action: Any) -> None:
    env = Shift(file)
    env.reset(seed=3)
    with pytest.raises(UsageError, match="give a whole number from 0 to"):
        env.step(action)


def test_actions_and_figures_have_names_that_differ() -> None:
    scenario = a_scenario()
    actions = [one.name for one in actions_of(scenario)]
    assert actions[: ANSWERS + 1] == ["wait", *(f"answer {n}" for n in range(1, ANSWERS + 1))]
    assert len(set(actions)) == len(actions) > 100
    names = figure_names(scenario, ANSWERS)
    assert len(set(names)) == len(names)


def test_no_such_reward_is_told() -> None:
    with pytest.raises(UsageError, match="write change or final"):
        Shift(reward="points")  # type: ignore[arg-type]


def test_the_guide_names_every_figure_and_its_example_runs(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example is run on five minutes instead of a whole shift."""
    text = GUIDE.read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in OF_THE_SHIFT)
    assert all(f"| `CHANNEL.{name}` |" in text for name in CHANNEL)
    example = text.split("```python example\n")[1].split("```")[0]
    short = example.replace('scenario="first-shift"', f"scenario={file!r}")
    assert short != example
    exec(compile(short, str(GUIDE), "exec"), {})
    assert capsys.readouterr().out.startswith("total ")
