"""What has happened in the run: a milestone, an incident going on, a time of day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from floorsim.scenario.conditions.condition_type import (
    ConditionPlace,
    ConditionType,
    Named,
    Span,
    Watch,
    Watched,
)
from floorsim.scenario.models.base import Name
from floorsim.scenario.values.units import TimeOfDay, format_time

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario


class MilestoneReached(ConditionType):
    """The milestone has been reached."""

    key: ClassVar[str] = "milestone"
    schema: ClassVar[Any] = Name

    @classmethod
    def check(cls, body: str, at: ConditionPlace) -> None:
        """It must be one of the scenario's."""
        at.found.known(at.path, body, {one.id for one in at.scenario.milestones}, "milestone")

    @classmethod
    def can_hold(cls, body: str, reached: set[str]) -> bool:
        """Only once the milestone can be reached."""
        return body in reached

    @classmethod
    def words(cls, body: str, named: Named) -> str:
        """By its title."""
        return f"the milestone “{named.milestone(body)}” is reached"

    @classmethod
    def watch(cls, body: str, on: Watched) -> Watch:
        """Holds from then on."""
        return lambda: on.has_reached(body)


class IncidentGoingOn(ConditionType):
    """The incident is going on."""

    key: ClassVar[str] = "incident"
    schema: ClassVar[Any] = Name

    @classmethod
    def check(cls, body: str, at: ConditionPlace) -> None:
        """It must be one of the scenario's."""
        at.found.known(at.path, body, {one.id for one in at.scenario.incidents}, "incident")

    @classmethod
    def window(cls, body: str, scenario: Scenario) -> Span:
        """Between the incident's two times."""
        start_s, end_s = scenario.play_from_s, scenario.end_s
        spans = [(one.start, one.end) for one in scenario.incidents if one.id == body]
        return (max(start_s, spans[0][0]), min(end_s, spans[0][1])) if spans else (start_s, end_s)

    @classmethod
    def words(cls, body: str, named: Named) -> str:
        """By its title."""
        return f"“{named.incident(body)}” is going on"

    @classmethod
    def watch(cls, body: str, on: Watched) -> Watch:
        """Holds between its two times."""
        return lambda: on.is_going_on(body)


class Resolvable(ConditionType):
    """Whether every contact can be resolved as usual: no incident makes a driver harder to resolve."""

    key: ClassVar[str] = "resolvable"
    schema: ClassVar[Any] = bool

    @classmethod
    def words(cls, body: bool, named: Named) -> str:
        """As it is written."""
        return f"{'no' if body else 'an'} incident makes contacts harder to resolve"

    @classmethod
    def watch(cls, body: bool, on: Watched) -> Watch:
        """Holds while it is as written, true or false."""
        return lambda: on.can_resolve_everything() == body


class Past(ConditionType):
    """It is this time of day or later."""

    key: ClassVar[str] = "past"
    schema: ClassVar[Any] = TimeOfDay

    @classmethod
    def window(cls, body: float, scenario: Scenario) -> Span:
        """From that time on."""
        return max(scenario.play_from_s, body), scenario.end_s

    @classmethod
    def words(cls, body: float, named: Named) -> str:
        """By the clock."""
        return f"it is {format_time(body)} or later"

    @classmethod
    def watch(cls, body: float, on: Watched) -> Watch:
        """Holds from that time on."""
        return lambda: on.now_s >= body
