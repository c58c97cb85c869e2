"""People are taken off the floor for a time."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import LastingEffect, LastingWorld, Place
from floorsim.scenario.effects.subjects import check_agents
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.routing_rules import generated_size
from floorsim.scenario.values.units import Seconds


class StaffEffect(Block):
    """Takes agents off the floor while it lasts: by id, or the first `count` of a group at work."""

    agents: tuple[Name, ...] = ()
    group: Name | None = None
    count: Annotated[int, Field(ge=0)] = 0
    lasting: Annotated[Seconds | None, Field(alias="for", gt=0)] = None
    """Outside an incident: how long it holds; without it, to the end of the run."""


class Staff(LastingEffect):
    """They finish the contact in hand, and come back when it ends if their shift still lasts."""

    key: ClassVar[str] = "staff"
    told: ClassVar[tuple[str, str]] = ("people are off the floor", "people are off the floor")
    takes_people: ClassVar[bool] = True
    schema: ClassVar[Any] = StaffEffect

    @classmethod
    def check(cls, body: StaffEffect, at: Place) -> None:
        """Somebody must be taken, who is there."""
        floor, found = at.scenario.floor, at.found
        check_agents(body.agents, at.at("agents"))
        if not body.agents and body.group is None:
            found.error(at.path, "this takes nobody off the floor", "name agents, or a group and a count")
        if body.group is None:
            return
        if not found.known(at.at("group").path, body.group, floor.groups, "group"):
            return
        size = generated_size(floor.groups[body.group])
        size += len([agent for agent in floor.agents if agent.group == body.group])
        if body.count == 0:
            wrong = "this takes nobody off the floor"
            found.error(at.at("count").path, wrong, "write how many as count:")
        elif body.count > size:
            wrong = f"{body.group} has {size} agents, fewer than {body.count}"
            found.warn(at.at("count").path, wrong, "take fewer")

    @classmethod
    def begin(cls, body: StaffEffect, on: LastingWorld, held: Any) -> None:
        """They leave."""
        on.take_off(body.agents, body.group, body.count, held)

    @classmethod
    def amount(cls, body: StaffEffect) -> float:
        """How many are named or counted."""
        return float(len(body.agents) + body.count)
