"""A scenario that teaches nothing is not proved, and the reasons say what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.lab.proving import prove as proving
from floorsim.lab.proving.proof import Proof
from floorsim.lab.proving.prove import prove
from tests.desk.desks import a_scenario, message
from tests.lab.proving.small import TRAP, WORKED

DAYS = (1, 2, 3)
POLICIES = ["hands-off", "competent", "worked", "first-option", "everyone-on-voice"]
ANSWERS = [
    {
        "id": "right",
        "label": "I'll ask and call you.",
        "minutes": 1,
        "best": True,
        "effects": [{"trust": 0.1}],
    },
    {"id": "wrong", "label": "Not now, call again.", "minutes": 1, "effects": [{"trust": -0.1}]},
    {"id": "later", "label": "Ask somebody else.", "minutes": 1, "effects": [{"trust": -0.1}]},
]
VOICE = {"drivers": {"login": 1}, "talk": {"mean": "4m"}, "patience": {"exponential": "3m"}}


def a_bad_one(**changes: Any) -> Any:
    """Nobody writes or chats, many call, and whoever puts everyone on voice does well."""
    idle = {"forecast": {"per_hour": 0}, "talk": {"mean": "6m"}}
    return a_scenario(
        **{
            "meta": {"id": "bad", "title": "Bad", "level": 2},
            "demand__streams": {
                "voice": {"forecast": {"per_hour": 70}, **VOICE},
                "chat": {**idle, "drivers": {"login": 1}},
                "email": {**idle, "drivers": {"billing": 1}},
            },
            "expert": [
                {
                    "at": "09:05",
                    "do": "move_agents",
                    "agents": ["ben"],
                    "to": "email",
                    "because": "Help there.",
                },
                {
                    "at": "09:20",
                    "do": "move_agents",
                    "agents": ["fay"],
                    "to": "chat",
                    "because": "Help there.",
                },
            ],
            "messages": [
                message(f"m{number}", at=f"09:{number * 10:02d}", choices=ANSWERS) for number in range(1, 6)
            ],
            "incidents": [
                {
                    "id": "hidden",
                    "title": "Something breaks",
                    "from": "10:30",
                    "to": "10:40",
                    "effects": [{"handle": {"times": 1.2}}],
                }
            ],
            **changes,
        }
    )


@pytest.fixture(scope="module")
def proof() -> Proof:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proving, "every_policy", lambda: POLICIES)
        return prove(a_bad_one(), DAYS)


@pytest.mark.parametrize(
    ("part", "claim", "reason"),
    [
        ("traps", "there is a trap", "There is no trap. Write under `traps` what a decent supervisor does"),
        (
            "exploits",
            "everyone-on-voice under competent",
            "points ahead of everyone-on-voice, and 15 are asked",
        ),
        ("worked", "every decision is accepted", "Ben is not trained on Email (3 of 3 days)"),
        ("worked", "hands-off < worked", "is not clearly ahead of an empty desk"),
        ("conversations", "the best answer is not the first too often", "stands first 5 times of 5"),
        ("incidents", "hidden can be seen", "Nothing tells the trainee of Something breaks"),
        ("incidents", "the worked run acts on hidden", "decides nothing while Something breaks lasts"),
    ],
)
def test_each_thing_that_is_wrong_is_told_with_its_reason(
    proof: Proof, part: Any, claim: str, reason: str
) -> None:
    (found,) = [one for one in proof.of(part) if one.says == claim]
    assert found.holds is False
    assert reason in found.reason
    assert found.reason in proof.reasons
    assert proof.verdict == "not proved"


def test_a_scenario_without_a_worked_run_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "every_policy", lambda: ["hands-off", "worked"])
    found = prove(a_bad_one(expert=[], messages=[]), DAYS[:1])
    assert any(reason.startswith("There is no worked run.") for reason in found.reasons)
    assert found.verdict == "not proved"


def test_answers_that_all_come_to_the_same_decide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    same = [{**answer, "effects": [{"trust": 0.1}]} for answer in ANSWERS]
    monkeypatch.setattr(proving, "every_policy", lambda: ["hands-off"])
    found = prove(a_bad_one(messages=[message("m", choices=same)]), DAYS[:1])
    assert any("in m every answer comes to the same" in reason for reason in found.reasons)


def test_where_the_answer_meant_as_the_best_has_the_worst_effects_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    turned = [{**answer, "best": answer["id"] == "wrong"} for answer in ANSWERS[:2]]
    monkeypatch.setattr(proving, "every_policy", lambda: ["hands-off"])
    found = prove(a_bad_one(messages=[message("m", choices=turned)]), DAYS[:1])
    assert any("in m the answer meant as the best has the worst effects" in one for one in found.reasons)


def test_a_trap_whose_figure_nobody_can_see_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    unseen = {**TRAP, "looks": {"measure": "service_level", "channel": "chat"}}
    monkeypatch.setattr(proving, "every_policy", lambda: ["hands-off"])
    found = prove(a_bad_one(traps=[unseen], expert=WORKED), DAYS[:1])
    assert any("the wallboard has no service_level of chat yet" in reason for reason in found.reasons)
