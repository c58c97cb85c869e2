"""Every kind of decision can be found, explained, written down and read back."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.order import Order
from floorsim.desk.decisions.registry import decision_from, joined, kind_named, kinds
from floorsim.desk.decisions.workspace import Workspace

ARGUMENTS: dict[str, dict[str, Any]] = {
    "move_agents": {"agents": ["ana"], "to": "chat", "until": "11:00"},
    "chat_cap": {"channel": "chat", "cap": 3},
    "defer_activity": {"activity": "meeting"},
    "move_breaks": {"how": "stagger"},
    "overtime": {"agents": ["ben"]},
    "callbacks": {"channel": "voice"},
    "announcement": {"message": "none"},
    "take_contact": {"channel": "voice"},
    "side_by_side": {"agent": "ana", "step": "policy"},
    "recognise": {"agent": "ana", "choice": "privately"},
    "escalation": {"choice": "take_now"},
    "incident_post": {},
    "tell_leadership": {"content": "facts_only"},
    "micro_breaks": {},
    "answer": {"choice": "yes"},
    "withdraw": {"decision": 0},
    "stop_own_task": {},
    "do_first": {"decision": 0, "now": True},
    "delegate": {"decision": 0, "agent": "ana"},
}


def test_the_kinds_are_there_in_the_catalogues_order() -> None:
    found = [kind.kind for kind in kinds()]
    assert [name for name in found if name in ARGUMENTS] == list(ARGUMENTS)


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.kind)
def test_a_kind_says_what_it_is_what_it_costs_and_what_follows(kind: type[Decision]) -> None:
    assert kind_named(kind.kind) is kind
    assert kind.title[0].isupper()
    assert kind.effect_now.endswith(".")
    assert kind.effect_later.endswith(".")
    assert kind.minutes >= 0
    assert all(field.description for field in kind.model_fields.values())


@pytest.mark.parametrize(("name", "arguments"), ARGUMENTS.items())
def test_a_decision_reads_back_from_what_is_stored(name: str, arguments: dict[str, Any]) -> None:
    decision = decision_from(name, arguments)
    stored = decision.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert decision_from(name, stored) == decision


def test_agents_may_be_all_one_or_several_and_none_twice() -> None:
    everyone = decision_from("micro_breaks", {"agents": "all"})
    assert everyone == decision_from("micro_breaks", {})
    one = decision_from("move_agents", {"agents": "ana", "to": "chat"})
    assert one == decision_from("move_agents", {"agents": ["ana", "ana"], "to": "chat"})


def test_a_second_kind_of_the_same_name_or_letter_and_a_reserved_letter_are_refused() -> None:
    class Twin(Decision):
        kind: ClassVar[str] = "announcement"
        codes: ClassVar[tuple[str, ...]] = ("Z1",)
        area: ClassVar[Area] = "process"
        title: ClassVar[str] = "Twin"
        minutes: ClassVar[float] = 1
        effect_now: ClassVar[str] = "."
        effect_later: ClassVar[str] = "."

        def why_not(self, desk: Workspace) -> str | None:
            return None

        def carry_out(self, desk: Workspace, order: Order) -> str:
            return "."

        def doing(self, desk: Workspace) -> str:
            return "."

    with pytest.raises(ValueError, match="two kinds of decision named announcement"):
        joined([*kinds(), Twin])
    Twin.kind, Twin.verbs = "twin", {"agent": "m"}
    with pytest.raises(ValueError, match="move_agents and twin share the letter m on agent"):
        joined([*kinds(), Twin])
    for letter in ("d", "q", "j", "M", "mm", ""):
        Twin.verbs = {"agent": letter}
        with pytest.raises(ValueError, match="cannot have the letter"):
            joined([*kinds(), Twin])
    assert kind_named("twin") is None


def test_a_kind_that_leaves_out_what_every_decision_needs_cannot_be_taken() -> None:
    class Unfinished(Decision):
        kind: ClassVar[str] = "unfinished"

    with pytest.raises(TypeError, match=r"carry_out.*doing.*why_not"):
        Unfinished()  # type: ignore[abstract]


def test_an_unknown_kind_is_told_apart() -> None:
    assert kind_named("nothing") is None
    with pytest.raises(KeyError):
        decision_from("nothing", {})
