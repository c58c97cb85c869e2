"""Telling leadership: what it is worth early, late, and when what was said turns out wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk
    from floorsim.scenario.models.events import Incident

Content = Literal["with_plan", "facts_only", "relay_unverified"]

GAIN: Final[dict[Content, float]] = {"with_plan": 0.08, "facts_only": 0.04, "relay_unverified": 0.05}
"""Trust that the first word about an incident brings when it is early (D: resources instead of surprise)."""
EARLY_S: Final = 15 * 60.0
"""A word within this time of an incident's start is early (D)."""
LATE_S: Final = 60 * 60.0
"""From this time after its start on it is only worth LATE_SHARE; between the two on a line (D)."""
LATE_SHARE: Final = 0.25
AGAIN_S: Final = 20 * 60.0
"""A further word sooner than this after the last one brings nothing (D)."""
AGAIN_SHARE: Final = 0.5
"""What each further word about the same incident is worth against the one before it (D)."""
QUIET_GAIN: Final = 0.02
"""Trust that a first word brings when nothing is going on (D); further ones bring nothing."""
WRONG_AFTER_S: Final = 20 * 60.0
"""An unverified time that was passed on is found out after this, if the incident is still going on (D)."""
WRONG_TRUST: Final = -0.15
"""Trust that it costs then (D: never relay an unverified time)."""


class Leadership:
    """What leadership has heard from the supervisor, and when."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._told_s: float | None = None
        self._words: dict[str, int] = {}
        """Incident id to the words that counted; the empty id is for quiet times."""

    def tell(self, content: Content) -> None:
        """Leadership hears it now."""
        desk, incident = self.desk, latest(self.desk)
        if self._told_s is None or desk.now - self._told_s >= AGAIN_S:
            desk.move_trust(self._gain(content, incident))
        self._told_s = desk.now
        if content == "relay_unverified" and incident is not None:
            desk.floor.at(desk.now + WRONG_AFTER_S, lambda: self._found_out(incident))

    def _gain(self, content: Content, incident: Incident | None) -> float:
        about = "" if incident is None else incident.id
        before = self._words.get(about, 0)
        self._words[about] = before + 1
        if incident is None:
            return QUIET_GAIN if not before else 0.0
        late = min(1.0, max(0.0, (self.desk.now - incident.start - EARLY_S) / (LATE_S - EARLY_S)))
        return GAIN[content] * (1.0 - (1.0 - LATE_SHARE) * late) * AGAIN_SHARE**before

    def _found_out(self, incident: Incident) -> None:
        if incident in self.desk.floor.incidents.going_on:
            self.desk.move_trust(WRONG_TRUST)
            self.desk.say("leadership has repeated the time you passed on, and it did not hold", "effect")


def latest(desk: Desk) -> Incident | None:
    """The incident going on that began last, or None."""
    return max(desk.floor.incidents.going_on, key=lambda incident: incident.start, default=None)
