"""A condition in a file: a block with exactly one key, which says which of the catalogue it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, cast

from pydantic import create_model, model_validator

from floorsim.scenario.conditions.condition_type import (
    ConditionPlace,
    ConditionType,
    Named,
    Span,
    Watch,
    Watched,
    condition_types,
)
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.base import OneOf

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario


class WrittenCondition(OneOf):
    """Something that can become true in a run, written with exactly one key."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        return self.require_one()

    @property
    def type(self) -> type[ConditionType]:
        """What it is."""
        return condition_types()[self.key]

    @property
    def body(self) -> Any:
        """Its value."""
        return getattr(self, self.key)

    def check(self, at: ConditionPlace) -> None:
        """Tells what is wrong with it; `at` is where the condition is written."""
        self.type.check(self.body, at.at(self.key))

    def decision_kinds(self, path: Path) -> list[tuple[Path, str]]:
        """The kinds of decision that it names, each with its place."""
        return self.type.decision_kinds(self.body, (*path, self.key))

    def window(self, scenario: Scenario) -> Span:
        """When it can be true at all; empty (start not before end) when it never can."""
        return self.type.window(self.body, scenario)

    def can_hold(self, reached: set[str]) -> bool:
        """Whether it can hold in some run, once these milestones can be reached."""
        return self.type.can_hold(self.body, reached)

    def clash(self) -> str | None:
        """A kind of decision that it wants both decided and not decided, or None."""
        return self.type.clash(self.body)

    def words(self, named: Named) -> str:
        """The condition in words, to go on after "when"."""
        return self.type.words(self.body, named)

    def watch(self, on: Watched) -> Watch:
        """The condition as something to be asked again and again, in order of time."""
        return self.type.watch(self.body, on)


if TYPE_CHECKING:

    class Condition(WrittenCondition):
        """Every condition of the catalogue is a key of it."""

else:
    Condition = create_model(
        "Condition",
        __base__=WrittenCondition,
        __doc__="Something that can become true in a run, written with exactly one key.",
        **{key: (cast(Any, one.schema) | None, None) for key, one in condition_types().items()},
    )
