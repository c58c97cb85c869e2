"""Leadership that hears of something big from others, an hour after it began, and not from the supervisor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from floorsim.desk.decisions.kinds.tell_leadership import LATE_S, TOLD
from floorsim.scenario.effects.world import Cause

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.scenario.models.events import Incident

SURPRISE_TRUST: Final = -0.05
"""Trust that it costs (D: what leadership hears first from others, it takes as hidden)."""
BIG: Final = 1.5
"""Big: so many times the usual contacts (D); or a tool that is down, or drivers that nobody can resolve."""


class Surprise:
    """Looks once at each big incident of play, when a first word about it would be late."""

    def __init__(self, desk: Workspace) -> None:
        self.desk = desk
        floor = desk.floor
        for incident in floor.scenario.incidents:
            at_s = incident.start + LATE_S
            if floor.play_from_s <= at_s < min(incident.end, floor.end_s) and _is_big(incident):
                floor.at(at_s, partial(self._look, incident))

    def _look(self, incident: Incident) -> None:
        desk = self.desk
        told = any(one.detail == incident.id for one in desk.floor.ledger.effects_of(TOLD))
        if told:
            return
        desk.consequences.bring_about("trust", SURPRISE_TRUST, Cause(f"surprise:{incident.id}"))
        desk.say("leadership has heard of it from others, and asks why not from you", "effect")


def _is_big(incident: Incident) -> bool:
    return any(_is_felt(timed.effect.key, timed.effect.body) for timed in incident.effects)


def _is_felt(key: str, body: Any) -> bool:
    if key == "resolve":
        return bool(body.to == 0.0)
    if key != "demand":
        return key == "tool"
    times = body.times
    most = max(factor for _, factor in times) if isinstance(times, tuple) else times
    return float(most) >= BIG
