"""How a scenario goes on: another message, a milestone, a line in the log."""

from __future__ import annotations

from typing import Any, ClassVar

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Name, Text


class SendMessage(EffectType):
    """Sends another message of the scenario, which opens a case or goes on with one."""

    key: ClassVar[str] = "message"
    schema: ClassVar[Any] = Name

    @classmethod
    def check(cls, body: str, at: Place) -> None:
        """It must exist, and be another one."""
        ids = {other.id for other in at.scenario.messages}
        if at.found.known(at.path, body, ids, "message") and body == at.message:
            at.found.error(at.path, "the message sends itself", "name another one")

    @classmethod
    def leads_to(cls, body: str) -> list[tuple[str, str]]:
        """The message."""
        return [(cls.key, body)]

    @classmethod
    def apply(cls, body: str, on: World, cause: Cause) -> None:
        """A message that has come before does not come again."""
        on.record(cls.key, body, 0.0, "", cause)
        on.send_message(body)


class ReachMilestone(EffectType):
    """Reaches a milestone of the scenario."""

    key: ClassVar[str] = "milestone"
    schema: ClassVar[Any] = Name

    @classmethod
    def check(cls, body: str, at: Place) -> None:
        """It must exist."""
        at.found.known(at.path, body, {one.id for one in at.scenario.milestones}, "milestone")

    @classmethod
    def leads_to(cls, body: str) -> list[tuple[str, str]]:
        """The milestone."""
        return [(cls.key, body)]

    @classmethod
    def apply(cls, body: str, on: World, cause: Cause) -> None:
        """Once reached it stays so."""
        on.record(cls.key, body, 0.0, "", cause)
        on.reach(body)


class Note(EffectType):
    """Writes a line into the supervisor's log."""

    key: ClassVar[str] = "note"
    schema: ClassVar[Any] = Text

    @classmethod
    def apply(cls, body: str, on: World, cause: Cause) -> None:
        """As it is written; the record leaves out the words, which may call people by the names shown."""
        on.record(cls.key, "", 0.0, "", cause)
        on.say(body, "effect")
