"""Something becomes known."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Text


class News(Block):
    """What is known at a time; the author may note whether it is true."""

    text: Text
    sender: Annotated[Text | None, Field(alias="from")] = None
    known_to: Literal["team", "leadership", "customers"] = "team"
    is_true: bool = True
    """False: what is said will turn out wrong. A note; nothing in a run hangs on it."""


class HearNews(EffectType):
    """News reaches the inbox; what only leadership knows does not."""

    key: ClassVar[str] = "news"
    schema: ClassVar[Any] = News

    @classmethod
    def apply(cls, body: News, on: World, cause: Cause) -> None:
        """It wants no answer."""
        on.record(cls.key, body.known_to, 0.0, body.text, cause)
        on.hear(body, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """In its words."""
        return f"word went round: {detail}"
