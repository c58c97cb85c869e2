"""A decision of any kind is filled in from what the view shows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.desk.view import FloorView
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.filling import filled, order_number, waiting
from floorsim.units import DAY_S, MINUTE_S


def a_busy_view() -> FloorView:
    """The outage when a manager is wanted and a message waits: an order in hand, two queued, a day ahead."""
    run = Run(load_scenario("login-outage").scenario, 104)
    run.advance(run.scenario.play_from_s)
    while {"escalation", "message"} - {item.category for item in waiting(run.observe())}:
        assert not run.ended
        run.advance(run.now_s + MINUTE_S)
    for _ in range(3):
        run.decide(decision_from("tell_leadership", {"content": "with_plan"}))
    view = run.observe()
    return replace(view, end_s=view.end_s + DAY_S)


def first(offered: Sequence[Any]) -> Any:
    return offered[0]


def last(offered: Sequence[Any]) -> Any:
    return offered[-1]


def test_every_kind_of_the_registry_can_be_filled_in() -> None:
    view = a_busy_view()
    for kind in kinds():
        decisions = [filled(kind, view, pick) for pick in (first, last)]
        assert all(isinstance(decision, Decision) for decision in decisions), kind.kind


def test_answers_belong_to_their_message() -> None:
    view = a_busy_view()
    items = {item.id: item for item in waiting(view)}
    assert len(items) > 1
    for kind in kinds():
        decision = filled(kind, view, last)
        assert decision is not None
        message, choice = (getattr(decision, name, None) for name in ("message", "choice"))
        if issubclass(kind, CaseDecision):
            assert choice in [one.id for one in items[str(message)].choices]


def test_where_there_is_nothing_to_pick_from_no_decision_is_made() -> None:
    run = Run(load_scenario("login-outage").scenario, 1)
    run.advance(run.scenario.play_from_s)
    view = run.observe()
    by_name = {kind.kind: kind for kind in kinds()}
    assert filled(by_name["withdraw"], view, first) is None
    assert filled(by_name["answer"], view, first) is None


def test_what_is_queued_is_named_by_its_number() -> None:
    rows = a_busy_view().own_time.coming
    assert [order_number(row) for row in rows if not row.fixed] == [0, 1, 2]
    withdrawn = filled(next(kind for kind in kinds() if kind.kind == "withdraw"), a_busy_view(), first)
    assert withdrawn is not None
    assert withdrawn.model_dump()["decision"] == 1
