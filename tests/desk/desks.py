"""A small floor with a desk: six people, three channels, a morning from eight to noon, played from nine."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.desk import Desk
from floorsim.floor.agent import Agent
from floorsim.floor.states import BREAK, BUSY, READY
from floorsim.run.run import Run, Taken
from floorsim.scenario.models.scenario import Scenario

NINE = 9 * 3600.0
MIN = 60.0


def a_scenario(**changes: Any) -> Scenario:
    """The scenario with blocks replaced; `floor__x` and `demand__x` replace one key inside a block."""
    text: dict[str, Any] = {
        "meta": {"id": "small", "title": "A small floor"},
        "floor": {
            "opens": "08:00",
            "closes": "12:00",
            "play": {"from": "09:00", "to": "11:00"},
            "channels": {
                "voice": {"kind": "voice", "title": "Voice", "target": {"within": "20s"}},
                "chat": {"kind": "chat", "title": "Chat", "target": {"within": "60s"}, "concurrency": 2},
                "email": {"kind": "email", "title": "Email", "target": {"within": "24h"}},
            },
            "shifts": {
                "long": {
                    "from": "08:00",
                    "to": "16:00",
                    "activities": [
                        {"kind": "break", "at": "09:30", "for": "15m"},
                        {"kind": "meeting", "at": "10:00", "for": "20m"},
                        {"kind": "lunch", "at": "12:00", "for": "30m"},
                    ],
                },
                "short": {"from": "08:00", "to": "10:30"},
                "plain": {"from": "08:00", "to": "16:00"},
                "later": {"from": "10:00", "to": "16:00"},
            },
            "groups": {
                "phones": {"skills": {"voice": 0.9}, "on": ["voice"], "shifts": ["plain"]},
                "chats": {"skills": {"chat": 0.9}, "on": ["chat"], "shifts": ["plain"]},
                "mail": {"skills": {"email": 0.9}, "on": ["email"], "shifts": ["plain"]},
            },
            "agents": [
                {
                    "id": "ana",
                    "name": "Ana",
                    "group": "phones",
                    "skills": {"voice": 1, "chat": 0.8},
                    "shift": "long",
                },
                {"id": "ben", "name": "Ben", "group": "phones", "shift": "short", "overtime_willing": True},
                {"id": "cai", "name": "Cai", "group": "phones", "shift": "plain", "overtime_willing": False},
                {
                    "id": "dee",
                    "name": "Dee",
                    "group": "chats",
                    "skills": {"chat": 1, "voice": 0.7},
                    "shift": "plain",
                },
                {
                    "id": "eve",
                    "name": "Eve",
                    "group": "mail",
                    "skills": {"email": 1, "voice": 0.7},
                    "shift": "plain",
                },
                {"id": "fay", "name": "Fay", "group": "phones", "shift": "later"},
            ],
        },
        "drivers": {
            "login": {"resolvable": 0.9, "hostility": 0.05, "manager": 0.0},
            "billing": {"resolvable": 0.8},
        },
        "demand": {
            "interval": "30m",
            "streams": {
                "voice": {
                    "forecast": {"per_hour": 40},
                    "drivers": {"login": 1, "billing": 1},
                    "talk": {"mean": "4m"},
                    "patience": {"exponential": "10m"},
                    "repeat": {"share": 0.6},
                },
                "chat": {"forecast": {"per_hour": 10}, "drivers": {"login": 1}, "talk": {"mean": "6m"}},
                "email": {"forecast": {"per_hour": 6}, "drivers": {"billing": 1}, "talk": {"mean": "6m"}},
            },
        },
    }
    for key, value in changes.items():
        block, _, inner = key.partition("__")
        if inner:
            text[block] = {**text[block], inner: value}
        else:
            text[key] = value
    return Scenario.model_validate(text)


def quiet(**changes: Any) -> Scenario:
    """The same floor without a single customer: nothing happens but what is decided."""
    streams = {
        id: {"forecast": {"per_hour": 0}, "drivers": {driver: 1}, "talk": {"mean": "4m"}}
        for id, driver in (("voice", "login"), ("chat", "login"), ("email", "billing"))
    }
    return a_scenario(**{"demand__streams": streams, **changes})


def at(scenario: Scenario, at_s: float = NINE, *, seed: int = 1, **kwargs: Any) -> Run:
    """A run that has come to a time."""
    run = Run(scenario, seed, **kwargs)
    run.advance(at_s)
    return run


def decide(run: Run, kind: str, **arguments: Any) -> Taken:
    """Takes a decision."""
    return run.decide(decision_from(kind, arguments))


def why_not(run: Run, kind: str, **arguments: Any) -> str | None:
    """Why a decision is not possible now."""
    return run.desk.why_not(decision_from(kind, arguments))


def agent(run: Run, id: str) -> Agent:
    """An agent of the run."""
    found = run.desk.workspace.agent(id)
    assert found is not None
    return found


def states(run: Run, id: str) -> list[tuple[float, int]]:
    """An agent's states with their times in minutes after nine."""
    return [((change.at_s - NINE) / MIN, change.state) for change in agent(run, id).log]


def log(desk: Desk) -> list[str]:
    """The lines of the log."""
    return [line.text for line in desk.consequences.log.read()]


def message(id: str = "m", **changes: Any) -> dict[str, Any]:
    """A message at ten past nine with two choices, due ten minutes later."""
    return {
        "id": id,
        "at": "09:10",
        "from": "Jo",
        "subject": "A question",
        "text": "Yes or no?",
        "deadline": "10m",
        "choices": [
            {"id": "yes", "label": "Yes.", "minutes": 3, "effects": [{"trust": 0.1}], "reply": "Good."},
            {"id": "no", "label": "No.", "minutes": 1},
        ],
        "if_missed": [{"trust": -0.2}],
        **changes,
    }


__all__ = ["BREAK", "BUSY", "MIN", "NINE", "READY", "a_scenario", "agent", "at", "decide", "log", "message"]
