"""An agent leaves the floor, or comes back to it."""

from typing import Any, ClassVar

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.subjects import agents_of, check_agents
from floorsim.scenario.effects.world import SUBJECT, Cause, World
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.routing_rules import agent_ids
from floorsim.scenario.values.times_of_day import format_time
from floorsim.scenario.values.units import Seconds, TimeOfDay
from floorsim.wording.times import in_minutes


class AgentAway(Block):
    """An agent leaves the floor (finishing the contact in hand) until a time, for a time, or for good."""

    agent: Name
    until: TimeOfDay | None = None
    minutes: Seconds | None = None


class Away(EffectType):
    """Sends the agent off the floor; without a time the shift ends."""

    key: ClassVar[str] = "away"
    schema: ClassVar[Any] = AgentAway

    @classmethod
    def check(cls, body: AgentAway, at: Place) -> None:
        """The agent must exist, and not be back before leaving."""
        check_agents([body.agent], at.at("agent"))
        if body.until is not None and at.starts_s is not None and body.until <= at.starts_s:
            right = f"the message comes at {format_time(at.starts_s)}"
            at.found.error(at.at("until").path, "the agent would be back before leaving", right)

    @classmethod
    def apply(cls, body: AgentAway, on: World, cause: Cause) -> None:
        """Nothing happens to somebody who is not at work."""
        until_s = body.until if body.minutes is None else on.now_s + body.minutes
        for agent in agents_of([body.agent], cause):
            if on.send_away(agent, until_s):
                minutes = 0.0 if until_s is None else (until_s - on.now_s) / 60.0
                on.record(cls.key, agent, minutes, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Who, and for how long."""
        return (
            f"{whom} went home" if amount <= 0.0 else f"{whom} off the floor for {in_minutes(60.0 * amount)}"
        )


class Back(EffectType):
    """Brings an agent who is away back to the queues."""

    key: ClassVar[str] = "back"
    schema: ClassVar[Any] = Name

    @classmethod
    def check(cls, body: str, at: Place) -> None:
        """The agent must exist."""
        if not (at.about and body == SUBJECT):
            at.found.known(at.path, body, agent_ids(at.scenario), "agent")

    @classmethod
    def apply(cls, body: str, on: World, cause: Cause) -> None:
        """Somebody who is not away goes on as before."""
        for agent in agents_of([body], cause):
            if on.bring_back(agent):
                on.record(cls.key, agent, 0.0, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Who."""
        return f"{whom} back at work"
