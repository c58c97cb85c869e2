"""Automated supervisors: they play any floor to its end, the same way each time, from what they may see."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.view import FloorView
from floorsim.errors import UsageError
from floorsim.run.run import Run
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.competent.competent import AHEAD_MIN
from floorsim.supervisors.exploits.catalogue import EXPLOITS
from floorsim.supervisors.exploits.exploit import Driven
from floorsim.supervisors.registry import policies, policy_named
from floorsim.supervisors.supervisor import Seat, play
from floorsim.units import MINUTE_S
from tests.desk.desks import NINE, a_scenario, message
from tests.measuring import score
from tests.scoring.test_scores import BUSY
from tests.strategies import Play, examples, plays

OUTAGE = load_scenario("login-outage").scenario
FIRST_SHIFT = load_scenario("first-shift").scenario


def played(policy: str, scenario: Scenario, seed: int = 1) -> Run:
    run = Run(scenario, seed)
    policy_named(policy)(run)
    return run


class Recorder:
    """Takes the place of a supervisor and notes when it was asked."""

    def __init__(self) -> None:
        self.asked_s: list[float] = []

    def attend(self, seat: Seat) -> None:
        self.asked_s.append(seat.look().now_s)


def test_a_supervisor_is_asked_once_a_minute_from_the_start_of_play() -> None:
    recorder, run = Recorder(), Run(a_scenario(), 1)
    play(run, recorder)
    assert recorder.asked_s == [NINE + minute * MINUTE_S for minute in range(120)]
    assert run.ended


def test_a_seat_reaches_nothing_but_the_view_and_decisions() -> None:
    seat = Seat(Run(a_scenario(), 1))
    assert [name for name in dir(seat) if not name.startswith("_")] == ["decide", "look"]
    assert isinstance(seat.look(), FloorView)


def test_a_refused_decision_changes_nothing() -> None:
    run = Run(a_scenario(), 1)
    run.advance(NINE)
    assert not Seat(run).decide(decision_from("move_agents", {"agents": ["zoe"], "to": "chat"}))
    assert run.taken == []


def test_no_reason_is_looked_for_when_a_supervisor_is_refused_for_want_of_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = Run(a_scenario(), 1)
    run.advance(run.end_s - MINUTE_S)
    decision = decision_from("side_by_side", {"agent": "ana", "step": "policy"})
    assert "the shift ends at" in str(run.desk.why_not(decision))
    monkeypatch.setattr("floorsim.desk.desk.in_the_way", None)
    assert not Seat(run).decide(decision)


class Asks(Seat):
    """Holds each answer to a decision against the reason that a trainee would read."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self.answers: list[bool] = []

    def decide(self, decision: Decision) -> bool:
        reason = self._run.desk.why_not(decision)
        self.answers.append(super().decide(decision))
        assert self.answers[-1] == (reason is None), reason
        return self.answers[-1]


def test_what_is_refused_is_what_a_trainee_would_be_given_a_reason_for() -> None:
    run = Run(FIRST_SHIFT, 1)
    driven, seat = Driven(EXPLOITS["pause-spam"]), Asks(run)
    run.advance(run.scenario.play_from_s)
    while not run.ended:
        driven.attend(seat)
        run.advance(run.now_s + MINUTE_S)
    assert set(seat.answers) == {True, False}


def test_hands_off_never_decides() -> None:
    run = played("hands-off", OUTAGE)
    assert run.ended
    assert run.taken == []


# The expert's test of what it can't see plays the same morning twice.
@pytest.mark.parametrize("policy", [*sorted(policies().keys() - {"expert"}), "competent+pause-spam"])
def test_a_policy_plays_the_same_run_each_time(policy: str) -> None:
    first, second = played(policy, FIRST_SHIFT, 3), played(policy, FIRST_SHIFT, 3)
    assert first.taken == second.taken
    assert first.ledger.digest() == second.ledger.digest()


def test_worked_plays_the_scenario_s_own_run() -> None:
    run = Run(OUTAGE, 1)
    assert policy_named("worked")(run) == []
    assert [taken.kind for taken in run.taken] == [planned.do for planned in OUTAGE.expert]


def test_a_scenario_without_a_worked_run_says_so() -> None:
    with pytest.raises(UsageError, match="has no worked run; choose another policy"):
        policy_named("worked")(Run(a_scenario(), 1))


def test_an_unknown_policy_is_refused_with_the_nearest_name() -> None:
    for unknown, near in (
        ("competnt", "no policy 'competnt'; did you mean competent"),
        ("competnt+all-overtime", "no supervisor 'competnt'; did you mean competent"),
        ("competent+all-overtme", "no habit 'all-overtme'; did you mean all-overtime"),
    ):
        with pytest.raises(UsageError, match=near):
            policy_named(unknown)


