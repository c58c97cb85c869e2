"""What a guess can't show is decided by what the view shows: the supervisor's own time."""

from __future__ import annotations

from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.view import ChoiceView, MessageView
from floorsim.run.run import Run
from floorsim.supervisors.expert.answers import in_sight
from tests.desk.desks import a_scenario

WAYS = (
    ChoiceView("take_now", "Take it", 12.0, hands_on=True),
    ChoiceView("callback", "Promise a call", 5.0),
    ChoiceView("send_back", "Send it back", 4.0),
)


def answered(choice: str, ways: tuple[ChoiceView, ...] = WAYS) -> str:
    item = MessageView(
        "escalation-1", 0.0, "Ana", "A manager", "", "phone", ways, None, "open", None, "escalation"
    )
    run = Run(a_scenario(), 1)
    view = run.observe()
    object.__setattr__(view, "inbox", (item,))
    decision = decision_from("escalation", {"message": item.id, "choice": choice})
    return str(in_sight(decision, view).model_dump()["choice"])


def test_what_would_hide_the_floor_for_long_is_done_the_quickest_other_way() -> None:
    assert answered("take_now") == "send_back"
    assert answered("callback") == "callback"


def test_a_short_time_out_of_sight_is_no_matter_and_what_has_no_other_way_is_done() -> None:
    short = (ChoiceView("take_now", "Take it", 5.0, hands_on=True), *WAYS[1:])
    assert answered("take_now", short) == "take_now"
    assert answered("take_now", WAYS[:1]) == "take_now"


def test_other_decisions_are_left_alone() -> None:
    decision = decision_from("incident_post", {})
    assert in_sight(decision, Run(a_scenario(), 1).observe()) is decision
