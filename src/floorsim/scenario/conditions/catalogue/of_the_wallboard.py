"""A figure on the wallboard is over or under a value, for at least a time."""

from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator, model_validator

from floorsim.scenario.conditions.condition_type import ConditionPlace, ConditionType, Named, Watch, Watched
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.values.amounts import is_percentage, read_share
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Seconds
from floorsim.wording.numbers import percent
from floorsim.wording.sentences import shown
from floorsim.wording.times import length

SHARES: Final = ("service_level", "occupancy")
"""Figures that are parts of a whole."""

FIGURES: Final = {
    "waiting": "contacts waiting",
    "longest_wait_s": "longest wait",
    "service_level": "service level",
    "abandoned": "abandoned",
    "open": "contacts open",
    "ready": "agents ready",
    "occupancy": "occupancy",
}
"""What each figure is called."""

Bound = Annotated[
    float,
    WithJsonSchema(
        {
            "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\d+(\.\d+)? *%$"}],
            "examples": [240, "70%"],
        }
    ),
]
"""What a figure on the wallboard is compared with."""


class MeasureCondition(Block):
    """A figure on the wallboard is over or under a value (a share is `70%` or `0.7`), for at least `for`."""

    measure: Literal["waiting", "longest_wait_s", "service_level", "abandoned", "open", "ready", "occupancy"]
    channel: Name
    over: Bound | None = None
    under: Bound | None = None
    lasting: Annotated[Seconds, Field(ge=0), Field(alias="for")] = 0.0

    @field_validator("over", "under", mode="before")
    @classmethod
    def _of_its_kind(cls, written: object, others: ValidationInfo) -> object:
        """A share where the figure is one; a percentage of people who wait means nothing."""
        measure = others.data.get("measure")
        if measure in SHARES and written is not None:
            return read_share(written)
        if measure is not None and is_percentage(written):
            raise refusal(f"{measure} is no share, and {shown(written)} is one", "write a number such as 12")
        return written

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.over is None) == (self.under is None):
            raise ValueError("one bound is needed; write either over: or under:")
        return self

    def met_by(self, value: float | None) -> bool:
        """Whether the figure lies beyond the bound; at the bound it does not."""
        if value is None:
            return False
        return value > self.over if self.over is not None else value < (self.under or 0.0)


class OnTheWallboard(ConditionType):
    """The figure must lie beyond the bound at every look for as long as `for` says."""

    key: ClassVar[str] = "wall"
    schema: ClassVar[Any] = MeasureCondition

    @classmethod
    def check(cls, body: MeasureCondition, at: ConditionPlace) -> None:
        """The channel must exist, and the bound be one that can be passed."""
        scenario, found = at.scenario, at.found
        found.known(at.at("channel").path, body.channel, scenario.floor.channels, "channel")
        most = 1.0 if body.measure in SHARES else None
        if body.over is not None and most is not None and body.over >= most:
            wrong = f"{body.measure} is never over {shown(f'{body.over:.0%}')}"
            found.error(at.at("over").path, wrong, "write a smaller bound")
        if body.under is not None and body.under <= 0:
            wrong = f"{body.measure} is never under {shown(f'{body.under:g}')}"
            found.error(at.at("under").path, wrong, "write a larger bound")
        if body.lasting >= scenario.end_s - scenario.play_from_s:
            found.error(at.at("for").path, "this is as long as the whole of play", "write a shorter time")

    @classmethod
    def words(cls, body: MeasureCondition, named: Named) -> str:
        """By the figure's name on the wallboard."""
        side, bound = ("over", body.over) if body.over is not None else ("under", body.under or 0.0)
        assert bound is not None
        value = percent(bound) if body.measure in SHARES else f"{bound:g}"
        if body.measure == "longest_wait_s":
            value = length(bound)
        lasting = f" for {length(body.lasting)}" if body.lasting else ""
        return f"{named.channel(body.channel)}: {FIGURES[body.measure]} {side} {value}{lasting}"

    @classmethod
    def watch(cls, body: MeasureCondition, on: Watched) -> Watch:
        """Since when it has held without a break is remembered from look to look."""
        since: list[float] = []

        def holds() -> bool:
            if not body.met_by(on.measure(body.measure, body.channel)):
                since.clear()
                return False
            if not since:
                since.append(on.now_s)
            return on.now_s - since[0] >= body.lasting

        return holds
