"""An effect in a file: a block with exactly one key, which says which of the catalogue it is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Self, cast

from pydantic import create_model, model_validator

from floorsim.scenario.effects.effect_type import EffectType, Place, effect_types
from floorsim.scenario.models.base import OneOf


class WrittenEffect(OneOf):
    """A consequence, written with exactly one key."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        return self.require_one()

    @property
    def type(self) -> type[EffectType]:
        """What it is."""
        return effect_types()[self.key]

    @property
    def body(self) -> Any:
        """Its value."""
        return getattr(self, self.key)

    def get(self, key: str) -> Any | None:
        """Its value if it is this effect, else None."""
        return getattr(self, key)

    def leads_to(self) -> list[tuple[str, str]]:
        """What it brings about elsewhere in the scenario: (`message`, `milestone` or `decision`, id)."""
        return self.type.leads_to(self.body)

    def check(self, at: Place) -> None:
        """Tells what is wrong with it; `at` is where the effect is written."""
        self.type.check(self.body, at.at(self.key))


if TYPE_CHECKING:

    class Effect(WrittenEffect):
        """Every effect of the catalogue is a key of it."""

else:
    Effect = create_model(
        "Effect",
        __base__=WrittenEffect,
        __doc__="A consequence of a choice, a message, a decision or an incident, written with one key.",
        **{key: (cast(Any, one.schema) | None, None) for key, one in effect_types().items()},
    )
    for _one in effect_types().values():
        # Blocks that hold effects name this class and cannot import it; pydantic finds it when it needs it.
        import_module(_one.__module__).Effect = Effect
    # Scenarios, templates of cases and kinds of decision all hold effects: built here, it is built once.
    Effect.model_rebuild(force=True)


def effect(key: str, body: Any) -> Effect:
    """An effect made in code; `body` as the effect's schema has it."""
    made: Effect = Effect.model_validate({key: body})
    return made
