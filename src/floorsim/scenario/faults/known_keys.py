"""Which models stand at a place of a pydantic model, and so which keys a file may write there."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Location = tuple[str | int, ...]
"""Where pydantic says an error is: keys, positions, and names of the branches of unions."""

_UNIONS: Final = (typing.Union, types.UnionType)


def models_at(model: type[BaseModel], location: Location) -> list[type[BaseModel]]:
    """The models that may stand at a location, best known first; empty if none does."""
    leaves: list[Any] = [model]
    for step in location:
        inside = [inner for leaf in leaves for inner in _inside(leaf, step)]
        leaves = inside or [leaf for leaf in leaves if _is_branch(leaf, step)] or leaves
    return [leaf for leaf in leaves if _is_model(leaf)]


def known_keys(models: Iterable[type[BaseModel]]) -> list[str]:
    """The keys that a file may write into any of these models, in the order of their definition."""
    return list(dict.fromkeys(_key(name, f) for model in models for name, f in _fields(model).items()))


def allowed_tags(models: Iterable[type[BaseModel]], key: str) -> list[str]:
    """The fixed values of a key by which these models tell themselves apart."""
    tags: dict[str, None] = {}
    for model in models:
        for name, field in _fields(model).items():
            if key in (name, _key(name, field)):
                tags.update(dict.fromkeys(_literals(field.annotation)))
    return list(tags)


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Its fields, completed first: a block that holds effects is completed only when it is needed."""
    model.model_rebuild()
    return model.model_fields


def _key(name: str, field: FieldInfo) -> str:
    return field.alias or name


def _is_model(leaf: Any) -> bool:
    return isinstance(leaf, type) and issubclass(leaf, BaseModel)


def _leaves(annotation: Any) -> list[Any]:
    """The plain types of an annotation: without Annotated, and with unions taken apart."""
    origin = get_origin(annotation)
    if origin is typing.Annotated:
        return _leaves(get_args(annotation)[0])
    if origin in _UNIONS:
        return [leaf for branch in get_args(annotation) for leaf in _leaves(branch)]
    return [] if annotation is type(None) else [annotation]


def _inside(leaf: Any, step: str | int) -> list[Any]:
    """The types one step further in, or none if the step does not lead into this type."""
    if _is_model(leaf):
        for name, field in _fields(leaf).items():
            if step in (name, _key(name, field)):
                return _leaves(field.annotation)
        return []
    origin, arguments = get_origin(leaf), get_args(leaf)
    if not isinstance(origin, type) or not arguments:
        return []
    if issubclass(origin, Mapping):
        return _leaves(arguments[1])
    if isinstance(step, int):
        fixed = origin is tuple and Ellipsis not in arguments
        chosen = arguments[step : step + 1] if fixed else arguments[:1]
        return [inner for argument in chosen for inner in _leaves(argument)]
    return []


def _is_branch(leaf: Any, step: str | int) -> bool:
    """Whether a step names this branch of a union: the model's name, or a value that only it allows."""
    if not _is_model(leaf):
        return False
    return step == leaf.__name__ or any(
        step in _literals(field.annotation) for field in _fields(leaf).values()
    )


def _literals(annotation: Any) -> list[str]:
    return [
        str(value) for leaf in _leaves(annotation) if get_origin(leaf) is Literal for value in get_args(leaf)
    ]
