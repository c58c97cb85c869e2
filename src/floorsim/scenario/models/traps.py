"""Traps: a decision that looks good soon and costs more by the end, beside the better one."""

from typing import Annotated, Final, Literal

from pydantic import Field

from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.models.desk import PlannedDecision
from floorsim.scenario.values.units import Seconds

MORE_IS_BETTER: Final = ("service_level",)
"""Figures of `looks` of which a higher one looks better; of the others a lower one does."""


class Looks(Block):
    """The figure on the wallboard by which the tempting decision looks right."""

    measure: Literal["service_level", "abandoned", "waiting", "longest_wait_s", "open"]
    channel: Name

    @property
    def sign(self) -> int:
        """1 where a higher figure looks better, -1 where a lower one does."""
        return 1 if self.measure in MORE_IS_BETTER else -1


class Trap(Block):
    """Two ways on from the worked run: the tempting decision, and the better one.

    Both arms play the worked run without those of its decisions that `better` lists; each adds its own.
    """

    id: Name
    title: Text
    looks: Looks
    after: Annotated[Seconds, Field(gt=0)]
    """When the figure is compared, from the first tempting decision."""
    tempting: Annotated[tuple[PlannedDecision, ...], Field(min_length=1)]
    better: tuple[PlannedDecision, ...] = ()
    """Empty: the worked run as it is, to which the tempting decision is added."""
    why: Text | None = None
    overreaction: bool = False
    """It is doing too much too soon: here a novice may end below one who does nothing."""

    @property
    def compared_s(self) -> float:
        """When the figure is compared, seconds since midnight before day 1."""
        return min(planned.at for planned in self.tempting) + self.after
