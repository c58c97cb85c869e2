"""Incidents: when they begin and end, and the effects that they have meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from floorsim.floor.clock import Timer
from floorsim.floor.modifiers import Held
from floorsim.scenario.effects.effect_type import LastingEffect
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.models.events import Incident, TimedEffect

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor


class Incidents:
    """What goes on now, by the clock."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.going_on: list[Incident] = []
        self._held: dict[str, Held] = {}
        for incident in floor.scenario.incidents:
            self._at(incident.start, partial(self.going_on.append, incident))
            self._at(incident.end, partial(self.going_on.remove, incident))
            for number, timed in enumerate(incident.effects):
                begins_s, ends_s = incident.span_of(timed)
                cause = Cause(f"incident:{incident.id}:{number}")
                if issubclass(timed.effect.type, LastingEffect):
                    self._at(begins_s, partial(self._begins, timed, ends_s, cause))
                    self._at(ends_s, partial(self._ends, cause))
                else:
                    self._at(begins_s, partial(self._happens, timed, cause))

    def _at(self, at_s: float, what: partial[None]) -> None:
        Timer(self.floor.env, _call, what).after(max(0.0, at_s - self.floor.env.now))

    def _begins(self, timed: TimedEffect, ends_s: float, cause: Cause) -> None:
        effect = timed.effect
        self._held[cause.id] = self.floor.modifiers.begin(effect.key, effect.body, ends_s, cause.id)

    def _ends(self, cause: Cause) -> None:
        self.floor.modifiers.end(self._held.pop(cause.id))

    def _happens(self, timed: TimedEffect, cause: Cause) -> None:
        for hook in self.floor.on_effect:
            hook(timed.effect, cause)


def _call(timer: Timer, now: float) -> None:
    timer.subject()
