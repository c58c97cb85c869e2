"""What a field of the scenario language takes, and what holds if it is left out, in a trainer's words."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from floorsim.scenario.models.base import Name, Text
from floorsim.scenario.models.laws import Law
from floorsim.scenario.values.amounts import read_money, read_multiple, read_share
from floorsim.scenario.values.durations import read_duration
from floorsim.scenario.values.times_of_day import read_time
from floorsim.scenario.values.units import format_duration, format_time

READERS: dict[Callable[..., Any], str] = {
    read_duration: "duration",
    read_time: "time",
    read_share: "share",
    read_money: "money",
    read_multiple: "factor",
}
"""The kinds of value that the language reads from text, by their readers."""

NEEDED = "needed"
NOTHING = "–"


def heading(block: type[BaseModel]) -> str:
    """The anchor under which a block stands in the reference."""
    return block.__name__.lower()


def blocks_in(annotation: Any) -> list[type[BaseModel]]:
    """Every block that a type leads to."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [block for part in get_args(annotation) for block in blocks_in(part)]


def takes(annotation: Any) -> str:
    """What may be written for a type, such as `share`, `list of names`, `whole number, 1 to 8`."""
    if annotation == Name:
        return "name"
    if annotation == Text:
        return "text"
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        readers = [READERS.get(one.func) for one in metadata if isinstance(one, BeforeValidator)]
        reader = next((reader for reader in readers if reader), None)
        return (reader or takes(inner)) + _bounds(_flat(metadata), reader)
    if origin is Literal:
        *others, last = [f"`{value}`" for value in get_args(annotation)]
        return f"{', '.join(others)} or {last}" if others else last
    if origin in (typing.Union, types.UnionType):
        parts = [takes(part) for part in get_args(annotation) if part is not type(None)]
        return " or ".join(dict.fromkeys(parts))
    if origin is tuple:
        members = get_args(annotation)
        if members[-1] is Ellipsis:
            return f"list: {takes(members[0])}"
        return "[" + ", ".join(takes(member) for member in members) + "]"
    if origin is dict:
        return f"names, each with {takes(get_args(annotation)[1])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{heading(annotation)})"
    return {bool: "`true` or `false`", int: "whole number", float: "number", str: "text"}[annotation]


def default(field: FieldInfo, annotation: Any) -> str:
    """What holds if the key is left out."""
    if field.is_required():
        return NEEDED
    return written(field.default, annotation)


def written(value: Any, annotation: Any) -> str:
    """A default as a trainer would write it."""
    if value is None or value in ((), {}):
        return NOTHING
    if isinstance(value, Law):
        return f"`{{{value.key}: {_law_value(value)}}}`"
    if isinstance(value, BaseModel):
        return "its own defaults"
    kind = takes(annotation)
    if kind.startswith("duration"):
        return f"`{format_duration(value)}`"
    if kind.startswith("time"):
        return f"`{format_time(value)}`"
    if kind.startswith("share"):
        return f"`{100 * value:g}%`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, float | int):
        return f"`{value:.10g}`"
    return f"`{value}`"


def _law_value(law: Law) -> str:
    value = getattr(law, law.key)
    if isinstance(value, tuple):
        return "[" + ", ".join(format_duration(part) for part in value) + "]"
    return format_duration(value)


def _flat(metadata: Sequence[Any]) -> list[Any]:
    found: list[Any] = []
    for one in metadata:
        found += one.metadata if isinstance(one, FieldInfo) else [one]
    return found


def _bounds(metadata: Sequence[Any], reader: str | None) -> str:
    """The range of a number, in words; what every share, duration and amount of money keeps goes unsaid."""
    low = next((one.ge for one in metadata if isinstance(one, Ge)), None)
    above = next((one.gt for one in metadata if isinstance(one, Gt)), None)
    high = next((one.le for one in metadata if isinstance(one, Le)), None)
    below = next((one.lt for one in metadata if isinstance(one, Lt)), None)
    unit = format_duration if reader == "duration" else (lambda value: f"{value:g}")
    if reader is not None and high is None and below is None:
        return " above 0" if above is not None else ""
    if low is not None and high is not None:
        return f", {unit(low)} to {unit(high)}"  # type: ignore[arg-type]
    if above is not None and high is not None:
        return f", above {unit(above)}, at most {unit(high)}"  # type: ignore[arg-type]
    if low is not None:
        return f", {unit(low)} or more"  # type: ignore[arg-type]
    return f", above {unit(above)}" if above is not None else ""  # type: ignore[arg-type]
