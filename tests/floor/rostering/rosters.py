"""A floor of eight people over three days: a Tuesday to a Thursday, early and late shifts."""

from __future__ import annotations

from typing import Any

from floorsim.run.run import Run
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S, HOUR_S

TUESDAY, WEDNESDAY, THURSDAY = range(3)


def three_days(**changes: Any) -> Scenario:
    """`eva`, `edo`, `ena` are early, `lea`, `leo` late; `sam` is on standby on Wednesday, `zoe` off then;
    all of them take calls, `cho` takes late chats."""
    break_at = {"early": "10:00", "late": "15:00"}
    shifts = {
        name: {
            "from": start,
            "to": end,
            "activities": [{"kind": "break", "at": break_at[name], "for": "15m"}],
        }
        for name, start, end in (("early", "08:00", "16:00"), ("late", "12:00", "20:00"))
    }
    agents: list[dict[str, Any]] = [
        {"id": id, "name": id.capitalize(), "group": "phones", "shift": "early"}
        for id in ("eva", "edo", "ena")
    ]
    agents += [
        {"id": id, "name": id.capitalize(), "group": "phones", "shift": "late"} for id in ("lea", "leo")
    ]
    agents += [
        {"id": "sam", "name": "Sam", "group": "phones", "shift": "off", "standby": [2]},
        {"id": "zoe", "name": "Zoe", "group": "phones", "shift": "off", "overtime_willing": True},
        {"id": "cho", "name": "Cho", "group": "chats", "shift": "late"},
    ]
    for agent in agents:
        agent |= changes.pop(agent["id"], {})
    text: dict[str, Any] = {
        "meta": {"id": "three-days", "title": "Three days"},
        "floor": {
            "weekday": "tuesday",
            "days": 3,
            "opens": "08:00",
            "closes": "20:00",
            "channels": {
                "voice": {"kind": "voice", "title": "Voice", "target": {"within": "20s"}},
                "chat": {"kind": "chat", "title": "Chat", "target": {"within": "60s"}},
            },
            "shifts": {**shifts, "off": {"from": "08:00", "to": "16:00", "days": [1, 3]}},
            "groups": {
                "phones": {"skills": {"voice": 0.9}, "shifts": ["early"]},
                "chats": {"skills": {"chat": 0.9}, "shifts": ["late"]},
            },
            "agents": agents,
        },
        "demand": {
            "interval": "30m",
            "streams": {
                "voice": {
                    "forecast": {"per_hour": changes.pop("per_hour", 30)},
                    "talk": {"mean": "4m"},
                    "patience": {"exponential": "10m"},
                },
                "chat": {"forecast": {"per_hour": 2}, "talk": {"mean": "4m"}},
            },
        },
        "decisions": {"overtime_budget": "20h"},
    }
    return Scenario.model_validate({**text, **changes})


def run_of(seed: int = 1, **changes: Any) -> Run:
    """A run of the three days at nine on Tuesday."""
    run = Run(three_days(**changes), seed)
    run.advance(9 * HOUR_S)
    return run


def brings(run: Run, key: str, body: Any, *about: str) -> list[Any]:
    """Applies one effect, and gives its records."""
    before = len(run.ledger.effects)
    run.desk.consequences.bring_about(key, body, Cause("test", agents=about))
    return [record for record in run.ledger.effects[before:] if record.what == key]


def shifts(run: Run, id: str) -> dict[int, tuple[float, float]]:
    """An agent's shifts in hours of the day, by day."""
    agent = run.desk.workspace.agent(id)
    assert agent is not None
    return {
        int(start_s // DAY_S): (start_s % DAY_S / HOUR_S, end_s % DAY_S / HOUR_S)
        for start_s, end_s in agent.shifts
    }
