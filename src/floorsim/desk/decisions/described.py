"""A kind of decision in words: what one chooses, what it takes, when it is possible, what it does."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from pydantic.fields import FieldInfo

from floorsim.desk.cases.customers import ESCALATION, escalation
from floorsim.desk.decisions.content_decision import ContentDecision
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker, NumberPicker, Picker, picker_of
from floorsim.wording.names import listed
from floorsim.wording.numbers import how_often

ABOUT: Final[Mapping[ActsOn, str]] = {
    "queue": "a queue",
    "agent": "an agent",
    "case": "a case",
    "interval": "an interval of the plan",
    "driver": "a contact driver",
    "own_work": "your own work",
    "floor": "the floor",
}
"""What a decision is about, and on what its letters take it."""

PICKS: Final[Mapping[str, str]] = {
    "agents": "list of agents",
    "agent": "agent",
    "channel": "channel",
    "drivers": "list of drivers",
    "driver": "driver",
    "message": "message",
    "answer": "one of its choices",
    "duty": "name of a duty",
    "metrics": "list of figures",
    "points": "list of points",
    "figures": "list of figures",
}
"""What a field takes whose value is a name of the run, by what a form picks it from."""


class Choice(NamedTuple):
    """One of a few values of an argument."""

    value: Any
    label: str
    minutes: float | None = None
    """Supervisor minutes, where the values differ in them."""


class Argument(NamedTuple):
    """One thing that is chosen."""

    name: str
    takes: str
    """What is picked, in a word or two."""
    needed: bool
    meaning: str
    choices: tuple[Choice, ...] = ()


def summary_of(kind: type[Decision]) -> str:
    """The kind in one sentence; empty where its title says it already."""
    return (kind.__doc__ or "").strip().splitlines()[0].removeprefix(f"{kind.title}.")


def minutes_words(kind: type[Decision]) -> str:
    """What it takes of the supervisor's time."""
    if kind.at_once:
        return "no time, and acts at once"
    ways = minutes_by_choice(kind)
    if len(set(ways.values())) > 1:
        return listed([f"{counted_minutes(minutes)} (`{way}`)" for way, minutes in ways.items()], "or")
    about = "about " if kind.open_ended else ""
    whole = "; until it is done you see nothing else of the floor" if kind.hands_on else ""
    return f"{about}{counted_minutes(kind.minutes)}{whole}"


def counted_minutes(minutes: float) -> str:
    """Minutes in words."""
    return f"{minutes:g} minute{'' if minutes == 1 else 's'}"


def minutes_by_choice(kind: type[Decision]) -> dict[str, float]:
    """The minutes of each way of doing it, where there are several."""
    if kind.kind == ESCALATION:
        return {choice.id: choice.minutes for choice in escalation().choices}
    if not issubclass(kind, ContentDecision):
        return {}
    return {one.id: kind.minutes if one.minutes is None else one.minutes for one in kind.content.choices}


def money_of(kind: type[Decision]) -> float:
    """What it costs beyond the supervisor's time, where that is the same each time."""
    return kind.content.money if issubclass(kind, ContentDecision) else 0.0


def letters_words(kind: type[Decision]) -> str:
    """Its letters and on what they take it; empty where it has none."""
    on: dict[str, list[str]] = {}
    for acts_on, letter in kind.verbs.items():
        on.setdefault(letter, []).append(ABOUT[acts_on])
    return "; ".join(f"`{letter}` on {listed(things, 'and')}" for letter, things in on.items())


def possible_when(kind: type[Decision]) -> tuple[str, ...]:
    """When it is possible, each in a sentence, as the kind and its family say it."""
    asked = [kind.why_none, *(base.why_not for base in _deciding(kind))]
    said = [_first_sentence(one) for one in asked if one.__qualname__.partition(".")[0] not in _BASES]
    if issubclass(kind, ContentDecision):
        limit = kind.content.limit
        if kind.content.over_days:
            said.append("Only in a scenario of several days, or in which something weighs on people.")
        if kind.content.needs_late:
            said.append("Only with somebody who came late, or who has late starts on record.")
        if kind.content.only_with is not None:
            said.append(f"Otherwise {kind.content.when_not}.")
        if kind.content.when is not None:
            said.append(f"Otherwise {kind.content.when_not}.")
        if limit.each is not None:
            said.append(f"{how_often(limit.each).capitalize()} for each person or thing in a run.")
        if limit.in_all is not None:
            said.append(f"{how_often(limit.in_all).capitalize()} in a run.")
        if limit.in_a_day is not None:
            said.append(f"{how_often(limit.in_a_day).capitalize()} a day.")
    terms = dict.fromkeys(said)
    if len(terms) > 1:
        terms.pop(ALWAYS, None)
    return tuple(terms)


ALWAYS: Final = "Always possible."
"""What a kind says of itself that asks for nothing; it is no news beside a term."""


_BASES: Final = ("Decision", "ContentDecision")
"""What these say of themselves holds for no kind in particular."""


def _deciding(kind: type[Decision]) -> list[Any]:
    """The classes of a kind that say when it is possible, its own first."""
    return [base for base in kind.__mro__ if "why_not" in vars(base)][: 2 if _is_content(kind) else 1]


def _is_content(kind: type[Decision]) -> bool:
    return issubclass(kind, ContentDecision)


def _first_sentence(method: Any) -> str:
    return (inspect.getdoc(method) or "").splitlines()[0]


def arguments_of(kind: type[Decision]) -> tuple[Argument, ...]:
    """What is chosen for it, in the order in which it is written."""
    schema = kind.model_json_schema()
    return tuple(
        _argument(kind, name, field, _inner(schema, field.alias or name))
        for name, field in kind.model_fields.items()
    )


def _argument(kind: type[Decision], name: str, field: FieldInfo, schema: Mapping[str, Any]) -> Argument:
    picker = picker_of(kind, name)
    minutes = minutes_by_choice(kind)
    differ = name == "choice" and len(set(minutes.values())) > 1
    choices = tuple(
        Choice(value, words, minutes.get(str(value)) if differ else None)
        for value, words in _values(kind, name, picker).items()
    )
    return Argument(
        field.alias or name, _takes(picker, schema), field.is_required(), field.description or "", choices
    )


def _values(kind: type[Decision], name: str, picker: Picker) -> dict[Any, str]:
    if kind.kind == ESCALATION and name == "choice":
        return {choice.id: choice.label for choice in escalation().choices}
    if isinstance(picker, ChoicePicker):
        return {**picker.labels, **picker.also}
    return dict(picker.also)


def _takes(picker: Picker, schema: Mapping[str, Any]) -> str:
    if isinstance(picker, NumberPicker):
        low, high = (schema.get(end) for end in ("minimum", "maximum"))
        whole = "minutes" if picker.takes == "minutes" else "number"
        return f"{whole}, {low:g} to {high:g}" if low is not None and high is not None else whole
    return "one of these" if picker.takes == "choice" else PICKS.get(picker.takes, picker.takes)


def _inner(schema: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A field's schema without the wrapping of an optional one."""
    found = dict(schema.get("properties", {}).get(name, {}))
    for branch in found.get("anyOf", ()):
        if branch.get("type") != "null":
            found.update(branch)
    return found
