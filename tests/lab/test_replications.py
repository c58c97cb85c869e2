"""Many runs: the same results in whatever order and wherever they are computed."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.decisions.script import Planned
from floorsim.errors import UsageError
from floorsim.lab.processes import Processes
from floorsim.lab.replications import Outcome, replicate
from floorsim.run.run import Run
from floorsim.supervisors.registry import policy_named
from tests.desk.desks import NINE, a_scenario
from tests.measuring import result_json

SCENARIO = a_scenario()
SEEDS = [5, 3, 9, 1]


class LastFirst(Executor):
    """Computes what it was given in the opposite order, when the first result is asked for."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.cancelled = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, lambda: fn(*args, **kwargs)))
        if len(self.waiting) == len(SEEDS):
            for late, compute in reversed(self.waiting):
                late.set_result(compute())
        return future


def results(outcomes: list[Outcome]) -> str:
    return json.dumps([outcome.result for outcome in outcomes])


def test_outcomes_come_in_the_order_of_the_seeds_and_are_those_of_single_runs() -> None:
    outcomes = replicate(SCENARIO, "competent", SEEDS)
    assert [outcome.seed for outcome in outcomes] == SEEDS
    for outcome in outcomes:
        run = Run(SCENARIO, outcome.seed)
        policy_named("competent")(run)
        assert outcome.result == result_json(run)


def test_the_order_of_completion_makes_no_difference() -> None:
    done: list[int] = []
    elsewhere = replicate(
        SCENARIO, "competent", SEEDS, executor=LastFirst(), on_done=lambda outcome: done.append(outcome.seed)
    )
    assert results(elsewhere) == results(replicate(SCENARIO, "competent", SEEDS))
    assert sorted(done) == sorted(SEEDS)


def test_other_processes_make_no_difference() -> None:
    with Processes(2) as pool:
        elsewhere = replicate(SCENARIO, "hands-off", [1, 2, 3], executor=pool)
    assert results(elsewhere) == results(replicate(SCENARIO, "hands-off", [1, 2, 3]))


def test_a_list_of_decisions_travels_to_every_run_and_what_was_refused_comes_back() -> None:
    good = Planned(NINE + 60, decision_from("move_agents", {"agents": ["eve"], "to": "voice"}), None, "f:1")
    bad = Planned(NINE + 90, decision_from("move_agents", {"agents": ["ben"], "to": "email"}), None, "f:2")
    with Processes(2) as pool:
        outcomes = replicate(SCENARIO, [good, bad], [1, 2], executor=pool)
    for outcome in outcomes:
        assert outcome.refused == ("f:2: Ben is not trained on Email.",)
    assert results(outcomes) == results(replicate(SCENARIO, [good, bad], [1, 2]))
    assert results(outcomes) != results(replicate(SCENARIO, "hands-off", [1, 2]))


def test_every_figure_is_given_when_asked_for() -> None:
    (plain,) = replicate(SCENARIO, "hands-off", [1])
    (full,) = replicate(SCENARIO, "hands-off", [1], every_figure=True)
    assert set(full.result["floor"]) > set(plain.result["floor"])


def test_an_unknown_policy_is_refused_before_anything_is_played() -> None:
    with pytest.raises(UsageError, match="There is no policy 'nobody'"):
        replicate(SCENARIO, "nobody", [1, 2], executor=LastFirst())


def test_when_the_user_gives_up_runs_that_have_not_begun_are_dropped() -> None:
    class GivesUp(Executor):
        def __init__(self) -> None:
            self.futures: list[Future[Any]] = []

        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            if not self.futures:
                future.set_result(fn(*args, **kwargs))
            self.futures.append(future)
            return future

    def interrupt(outcome: Outcome) -> None:
        raise KeyboardInterrupt

    executor = GivesUp()
    with pytest.raises(KeyboardInterrupt):
        replicate(SCENARIO, "hands-off", [1, 2, 3], executor=executor, on_done=interrupt)
    assert [future.cancelled() for future in executor.futures] == [False, True, True]
