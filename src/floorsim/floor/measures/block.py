"""A block of figures, each worked out when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from floorsim.floor.measures.backlog import Backlog
from floorsim.floor.measures.deadlines import Deadlines
from floorsim.floor.measures.debt import Debt
from floorsim.floor.measures.drivers import DriverFigures

figure = cached_property
"""Marks a method of a block as one of its figures: worked out once, when it is first asked for."""


class Block:
    """Figures that belong together. Two blocks are equal when all their figures are."""

    @classmethod
    def names(cls) -> list[str]:
        """The names of the figures, in the order in which they are written."""
        return [
            name
            for name, value in vars(cls).items()
            if isinstance(value, figure) and not name.startswith("_")
        ]

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and all(
            getattr(self, name) == getattr(other, name) for name in self.names()
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.names())
        return f"{type(self).__name__}({said})"

    def as_json(self) -> dict[str, Any]:
        """Every figure by name, in plain dictionaries."""
        return {name: _plain(getattr(self, name)) for name in self.names()}


def _plain(value: Any) -> Any:
    return {key: _own(part) for key, part in value.items()} if isinstance(value, Mapping) else _own(value)


def _own(value: Any) -> Any:
    return value.as_json() if isinstance(value, Backlog | Deadlines | Debt | DriverFigures) else value
