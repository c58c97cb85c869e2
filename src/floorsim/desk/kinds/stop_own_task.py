"""Getting up from what takes the supervisor whole: a side-by-side, a one-to-one, own contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from floorsim.desk.decision import ActsOn, Area, Decision, register
from floorsim.desk.wording import in_minutes
from floorsim.floor.people.learning import LEAST_SESSION_S

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk


@register
class StopOwnTask(Decision):
    """Break off what you are doing; a customer on the line is served to the end first."""

    kind: ClassVar[str] = "stop_own_task"
    code: ClassVar[str] = "I3"
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Break off what you are doing"
    acts_on: ClassVar[ActsOn] = "own_work"
    key: ClassVar[str | None] = "x"
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = (
        "You get up from a side-by-side or a one-to-one at once; of your own contacts the one in hand is "
        "the last."
    )
    effect_later: ClassVar[str] = (
        f"A session broken off before {in_minutes(LEAST_SESSION_S)} teaches nothing."
    )
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    @classmethod
    def why_none(cls, desk: Desk) -> str | None:
        """There must be something that can be broken off."""
        current = desk.own_time.current
        if current is None:
            return "you are not doing anything"
        if current.started_s < 0.0:
            return f"you have not quite begun {current.doing()}; wait a minute"
        if current is desk.own_contacts.task:
            last = desk.own_contacts.left <= 0
            return "the contact in hand is the last one anyway; it has to be finished" if last else None
        if current is desk.side_by_sides.task or desk.one_to_ones.with_whom is not None:
            return None
        if current.hands_on:
            return "a customer is on the line with you; that has to be finished"
        return f"you are {current.doing()}; that is too short to be broken off"

    def cost_minutes(self, desk: Desk) -> float:
        """It takes no time."""
        return 0.0

    def why_not(self, desk: Desk) -> str | None:
        """Nothing beyond what holds for the kind."""
        return None

    def carry_out(self, desk: Desk) -> str:
        """The supervisor is free, or will be after this contact."""
        current = desk.own_time.current
        assert current is not None
        if current is desk.own_contacts.task:
            desk.own_contacts.last_one()
            return "you take no further contact after this one"
        if current is desk.side_by_sides.task:
            what = current.doing()
            desk.own_time.finish(current)
            return f"you broke off {what}"
        return desk.one_to_ones.stop()

    def doing(self, desk: Desk) -> str:
        """Breaking off."""
        return "breaking off"
