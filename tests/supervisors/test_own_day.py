"""What supervisors make of their own fixed duties."""

from __future__ import annotations

from typing import Any

from floorsim.run.run import Run
from floorsim.supervisors.registry import policy_named
from tests.desk.desks import message, quiet

TEXTS = {
    "canteen": "The canteen has a new menu",
    "refund": "Refunds: ask for the order number first",
    "parking": "The yard is closed on Monday",
    "login": "Login has changed: code by text, then the PIN",
    "survey": "The staff survey is open",
    "parcel": "The notice says delivered; it means handed to the carrier",
}
POINTS = [{"id": id, "text": text} for id, text in TEXTS.items()]
DUTIES = [
    {"kind": "stand_up", "at": "09:10", "for": "10m", "points": POINTS},
    {"kind": "lunch", "at": "09:40", "for": "30m"},
    {"kind": "handover", "at": "10:45", "for": "10m"},
]


def played(policy: str) -> Run:
    late = message(at="10:30", deadline="4h", choices=[{"id": "yes", "label": "Yes.", "minutes": 30}])
    run = Run(quiet(supervisor={"duties": DUTIES}, messages=[late]), 1)
    policy_named(policy)(run)
    return run


def duties(run: Run) -> dict[str, str]:
    return {one.whom.removeprefix("duty:"): one.detail for one in run.ledger.effects if one.what == "duty"}


def taken(run: Run, kind: str) -> list[dict[str, Any]]:
    return [one.arguments for one in run.taken if one.kind == kind]


def test_the_competent_hold_them_say_what_bears_on_the_work_and_have_the_handover_read_back() -> None:
    run = played("competent")
    assert duties(run) == {"stand_up": "held", "lunch": "held", "handover": "held"}
    assert [set(one["points"]) for one in taken(run, "stand_up")] == [{"refund", "login", "parcel"}]
    assert taken(run, "handover") == [{"how": "read_back"}]


def test_who_does_nothing_holds_them_as_they_come_and_says_all_of_it() -> None:
    run = played("hands-off")
    assert duties(run) == {"stand_up": "held", "lunch": "held", "handover": "held"}
    assert len([one for one in run.ledger.effects if one.what == "stand_up"]) == len(POINTS)


def test_who_cancels_everything_holds_none() -> None:
    assert set(duties(played("cancel-coaching")).values()) == {"missed"}
