"""A kind of decision, read as the fields of a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic.fields import FieldInfo

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.pickers import Picker
from floorsim.present.quote import Choosable
from floorsim.scenario.values.durations import DURATION_PATTERN
from floorsim.scenario.values.times_of_day import TIME_PATTERN

Entry = Literal["choose", "time", "duration", "number", "text"]
"""How a field is filled in: chosen from a list, or typed as a moment, a length of time, a number or words."""

LEAVE = "__leave__"
"""Stands in a list for leaving an optional field as it is."""

_LABELS = {
    "agents": "Who",
    "agent": "Who",
    "to": "To",
    "until": "Until",
    "at": "When",
    "channel": "Channel",
    "how": "How",
    "choice": "What",
    "content": "What",
    "drivers": "About",
    "next_update": "Next update",
    "cap": "Chats at once",
    "decision": "Which",
}


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its name in the decision, what the reader sees, and how it is filled in."""

    name: str
    key: str
    """The name under which the decision takes it."""
    label: str
    hint: str
    entry: Entry
    pick: str
    required: bool
    default: Any
    many: bool
    choices: tuple[Choosable, ...]
    low: float | None
    high: float | None
    none: str = ""
    """What leaving the field empty means."""


def form_fields(
    kind: type[Decision], options: Callable[[type[Decision], str], Sequence[Choosable]]
) -> list[FormField]:
    """Return the fields of a kind: what, then who, then how long; `options` gives what may be chosen."""
    schema = _schema(kind)
    properties, definitions = schema.get("properties", {}), schema.get("$defs", {})
    fields = [
        _field(
            name, about, _resolved(properties.get(about.alias or name, {}), definitions), options(kind, name)
        )
        for name, about in kind.model_fields.items()
    ]
    return sorted(fields, key=lambda field: _ORDER.get(field.pick, 0))


@cache
def _schema(kind: type[Decision]) -> Mapping[str, Any]:
    """Return the schema of a kind, which takes longer to make than everything else that a form shows."""
    return kind.model_json_schema()


_ORDER = {"agents": 1, "agent": 1, "time": 2, "minutes": 2, "number": 2}
"""Place of a field by what is picked; 0 for everything else."""


def _resolved(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """Return a field's schema without the wrapping that optional and named types put around it."""
    found = dict(schema)
    for branch in found.get("anyOf", ()):
        if branch.get("type") != "null":
            found = {**found, **branch}
    if reference := found.get("$ref"):
        found = {**definitions.get(reference.rsplit("/", 1)[-1], {}), **found}
    if found.get("type") == "array" and "$ref" in found.get("items", {}):
        found["items"] = definitions.get(found["items"]["$ref"].rsplit("/", 1)[-1], {})
    return found


def _field(name: str, about: FieldInfo, schema: Mapping[str, Any], options: Sequence[Choosable]) -> FormField:
    picker = picker_in(about)
    many = schema.get("type") == "array"
    inner = schema.get("items", {}) if many else schema
    required = about.is_required()
    default = None if required else about.get_default(call_default_factory=True)
    typed = _typed_entry(inner)
    pick = picker.takes if picker is not None else "time" if typed == "time" else ""
    choices = () if typed == "time" else _offered(tuple(options) or _named_choices(inner), pick)
    if (
        choices
        and not required
        and not many
        and default is None
        and LEAVE not in (one.value for one in choices)
    ):
        choices = (Choosable(LEAVE, (picker.none if picker is not None else None) or "none"), *choices)
    return FormField(
        name=name,
        key=about.alias or name,
        label=(picker.label if picker is not None else None)
        or _LABELS.get(name)
        or name.replace("_", " ").capitalize(),
        hint=(picker.hint if picker is not None else None) or about.description or "",
        entry="choose" if choices else typed,
        pick=pick,
        required=required,
        default=LEAVE if default is None and choices and not required else default,
        many=many,
        choices=choices,
        low=inner.get("minimum", inner.get("exclusiveMinimum")),
        high=inner.get("maximum", inner.get("exclusiveMaximum")),
        none=(picker.none if picker is not None else None) or "",
    )


def _offered(options: Sequence[Choosable], pick: str) -> tuple[Choosable, ...]:
    """Return the options as the form shows them: leaving out is a value too, minutes are bare numbers."""
    offered: list[Choosable] = []
    for option in options:
        if option.value is None:
            option = Choosable(LEAVE, option.label)
        elif pick == "minutes":
            option = Choosable(option.value, f"{option.value:g}", option.why_not)
        offered.append(option)
    return tuple(offered)


def picker_in(field: FieldInfo) -> Picker | None:
    """Return how a field says it is filled in, or None if it does not say."""
    return next((part for part in field.metadata if isinstance(part, Picker)), None)


def _named_choices(schema: Mapping[str, Any]) -> tuple[Choosable, ...]:
    if "enum" in schema:
        return tuple(Choosable(value, str(value).replace("_", " ")) for value in schema["enum"])
    if "const" in schema:
        return (Choosable(schema["const"], str(schema["const"]).replace("_", " ")),)
    if schema.get("type") == "boolean":
        return (Choosable(True, "yes"), Choosable(False, "no"))
    return ()


def _typed_entry(schema: Mapping[str, Any]) -> Entry:
    pattern = schema.get("pattern")
    if pattern == TIME_PATTERN:
        return "time"
    if pattern == DURATION_PATTERN:
        return "duration"
    return "number" if schema.get("type") in ("integer", "number") else "text"
