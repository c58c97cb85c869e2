"""Somebody's work is recognised; what it is worth depends on whether it is deserved and rare."""

from typing import Any, ClassVar, Final

from floorsim.scenario.effects.subjects import AgentsEffect, agents_of
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name

PRIVATE: Final = 0.02
PUBLIC: Final = 0.03
"""Morale that deserved recognition gives, in private and in front of the team (D, after Bradler, Dur,
Neckermann and Non 2016: more than 300 workers, performance rises most where only the best few are
thanked)."""
EVERYBODY: Final = 0.002
"""What hearing good work praised gives to everybody (D, the same)."""
OVERLOOKED: Final = -0.02
"""Morale that it costs those who took the hard contacts when somebody else is praised for the day in front of
them (D: what is not deserved is seen as unfair)."""


class Recognised(Block):
    """Whose work, and where; nobody named is everybody, which is worth nothing."""

    agents: tuple[Name, ...] = ()
    public: bool = False


class Recognition(AgentsEffect):
    """Moves morale: of those whose work deserved it up, of those who were passed over in public down."""

    key: ClassVar[str] = "recognition"
    schema: ClassVar[Any] = Recognised

    @classmethod
    def apply(cls, body: Recognised, on: World, cause: Cause) -> None:
        """A record of morale for each person whom it moves."""
        named = agents_of(body.agents, cause)
        hard = on.hard_contacts()
        on.record(
            cls.key, named[0] if named else "", float(len(named)), "public" if body.public else "", cause
        )
        changes: list[tuple[str, float]] = []
        for agent in named:
            if not hard or agent in hard:
                changes += on.change_level("morale", (agent,), PUBLIC if body.public else PRIVATE)
                changes += on.change_level("morale", (), EVERYBODY) if body.public else []
            elif body.public:
                changes += on.change_level("morale", tuple(hard), OVERLOOKED)
        for agent, by in changes:
            on.record("morale", agent, by, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Nothing: morale is told by itself."""
        return ""
