"""G1: the figures that one looks at first each morning, and keeps an eye on until the evening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.words import PlanDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ONE_OR_MORE, Option, Picker
from floorsim.desk.reports.noticing import LOOK_EVERY_S, MOST
from floorsim.wording.names import choose, listed
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class MetricsPicker(Picker):
    """Figures that hide nothing, as they were yesterday."""

    takes: ClassVar[str] = "metrics"
    several: ClassVar[bool] = True

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Channel by channel, then those of the floor."""
        for one in desk.noticing.offered():
            said = ", ".join(part for part in (one.said, one.counted) if part)
            yield Option(one.id, one.title, detail=said if one.value is not None else "no value yet")


class ChooseMetrics(PlanDecision):
    """Choose the figures that you look at first today."""

    kind: ClassVar[str] = "choose_metrics"
    codes: ClassVar[tuple[str, ...]] = ("G1",)
    area: ClassVar[Area] = "reporting"
    title: ClassVar[str] = "Choose three figures to look at first"
    short: ClassVar[str] = "three figures"
    acts_on: ClassVar[ActsOn] = "floor"
    minutes: ClassVar[float] = 5.0
    effect_now: ClassVar[str] = (
        "They are shown in your morning, and until the evening you look at them every "
        f"{in_minutes(LOOK_EVERY_S)} and are told when one leaves its band."
    )
    effect_later: ClassVar[str] = (
        "The band is what chance alone does to yesterday's value, so a figure outside it means something. "
        "What you did not choose changes without notice."
    )

    metrics: Annotated[
        tuple[str, ...],
        ONE_OR_MORE,
        Field(min_length=1, max_length=MOST),
        MetricsPicker(label="Figures", hint=f"At most {MOST}"),
    ] = Field(description=f"Names of one to {MOST} figures, such as voice.service_level")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be mornings, and none of today's chosen yet."""
        if len(desk.floor.workdays) == 1:
            return "there is one stretch of play here and no other morning to compare it with"
        if desk.noticing.chosen_today():
            return f"you chose yours at {time_of_day(desk.noticing.chosen_s)}; tomorrow you choose again"
        if any(one.decision.kind == cls.kind for one in desk.pending()):
            return "you are about to choose them"
        return None

    def why_not(self, desk: Workspace) -> str | None:
        """They must be figures that there are."""
        known = [one.id for one in desk.noticing.offered()]
        unknown = next((id for id in self.metrics if id not in known), None)
        return None if unknown is None else f"{unknown} is none of your figures; {choose(unknown, known)}"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What each is."""
        named = {one.id: one for one in desk.noticing.offered()}
        return [f"{named[id].title}: {named[id].formula}" for id in self.metrics if id in named]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """From now on they are looked at."""
        desk.noticing.choose(self.metrics)
        return f"you look first at {listed([one.title for one in desk.noticing.seen], 'and')}"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "choosing the figures to look at first"
