"""E2: tell the team what is known, what is not, what to say, and when the next word comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import BeforeValidator, Field

from floorsim.desk.decision import ActsOn, Area, Decision, register
from floorsim.desk.fields import pick
from floorsim.scenario.wording import choose, shown
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

DriverIds = Annotated[
    tuple[str, ...], BeforeValidator(lambda written: (written,) if isinstance(written, str) else written)
]


@register
class IncidentPost(Decision):
    """Write to the team about what is going on."""

    kind: ClassVar[str] = "incident_post"
    code: ClassVar[str] = "E2"
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Post to the team about an incident"
    acts_on: ClassVar[ActsOn] = "floor"
    key: ClassVar[str | None] = "p"
    minutes: ClassVar[float] = 3.0
    effect_now: ClassVar[str] = (
        "The team knows how to handle these contacts: shorter calls, fewer mistakes, one story for "
        "all customers."
    )
    effect_later: ClassVar[str] = (
        "If you name the time of the next update it has to come; a further post keeps it, even with "
        "nothing new."
    )

    drivers: DriverIds = Field(
        default=(),
        description="Contact drivers it is about; left out, those of what is going on",
        json_schema_extra=pick("drivers", hint="What it is about; none chosen: whatever is going on"),
    )
    next_update: Annotated[int, Field(ge=10, le=60)] | None = Field(
        default=None,
        description="Minutes until the next update that you promise; left out, none is promised",
        json_schema_extra=pick(
            "minutes",
            steps=[10, 15, 20, 30, 45, 60],
            none="promise none",
            hint="Minutes until the next update that you promise",
        ),
    )

    def why_not(self, desk: Desk) -> str | None:
        """The drivers must exist."""
        known = desk.floor.compiled.drivers
        unknown = [driver for driver in self.drivers if driver not in known]
        return f"there is no driver {shown(unknown[0])}; {choose(unknown[0], known)}" if unknown else None

    def carry_out(self, desk: Desk) -> str:
        """The team knows; the next update is due."""
        incidents = desk.floor.incidents
        about = self.drivers or tuple(sorted(unclear_drivers(desk)))
        if about:
            incidents.guide(about)
        elif not incidents.going_on and desk.team_updates.posts == 0:
            desk.say("the team asks what your post is about", "effect")
        desk.team_updates.posted(
            None if self.next_update is None else 60.0 * self.next_update,
            about_something=bool(incidents.going_on),
        )
        promise = (
            f"; next update by {time_of_day(desk.now + 60.0 * self.next_update)}" if self.next_update else ""
        )
        return f"you told the team what is known{promise}"

    def doing(self, desk: Desk) -> str:
        """Writing."""
        return "writing to the team"


def unclear_drivers(desk: Desk) -> set[str]:
    """Drivers of what is going on that nobody has said how to handle."""
    unclear: set[str] = set()
    for effect in desk.floor.incidents.active:
        if effect.unclear is not None:
            unclear.update(effect.unclear.drivers or desk.floor.compiled.drivers)
        elif effect.resolve is not None:
            unclear.update(effect.resolve.drivers)
    return unclear
