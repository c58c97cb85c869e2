"""E3: tell leadership, with a plan, with the facts alone, or with a time that nobody has checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import news, queues
from floorsim.desk.decisions.families.words import ReportDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.models.events import Incident
from floorsim.wording.times import clock_from

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

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

TOLD: Final = "told_leadership"
"""The record of a word to leadership: 1 if it counted, and the incident that it was about."""

LABELS: Final[dict[Content, str]] = {
    "with_plan": "What is known and not known, what you are doing, when you write next",
    "facts_only": "Only what is known",
    "relay_unverified": "The time you were given, unchecked",
}


class TellLeadership(ReportDecision):
    """Write to leadership before it asks, or when it asks."""

    kind: ClassVar[str] = "tell_leadership"
    codes: ClassVar[tuple[str, ...]] = ("E3",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Tell leadership"
    short: ClassVar[str] = "tell leadership"
    acts_on: ClassVar[ActsOn] = "floor"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"floor": "t"}
    minutes: ClassVar[float] = 5.0
    effect_now: ClassVar[str] = "Leadership is not surprised, and trusts you more; the earlier the better."
    effect_later: ClassVar[str] = (
        "If a time you passed on unchecked does not hold, it costs more trust than it gained."
    )

    content: Annotated[Content, ChoicePicker(labels=LABELS)] = Field(description="What you tell them")

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Where the day ends, what is known, when leadership last heard, and how it trusts you."""
        told = desk.floor.ledger.effects_of(TOLD)
        last = (
            f"leadership last heard {clock_from(told[-1].at_s, desk.now)}"
            if told
            else "leadership has heard nothing yet"
        )
        trust = f"trust {round(100.0 * desk.consequences.trust)} of 100"
        return [*queues(desk)[:2], *news(desk)[:1], f"{last}; {trust}"]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Leadership hears it; a word too soon after the last one counts for nothing."""
        incident, cause = latest(desk), order.cause()
        about = "" if incident is None else incident.id
        told = desk.floor.ledger.effects_of(TOLD)
        counts = not told or desk.now - told[-1].at_s >= AGAIN_S
        before = len([record for record in told if record.detail == about and record.amount])
        desk.consequences.record(TOLD, "", float(counts), about, cause)
        if counts:
            desk.consequences.bring_about("trust", self._gain(desk, incident, before), cause)
        if self.content == "relay_unverified" and incident is not None:
            desk.floor.at(desk.now + WRONG_AFTER_S, lambda: _found_out(desk, incident, cause))
        return f"you told leadership: {LABELS[self.content].lower()}"

    def _gain(self, desk: Workspace, incident: Incident | None, before: int) -> float:
        """Less the later, and half as much with each word about the same thing that counted before."""
        if incident is None:
            return QUIET_GAIN if not before else 0.0
        late = min(1.0, max(0.0, (desk.now - incident.start - EARLY_S) / (LATE_S - EARLY_S)))
        return GAIN[self.content] * (1.0 - (1.0 - LATE_SHARE) * late) * AGAIN_SHARE**before

    def doing(self, desk: Workspace) -> str:
        """Writing."""
        return "writing to leadership"


def _found_out(desk: Workspace, incident: Incident, cause: Cause) -> None:
    if incident in desk.floor.incidents.going_on:
        desk.consequences.bring_about("trust", WRONG_TRUST, cause)
        desk.say("leadership has repeated the time you passed on, and it did not hold", "effect")


def latest(desk: Workspace) -> Incident | None:
    """The incident going on that began last, or None."""
    return max(desk.floor.incidents.going_on, key=lambda incident: incident.start, default=None)
