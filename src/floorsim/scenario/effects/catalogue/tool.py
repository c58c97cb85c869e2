"""A tool is down, or slow."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import ContactTypeLike, LastingEffect, LastingWorld, Place
from floorsim.scenario.effects.subjects import check_names
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.values.units import Multiple, Seconds


class ToolEffect(Block):
    """A tool of these channels is down (no contact can start) or slow (handling times x `slow`)."""

    channels: tuple[Name, ...]
    down: bool = False
    slow: Annotated[Multiple, Field(ge=1, le=10)] = 1.0
    lasting: Annotated[Seconds | None, Field(alias="for", gt=0)] = None
    """Outside an incident: how long it holds; without it, to the end of the run."""


class Tool(LastingEffect):
    """Contacts in hand when a tool goes down are finished; none starts until it is back."""

    key: ClassVar[str] = "tool"
    told: ClassVar[tuple[str, str]] = (
        "a tool is slow: contacts take {} of their usual time",
        "a tool is down, and no contact can start",
    )
    schema: ClassVar[Any] = ToolEffect

    @classmethod
    def check(cls, body: ToolEffect, at: Place) -> None:
        """The channels must exist, and something must be wrong."""
        check_names(body.channels, at.scenario.floor.channels, "channel", at.at("channels"))
        if not body.down and body.slow == 1:
            at.found.warn(at.path, "the tool works as ever", "write down: true, or slow: above 1")

    @classmethod
    def on_contact_type(
        cls, body: ToolEffect, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """A slow tool makes every contact of the channel longer."""
        if channel in body.channels:
            contact_type.handle *= body.slow

    @classmethod
    def begin(cls, body: ToolEffect, on: LastingWorld, held: Any) -> None:
        """No contact starts from now on."""
        if body.down:
            on.tool_down(body.channels, 1)

    @classmethod
    def end(cls, body: ToolEffect, on: LastingWorld, held: Any) -> None:
        """What waits is taken."""
        if body.down:
            on.tool_down(body.channels, -1)

    @classmethod
    def amount(cls, body: ToolEffect) -> float:
        """The factor on handling times; 0 while it is down."""
        return 0.0 if body.down else body.slow
