"""Fixed duties as what a decision is about: which is meant, and what a form offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from floorsim.desk.calendar import Duty
from floorsim.desk.calendar.entry import DUTY, duty_name
from floorsim.desk.calendar.stand_up import STAND_UP
from floorsim.desk.decisions.pickers import Option, Picker
from floorsim.scenario.models.supervisor import StandUpPoint
from floorsim.wording.names import listed, nearest
from floorsim.wording.sentences import shown
from floorsim.wording.times import clock_from, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.workspace import Workspace

NEXT: Final = "next"
"""Instead of a duty's name: the one that begins first."""


def name_of(duty: Duty) -> str:
    """The name by which a decision knows a duty."""
    return duty_name(duty.key)


def coming_duties(desk: Workspace, kind: str = "") -> list[Duty]:
    """Duties that are still to come, of one kind or of any, in order of their start."""
    calendar = desk.calendar
    return [duty for duty in calendar.duties if duty is not calendar.current and kind in ("", duty.kind)]


def duty_title(desk: Workspace, name: str) -> str:
    """What a duty is called, over or not: `1:1 with Noor`; its name where there is none of that name."""
    coming = duty_named(desk, name)
    if not isinstance(coming, str):
        return coming.title()
    return desk.calendar.title_of(name) or desk.calendar.title_of(f"{DUTY}:{name}") or name


def duty_named(desk: Workspace, name: str, kind: str = "") -> Duty | str:
    """The duty of this name that is still to come, or a sentence that says why there is none."""
    coming = coming_duties(desk, kind)
    found = next((duty for duty in coming if name in (NEXT, name_of(duty))), None)
    if found is not None:
        return found
    current = desk.calendar.current
    if isinstance(current, Duty) and name == name_of(current):
        return f"{current.title()} is going on; break it off to end it (stop_own_task)"
    if not coming:
        return f"no {kind.replace('_', '-') or 'fixed duty'} is still to come today"
    names = [name_of(duty) for duty in coming]
    near = nearest(name, names)
    return f"there is no fixed duty {shown(name)} to come; " + (
        f"did you mean {near}?" if near else f"there are {listed(names, 'and')}"
    )


@dataclass(frozen=True, kw_only=True)
class DutyPicker(Picker):
    """A fixed duty that is still to come."""

    takes: ClassVar[str] = "duty"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """In order of their start."""
        for duty in coming_duties(desk):
            times = f"{clock_from(duty.start_s, desk.now)}–{time_of_day(duty.end_s)}"
            yield Option(name_of(duty), f"{times} {duty.title()}")


@dataclass(frozen=True, kw_only=True)
class PointsPicker(Picker):
    """What there is to be said at the next stand-up."""

    takes: ClassVar[str] = "points"
    several: ClassVar[bool] = True

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Every point, as it is written."""
        for point in points_of(desk):
            yield Option(point.id, point.text)


def points_of(desk: Workspace) -> tuple[StandUpPoint, ...]:
    """The points of the next stand-up."""
    duty = next(iter(coming_duties(desk, STAND_UP)), None)
    return () if duty is None else desk.duties.points[duty.key]
