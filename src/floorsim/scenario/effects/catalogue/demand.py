"""More or fewer customers come."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import LastingEffect, Place
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.routing_rules import drivers_in_use, drivers_of
from floorsim.scenario.values.times_of_day import format_time
from floorsim.scenario.values.units import Multiple, TimeOfDay

Factor = Annotated[Multiple, Field(ge=0, le=100)]
CurvePoint = tuple[TimeOfDay, Factor]


class DemandEffect(Block):
    """Multiplies a stream's volume; what comes on top belongs to `driver`.

    `times` is a factor, or a curve of (time, factor) points joined by straight lines.
    """

    stream: Name
    driver: Name | None = None
    times: Factor | Annotated[tuple[CurvePoint, ...], Field(min_length=2, max_length=200)]


class Demand(LastingEffect):
    """Only an incident changes demand: customers are drawn before the run, the same for everybody."""

    key: ClassVar[str] = "demand"
    told: ClassVar[tuple[str, str]] = (
        "{} of the usual customers come",
        "more or fewer customers come than usual",
    )
    schema: ClassVar[Any] = DemandEffect

    @classmethod
    def check(cls, body: DemandEffect, at: Place) -> None:
        """Names, and curves that run forwards and can be seen."""
        if at.ends_s is None or at.starts_s is None:
            wrong = "demand can only be changed by an incident, since the customers are drawn before the run"
            at.found.error(at.path, wrong, "write it as an effect of an incident")
            return
        _check_names(body, at)
        if isinstance(body.times, tuple):
            for number, (earlier, later) in enumerate(pairwise(body.times), 1):
                if later[0] <= earlier[0]:
                    right = "write the curve's points in order of time, one per time"
                    wrong = "this point is not later than the one before"
                    at.found.error(at.at("times", number).path, wrong, right)
            _check_curve(body.times, at.starts_s, at.ends_s, at.at("times"))
        elif body.times == 1:
            right = "write another factor or leave the effect out"
            at.found.warn(at.at("times").path, "a factor of 1 changes nothing", right)

    @classmethod
    def apply(cls, body: DemandEffect, on: World, cause: Cause) -> None:
        """Nothing: what an incident adds to or takes from demand is drawn with the arrivals."""


def _check_names(body: DemandEffect, at: Place) -> None:
    streams = at.scenario.demand.streams
    known = at.found.known(at.at("stream").path, body.stream, streams, "stream")
    if body.driver is None:
        return
    drivers = drivers_in_use(at.scenario)
    if not at.found.known(at.at("driver").path, body.driver, drivers, "driver") or not known:
        return
    own = drivers_of(at.scenario, body.stream, streams[body.stream])
    factors: Iterable[float] = (
        (factor for _, factor in body.times) if isinstance(body.times, tuple) else [body.times]
    )
    if max(factors) < 1 and own.get(body.driver, 0.0) == 0:
        right = "a factor below 1 thins all of a stream's contacts; leave driver out"
        wrong = f"{body.driver} has no share of {body.stream} to lose"
        at.found.warn(at.at("driver").path, wrong, right)


def _check_curve(points: tuple[CurvePoint, ...], begins_s: float, ends_s: float, at: Place) -> None:
    """Warns of points at which nothing can be seen of the curve, since its effect does not last then."""
    if ends_s <= begins_s:
        return
    lasts = f"the effect lasts from {format_time(begins_s)} to {format_time(ends_s)}"
    for number, (point_s, _) in enumerate(points):
        if not begins_s <= point_s <= ends_s:
            wrong = f"the curve has a point at {format_time(point_s)}, when it does nothing"
            at.found.warn(at.at(number, 0).path, wrong, f"{lasts}; move the point, or the times")