def test_competent_speaks_before_it_moves_people_and_moves_few() -> None:
    run = played("competent", OUTAGE, 2)
    first = {taken.kind: taken for taken in reversed(run.taken)}
    assert first["announcement"].arguments["message"] == "known_issue"
    assert first["announcement"].at_s < 9.5 * 3600
    assert first["announcement"].at_s < first["move_agents"].at_s
    assert first["incident_post"].arguments["next_update"] > 0
    moved = [taken.arguments for taken in run.taken if taken.kind == "move_agents"]
    assert moved
    assert all(arguments["until"] for arguments in moved)
    assert all(len(arguments["agents"]) <= 2 for arguments in moved)


def test_competent_never_cancels_a_break_or_passes_on_what_nobody_checked() -> None:
    for seed in (1, 2):
        decisions = played("competent", OUTAGE, seed).taken
        assert {"announcement", "tell_leadership"} <= {taken.kind for taken in decisions}
        for taken in decisions:
            assert taken.arguments.get("how") != "cancel"
            assert taken.arguments.get("content") != "relay_unverified"
            assert taken.arguments.get("message") != "optimistic"


@pytest.mark.parametrize("seed", [3, 8, 25])
def test_competent_sees_to_who_was_hurt_before_anything_else(seed: int) -> None:
    run = played("competent", OUTAGE, seed)
    (answer,) = (taken for taken in run.taken if taken.arguments.get("message") == "shaken")
    assert answer.arguments["choice"] == "care"
    assert score(run).gates == ()


@pytest.mark.replications_full
@pytest.mark.parametrize("name", sorted(shipped_files()))
def test_competent_fails_no_gate_on_any_shipped_scenario(name: str) -> None:
    scenario = load_scenario(name).scenario
    failed = {seed: score(played("competent", scenario, seed)).gates for seed in range(1, 31)}
    assert {seed: gates for seed, gates in failed.items() if gates} == {}


def test_competent_gives_every_promised_update() -> None:
    run = played("competent", OUTAGE, 2)
    updates = [item for item in run.observe().inbox if item.id.startswith("update-")]
    assert updates
    assert all(item.state == "answered" for item in updates)


def test_competent_lets_a_quiet_floor_be() -> None:
    few = {id: {**stream, "forecast": {"per_hour": 2}} for id, stream in BUSY.items()}
    quiet = a_scenario(demand__streams=few)
    kinds = {taken.kind for taken in played("competent", quiet).taken}
    assert kinds <= {"side_by_side", "calibrate", "review_contacts", "score_contact"}


class Forgets(Seat):
    """A seat at which no look may be held any more when something is decided."""

    def decide(self, decision: Decision) -> bool:
        assert list(self._run.desk._moments) == []
        return super().decide(decision)


def test_competent_holds_no_look_while_it_decides() -> None:
    run, competent = Run(OUTAGE, 1), Competent()
    seat = Forgets(run)
    run.advance(run.scenario.play_from_s)
    while not run.ended:
        competent.attend(seat)
        run.advance(run.now_s + MINUTE_S)
    assert len(run.taken) > 10


def test_competent_takes_nothing_on_while_much_is_still_to_do() -> None:
    run = Run(OUTAGE, 1)
    to_do_s: list[float] = []

    class Watched(Competent):
        def attend(self, seat: Seat) -> None:
            own_time, taken = seat.look().own_time, len(run.taken)
            super().attend(seat)
            pressing = {"shaken"} | {"do_first"}
            if len(run.taken) > taken and pressing.isdisjoint(
                (run.taken[-1].kind, run.taken[-1].arguments.get("message"))
            ):
                to_do_s.append(own_time.free_at_s - run.now_s)
                assert not own_time.blind

    play(run, Watched())
    assert len(to_do_s) > 10
    assert max(to_do_s) <= AHEAD_MIN * MINUTE_S


def with_a_message(scenario: Scenario) -> Scenario:
    text: dict[str, Any] = scenario.model_dump(mode="json", by_alias=True)
    text["messages"] = [{**message(), "at": "09:05", "deadline": "8m"}]
    return Scenario.model_validate(text)


@examples(12)
@given(plays(most_moves=0))
def test_no_floor_brings_a_supervisor_down(play: Play) -> None:
    scenario = with_a_message(play.scenario)
    for policy in ("hands-off", "competent"):
        run = played(policy, scenario, play.seed)
        assert run.ended
        for taken in run.taken:
            assert isinstance(decision_from(taken.kind, taken.arguments), Decision)
