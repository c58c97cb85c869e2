"""The expert plays through its seat alone, and what it can't see does not change what it decides."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView
from floorsim.run.run import Run, Taken
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.expert import Expert, public_facts
from floorsim.supervisors.supervisor import LOOK_EVERY_S, Seat
from floorsim.units import MINUTE_S

NINE = 9 * 3600.0
SHOWS_S = NINE + 20 * MINUTE_S
"""Until then the two mornings look alike."""


class LooksAndDecides(Seat):
    """A seat from which no run can be got at, whatever one tries."""

    def __init__(self, run: Run) -> None:
        seat = Seat(run)
        self.look_now, self.decide_now = seat.look, seat.decide

    def look(self) -> FloorView:
        return self.look_now()

    def decide(self, decision: Decision) -> bool:
        return self.decide_now(decision)


def played(scenario: Scenario, until_s: float) -> list[Taken]:
    run = Run(scenario, 5)
    expert, seat = Expert(public_facts(scenario)), LooksAndDecides(run)
    run.advance(scenario.play_from_s)
    while run.now_s < until_s:
        expert.attend(seat)
        run.advance(run.now_s + LOOK_EVERY_S)
    return run.taken


def morning() -> dict[str, Any]:
    """The outage from 09:00 on, with Dana, who comes at 09:20."""
    text: dict[str, Any] = load_scenario("login-outage").scenario.model_dump(mode="json", by_alias=True)
    text["expert"] = []
    text["demand"]["interval_factor"] = "off"  # it would spread a busier hour over the whole day
    text["demand"]["interval"] = "10m"
    text["incidents"][0]["from"] = "09:00"
    for effect in text["incidents"][0]["effects"]:
        if "demand" in effect["effect"]:
            effect["effect"]["demand"]["times"] = 2.0
            effect["from"] = "09:00"
    text["floor"]["shifts"]["late"]["from"] = "09:20"
    next(one for one in text["messages"] if one["id"] == "it_errors")["at"] = "09:03"
    return text


def other_morning() -> dict[str, Any]:
    """The same until 09:20, when everything goes another way."""
    text = morning()
    (dana,) = (one for one in text["floor"]["agents"] if one["id"] == "dana")
    dana.update(profile="new_hire", fatigue=0.8, exhaustion=0.9, morale=0.1)
    for id, factor in {"voice": 0.0, "chat": 6.0}.items():
        text["demand"]["streams"][id]["reality"] = [["09:20", factor]]
    text["incidents"][0]["to"] = "09:25"
    text["incidents"].append(
        {
            "id": "another",
            "title": "Something else",
            "from": "09:21",
            "to": "10:30",
            "effects": [{"demand": {"stream": "chat", "times": 4.0}}, {"hostility": {"times": 5.0}}],
        }
    )
    kept = {"handover", "swap", "it_errors"}
    text["messages"] = [one for one in text["messages"] if one["id"] in kept]
    text["messages"].append(
        {
            "id": "late_word",
            "at": "09:20:30",
            "from": "Jo (planning)",
            "subject": "The plan was wrong",
            "channel": "chat",
            "text": "Twice as many will come today.",
        }
    )
    for one in text["messages"]:
        if one["id"] == "swap":
            one["choices"][0]["effects"] = [{"trust": -0.5}]
    return text


def test_what_cannot_be_seen_yet_changes_no_decision() -> None:
    one = played(Scenario.model_validate(morning()), SHOWS_S)
    other = played(Scenario.model_validate(other_morning()), SHOWS_S)
    assert len(one) >= 4
    assert {"move_agents", "announcement"} <= {taken.kind for taken in one}
    assert one == other
