"""A run is a scenario, a seed and the decisions taken; nothing else decides what comes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.errors import DecisionRefused, RunError
from floorsim.run.run import Run, Taken, replay
from tests.desk.desks import MIN, NINE, a_scenario, agent, decide, message, quiet

PLAN: list[tuple[float, str, dict[str, Any]]] = [
    (0, "announcement", {"message": "honest_range"}),
    (1, "move_agents", {"agents": ["ana"], "to": "chat", "until": "10:00"}),
    (12, "answer", {"message": "m", "choice": "yes"}),
    (12, "chat_cap", {"channel": "chat", "cap": 3}),
    (21, "incident_post", {"next_update": 20}),
    (31, "side_by_side", {"agent": "cai", "step": "listening"}),
    (40, "stop_own_task", {}),
    (41, "callbacks", {"channel": "voice", "over": 2}),
    (42, "micro_breaks", {}),
    (60, "overtime", {"agents": ["ben"], "length": 30}),
    (70, "take_contact", {"channel": "voice", "contacts": 2}),
    (72, "move_breaks", {"how": "cancel", "agents": "ana"}),
]
"""What is tried, in minutes after nine."""


def busy() -> Any:
    """A floor with more calls than people, a message, a milestone and hostile customers."""
    streams = {
        "voice": {
            "forecast": {"per_hour": 60},
            "drivers": {"login": 1, "billing": 1},
            "talk": {"mean": "4m"},
            "patience": {"exponential": "10m"},
            "redial": {},
            "repeat": {"share": 0.6},
        },
        "chat": {"forecast": {"per_hour": 14}, "drivers": {"login": 1}, "talk": {"mean": "6m"}},
        "email": {"forecast": {"per_hour": 6}, "drivers": {"billing": 1}, "talk": {"mean": "6m"}},
    }
    drivers = {
        "login": {"resolvable": 0.6, "hostility": 0.3, "manager": 0.4},
        "billing": {"resolvable": 0.8},
    }
    messages = [
        message(),
        {
            "id": "waits",
            "when": {"wall": {"measure": "waiting", "channel": "voice", "over": 3, "for": "3m"}},
            "from": "Jo",
            "subject": "Long waits",
            "text": "Look at voice.",
        },
    ]
    return a_scenario(demand__streams=streams, drivers=drivers, messages=messages)


def played(slice_s: float | None = None, *, look: bool = False, names: dict[str, str] | None = None) -> Run:
    """The plan played to the end, in slices of so many seconds, perhaps looking after each."""
    run = Run(busy(), 3, names=names)
    for at_min, kind, arguments in PLAN:
        advance(run, NINE + at_min * MIN, slice_s, look)
        attempt(run, kind, arguments)
    advance(run, run.end_s, slice_s, look)
    return run


def attempt(run: Run, kind: str, arguments: dict[str, Any]) -> None:
    """Takes a decision if it is possible."""
    with suppress(DecisionRefused):
        decide(run, kind, **arguments)


def advance(run: Run, to_s: float, slice_s: float | None, look: bool) -> None:
    while slice_s is not None and run.now_s + slice_s < to_s:
        run.advance(run.now_s + slice_s)
        if look:
            run.observe()
    run.advance(to_s)


def test_slices_and_looking_change_nothing() -> None:
    whole = played()
    assert len(whole.taken) > 8
    assert played(61.7).ledger.digest() == whole.ledger.digest()
    assert played(300.0, look=True).ledger.digest() == whole.ledger.digest()
    assert played(600.0, names={"ana": "Somebody"}).ledger.digest() == whole.ledger.digest()


def test_replaying_what_was_taken_gives_the_same_run() -> None:
    whole = played()
    again = replay(whole.scenario, whole.seed, whole.taken, until_s=whole.end_s)
    assert again.ledger.digest() == whole.ledger.digest()
    assert again.taken == whole.taken
    assert again.observe() == whole.observe()


def test_a_replay_can_stop_anywhere_and_be_gone_on_with() -> None:
    whole = played()
    part = replay(whole.scenario, whole.seed, whole.taken, until_s=NINE + 35 * MIN)
    assert len(part.taken) == sum(taken.at_s <= NINE + 35 * MIN for taken in whole.taken)
    for taken in whole.taken[len(part.taken) :]:
        part.advance(taken.at_s)
        decide(part, taken.kind, **taken.arguments)
    part.advance_to_end()
    assert part.ledger.digest() == whole.ledger.digest()


def test_another_seed_or_another_decision_is_another_run() -> None:
    whole = played()
    fewer = replay(whole.scenario, whole.seed, whole.taken[:-3], until_s=whole.end_s)
    other = Run(whole.scenario, 4)
    other.advance_to_end()
    digests = {whole.ledger.digest(), fewer.ledger.digest(), other.ledger.digest()}
    assert len(digests) == 3


@given(st.lists(st.floats(0.0, 14_400.0), max_size=12))
def test_any_stops_give_the_same_run(stops: list[float]) -> None:
    run = Run(busy(), 5)
    for stop in sorted(stops):
        run.advance(run.start_s + stop)
    run.advance_to_end()
    assert run.ledger.digest() == UNDISTURBED


def _undisturbed() -> str:
    run = Run(busy(), 5)
    run.advance_to_end()
    return run.ledger.digest()


UNDISTURBED = _undisturbed()


PROGRAM = """
import json, sys
from floorsim.run.run import Taken, replay
from floorsim.scenario.models.scenario import Scenario
told = json.load(sys.stdin)
scenario = Scenario.model_validate(told["scenario"])
taken = [Taken(*one) for one in told["taken"]]
print(replay(scenario, 3, taken, until_s=scenario.end_s).ledger.digest())
"""


def test_another_process_with_another_hash_seed_plays_the_same_run() -> None:
    whole = played()
    told = {"scenario": whole.scenario.model_dump(mode="json", by_alias=True), "taken": whole.taken}
    for seed in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=json.dumps(told),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == whole.ledger.digest()


class Notebook:
    """A journal that keeps what it is given, until it fails."""

    def __init__(self, run: list[Run], fails_at: int | None = None) -> None:
        self.run = run
        self.fails_at = fails_at
        self.kept: list[Taken] = []
        self.before: list[str] = []

    def record(self, seq: int, at_s: float, kind: str, arguments: dict[str, Any]) -> None:
        self.before.append(self.run[0].observe().own_time.doing or "free")
        if seq == self.fails_at:
            raise OSError("the disk is full")
        self.kept.append(Taken(seq, at_s, kind, arguments))


def test_a_decision_is_stored_before_it_acts() -> None:
    holder: list[Run] = []
    notebook = Notebook(holder)
    run = Run(quiet(), 1, journal=notebook)
    holder.append(run)
    run.advance(NINE)
    decide(run, "announcement", message="honest_range")
    assert notebook.before == ["free"]
    assert run.observe().own_time.doing is not None
    assert notebook.kept == run.taken == [(0, NINE, "announcement", {"message": "honest_range"})]


def test_a_decision_that_cannot_be_stored_is_not_taken() -> None:
    holder: list[Run] = []
    run = Run(quiet(), 1, journal=Notebook(holder, fails_at=1))
    holder.append(run)
    run.advance(NINE)
    decide(run, "announcement", message="honest_range")
    with pytest.raises(OSError, match="the disk is full"):
        decide(run, "move_agents", agents=["ana"], to="chat")
    run.advance(NINE + 30 * MIN)
    assert len(run.taken) == 1
    assert agent(run, "ana").on == agent(run, "ana").home
    assert [record.kind for record in run.ledger.decisions] == ["announcement"]


def test_a_refused_decision_is_not_stored() -> None:
    holder: list[Run] = []
    notebook = Notebook(holder)
    run = Run(quiet(), 1, journal=notebook)
    holder.append(run)
    run.advance(NINE)
    with pytest.raises(DecisionRefused, match="Ben is not trained on Chat"):
        decide(run, "move_agents", agents=["ben"], to="chat")
    assert notebook.kept == []
    assert run.taken == []


def test_asking_whether_a_decision_is_possible_changes_nothing() -> None:
    from floorsim.desk.decisions.registry import decision_from

    whole = played()
    run = Run(busy(), 3)
    for at_min, kind, arguments in PLAN:
        run.advance(NINE + at_min * MIN)
        for _, other, other_arguments in PLAN:
            asked = decision_from(other, other_arguments)
            run.desk.why_not(asked)
            run.desk.timing(asked)
        attempt(run, kind, arguments)
    run.advance_to_end()
    assert run.ledger.digest() == whole.ledger.digest()


def test_a_run_that_has_ended_stays_as_it_is() -> None:
    run = Run(quiet(), 1)
    run.advance_to_end()
    digest = run.ledger.digest()
    run.advance(run.end_s + 3600)
    assert run.ended
    assert run.now_s == run.end_s
    assert run.ledger.digest() == digest
    with pytest.raises(DecisionRefused, match="The shift is over; nothing can be decided any more"):
        decide(run, "incident_post")


UNREADABLE: dict[str, tuple[tuple[str, dict[str, Any]], str]] = {
    "an unknown kind": (("teleport", {}), r"there is no decision 'teleport'"),
    "arguments of another kind": (("move_agents", {"cap": 3}), r"move_agents: "),
    "arguments of another form": (("move_agents", {"agents": 3, "to": "chat"}), r"move_agents: agents"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_decision_that_no_run_can_have_taken_is_a_sentence(case: str) -> None:
    (kind, arguments), wrong = UNREADABLE[case]
    with pytest.raises(RunError, match=rf"Decision 1 of this run, taken at 09:00, cannot be read: {wrong}"):
        replay(quiet(), 1, [Taken(0, NINE, kind, arguments)])
