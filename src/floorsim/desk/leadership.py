"""Telling leadership: what it is worth early, late, and when what was said turns out wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk
    from floorsim.scenario.models.events import Incident

Content = Literal["with_plan", "facts_only", "relay_unverified"]

GAIN: Final[dict[Content, float]] = {"with_plan": 0.08, "facts_only": 0.04, "relay_unverified": 0.05}
"""Trust that a word to leadership brings when it is early (D: resources instead of surprise)."""
EARLY_S: Final = 15 * 60.0
"""A word within this time of an incident's start is early (D)."""
LATE_S: Final = 60 * 60.0
"""From this time after its start on it is only worth LATE_SHARE; between the two on a line (D)."""
LATE_SHARE: Final = 0.25
AGAIN_S: Final = 20 * 60.0
"""A further word sooner than this after the last one brings nothing (D)."""
WRONG_AFTER_S: Final = 20 * 60.0
"""An unverified time that was passed on is found out after this, if the incident is still going on (D)."""
WRONG_TRUST: Final = -0.15
"""Trust that it costs then (D: never relay an unverified time)."""


class Leadership:
    """What leadership has heard from the supervisor, and when."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.told_s: float | None = None

    def tell(self, content: Content) -> None:
        """Leadership hears it now."""
        desk = self.desk
        incident = latest(desk)
        if self.told_s is None or desk.now - self.told_s >= AGAIN_S:
            desk.move_trust(GAIN[content] * self._timely(incident))
        self.told_s = desk.now
        if content == "relay_unverified" and incident is not None:
            desk.floor.at(desk.now + WRONG_AFTER_S, lambda: self._found_out(incident))

    def _timely(self, incident: Incident | None) -> float:
        if incident is None:
            return 1.0
        late = (self.desk.now - incident.start - EARLY_S) / (LATE_S - EARLY_S)
        return 1.0 - (1.0 - LATE_SHARE) * min(1.0, max(0.0, late))

    def _found_out(self, incident: Incident) -> None:
        if incident in self.desk.floor.incidents.going_on:
            self.desk.move_trust(WRONG_TRUST)
            self.desk.say("leadership has repeated the time you passed on, and it did not hold", "effect")


def latest(desk: Desk) -> Incident | None:
    """The incident going on that began last, or None."""
    return max(desk.floor.incidents.going_on, key=lambda incident: incident.start, default=None)
