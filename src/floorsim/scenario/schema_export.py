"""The JSON Schema of the scenario language, by which editors complete and check a file as it is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from floorsim.scenario.forms import MOST_FORMS
from floorsim.scenario.values.durations import DURATION_PATTERN

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_REF: Final = "#/$defs/"
_PARTIAL: Final = "Partial"
_WHOLE_ONLY: Final = ("required", "minProperties", "maxProperties")
_EXTENDS: Final[Schema] = {
    "title": "Extends",
    "description": "A shipped scenario, shared pieces or files beside this one, that this file changes.",
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}],
}


def scenario_schema() -> Schema:
    """The schema of a scenario file.

    A file that extends another one, and a form, may leave out what it inherits, take a key away with `null`,
    and change entries of a list by their ids.
    """
    from floorsim.scenario.models.base import OneOf
    from floorsim.scenario.models.scenario import Scenario

    whole = Scenario.model_json_schema(by_alias=True, mode="validation")
    blocks: dict[str, Schema] = whole.pop("$defs")
    blocks["Scenario"] = whole
    for kind in OneOf.__subclasses__():
        if kind.__name__ in blocks:
            blocks[kind.__name__] |= {"minProperties": 1, "maxProperties": 1}
    for name, shorten in {**SHORT_FORMS, "Message": _message}.items():
        blocks[name] = shorten(blocks)
    partial = {f"{_PARTIAL}{name}": _partial(block) for name, block in blocks.items()}
    form = partial[f"{_PARTIAL}Scenario"]
    forms = {
        "title": "Forms",
        "description": "Other versions of the scenario by their names, each written as what it changes.",
        "type": "object",
        "additionalProperties": {"$ref": f"{_REF}Form"},
        "minProperties": 1,
        "maxProperties": MOST_FORMS,
    }
    partial["Form"] = form | {
        "title": "Form",
        "type": ["object", "null"],
        "properties": form["properties"] | {"title": {"type": "string", "description": "What it is called."}},
    }
    blocks["Scenario"] = whole | {"properties": whole["properties"] | {"forms": forms}}
    partial[f"{_PARTIAL}Scenario"] = form | {
        "properties": form["properties"] | {"extends": _EXTENDS, "forms": forms}
    }
    return {
        "$schema": DIALECT,
        "title": "floorsim scenario",
        "if": {"required": ["extends"]},
        "then": {"$ref": f"{_REF}{_PARTIAL}Scenario"},
        "else": {"$ref": f"{_REF}Scenario"},
        "$defs": blocks | partial,
    }


def schema_text() -> str:
    """The schema as its published file has it."""
    return json.dumps(scenario_schema(), indent=1, ensure_ascii=False) + "\n"


def _partial(schema: Any) -> Any:
    """A schema in which no key is needed and every key may be null."""
    if isinstance(schema, list):
        return [_partial(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _partial(inner) for key, inner in schema.items() if key not in _WHOLE_ONLY}
    if found.get("type") == "array" and isinstance(found.get("items"), dict) and "$ref" in found["items"]:
        return {"anyOf": [found, {"type": "object", "additionalProperties": _or_null(found["items"])}]}
    if isinstance(found.get("$ref"), str):
        found["$ref"] = found["$ref"].replace(_REF, f"{_REF}{_PARTIAL}")
    for block in ("properties", "patternProperties"):
        if isinstance(found.get(block), dict):
            found[block] = {key: _or_null(inner) for key, inner in found[block].items()}
    return found


def _or_null(schema: Any) -> Any:
    return {"anyOf": [schema, {"type": "null"}]} if isinstance(schema, dict) else schema


def _law(blocks: dict[str, Schema]) -> Schema:
    return {"anyOf": [blocks["Law"], {"type": "string", "pattern": DURATION_PATTERN}]}


def _group_preference(blocks: dict[str, Schema]) -> Schema:
    return {"anyOf": [blocks["GroupPreference"], {"type": "string"}]}


def _patience(blocks: dict[str, Schema]) -> Schema:
    return {"anyOf": [blocks["Patience"], {"$ref": f"{_REF}Law"}]}


def _timed_effect(blocks: dict[str, Schema]) -> Schema:
    timed, effect = blocks["TimedEffect"], blocks["Effect"]
    times = {key: value for key, value in timed["properties"].items() if key != "effect"}
    flat = timed | {"properties": {**times, **effect["properties"]}, "required": []}
    return {"anyOf": [flat, timed]}


def _message(blocks: dict[str, Schema]) -> Schema:
    """A message, or the use of a shared one, which may leave out and take away what that has."""
    message = blocks["Message"]
    words = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
    use = {"use": {"type": "string", "description": "A shared message's id."}, "words": words}
    partial = {key: _or_null(value) for key, value in message["properties"].items()}
    taken = message | {"properties": {**use, **partial}, "required": ["use"]}
    return {"if": {"type": "object", "required": ["use"]}, "then": taken, "else": message}


def _people(blocks: dict[str, Schema]) -> Schema:
    people = blocks["People"]
    model = {"anyOf": [people["properties"]["model"], {"type": "boolean"}]}
    return people | {"properties": {**people["properties"], "model": model}}


SHORT_FORMS: Final[dict[str, Callable[[dict[str, Schema]], Schema]]] = {
    "Law": _law,
    "GroupPreference": _group_preference,
    "Patience": _patience,
    "TimedEffect": _timed_effect,
    "People": _people,
}
"""The blocks with a shorter way of being written, which their models read and their schemas do not show."""
