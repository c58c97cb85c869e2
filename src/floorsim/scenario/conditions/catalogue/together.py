"""Several conditions together: all of them, or any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from floorsim.scenario.conditions.condition_type import (
    ConditionPlace,
    ConditionType,
    Named,
    Span,
    Watch,
    Watched,
)
from floorsim.scenario.faults.fault import Path

if TYPE_CHECKING:
    from floorsim.scenario.conditions.written import Condition
    from floorsim.scenario.models.scenario import Scenario


class AllOf(ConditionType):
    """Every one of the conditions holds."""

    key: ClassVar[str] = "all"
    schema: ClassVar[Any] = tuple["Condition", ...]
    joint: ClassVar[str] = "and"

    @classmethod
    def check(cls, body: tuple[Condition, ...], at: ConditionPlace) -> None:
        """There must be something to hold."""
        if not body:
            wrong = f"an empty {cls.key} says nothing"
            at.found.error(at.path, wrong, "write at least one condition below it")
        for index, part in enumerate(body):
            part.check(at.at(index))

    @classmethod
    def decision_kinds(cls, body: tuple[Condition, ...], path: Path) -> list[tuple[Path, str]]:
        """Those of every part."""
        return [found for index, part in enumerate(body) for found in part.decision_kinds((*path, index))]

    @classmethod
    def window(cls, body: tuple[Condition, ...], scenario: Scenario) -> Span:
        """What all parts have in common."""
        parts = [part.window(scenario) for part in body] or [(scenario.play_from_s, scenario.end_s)]
        return max(part[0] for part in parts), min(part[1] for part in parts)

    @classmethod
    def can_hold(cls, body: tuple[Condition, ...], reached: set[str]) -> bool:
        """Every part must be able to."""
        return all(part.can_hold(reached) for part in body)

    @classmethod
    def clash(cls, body: tuple[Condition, ...]) -> str | None:
        """Among the parts, or within one of them."""
        decided = {part.body for part in body if part.key == "decided"}
        both = sorted(decided & {part.body for part in body if part.key == "not_decided"})
        return both[0] if both else next(filter(None, (part.clash() for part in body)), None)

    @classmethod
    def words(cls, body: tuple[Condition, ...], named: Named) -> str:
        """One after the other; parts of several in brackets."""
        parts = [part.words(named) for part in body]
        of_several = {AllOf.key, AnyOf.key}
        return f" {cls.joint} ".join(
            f"({words})" if part.key in of_several and len(body) > 1 else words
            for part, words in zip(body, parts, strict=True)
        )

    @classmethod
    def watch(cls, body: tuple[Condition, ...], on: Watched) -> Watch:
        """Each is asked every time."""
        every = [part.watch(on) for part in body]
        return lambda: all([holds() for holds in every])


class AnyOf(AllOf):
    """At least one of the conditions holds."""

    key: ClassVar[str] = "any"
    joint: ClassVar[str] = "or"

    @classmethod
    def window(cls, body: tuple[Condition, ...], scenario: Scenario) -> Span:
        """From the first to the last moment of any part."""
        every = [part.window(scenario) for part in body]
        parts = [part for part in every if part[0] < part[1]]
        if body and not parts:
            return scenario.end_s, scenario.play_from_s
        parts = parts or [(scenario.play_from_s, scenario.end_s)]
        return min(part[0] for part in parts), max(part[1] for part in parts)

    @classmethod
    def can_hold(cls, body: tuple[Condition, ...], reached: set[str]) -> bool:
        """One part must be able to."""
        return any(part.can_hold(reached) for part in body)

    @classmethod
    def clash(cls, body: tuple[Condition, ...]) -> str | None:
        """Only where every part clashes."""
        clashes = [part.clash() for part in body]
        return clashes[0] if clashes and all(clashes) else None

    @classmethod
    def watch(cls, body: tuple[Condition, ...], on: Watched) -> Watch:
        """Each is asked every time."""
        some = [part.watch(on) for part in body]
        return lambda: any([holds() for holds in some])
